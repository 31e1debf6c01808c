using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>書きかけの入力: what was typed outlives the page and the session, is seen by nobody else, and goes with the task.</summary>
public sealed class UnfinishedFormTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    private const string Typed = "髙﨑𠮷の書類\n２行目";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_there_again_in_another_session_of_the_same_person_and_gone_once_the_task_is_done(bool script)
    {
        var (path, id) = await StartAsync("unfinished-" + script);
        await using (var first = await SignedInAsync("ga-1", script))
        {
            await first.GoAsync(path);
            await first.FillAsync("処理の内容", Typed);
            if (!script)
                await first.PressAsync("書きかけを保存する");
            await Assertions.Expect(first.Page.Locator("#said")).ToContainTextAsync("書きかけを保存しました");
        }

        await using var colleague = await SignedInAsync("ga-2", script);
        await colleague.GoAsync(path);
        await Assertions.Expect(colleague.Page.Locator("#f-note")).ToHaveValueAsync("");

        await using var again = await SignedInAsync("ga-1", script);
        await again.GoAsync(path);
        await again.SeeAsync("書きかけの入力の続きです");
        await Assertions.Expect(again.Page.Locator("#f-note")).ToHaveValueAsync(Typed);
        if (script)
            await again.InspectAsync("task-unfinished");
        await again.FinishAsync("完了する");
        Assert.Empty(await KeptAsync(id));
    }

    [Fact]
    public async Task It_is_dropped_by_its_person_and_an_individual_number_is_never_kept()
    {
        var (path, id) = await StartAsync("unfinished-number");
        await using var desk = await SignedInAsync("ga-1");
        await desk.GoAsync(path);
        await desk.FillAsync("処理の内容", "番号は 1234 5678 9018 です");
        await Assertions.Expect(desk.Page.Locator("#said")).ToContainTextAsync("個人番号とみられる12桁の数字");
        Assert.Empty(await KeptAsync(id));

        await desk.FillAsync("処理の内容", Typed);
        await Assertions.Expect(desk.Page.Locator("#said")).ToContainTextAsync("書きかけを保存しました");
        Assert.Single(await KeptAsync(id));
        // What is kept is not lost by leaving: no question is asked.
        await desk.GoAsync(path);
        await desk.PressAsync("書きかけを捨てて、はじめから入力する");
        await desk.SeeAsync("書きかけの入力を捨てました");
        await Assertions.Expect(desk.Page.Locator("#f-note")).ToHaveValueAsync("");
        Assert.Empty(await KeptAsync(id));
    }

    [Fact]
    public async Task Whoever_cannot_finish_the_task_keeps_nothing_in_it()
    {
        var (path, id) = await StartAsync("unfinished-held");
        await using var first = await SignedInAsync("ga-1", script: false);
        await first.GoAsync(path);
        await using var second = await SignedInAsync("ga-2");
        await second.GoAsync(path);
        await second.PressAsync("引き受ける");

        await first.FillAsync("処理の内容", Typed);
        await first.PressAsync("書きかけを保存する");
        await first.SeeAsync("書きかけを保存できません");
        await Assertions.Expect(first.Page.Locator("#f-note")).ToHaveValueAsync(Typed);
        Assert.Empty(await KeptAsync(id));
    }

    private async Task<Desk> SignedInAsync(string user, bool script = true)
    {
        var desk = await browser.OpenAsync(host.Address, new BrowserNewContextOptions { JavaScriptEnabled = script });
        await desk.SignInAsync(user, PagesHost.Password);
        return desk;
    }

    private async Task<(string Path, string Id)> StartAsync(string name)
    {
        await host.StartTasksAsync(name, "case-" + name, Steps.Stamp);
        var id = await ReadAsync(db => db.Set<HumanTask>().Where(t => t.SubjectId == "case-" + name).Select(t => t.Id).SingleAsync());
        return ("tasks/" + id, id);
    }

    private Task<List<UnfinishedForm>> KeptAsync(string taskId) => ReadAsync(db => db.Set<UnfinishedForm>().AsNoTracking().Where(f => f.TaskId == taskId).ToListAsync());

    private async Task<T> ReadAsync<T>(Func<WorkflowAnonDbContext, Task<T>> read)
    {
        T result = default!;
        await host.InScopeAsync(async services => result = await read(services.GetRequiredService<WorkflowAnonDbContext>()));
        return result;
    }
}
