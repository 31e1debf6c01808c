using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Definitions;
using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>手続定義 as a designer and a supervisor see them: the list, the picture, the checks with their counterexample, the differences; axe on every page.</summary>
public sealed class DefinitionPagesTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    [Fact]
    public async Task A_designer_sees_the_counterexample_on_the_picture_and_what_was_changed()
    {
        await host.Services.GetRequiredService<ShippedDefinitions>().ImportFolderAsync(Repository.PathOf("workflows"));
        await ImportAsync(2, text => text.Replace("\"value\": \"produce\"", "\"value\": \"\"", StringComparison.Ordinal));
        await using (var designer = await browser.OpenAsync(host.Address))
        {
            await designer.SignInAsync("designer", PagesHost.Password);
            await designer.MenuAsync("手続定義");
            await designer.SeeAsync("提案の受付");
            await designer.SeeAsync("誤り1件");
            await designer.InspectAsync("definitions");
            await designer.GoAsync("definitions/production/2");
            await designer.SeeAsync("検査は、作成した者とは別の者が行う。");
            await designer.SeeAsync("番号は反例の順番です");
            await Assertions.Expect(designer.Page.Locator(".flow__node.is-broken")).ToHaveCountAsync(1);
            Assert.True(await designer.Page.Locator(".flow__edge.is-path").CountAsync() > 2);
            await designer.InspectAsync("definition-broken");
            await designer.Page.GetByLabel("比べる版").SelectOptionAsync("1");
            await designer.PressAsync("違いを見る");
            await designer.SeeAsync("職務分離（別の人であること）");
            await designer.SeeAsync("守られている → 反している");
            await Assertions.Expect(designer.Page.Locator(".flow__node.is-changed")).ToHaveCountAsync(1);
            await designer.InspectAsync("definition-compared");
        }

        await using var supervisor = await browser.OpenAsync(host.Address);
        await supervisor.SignInAsync("ga-supervisor", PagesHost.Password);
        await supervisor.MenuAsync("手続定義");
        await supervisor.GoAsync("definitions/proposal-receipt/1");
        await supervisor.SeeAsync("写しは、収受日付印のある提案書から取る。");
        await supervisor.InspectAsync("definition");
    }

    [Fact]
    public async Task A_designer_simulates_a_version_to_its_end_without_a_trace()
    {
        await host.Services.GetRequiredService<ShippedDefinitions>().ImportFolderAsync(Repository.PathOf("workflows"));
        await using var designer = await browser.OpenAsync(host.Address);
        await designer.SignInAsync("designer", PagesHost.Password);
        await designer.GoAsync("definitions/complaint/1");
        await designer.Page.GetByText("この版を模擬する（シミュレーション）").ClickAsync();
        await designer.GoAsync("definitions/complaint/1/simulate?start=2026-04-01");
        await designer.SeeAsync("令和8年4月1日（水）：次に起きること");
        await designer.Page.GetByLabel("起きる日").FillAsync("2026-03-31");
        await designer.Page.EvaluateAsync("() => document.querySelectorAll('form').forEach(f => f.noValidate = true)");
        await designer.Page.Locator(".simulated button").First.ClickAsync();
        await designer.SeeAsync("今の日（令和8年4月1日）以後にしてください");
        foreach (var (day, button) in new[] { ("2026-04-01", "済み"), ("2026-04-02", "総務課で処理する"), ("2026-04-03", "済み") })
        {
            await designer.Page.GetByLabel("起きる日").FillAsync(day);
            await designer.Page.Locator(".simulated button").Filter(new() { HasText = button }).Or(designer.Page.Locator(".simulated button")).First.ClickAsync();
        }

        await designer.InspectAsync("simulation");
        await designer.SeeAsync("一つ戻す");
        Assert.Equal(4, await designer.Page.Locator("tbody tr").Filter(new() { HasText = "タスク" }).CountAsync());
        await Assertions.Expect(designer.Page.Locator(".flow__node.is-waiting")).ToHaveCountAsync(1);
        await designer.Page.GetByText("一つ戻す").ClickAsync();
        Assert.Equal(3, await designer.Page.Locator("tbody tr").Filter(new() { HasText = "タスク" }).CountAsync());
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_supervisor_moves_a_case_and_sees_what_became_of_it()
    {
        await host.Services.GetRequiredService<ShippedDefinitions>().ImportFolderAsync(Repository.PathOf("workflows"));
        await host.Services.GetRequiredService<IWorkflowEngine>().StartAsync(new StartRequest { DefinitionId = "inquiry", CorrelationId = "inquiry-moved" }, EngineCommand.BySystem());
        var node = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("workflows/inquiry.v1.json")))!;
        (node["id"], node["version"]) = ("inquiry-v2", 2);
        await host.Services.GetRequiredService<IDefinitionStore>().ImportAsync(new DefinitionImport(node.ToJsonString(), "inquiry.json") { Publish = true }, EngineCommand.BySystem());
        await using var supervisor = await browser.OpenAsync(host.Address);
        await supervisor.SignInAsync("ga-supervisor", PagesHost.Password);
        await supervisor.GoAsync("definitions/inquiry/migration");
        await supervisor.SeeAsync("移せるもの1件");
        await supervisor.InspectAsync("migration");
        await supervisor.Page.GetByLabel("移行する理由").FillAsync("様式の改正に合わせるため。");
        await supervisor.PressAsync("選んだ事案を第2版へ移す");
        await supervisor.SeeAsync("移行する事案を一つ以上選んでください");
        await Assertions.Expect(supervisor.Page.GetByLabel("移行する理由")).ToHaveValueAsync("様式の改正に合わせるため。");
        await supervisor.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await supervisor.PressAsync("選んだ事案を第2版へ移す");
        await supervisor.SeeAsync("移行した1件");
        await supervisor.InspectAsync("migration-result");
        await supervisor.GoAsync("definitions/inquiry/migration");
        await supervisor.SeeAsync("第2版より前の版で進行中のものはありません");
    }

    private async Task<int> CountAsync()
    {
        var page = await host.Services.GetRequiredService<IWorkflowEngine>().ListInstancesAsync(new InstanceFilter { DefinitionId = "complaint" }, null, 10);
        return page.Items.Count;
    }

    private async Task ImportAsync(int version, Func<string, string> redraw)
    {
        var text = await File.ReadAllTextAsync(Repository.PathOf("workflows/production.v1.json"));
        var redrawn = redraw(text);
        Assert.NotEqual(text, redrawn);
        var node = System.Text.Json.Nodes.JsonNode.Parse(redrawn)!;
        (node["id"], node["version"]) = ($"production-v{version}", version);
        await host.Services.GetRequiredService<IDefinitionStore>().ImportAsync(new DefinitionImport(node.ToJsonString(), "production.json"), EngineCommand.BySystem());
    }
}
