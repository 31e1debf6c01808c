using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.EndToEnd.Tests.Studio;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>運用 with many incidents of one cause: chosen in the list and settled together, each on record with the reason.</summary>
public sealed class IncidentPagesTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    [Fact]
    public async Task An_operator_retries_skips_and_cancels_many_at_once()
    {
        await host.Services.GetRequiredService<IDefinitionStore>().ImportAsync(
            new DefinitionImport(Flow.Of("halting", Flow.Activity("stop", "Elsa.Fault", ("message", Flow.Literal("試験の障害")))).ToJsonString(), "halting.json") { Publish = true }, EngineCommand.BySystem());
        var engine = host.Services.GetRequiredService<IWorkflowEngine>();
        List<string> ids = [];
        for (var i = 0; i < 5; i++)
            ids.Add((await engine.StartAsync(new StartRequest { DefinitionId = "halting", CorrelationId = $"case-{i}" }, EngineCommand.BySystem())).InstanceId);

        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("operator", PagesHost.Password);
        await desk.GoAsync("incidents");
        await desk.InspectAsync("incidents-many");
        await desk.PressAsync("選んだものを読み飛ばす");
        await desk.SeeAsync("インシデントを一つ以上選んでください");
        await ChooseAsync(ids[..2]);
        await desk.PressAsync("選んだものを読み飛ばす");
        await desk.SeeAsync("理由を入力してください");
        Assert.Equal(5, await OpenAsync());

        await ChooseAsync(ids[..2]);
        await desk.FillAsync("理由", "試験の障害のため");
        await desk.PressAsync("選んだものを読み飛ばす");
        await desk.SeeAsync("2件を読み飛ばしました");
        Assert.Equal(3, await OpenAsync());
        foreach (var id in ids[..2])
        {
            Assert.Equal(WorkflowSubStatus.Finished, (await engine.FindInstanceAsync(id))!.SubStatus);
            Assert.Equal(("skipped", "試験の障害のため"), await SettledAsync(id));
        }

        await ChooseAsync([ids[2]]);
        await desk.FillAsync("理由", "やり直すため");
        await desk.PressAsync("選んだ手続の実行を取り消す");
        await desk.SeeAsync("手続の実行1件を取り消しました");
        Assert.Equal(WorkflowSubStatus.Cancelled, (await engine.FindInstanceAsync(ids[2]))!.SubStatus);

        // What still fails stands in the list again.
        await ChooseAsync(ids[3..]);
        await desk.PressAsync("選んだものを再試行する");
        await desk.SeeAsync("2件を再試行しました");
        Assert.Equal(2, await OpenAsync());
        Assert.Equal("retried", (await SettledAsync(ids[3])).Resolution);

        // What a colleague has settled meanwhile is told, the other is settled all the same.
        await ChooseAsync(ids[3..]);
        var incident = (await engine.ListIncidentsAsync(new IncidentFilter { InstanceId = ids[3] }, null, 10)).Items.Single();
        await engine.SkipIncidentAsync(incident.Id, null, "先に片付けた", EngineCommand.BySystem());
        await desk.FillAsync("理由", "まとめて片付けるため");
        await desk.PressAsync("選んだものを読み飛ばす");
        await desk.SeeAsync("1件はできませんでした");
        Assert.Equal(0, await OpenAsync());

        async Task ChooseAsync(IReadOnlyList<string> instances)
        {
            foreach (var id in instances)
                await desk.Page.Locator($"input[name=chosen][value^='{id}/']").CheckAsync();
        }

        async Task<int> OpenAsync() => (await engine.ListIncidentsAsync(new IncidentFilter(), null, 50)).Items.Count;

        async Task<(string? Resolution, string? Reason)> SettledAsync(string id) =>
            (await engine.ListIncidentsAsync(new IncidentFilter { InstanceId = id, IncludeResolved = true }, null, 10)).Items.Where(i => i.Resolution is not null).Select(i => (i.Resolution, i.Reason)).Single();
    }
}
