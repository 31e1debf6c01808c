using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>Who may see what, at the door of the product.</summary>
public sealed class AccessTests(PagesHost host, Browser browser, AccessTests.Desks desks) : IClassFixture<PagesHost>, IClassFixture<Browser>, IClassFixture<AccessTests.Desks>
{
    [Theory]
    [InlineData("inbox")]
    [InlineData("cases")]
    [InlineData("recruitments")]
    [InlineData("files")]
    [InlineData("incidents")]
    [InlineData("clock")]
    [InlineData("help")]
    [InlineData("tasks/x")]
    [InlineData("print/form5/case-x")]
    [InlineData("records")]
    [InlineData("definitions")]
    [InlineData("definitions/production/1")]
    [InlineData("designer")]
    [InlineData("designer/production")]
    [InlineData("designer/instances")]
    [InlineData("designer/instances/x")]
    [InlineData("definitions/production/1/acts")]
    [InlineData("definitions/drafts/version-x")]
    [InlineData("definitions/drafts/version-x/tasks")]
    [InlineData("definitions/drafts/version-x/tasks/step")]
    [InlineData("definitions/production/tasks")]
    [InlineData("definitions/requests/release-x")]
    [InlineData("definitions/upload")]
    [InlineData("definitions/file/production-v1")]
    [InlineData("definitions/production/1/simulate")]
    [InlineData("definitions/production/migration")]
    [InlineData("definitions/production/migration/migration-x")]
    [InlineData("records/ledger")]
    [InlineData("cases/case-x/identity")]
    [InlineData("cases/case-x/print")]
    [InlineData("cases/case-x/export")]
    [InlineData("parties")]
    [InlineData("annual")]
    [InlineData("attachments/attachment-x")]
    [InlineData("attachments/attachment-x/file")]
    [InlineData("attachments/attachment-x/view")]
    [InlineData("attachments/add/case-x")]
    [InlineData("account")]
    [InlineData("account/password")]
    [InlineData("account/second-factor")]
    [InlineData("staff")]
    [InlineData("staff/add")]
    [InlineData("staff/x")]
    [InlineData("transfers/x")]
    [InlineData("integration")]
    public async Task Every_page_wants_a_sign_in(string path)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        using var answer = await http.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/login?returnUrl=", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("operator", "inbox", 403, "事案・募集の内容を見る職務")]
    [InlineData("operator", "cases", 403, "事案・募集の内容を見る職務")]
    [InlineData("operator", "files", 403, "事案・募集の内容を見る職務")]
    [InlineData("operator", "recruitments", 403, "事案・募集の内容を見る職務")]
    [InlineData("operator", "print/form5/case-x", 403, "事案・募集の内容を見る職務")]
    [InlineData("operator", "records", 403, "事案・募集の内容を見る職務")]
    [InlineData("operator", "records/ledger", 403, "事案・募集の内容を見る職務")]
    [InlineData("operator", "cases/case-x/identity", 403, "事案・募集の内容を見る職務")]
    [InlineData("operator", "cases/case-x/print", 403, "事案・募集の内容を見る職務")]
    [InlineData("operator", "cases/case-x/export", 403, "事案・募集の内容を見る職務")]
    [InlineData("ga-1", "cases/case-x/export", 404, "事案が見つかりません")]
    [InlineData("operator", "parties", 403, "事案・募集の内容を見る職務")]
    [InlineData("operator", "annual", 403, "事案・募集の内容を見る職務")]
    [InlineData("operator", "attachments/attachment-x", 403, "事案・募集の内容を見る職務")]
    [InlineData("operator", "attachments/attachment-x/file", 403, "事案・募集の内容を見る職務")]
    [InlineData("operator", "attachments/add/case-x", 403, "事案・募集の内容を見る職務")]
    [InlineData("ga-1", "attachments/attachment-x/file", 404, "添付ファイルが見つかりません")]
    [InlineData("ga-1", "attachments/add/case-x", 404, "事案が見つかりません")]
    [InlineData("ga-1", "cases/case-x/identity", 404, "事案が見つかりません")]
    [InlineData("ga-1", "definitions", 403, "手続設計者又は監督者の職務")]
    [InlineData("ga-1", "definitions/production/1", 403, "手続設計者又は監督者の職務")]
    [InlineData("ga-1", "designer", 403, "手続設計者、監督者又は運用管理者の職務")]
    [InlineData("ga-1", "designer/production", 403, "手続設計者、監督者又は運用管理者の職務")]
    [InlineData("ga-1", "designer/instances", 403, "手続設計者、監督者又は運用管理者の職務")]
    [InlineData("ga-1", "designer/instances/x", 403, "手続設計者、監督者又は運用管理者の職務")]
    [InlineData("designer", "designer/none", 404, "手続定義の版が見つかりません")]
    [InlineData("operator", "designer/instances/none", 404, "手続の実行が見つかりません")]
    [InlineData("ga-1", "definitions/production/1/acts", 403, "手続設計者又は監督者の職務")]
    [InlineData("ga-1", "definitions/drafts/version-x", 403, "手続設計者又は監督者の職務")]
    [InlineData("ga-1", "definitions/drafts/version-x/tasks", 403, "手続設計者又は監督者の職務")]
    [InlineData("ga-1", "definitions/drafts/version-x/tasks/step", 403, "手続設計者又は監督者の職務")]
    [InlineData("ga-1", "definitions/production/tasks", 403, "手続設計者又は監督者の職務")]
    [InlineData("designer", "definitions/none/tasks", 404, "手続定義が見つかりません")]
    [InlineData("designer", "definitions/drafts/version-x/tasks/step", 404, "この下書きはありません")]
    [InlineData("ga-1", "definitions/requests/release-x", 403, "手続設計者又は監督者の職務")]
    [InlineData("ga-1", "definitions/file/production-v1", 403, "手続設計者又は監督者の職務")]
    [InlineData("ga-supervisor", "definitions/upload", 403, "手続設計者の職務")]
    [InlineData("designer", "definitions/drafts/version-x", 404, "この下書きはありません")]
    [InlineData("designer", "definitions/requests/release-x", 404, "公開の申請が見つかりません")]
    [InlineData("ga-1", "definitions/production/1/simulate", 403, "手続設計者又は監督者の職務")]
    [InlineData("ga-1", "definitions/production/migration", 403, "手続設計者又は監督者の職務")]
    [InlineData("ga-1", "definitions/production/migration/migration-x", 403, "手続設計者又は監督者の職務")]
    [InlineData("designer", "definitions/none/1/simulate", 404, "手続定義の版が見つかりません")]
    [InlineData("designer", "definitions/none/migration", 404, "手続定義が見つかりません")]
    [InlineData("designer", "definitions/none/migration/migration-x", 404, "版の移行が見つかりません")]
    [InlineData("designer", "cases", 403, "事案・募集の内容を見る職務")]
    [InlineData("designer", "definitions/none/1", 404, "手続定義の版が見つかりません")]
    [InlineData("ga-1", "incidents", 403, "運用管理者の職務を持つ人")]
    [InlineData("ga-1", "staff", 403, "運用管理者の職務を持つ人")]
    [InlineData("ga-1", "staff/add", 403, "運用管理者の職務を持つ人")]
    [InlineData("ga-supervisor", "staff/x", 403, "運用管理者の職務を持つ人")]
    [InlineData("operator", "staff/x", 404, "職員が見つかりません")]
    [InlineData("operator", "transfers/x", 404, "人事異動が見つかりません")]
    [InlineData("ga-1", "integration", 403, "運用管理者又は手続設計者の職務")]
    [InlineData("ga-supervisor", "integration", 403, "運用管理者又は手続設計者の職務")]
    [InlineData("ga-1", "tasks/none", 404, "タスクが見つかりません")]
    [InlineData("ga-1", "no-such-page", 404, "見つかりません")]
    public async Task A_page_that_is_not_for_this_person_or_is_not_there_says_so(string user, string path, int status, string text)
    {
        var desk = await desks.OfAsync(user, browser, host);
        var answer = await desk.Page.GotoAsync(path);
        Assert.Equal(status, answer!.Status);
        await desk.SeeAsync(text);
        await desk.SeeAsync("エラー番号");
    }

