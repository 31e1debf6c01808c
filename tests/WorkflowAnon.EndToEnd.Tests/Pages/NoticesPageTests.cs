using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Notices;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Notices;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>お知らせ: the number in the head, the page by urgency, marking as read, mail on and off, and the operator's view of mails that did not go out.</summary>
public sealed class NoticesPageTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    private const string CaseId = "case-notices";

    [Fact]
    public async Task Notices_are_counted_in_the_head_grouped_by_urgency_and_marked_as_read_one_by_one_or_all()
    {
        var clerk = await AccountAsync("ga-1");
        var today = JapanTime.Today(host.Services.GetRequiredService<TimeProvider>());
        await host.AddAsync(
            new Case { Id = CaseId, Number = "令和8年度第7号", FiscalYear = 2026, RecruitmentId = "recruitment-x", OwningDivisionId = host.OwningDivision },
            new Deadline { Id = "dl-met", SubjectId = CaseId, Kind = DeadlineKind.Correction, Due = today, Raw = today, Rule = "定めた日", Clause = "5-7", MetAt = Now() },
            Task("task-late", today.AddDays(-30)),
            Notice("n-late", clerk, NoticeKind.TaskExceeded, "task-late", "納付を確認する", today.AddDays(-30), task: "task-late"),
            Notice("n-soon", clerk, NoticeKind.DeadlineApproaching, "dl-2", "申込書の提出・手数料の納付の期限", today.AddDays(1), forAbsent: true),
            Notice("n-met", clerk, NoticeKind.DeadlineApproaching, "dl-met", "補正の期限", today),
            Notice("n-read", clerk, NoticeKind.DeadlineApproaching, "dl-3", "募集の終了の日", today.AddDays(-3), read: true),
            Notice("n-old", clerk, NoticeKind.DeadlineApproaching, "dl-4", "募集の開始の日", today.AddDays(-200), read: true, age: 200),
            Notice("n-other", await AccountAsync("ga-2"), NoticeKind.TaskExceeded, "task-other", "ほかの人のもの", today));
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-1", PagesHost.Password);
        await desk.FollowAsync("お知らせ（3）");
        await desk.SeeAsync("重大な超過");
        await desk.SeeAsync("期限間近");
        await desk.SeeAsync("処理の済んだもの");
        await desk.SeeAsync("代理");
        await Assertions.Expect(desk.Page.GetByText("ほかの人のもの")).ToHaveCountAsync(0);
        await desk.InspectAsync("notices");
        await desk.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.Active });
        await desk.InspectAsync("notices-forced-colours");
        await desk.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.None });

        // By the keyboard: the first button of the most urgent table.
        await desk.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^既読にする.*納付を確認する") }).FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.SeeAsync("お知らせを既読にしました");
        await desk.SeeAsync("お知らせ（2）");
        await desk.FollowAsync("90日より前のお知らせ（1件）を見る");
        await desk.SeeAsync("募集の開始の日");
        await desk.InspectAsync("notices-older");
        await desk.FollowAsync("新しいお知らせへ戻る");
        await Assertions.Expect(desk.Page.GetByText("募集の開始の日")).ToHaveCountAsync(0);

        // What arises while the page is open is not marked with the rest.
        await host.AddAsync(Notice("n-new", clerk, NoticeKind.TaskApproaching, "task-new", "契約書を送る", today.AddDays(1), age: -1));
        await desk.PressAsync("未読2件をすべて既読にする");
        await desk.SeeAsync("お知らせ2件を既読にしました");
        await desk.FollowAsync("お知らせ（1）");
        await desk.PressAsync("未読1件をすべて既読にする");
        await desk.SeeAsync("未読のお知らせはありません");
        await Assertions.Expect(desk.Page.Locator(".header__notices")).ToHaveTextAsync("お知らせ");
        await desk.InspectAsync("notices-none");

        // As a mail links them; another's is not there.
        await desk.GoAsync("notices/n-soon");
        await desk.SeeAsync("令和8年度第7号");
        Assert.Equal($"/cases/{CaseId}", new Uri(desk.Page.Url).AbsolutePath);
        Assert.Equal(404, (await desk.Page.GotoAsync("notices/n-other"))!.Status);
    }

    [Fact]
    public async Task Without_script_a_notice_is_marked_and_mail_is_switched_off_and_on()
    {
        var clerk = await AccountAsync("ga-2");
        await ChangeAsync(db => db.Set<StaffAccount>().Where(a => a.Id == clerk).ExecuteUpdateAsync(s => s.SetProperty(a => a.Email, "naoki@example.jp")));
        await host.AddAsync(Notice("n-plain", clerk, NoticeKind.TaskExceeded, "task-plain", "収受する", new(2026, 4, 1)));
        await using var desk = await browser.OpenAsync(host.Address, new BrowserNewContextOptions { JavaScriptEnabled = false });
        await desk.SignInAsync("ga-2", PagesHost.Password);
        await desk.GoAsync("notices");
        await desk.SeeAsync("naoki@example.jp にも届きます");
        await desk.LeaveAsync(desk.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^既読にする.*収受する") }));
        await desk.SeeAsync("お知らせを既読にしました");
        await desk.PressAsync("メールで受け取るのをやめる");
        await desk.SeeAsync("メールでは届きません");
        Assert.False(await TakesAsync());
        await desk.PressAsync("メールでも受け取る");
        await desk.SeeAsync("メールでも届きます");
        Assert.True(await TakesAsync());

        async Task<bool> TakesAsync()
        {
            var takes = false;
            await ChangeAsync(async db => takes = await db.Set<StaffAccount>().Where(a => a.Id == clerk).Select(a => a.TakesNoticeMail).SingleAsync());
            return takes;
        }
    }

    [Fact]
    public async Task The_operator_sees_mails_that_did_not_go_out_without_their_content_and_has_a_refused_one_sent_again()
    {
        await host.AddAsync(
            new NoticeMail { Id = "mail-refused", RecipientId = await AccountAsync("od-1"), NoticeCount = 2, State = NoticeMailState.Refused, CreatedAt = Now(), EndedAt = Now(), Attempts = 1, Error = "550 no such user" },
            new NoticeMail { Id = "mail-waiting", RecipientId = await AccountAsync("ga-1"), NoticeCount = 1, CreatedAt = Now(), Attempts = 3, Error = "Connection refused" });
        await using (var clerk = await browser.OpenAsync(host.Address))
        {
            await clerk.SignInAsync("od-1", PagesHost.Password);
            Assert.Equal(403, (await clerk.Page.GotoAsync("incidents?tab=mail"))!.Status);
        }

        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("operator", PagesHost.Password);
        // An operator alone takes no part in the procedure and is told nothing of it.
        await Assertions.Expect(desk.Page.Locator(".header__notices")).ToHaveCountAsync(0);
        await desk.GoAsync("incidents?tab=mail");
        await desk.SeeAsync("550 no such user");
        await desk.SeeAsync("Connection refused");
        await desk.InspectAsync("incidents-mail");
        await desk.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^もう一度送る") }).ClickAsync();
        await desk.SeeAsync("もう一度送るようにしました");
        await Assertions.Expect(desk.Page.GetByText("拒否", new() { Exact = true })).ToHaveCountAsync(0);
        Assert.Equal(403, (await desk.Page.GotoAsync("notices"))!.Status);
    }

    private static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();

    private HumanTask Task(string id, DateOnly due) => new()
    {
        Id = id,
        InstanceId = "i-" + id,
        BookmarkId = "b-" + id,
        DefinitionId = "d",
        ActivityId = "a",
        ActivityType = "t",
        SubjectId = CaseId,
        Title = "納付を確認する",
        DivisionId = host.GeneralAffairs,
        Duty = "staff",
        DueOn = due,
    };

    private static StaffNotice Notice(
        string id, string recipient, NoticeKind kind, string source, string title, DateOnly due, string? task = null, bool read = false, bool forAbsent = false, int age = 0) => new()
        {
            Id = id,
            RecipientId = recipient,
            Kind = kind,
            SourceId = source,
            Title = title,
            DueOn = due,
            TaskId = task,
            IsForAbsent = forAbsent,
            SubjectId = CaseId,
            SubjectLabel = "令和8年度第7号",
            FileName = "拾得物管理ファイル",
            CreatedAt = Now().AddDays(-age),
            ReadAt = read ? Now() : null,
        };

    private async Task<string> AccountAsync(string userName)
    {
        var id = "";
        await ChangeAsync(async db => id = await db.Set<StaffAccount>().Where(a => a.UserName == userName).Select(a => a.Id).SingleAsync());
        return id;
    }

    private Task ChangeAsync(Func<WorkflowAnonDbContext, Task> change) => host.InScopeAsync(services => change(services.GetRequiredService<WorkflowAnonDbContext>()));
}
