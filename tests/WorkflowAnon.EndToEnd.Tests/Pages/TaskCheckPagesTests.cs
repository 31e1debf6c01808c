using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>確かめること as its person sees them: before the act, when a box is left open, and on the page of the finished task.</summary>
public sealed class TaskCheckPagesTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    private const string Standards = "規則第65条の基準ごとの評価", Open = "規程類に従って取り扱われているか";

    private const string Evaluate = """{"id":"t0","type":"WorkflowAnon.Production.EvaluateSafety","version":1,"metadata":{"displayText":"取扱状況を評価する"},"unit":{"typeName":"String","expression":{"type":"Literal","value":"general-affairs"}}}""";

    [Fact]
    public async Task A_box_left_open_and_confirmed_is_shown_as_open_wherever_the_finished_task_is_shown()
    {
        await host.StartTasksAsync("checked", "case-checked", Evaluate);
        var task = await ReadAsync(db => db.Set<HumanTask>().AsNoTracking().SingleAsync(t => t.SubjectId == "case-checked"));
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-1", PagesHost.Password);
        await desk.GoAsync("tasks/" + task.Id);
        for (var row = 1; row <= 3; row++)
        {
            await desk.ChooseAsync("守られているか", "はい", Standards, row);
            await desk.FillAsync("確認した内容", "記録を確かめた。", Standards, row);
        }

        await desk.TickAsync("事案ごとの従事者の記録と周知の記録を確かめたか");
        await desk.PressAsync("評価を記録する");
        await desk.SeeAsync("確かめた印のない事項があります");
        await desk.InspectAsync("task-check-confirm");

        // Back at the form the tick is still there, and another one changes what is to be confirmed.
        await desk.PressAsync("入力に戻る");
        Assert.Equal(1, await desk.Page.Locator(".checklist--boxes input:checked").CountAsync());
        await desk.TickAsync("アクセスの記録に権限のない者の取扱いがないか");
        await desk.PressAsync("評価を記録する");
        await Assertions.Expect(desk.Page.Locator("#confirmation")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.Locator(".banner--warning li")).ToHaveTextAsync([Open]);
        await desk.FinishAsync("評価を記録する");

        await SeeRecordAsync(desk);
        await desk.InspectAsync("task-check-done");
        await desk.GoAsync("tasks/" + task.Id);
        await SeeRecordAsync(desk);
        await desk.InspectAsync("task-check-ended");
        var line = await ReadAsync(db => db.Set<TimelineEntry>().AsNoTracking().SingleAsync(t => t.SubjectId == "case-checked" && t.Title == task.Title));
        Assert.Contains("確かめた印なし：" + Open, line.Detail, StringComparison.Ordinal);
        Assert.Equal(await ReadAsync(db => db.Set<HumanTask>().Where(t => t.Id == task.Id).Select(t => t.CompletedById).SingleAsync()), line.ActorId);
    }

    private static async Task SeeRecordAsync(Desk desk)
    {
        var record = desk.Page.GetByRole(AriaRole.Region, new() { Name = "確かめた事項" });
        await Assertions.Expect(record.Locator("dd")).ToHaveTextAsync(["確かめた", "確かめた印なし", "確かめた"]);
        await Assertions.Expect(record.Locator("dt").Nth(1)).ToHaveTextAsync(Open);
    }

    private async Task<T> ReadAsync<T>(Func<WorkflowAnonDbContext, Task<T>> read)
    {
        T result = default!;
        await host.InScopeAsync(async services => result = await read(services.GetRequiredService<WorkflowAnonDbContext>()));
        return result;
    }
}
