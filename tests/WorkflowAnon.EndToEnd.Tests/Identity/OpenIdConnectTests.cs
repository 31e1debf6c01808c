using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Procedure.Kernel.Staff;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.EndToEnd.Tests.Identity;

/// <summary>Sign-in by OpenID Connect at a real provider: who comes in, who does not and what they read, and what is believed of nobody.</summary>
public sealed class OpenIdConnectTests(IdentityHost host, Browser browser) : IClassFixture<IdentityHost>, IClassFixture<Browser>, IDisposable
{
    private readonly Visitor _visitor = new(host.Address);

    [Fact]
    public async Task A_linked_person_comes_in_by_the_provider_and_both_sessions_end_with_the_sign_out()
    {
        await using var desk = await browser.OpenAsync(host.Address, provider: host.Provider.Address);
        await desk.GoAsync("cases");
        await desk.SeeAsync(IdentityHost.ProviderName + "を使う");
        await desk.InspectAsync("login-provider");
        await desk.FollowAsync(IdentityHost.ProviderName + "でサインインする");
        await desk.FollowAsync(IdentityHost.LinkedPerson);
        // Where they wanted to go; duties and division are the product's own.
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new Uri(host.Address, "cases").ToString());
        await desk.SeeAsync("佐藤 花子");
        await desk.SeeAsync("（担当者）");
        await desk.GoAsync("account");
        await desk.SeeAsync($"{IdentityHost.ProviderName}でサインインできます");

