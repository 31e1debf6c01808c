using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.EndToEnd.Tests.Pages;
using WorkflowAnon.Procedure.Kernel.Staff;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Clock;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Testing;

namespace WorkflowAnon.EndToEnd.Tests.Identity;

/// <summary>職員, 本人の設定 and 人事異動 in the browser: from the registration by the 運用管理者 to what the transfer leaves for the 監督者.</summary>
public sealed class StaffPagesTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    private const string NewPassword = "Kita-2026-haru";

    [Fact]
    public async Task A_new_member_of_staff_changes_the_temporary_password_first_and_sets_up_a_second_factor()
    {
        await using var admin = await browser.OpenAsync(host.Address);
        await admin.SignInAsync("operator", PagesHost.Password);
        await admin.MenuAsync("職員");
        await admin.InspectAsync("staff");
        await admin.FollowAsync("職員を登録する");
        await admin.PressAsync("職員を登録する");
        await admin.SeeAsync("「利用者ID」を入力してください");
        await admin.InspectAsync("staff-add-refused");
        await admin.Page.GetByLabel("利用者ID").FillAsync("shinjin-1");
        await admin.Page.GetByLabel("氏名").FillAsync("髙田 新");
        await admin.Page.GetByLabel("所属").SelectOptionAsync(new SelectOptionValue { Value = host.GeneralAffairs });
        await admin.Page.GetByLabel("担当者").CheckAsync();
        await admin.PressAsync("職員を登録する");
        await admin.SeeAsync("仮パスワードを発行しました");
        await admin.InspectAsync("staff-added");
        var temporary = await admin.Page.Locator("code.secret").InnerTextAsync();

        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("shinjin-1", temporary);
        await desk.SeeAsync("仮パスワードでサインインしています");
        await desk.GoAsync("inbox");
        Assert.Equal("/account/password", new Uri(desk.Page.Url).AbsolutePath);
        await desk.InspectAsync("account-password-temporary");
        await ChangePasswordAsync(desk, temporary, "みじかい", "みじかい");
        await desk.SeeAsync("12文字以上");
        await desk.InspectAsync("account-password-refused");
        await ChangePasswordAsync(desk, temporary, NewPassword, NewPassword);
        await desk.SeeAsync("パスワードを変更しました");
        Assert.Equal("/inbox", new Uri(desk.Page.Url).AbsolutePath);

        await desk.FollowAsync("髙田 新");
        await desk.InspectAsync("account");
        await desk.Page.GetByLabel("メールアドレス").FillAsync("だめ");
        await desk.PressAsync("メールの設定を変更する");
        await desk.SeeAsync("名前@ドメイン");
        await desk.InspectAsync("account-mail-refused");
        await desk.Page.GetByLabel("メールアドレス").FillAsync("takada@example.jp");
        await desk.PressAsync("メールの設定を変更する");
        await desk.SeeAsync("メールの設定を変更しました");

        // 二段階認証, from the first code to the recovery codes.
        await desk.FollowAsync("二段階認証を設定する");
        await desk.InspectAsync("second-factor-begin");
        await desk.PressAsync("設定を始める");
        await Assertions.Expect(desk.Page.Locator("svg.qr")).ToBeVisibleAsync();
        await desk.InspectAsync("second-factor");
        var key = (await desk.Page.Locator("code.secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await desk.Page.GetByLabel("確認コード").FillAsync("000000");
        await desk.PressAsync("二段階認証を設定する");
        await desk.SeeAsync("確認コードが違います");
        await desk.InspectAsync("second-factor-refused");
        await desk.Page.GetByLabel("確認コード").FillAsync(AuthenticatorApp.Code(key));
        await desk.PressAsync("二段階認証を設定する");
        await desk.InspectAsync("second-factor-codes");
        var recovery = await desk.Page.Locator(".codes code").First.InnerTextAsync();
        await desk.FollowAsync("控えました");
        await desk.SeeAsync("回復コードの残りは10個");

        await desk.SignOutAsync();
        await desk.SignInAsync("shinjin-1", NewPassword, land: false);
        await desk.InspectAsync("login-code");
        await desk.Page.GetByLabel("確認コード").FillAsync("123");
        await desk.PressAsync("サインインする");
        await desk.SeeAsync("確認コードが違います");
        await desk.InspectAsync("login-code-refused");
        await desk.Page.GetByLabel("確認コード").FillAsync(AuthenticatorApp.Code(key));
        await desk.PressAsync("サインインする");
        await desk.SeeAsync("髙田 新");
        await desk.SignOutAsync();
        await desk.SignInAsync("shinjin-1", NewPassword, land: false);
        await desk.UnfoldAsync("認証アプリを使えないとき");
        await desk.Page.GetByLabel("回復コード").FillAsync(recovery);
        await desk.PressAsync("回復コードでサインインする");
        await desk.GoAsync("account/second-factor");
        await desk.SeeAsync("回復コードの残りは9個");
        await desk.InspectAsync("second-factor-on");
        await desk.Page.Locator("#offPassword").FillAsync("wrong");
        await desk.PressAsync("二段階認証をやめる");
        await desk.SeeAsync("今のパスワードが違います");

        // The operator takes it off: that ends the session, and it is on record.
        await admin.FollowAsync("登録した職員を見る");
        await admin.SeeAsync("設定済み");
        await admin.PressAsync("二段階認証を解除する");
        await admin.SeeAsync("二段階認証を解除しました");
        await admin.InspectAsync("staff-member");
        await desk.GoAsync("account");
        await desk.SeeAsync("利用者ID");
        Assert.Equal("/login", new Uri(desk.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task Wrong_codes_lock_as_wrong_passwords_do_and_the_operator_unlocks()
    {
        var commands = host.Services.GetRequiredService<StaffCommands>();
        var own = host.Services.GetRequiredService<OwnAccountCommands>();
        var given = await commands.CreateAsync(
            new() { UserName = "locked-2", DisplayName = "八戸 守", DivisionId = host.GeneralAffairs, Duties = [Duties.Staff] }, await AdminAsync(), Guid.NewGuid().ToString("N"));
        var person = new Actor(given.AccountId, "八戸 守", host.GeneralAffairs, new HashSet<string> { Duties.Staff });
        await own.ChangePasswordAsync(new(given.Password!, NewPassword, NewPassword), person, "lock-p");
        await own.BeginSecondFactorAsync(person, "lock-b");
        var key = "";
        await host.InScopeAsync(async s => key = (await SecondFactor.KeyAsync(s.GetRequiredService<WorkflowAnonDbContext>(), person.Id, default))!);
        Assert.NotNull(await own.ConfirmSecondFactorAsync(AuthenticatorApp.Code(key), person, "lock-c"));

        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("locked-2", NewPassword, land: false);
        foreach (var isRecovery in new[] { false, true, false, true, true })
        {
            await desk.GoAsync("login/code");
            if (isRecovery)
                await desk.UnfoldAsync("認証アプリを使えないとき");
            await desk.Page.GetByLabel(isRecovery ? "回復コード" : "確認コード").FillAsync(isRecovery ? "AAAAA-AAAAA" : "000000");
            await desk.PressAsync(isRecovery ? "回復コードでサインインする" : "サインインする");
            await desk.SeeAsync("サインインできません");
        }

        await desk.SeeAsync("一時的に使えません");
        await desk.Page.GetByLabel("確認コード").FillAsync(AuthenticatorApp.Code(key));
        await desk.PressAsync("サインインする");
        await desk.SeeAsync("一時的に使えません");

        await using var admin = await browser.OpenAsync(host.Address);
        await admin.SignInAsync("operator", PagesHost.Password);
        await admin.GoAsync("staff/" + person.Id);
        await admin.SeeAsync("一時ロック中");
        await admin.PressAsync("ロックを解除する");
        await admin.SeeAsync("ロックを解除しました");
        await desk.Page.GetByLabel("確認コード").FillAsync(AuthenticatorApp.Code(key));
        await desk.PressAsync("サインインする");
        await desk.SeeAsync("八戸 守");
    }

    [Fact]
    public async Task A_transfer_is_announced_on_the_page_told_to_the_supervisor_and_renews_the_session_on_its_day()
    {
        await host.StartTasksAsync("leaving", "case-leaving", Steps.Stamp);
        var clerk = await AccountAsync("ga-2");
        await host.InScopeAsync(async services =>
        {
            var task = await services.GetRequiredService<WorkflowAnonDbContext>().Set<HumanTask>().Where(t => t.SubjectId == "case-leaving").Select(t => t.Id).SingleAsync();
            await services.GetRequiredService<TaskCommands>().ClaimAsync(task, new Actor(clerk, "髙橋 直樹", host.GeneralAffairs, new HashSet<string> { Duties.Staff }));
        });
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-2", PagesHost.Password);
        await using var admin = await browser.OpenAsync(host.Address);
        await admin.SignInAsync("operator", PagesHost.Password);
        await admin.GoAsync("staff/" + clerk);
        var day = JapanTime.Today(host.Services.GetRequiredService<TimeProvider>()).AddDays(3);
        await admin.Page.GetByLabel("異動後の所属").SelectOptionAsync(new SelectOptionValue { Value = host.OwningDivision });
        await admin.Page.GetByLabel("発令日").FillAsync(JapaneseDate.Format(day.AddDays(-3)));
        await admin.PressAsync("人事異動を登録する");
        await admin.SeeAsync("発令日は明日以後");
        await admin.InspectAsync("staff-member-transfer-refused");
        await admin.Page.GetByLabel("発令日").FillAsync(JapaneseDate.Format(day));
        await admin.PressAsync("人事異動を登録する");
        await admin.SeeAsync("人事異動を登録しました");
        await admin.InspectAsync("staff-member-transfer");

        await using var supervisor = await browser.OpenAsync(host.Address);
        await supervisor.SignInAsync("ga-supervisor", PagesHost.Password);
        await supervisor.GoAsync("notices");
        await supervisor.InspectAsync("notices-transfer");
        await supervisor.LeaveAsync(supervisor.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^人事異動：") }));
        await supervisor.SeeAsync("引き受けているタスク（1件）");
        await supervisor.SeeAsync("発令日に所属の受信箱へ戻ります");
        await supervisor.InspectAsync("transfer-announced");

        await admin.MenuAsync("職員");
        await admin.LeaveAsync(admin.Page.GetByRole(AriaRole.Link, new() { NameRegex = new(JapaneseDate.Format(day)) }));
        await admin.SeeAsync("引き受けているタスク（1件）");
        // Which case it is stays with those who read cases.
        await Assertions.Expect(admin.Page.GetByText("事案など")).ToHaveCountAsync(0);

        await host.Services.GetRequiredService<BusinessClock>().AdvanceToAsync(JapanTime.StartOf(day).AddHours(9), BurstCommand.BySystem("clock.advance"));
        Assert.Equal(1, await host.Services.GetRequiredService<TransferCommands>().ApplyDueAsync());
        await desk.GoAsync("account");
        await desk.SeeAsync(host.Profile.FindDivision(host.OwningDivision)!.Name);
        await Assertions.Expect(desk.Page.Locator(".header__user")).ToContainTextAsync(host.Profile.FindDivision(host.OwningDivision)!.Name);
        await supervisor.Page.ReloadAsync();
        await supervisor.SeeAsync("受信箱に戻ったタスク（1件）");
        await supervisor.InspectAsync("transfer-applied");
        await admin.MenuAsync("職員");
        await admin.UnfoldAsync("最近30日の人事異動（1件）");
        await admin.SeeAsync("受信箱に戻ったタスク1件");
        await admin.InspectAsync("staff-recent-transfer");
        await admin.GoAsync("staff/" + clerk);
        await admin.SeeAsync("人事異動を適用した");
        await admin.InspectAsync("staff-member-transferred");
    }

    [Fact]
    public async Task Nobody_changes_their_own_duties_on_the_page_and_the_keyboard_reaches_everything()
    {
        await using var admin = await browser.OpenAsync(host.Address, keyboardOnly: true);
        await admin.SignInAsync("operator", PagesHost.Password);
        await admin.GoAsync("staff/" + await AccountAsync("operator"));
        await admin.SeeAsync("これはあなた自身の登録です");
        await Assertions.Expect(admin.Page.GetByRole(AriaRole.Button, new() { Name = "所属と職務を変更する" })).ToHaveCountAsync(0);
        await admin.InspectAsync("staff-member-own");
        await admin.GoAsync("staff/" + await AccountAsync("locked-1"));
        await admin.PressAsync("ロックする");
        await admin.SeeAsync("ロックしました");
        await admin.PressAsync("ロックを解除する");
        await admin.SeeAsync("ロックを解除しました");
        await admin.PressAsync("仮パスワードを発行する");
        await admin.SeeAsync("仮パスワードを発行しました");
        await admin.PressAsync("使えない状態にする");
        await admin.SeeAsync("使えない状態にしました");
        await admin.PressAsync("再び使えるようにする");
        await admin.SeeAsync("再び使えるようにしました");
        await admin.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.Active });
        await admin.InspectAsync("staff-member-forced-colours");
    }

    private static async Task ChangePasswordAsync(Desk desk, string current, string next, string again)
    {
        await desk.Page.Locator("#currentPassword").FillAsync(current);
        await desk.Page.Locator("#newPassword").FillAsync(next);
        await desk.Page.Locator("#newPasswordAgain").FillAsync(again);
        await desk.PressAsync("パスワードを変更する");
    }

    private async Task<Actor> AdminAsync() => new(await AccountAsync("operator"), "成田 誠", host.GeneralAffairs, new HashSet<string> { Duties.Operator });

    private async Task<string> AccountAsync(string userName)
    {
        var id = "";
        await host.InScopeAsync(async services => id = await services.GetRequiredService<WorkflowAnonDbContext>().Set<StaffAccount>().Where(a => a.UserName == userName).Select(a => a.Id).SingleAsync());
        return id;
    }
}
