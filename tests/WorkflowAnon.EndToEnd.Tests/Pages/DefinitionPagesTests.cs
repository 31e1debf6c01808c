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
