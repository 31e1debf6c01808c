using Microsoft.Playwright;
using WorkflowAnon.Contracts;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Web.Integration;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>連携: every event of the contract with its words, where it goes, and what is known of the broker.</summary>
public sealed class IntegrationPageTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    [Fact]
    public void Every_event_of_the_contract_has_its_words_its_publisher_and_its_own_fields()
    {
        Assert.Equal(EventCatalog.Types, EventSheet.All.Select(e => e.Type));
        Assert.All(EventSheet.All, e => Assert.NotEmpty(e.What));
        Assert.All(EventSheet.All, e => Assert.NotEmpty(e.PublishedBy));
        var near = EventSheet.All.Single(e => e.Type == typeof(DeadlineApproaching));
        Assert.Equal([new("deadlineId", "文字列"), new("kindId", "文字列"), new EventField("dueOn", "日付")], near.Fields);
        Assert.Equal(["eventId", "subjectId", "sequence", "occurredAt", "actorUnit", "version", "correlationId"], EventSheet.Common.Select(f => f.Name));
        Assert.Equal(["examination/formal-check"], EventSheet.All.Single(e => e.Type == typeof(FormalCheckCompleted)).HeardBy);
    }

    [Fact]
    public async Task A_designer_finds_an_event_and_reads_that_the_broker_is_away()
    {
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("designer", PagesHost.Password);
        await desk.MenuAsync("連携");
        await desk.SeeAsync("止まっています");
        await desk.SeeAsync("処理できなかったもの 3件");
        await Assertions.Expect(desk.Page.Locator("#result tbody tr")).ToHaveCountAsync(EventCatalog.Types.Count);
        await desk.InspectAsync("integration");
        await desk.FillAsync("出来事の名前・内容", "feepaid");
        await desk.PressAndStayAsync("検索する");
        await Assertions.Expect(desk.Page.Locator("#result tbody tr")).ToHaveCountAsync(1);
        await desk.SeeAsync("手数料が納付された");
        await desk.SeeAsync("sample.event.FeePaid");
        await desk.GoAsync("integration?q=nothing-like-this");
        await desk.SeeAsync("該当する出来事はありません");
        await desk.InspectAsync("integration-empty");
    }
}