    [Fact]
    public async Task A_task_of_another_division_is_refused()
    {
        await host.StartTasksAsync("foreign", "case-foreign", Steps.Stamp);
        var id = "";
        await host.InScopeAsync(async services => id = await services.GetRequiredService<WorkflowAnonDbContext>().Set<HumanTask>().Where(t => t.SubjectId == "case-foreign").Select(t => t.Id).SingleAsync());
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("od-1", PagesHost.Password);
        var answer = await desk.Page.GotoAsync("tasks/" + id);
        Assert.Equal(403, answer!.Status);
        await desk.SeeAsync("このタスクは他の所属の担当です");
        await desk.InspectAsync("fault-403");
        await desk.GoAsync("inbox?tab=open");
        await Assertions.Expect(desk.Page.GetByText("収受日付印を押す")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account()
    {
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.GoAsync("login");
        for (var i = 0; i < 5; i++)
        {
            await desk.Page.GetByLabel("利用者ID").FillAsync("locked-1");
            await desk.Page.GetByLabel("パスワード").FillAsync("wrong");
            await desk.PressAsync("サインインする");
            await desk.SeeAsync("サインインできません");
        }

        await desk.Page.GetByLabel("パスワード").FillAsync(PagesHost.Password);
        await desk.PressAsync("サインインする");
        await desk.SeeAsync("一時的に使えません");
    }

    [Fact]
    public async Task A_post_without_the_antiforgery_token_is_refused_and_changes_nothing()
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        using var form = new FormUrlEncodedContent([new("UserName", "ga-1"), new("Password", PagesHost.Password)]);
        using var answer = await http.PostAsync("login", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Pages_forbid_everything_from_elsewhere()
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        using var answer = await http.GetAsync("login");
        Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    /// <summary>Each person's desk, signed in once.</summary>
    public sealed class Desks : IAsyncLifetime
    {
        private readonly Dictionary<string, Desk> _desks = [];

        public async Task<Desk> OfAsync(string user, Browser browser, PagesHost host)
        {
            if (_desks.TryGetValue(user, out var desk))
                return desk;
            desk = _desks[user] = await browser.OpenAsync(host.Address);
            await desk.SignInAsync(user, PagesHost.Password);
            return desk;
        }

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            foreach (var desk in _desks.Values)
                await desk.DisposeAsync();
        }
    }
}
