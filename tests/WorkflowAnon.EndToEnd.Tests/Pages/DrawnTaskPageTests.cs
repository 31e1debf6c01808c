using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>担当者の作業 at its page: the drawn form, errors beside its fields with nothing lost, and what was entered once it is done.</summary>
public sealed class DrawnTaskPageTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    private const string Opinion = "髙﨑𠮷の回答は妥当です。\n２行目";

    private const string Consult = """
        {"id":"t0","type":"WorkflowAnon.HumanTask","version":1,"metadata":{"displayText":"回答を見てもらう"},"unit":{"expression":{"type":"Literal","value":"general-affairs"}},"clauses":{"expression":{"type":"Literal","value":"12"}},
         "fields":{"typeName":"String","expression":{"type":"Literal","value":"[{\"name\":\"opinion\",\"label\":\"意見\",\"kind\":\"multiline\",\"required\":true,\"hint\":\"結論を先に書きます。\"},{\"name\":\"checkedOn\",\"label\":\"確かめた日\",\"kind\":\"date\",\"required\":true},{\"name\":\"risk\",\"label\":\"影響\",\"kind\":\"choice\",\"options\":[\"low=小さい\",\"high=大きい\"]},{\"name\":\"spoken\",\"label\":\"本人と話したか\",\"kind\":\"yes-no\",\"required\":true}]"}},
         "outcomes":{"typeName":"String[]","expression":{"type":"Object","value":"[\"異議なし\",\"異議あり\"]"}},"outcomeLabels":{"typeName":"String[]","expression":{"type":"Object","value":"[\"異議あり=異議を述べる\"]"}},
         "reasonFor":{"typeName":"String[]","expression":{"type":"Object","value":"[\"異議あり\"]"}},"dueRule":{"expression":{"type":"Literal","value":"calendar-days"}},"dueDays":{"expression":{"type":"Literal","value":"10"}}}
        """;

    [Fact]
    public async Task Errors_stand_beside_the_fields_nothing_typed_is_lost_and_the_finished_task_shows_what_was_entered()
    {
        await host.StartTasksAsync("drawn", "case-drawn", Consult);
        var id = "";
        await host.InScopeAsync(async services => id = await services.GetRequiredService<WorkflowAnonDbContext>().Set<HumanTask>().Where(t => t.SubjectId == "case-drawn").Select(t => t.Id).SingleAsync());
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-1", PagesHost.Password);
        await desk.GoAsync("tasks/" + id);
        await desk.SeeAsync("10日目は");
        await desk.FillAsync("意見", Opinion);
        await desk.FillAsync("確かめた日", "三月ごろ");
        await desk.PressAsync("異議を述べる");
        await Assertions.Expect(desk.Page.Locator("#f-checkedOn-error")).ToContainTextAsync("確かめた日");
        await Assertions.Expect(desk.Page.Locator("#f-spoken-error")).ToContainTextAsync("「本人と話したか」を選んでください。");
        await Assertions.Expect(desk.Page.Locator("#f-opinion")).ToHaveValueAsync(Opinion);
        await Assertions.Expect(desk.Page.Locator("#f-checkedOn")).ToHaveValueAsync("三月ごろ");
        await desk.InspectAsync("task-drawn");

        await desk.FillAsync("確かめた日", "R8.3.2");
        await desk.ChooseAsync("本人と話したか", "いいえ");
        await desk.PressAsync("異議を述べる");
        await Assertions.Expect(desk.Page.Locator("#f-reason-error")).ToContainTextAsync("「異議を述べる」を選ぶときは、理由を入力してください。");
        await desk.FillAsync("理由", "日付が違う。");
        await desk.PressAsync("異議を述べる");
        await desk.SeeAsync("「異議を述べる」を記録しました");

        await desk.GoAsync("tasks/" + id);
        await desk.SeeAsync("記入した事項");
        Assert.Equal([Opinion, "令和8年3月2日", "（記入なし）", "いいえ", "日付が違う。"], await desk.Page.Locator("section[aria-labelledby=entered] dd").AllInnerTextsAsync());
        await desk.InspectAsync("task-drawn-done");
    }
}
