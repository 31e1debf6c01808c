using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>What a person sees when a task cannot be done: nothing typed is lost, and the page says who and when.</summary>
public sealed class TaskConflictTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    private const string Typed = "髙﨑𠮷の書類\n２行目";

    [Fact]
    public async Task A_task_that_a_colleague_finished_meanwhile_names_the_colleague_and_keeps_what_was_typed()
    {
        var path = await StartAsync("conflict", Steps.Stamp, Steps.Copy);
        await using var first = await SignedInAsync("ga-1");
        await first.GoAsync(path);
        await first.FillAsync("処理の内容", Typed);

        await using var second = await SignedInAsync("ga-2");
        await second.GoAsync(path);
        await second.FinishAsync("完了する");

        var answer = await first.Page.RunAndWaitForResponseAsync(() => first.PressAsync("完了する"), r => r.Request is { Method: "POST", IsNavigationRequest: true });
        Assert.Equal(409, answer.Status);
        await first.SeeAsync("先に処理されています");
        await first.SeeAsync("髙橋 直樹 が完了しています");
        await Assertions.Expect(first.Page.Locator("#f-note")).ToHaveValueAsync(Typed);
        await Assertions.Expect(first.Page.GetByRole(AriaRole.Button, new() { Name = "完了する" })).ToHaveCountAsync(0);
        await first.InspectAsync("task-conflict");
    }

    [Fact]
    public async Task A_task_that_a_colleague_holds_cannot_be_finished_and_says_who_holds_it()
    {
        var path = await StartAsync("held", Steps.Stamp);
        await using var first = await SignedInAsync("ga-1");
        await first.GoAsync(path);
        await first.FillAsync("処理の内容", Typed);
        await using var second = await SignedInAsync("ga-2");
        await second.GoAsync(path);
        await second.PressAsync("引き受ける");
        await second.SeeAsync("タスクを引き受けました");

        await first.PressAsync("完了する");
        await first.SeeAsync("髙橋 直樹 が引き受けています");
        await Assertions.Expect(first.Page.Locator("#f-note")).ToHaveValueAsync(Typed);
    }

    [Fact]
    public async Task Sending_the_same_form_twice_does_it_once()
    {
        var path = await StartAsync("twice", Steps.Stamp, Steps.Copy);
        await using var desk = await SignedInAsync("ga-1");
        await desk.GoAsync(path);
        await desk.FillAsync("処理の内容", "一度だけ");
        var answers = await desk.Page.EvaluateAsync<string[]>("""
            async () => {
              const form = document.querySelector('form[data-guard]');
              const send = async () => {
                const body = new URLSearchParams(new FormData(form, form.querySelector('[name=_button]')));
                const answer = await fetch(location.href, { method: 'POST', body, headers: { Accept: 'text/html' } });
                return answer.status + ' ' + new URL(answer.url).pathname.split('/').pop();
              };
              return await Promise.all([send(), send()]);
            }
            """);
        Assert.Equal(["200 done", "200 done"], answers);
        Assert.Equal(2, await ReadAsync(db => db.Set<HumanTask>().CountAsync(t => t.SubjectId == "case-twice")));
        Assert.Equal(1, await ReadAsync(db => db.Set<TimelineEntry>().CountAsync(t => t.SubjectId == "case-twice" && t.Detail == "一度だけ")));
    }

    [Fact]
    public async Task Sending_back_without_a_reason_is_refused_beside_the_field()
    {
        var path = await StartAsync("approve", Steps.Stamp, Steps.Approve);
        await using var drafter = await SignedInAsync("ga-1");
        await drafter.GoAsync(path);
        await drafter.FinishAsync("完了する");
        await drafter.SeeAsync("募集要綱を決裁する");

        await using var approver = await SignedInAsync("ga-approver");
        await approver.OpenTaskAsync("募集要綱を決裁する");
        await approver.PressAsync("理由を付けて差し戻す");
        await approver.SeeAsync("入力内容に 1 件の誤りがあります");
        await Assertions.Expect(approver.Page.Locator("#f-comment")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(approver.Page.Locator("#f-comment-error")).ToContainTextAsync("差し戻す理由を入力してください");
        await Assertions.Expect(approver.Page.Locator("#error-summary")).ToBeFocusedAsync();
        await approver.InspectAsync("task-refused");
        await approver.FillAsync("意見（差戻し・却下のときは、その理由）", "様式番号が違います。");
        await approver.FinishAsync("理由を付けて差し戻す");
    }

    [Fact]
    public async Task Enter_in_a_field_never_decides()
    {
        var path = await StartAsync("enter", Steps.Stamp);
        await using var desk = await SignedInAsync("ga-1");
        await desk.GoAsync(path);
        Assert.Equal("stay", await desk.Page.Locator("form[data-guard] button[type=submit]").First.GetAttributeAsync("value"));
    }

    [Fact]
    public async Task A_database_that_is_away_is_said_with_a_number_and_what_was_typed_can_be_sent_again()
    {
        var path = await StartAsync("away", Steps.Stamp, Steps.Copy);
        await using var desk = await SignedInAsync("ga-1");
        await desk.GoAsync(path);
        await desk.FillAsync("処理の内容", Typed);
        await ReadAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE human_tasks RENAME TO human_tasks_away"));
        try
        {
            var answer = await desk.Page.RunAndWaitForResponseAsync(() => desk.PressAsync("完了する"), r => r.Request is { Method: "POST", IsNavigationRequest: true });
            Assert.Equal(503, answer.Status);
            await desk.SeeAsync("データベースに接続できません");
            await Assertions.Expect(desk.Page.GetByText(new System.Text.RegularExpressions.Regex("エラー番号 [2-9A-Z]{4}-[2-9A-Z]{4}"))).ToBeVisibleAsync();
            await Assertions.Expect(desk.Page.Locator("#f-note")).ToHaveValueAsync(Typed);
            await desk.InspectAsync("task-database-away");
            await using var other = await browser.OpenAsync(host.Address);
            await other.SignInAsync("ga-2", PagesHost.Password, land: false);
            await other.SeeAsync("データベースに接続できません");
            await other.InspectAsync("fault-503");
        }
        finally
        {
            await ReadAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE human_tasks_away RENAME TO human_tasks"));
        }

        await desk.FinishAsync("完了する");
    }

    private async Task<Desk> SignedInAsync(string user)
    {
        var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync(user, PagesHost.Password);
        return desk;
    }

    private async Task<string> StartAsync(string name, params string[] steps)
    {
        await host.StartTasksAsync(name, "case-" + name, steps);
        return "tasks/" + await ReadAsync(db => db.Set<HumanTask>().Where(t => t.SubjectId == "case-" + name).Select(t => t.Id).SingleAsync());
    }

    private async Task<T> ReadAsync<T>(Func<WorkflowAnonDbContext, Task<T>> read)
    {
        T result = default!;
        await host.InScopeAsync(async services => result = await read(services.GetRequiredService<WorkflowAnonDbContext>()));
        return result;
    }
}