        var ended = host.Provider.EndedSessions;
        await desk.SignOutAsync();
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new Uri(host.Address, "login").ToString());
        Assert.Equal(ended + 1, host.Provider.EndedSessions);
        await desk.GoAsync("cases");
        await desk.SeeAsync(IdentityHost.ProviderName + "を使う");
    }

    [Fact]
    public async Task Who_is_proven_but_not_registered_reads_whom_to_ask_and_nothing_is_created()
    {
        var before = await CountsAsync();
        await using var desk = await browser.OpenAsync(host.Address, provider: host.Provider.Address);
        await desk.GoAsync("login");
        await desk.FollowAsync(IdentityHost.ProviderName + "でサインインする");
        await desk.FollowAsync("s-unknown");
        await desk.SeeAsync("このシステムを使う登録がありません");
        await desk.SeeAsync("運用管理者（総務課）");
        await desk.SeeAsync("s-unknown");
        await desk.InspectAsync("login-unknown");
        Assert.Equal(before, await CountsAsync());
        await desk.GoAsync("help");
        await desk.SeeAsync("利用者ID");
    }

    [Fact]
    public async Task A_person_who_has_left_or_is_locked_is_refused_and_a_session_ends_with_the_next_request()
    {
        var clerk = await host.AccountIdAsync("ga-2");
        await host.AddAsync(new IdentityUserLogin<string> { LoginProvider = host.Provider.Address.ToString().TrimEnd('/'), ProviderKey = "s-takahashi", UserId = clerk });
        var commands = host.Services.GetRequiredService<StaffCommands>();
        var admin = new Actor(await host.AccountIdAsync("operator"), "成田 誠", host.GeneralAffairs, new HashSet<string> { Duties.Operator });

        var signedIn = await _visitor.FollowAsync(await _visitor.ProveAsync("s-takahashi"));
        Assert.Equal("/help", (await _visitor.FollowAsync(signedIn)).AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await _visitor.ReadAsync(new Uri(host.Address, "help"))).Status);
        await commands.LockAsync(clerk, admin, "oidc-lock");
        Assert.StartsWith("/login", (await _visitor.FollowAsync(new Uri(host.Address, "help"))).AbsolutePath, StringComparison.Ordinal);
        await RefusedAsync("ロックされている");
        await commands.UnlockAsync(clerk, admin, "oidc-unlock");
        await commands.DeactivateAsync(clerk, admin, "oidc-leave");
        await RefusedAsync("退職などのため");

        async Task RefusedAsync(string says)
        {
            using var again = new Visitor(host.Address);
            var (status, text) = await again.ReadAsync(await again.FollowAsync(await again.ProveAsync("s-takahashi")));
            Assert.Equal(HttpStatusCode.Forbidden, status);
            Assert.Contains(says, text, StringComparison.Ordinal);
            Assert.StartsWith("/login", (await again.FollowAsync(new Uri(host.Address, "help"))).AbsolutePath, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("state=", "確かめられませんでした")]
    [InlineData("code=", "信頼できない")]
    public async Task An_answer_that_was_changed_on_the_way_signs_nobody_in(string parameter, string says)
    {
        var back = (await _visitor.ProveAsync(IdentityHost.LinkedPerson)).ToString();
        var at = back.IndexOf(parameter, StringComparison.Ordinal) + parameter.Length;
        var changed = back[..(at + 8)] + (back[at + 8] == 'A' ? 'B' : 'A') + back[(at + 9)..];
        await ComesBackAsync(_visitor, new Uri(changed), says);
    }

    [Fact]
    public async Task An_answer_to_somebody_else_signs_nobody_in()
    {
        var back = await _visitor.ProveAsync(IdentityHost.LinkedPerson);
        using var other = new Visitor(host.Address);
        await ComesBackAsync(other, back, "確かめられませんでした");
    }

    [Fact]
    public async Task Who_gives_up_at_the_provider_reads_so() =>
        await ComesBackAsync(_visitor, await _visitor.ProveAsync("nobody"), "取りやめられたか、認められませんでした");

    [Theory]
    [InlineData(TokenFault.ForeignKey)]
    [InlineData(TokenFault.ForeignAudience)]
    public async Task A_token_of_a_foreign_key_or_for_another_product_is_not_believed(TokenFault fault)
    {
        host.Provider.Fault = fault;
        try
        {
            await ComesBackAsync(_visitor, await _visitor.ProveAsync(IdentityHost.LinkedPerson), "信頼できない");
        }
        finally
        {
            host.Provider.Fault = TokenFault.None;
        }

        Assert.Equal("/help", (await _visitor.FollowAsync(await _visitor.FollowAsync(await _visitor.ProveAsync(IdentityHost.LinkedPerson)))).AbsolutePath);
    }

    [Fact]
    public async Task The_cookies_of_the_way_are_out_of_reach_of_scripts_and_of_other_sites()
    {
        var cookies = await _visitor.CookiesOfAsync(new Uri(host.Address, "login/external"));
        Assert.Contains(cookies, c => c.Contains("Correlation", StringComparison.Ordinal));
        Assert.Contains(cookies, c => c.Contains("Nonce", StringComparison.Ordinal));
        Assert.All(cookies, c =>
        {
            Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", c, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task The_operator_links_a_person_by_the_identifier_that_the_page_showed()
    {
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("operator", Pages.PagesHost.Password);
        await desk.MenuAsync("職員");
        await desk.FollowAsync("三上 恵");
        await desk.Page.GetByLabel("認証基盤での識別子").FillAsync(IdentityHost.LinkedPerson);
        await desk.PressAsync("識別子と結び付ける");
        await desk.SeeAsync("この識別子は佐藤 花子に結び付いています");
        await desk.InspectAsync("staff-member-link-refused");
        await desk.Page.GetByLabel("認証基盤での識別子").FillAsync("s-mikami");
        await desk.PressAsync("識別子と結び付ける");
        await desk.SeeAsync("結び付けました");
        using var person = new Visitor(host.Address);
        Assert.Equal("/help", (await person.FollowAsync(await person.FollowAsync(await person.ProveAsync("s-mikami")))).AbsolutePath);
        await desk.PressAsync("識別子との結付けを解除する");
        await desk.SeeAsync("解除しました");
        Assert.StartsWith("/login", (await person.FollowAsync(new Uri(host.Address, "help"))).AbsolutePath, StringComparison.Ordinal);
    }

    public void Dispose() => _visitor.Dispose();

    private async Task ComesBackAsync(Visitor visitor, Uri back, string says)
    {
        var login = await visitor.FollowAsync(back);
        Assert.Equal("/login", login.AbsolutePath);
        var (status, text) = await visitor.ReadAsync(login);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.Contains("エラー番号", text, StringComparison.Ordinal);
        Assert.StartsWith("/login", (await visitor.FollowAsync(new Uri(host.Address, "help"))).AbsolutePath, StringComparison.Ordinal);
    }

    private async Task<(int Accounts, int Links)> CountsAsync()
    {
        var counts = (0, 0);
        await host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<WorkflowAnonDbContext>();
            counts = (await db.Set<StaffAccount>().CountAsync(), await db.Set<IdentityUserLogin<string>>().CountAsync());
        });
        return counts;
    }
}

/// <summary>The provider is away: before the person goes there, and on the way back.</summary>
public sealed class ProviderAwayTests(ProviderAwayHost host, Browser browser) : IClassFixture<ProviderAwayHost>, IClassFixture<Browser>
{
    [Fact]
    public async Task A_provider_that_is_away_is_told_with_what_to_do_and_passwords_go_on()
    {
        await using (var desk = await browser.OpenAsync(host.Address))
        {
            await desk.GoAsync("login");
            await desk.FollowAsync(IdentityHost.ProviderName + "でサインインする");
            await desk.SeeAsync(IdentityHost.ProviderName + "に接続できません");
            await desk.SeeAsync("エラー番号");
            await desk.InspectAsync("login-provider-away");
            await desk.SignInAsync("ga-1", Pages.PagesHost.Password);
            await desk.SignOutAsync();
        }

        // It comes up, and ends while somebody is on the way.
        await host.Provider.StartAsync();
        using var visitor = new Visitor(host.Address);
        var back = await visitor.ProveAsync(IdentityHost.LinkedPerson);
        await host.Provider.StopAsync();
        var (_, text) = await visitor.ReadAsync(await visitor.FollowAsync(back));
        Assert.Contains(IdentityHost.ProviderName + "に接続できません", text, StringComparison.Ordinal);
    }
}

/// <summary>Where the provider is the only way in.</summary>
public sealed class ProviderOnlyTests(ProviderOnlyHost host, Browser browser) : IClassFixture<ProviderOnlyHost>, IClassFixture<Browser>
{
    [Fact]
    public async Task No_password_is_asked_for_or_accepted()
    {
        await using var desk = await browser.OpenAsync(host.Address, provider: host.Provider.Address);
        await desk.GoAsync("login");
        await Assertions.Expect(desk.Page.GetByLabel("パスワード")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Page.GetByText("実演用アカウント")).ToHaveCountAsync(0);
        await desk.InspectAsync("login-provider-only");
        await desk.FollowAsync(IdentityHost.ProviderName + "でサインインする");
        await desk.FollowAsync(IdentityHost.LinkedPerson);
        await desk.GoAsync("account");
        await Assertions.Expect(desk.Page.GetByText("パスワードを変更する")).ToHaveCountAsync(0);
        await desk.InspectAsync("account-provider-only");
        Assert.Equal(404, (await desk.Page.GotoAsync("account/password"))!.Status);
        Assert.Equal(404, (await desk.Page.GotoAsync("account/second-factor"))!.Status);
    }

    [Fact]
    public async Task A_right_password_that_is_sent_all_the_same_is_refused()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = host.Address };
        var page = await http.GetStringAsync("login");
        Assert.DoesNotContain("__RequestVerificationToken", page, StringComparison.Ordinal);
        using var answer = await http.PostAsync("login", new FormUrlEncodedContent([new("UserName", "ga-1"), new("Password", Pages.PagesHost.Password)]));
        Assert.NotEqual(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("workflow-anon=", StringComparison.Ordinal)));
    }
}
