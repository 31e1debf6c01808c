using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.EndToEnd.Tests.Pages;

namespace WorkflowAnon.EndToEnd.Tests.Studio;

/// <summary>A designer who is faster than the line: the genuine editor sends a save before it knows what its last one has stored.</summary>
public sealed class StudioSavesTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    private const string Id = "swift";
    private const string Late = "late";
    private const string CountSaves = """
        () => {
          const ask = window.fetch;
          window.saves = 0;
          window.fetch = (resource, options) => {
            if (options?.method === 'POST' && String(resource).endsWith('/elsa/api/workflow-definitions')) window.saves++;
            return ask(resource, options);
          };
        }
        """;

    [Fact]
    [Trait("Category", "Full")]
    public async Task What_is_drawn_while_a_save_is_under_way_is_saved_after_it_and_not_taken_for_another_window()
    {
        InstalledStudio.Require();
        using var api = await StudioClient.SignInAsync(host.Address, "designer");
        await using var designer = await OpenAsync(api, Id);
        var page = designer.Page;
        var editor = new Editor(designer);
        await editor.OpenedAsync();
        var troubles = Troubles.On(page);
        await page.EvaluateAsync(CountSaves);
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync("**/elsa/api/workflow-definitions", async route =>
        {
            await hold.Task;
            await route.ContinueAsync();
        });
        List<int> answers = [];
        page.Response += (_, answer) =>
        {
            if (Canvas.IsSave(answer))
                answers.Add(answer.Status);
        };

        await page.Locator("#activity-first").ClickAsync();
        await editor.PanelAsync("共通");
        await editor.TypeAsync("表示する名前", "初めの名前");
        await page.WaitForFunctionAsync("() => window.saves === 1", null, new() { Timeout = Editor.Patience });
        await editor.TypeAsync("表示する名前", "次の名前");
        await page.WaitForFunctionAsync("() => window.saves === 2", null, new() { Timeout = Editor.Patience });
        hold.SetResult();
        for (var deadline = Environment.TickCount64 + Editor.Patience; answers.Count < 2 && Environment.TickCount64 < deadline;)
            await page.WaitForResponseAsync(Canvas.IsSave, new() { Timeout = Editor.Patience });
        Assert.Equal([200, 200], answers);
        var stored = await StoredAsync(api, Id);
        Assert.Equal("次の名前", (string?)stored["root"]!["activities"]![0]!["metadata"]!["displayText"]);
        troubles.MustBeNone();
    }

    [Fact]
    [Trait("Category", "Full")]
    public async Task A_save_that_knows_the_answer_before_the_last_one_is_not_put_on_top_of_what_was_saved_meanwhile()
    {
        InstalledStudio.Require();
        using var api = await StudioClient.SignInAsync(host.Address, "designer");
        await using var designer = await OpenAsync(api, Late);
        var opened = await StoredAsync(api, Late);
        var answers = await designer.Page.EvaluateAsync<int[]>(
            """
            async texts => {
              const [first, second, late] = texts.map(JSON.parse);
              const save = model => window.fetch('/elsa/api/workflow-definitions', {
                method: 'POST', headers: { 'Content-Type': 'application/json' },
                body: new TextEncoder().encode(JSON.stringify({ model, publish: false })) });
              const one = await save(first);
              second.customProperties = (await one.clone().json()).workflowDefinition.customProperties;
              // The last one is asked for before the second is answered, and holds nothing of it.
              const [two, three] = await Promise.all([save(second), save(late)]);
              return [one.status, two.status, three.status];
            }
            """,
            new[] { Named(opened, "初め"), Named(opened, "次"), Named(opened, "遅い") });
        Assert.Equal([200, 200, 400], answers);
        Assert.Equal("次", (string?)(await StoredAsync(api, Late))["name"]);
    }

    private static Task<JsonNode> StoredAsync(StudioClient api, string id) => api.ReadAsync($"workflow-definitions/by-definition-id/{id}?versionOptions=Latest");

    // A new draft of one step, on the page of the designer.
    private async Task<Desk> OpenAsync(StudioClient api, string id)
    {
        await api.TakeAsync("workflow-definitions", new JsonObject { ["model"] = Flow.Of(id, Flow.Task("first")), ["publish"] = false });
        var designer = await browser.OpenAsync(host.Address);
        await designer.SignInAsync("designer", PagesHost.Password);
        await designer.GoAsync("designer/" + id, Editor.Patience);
        return designer;
    }

    private static string Named(JsonNode document, string name)
    {
        var named = document.DeepClone();
        named["name"] = name;
        return named.ToJsonString();
    }
}
