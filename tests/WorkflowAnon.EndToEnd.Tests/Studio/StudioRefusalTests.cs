using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.EndToEnd.Tests.Pages;
using WorkflowAnon.Engine.Runtime;

namespace WorkflowAnon.EndToEnd.Tests.Studio;

/// <summary>What the server refuses, as the genuine editor tells it to the person: in Japanese, with nothing stored and the drawing still there.</summary>
public sealed class StudioRefusalTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    private const int Patience = Editor.Patience;
    private const string Id = "refused";

    [Fact]
    [Trait("Category", "Full")]
    public async Task Files_that_are_no_usable_definition_and_a_save_that_is_older_than_the_draft_are_refused_in_Japanese()
    {
        InstalledStudio.Require();
        using var api = await StudioClient.SignInAsync(host.Address, "designer");
        await api.TakeAsync("workflow-definitions", new JsonObject { ["model"] = Flow.Of(Id, Placed(Flow.Task("first"), 0), Placed(Flow.Task("second"), 320)), ["publish"] = false });
        await using var designer = await browser.OpenAsync(host.Address);
        var page = designer.Page;
        await designer.SignInAsync("designer", PagesHost.Password);
        await designer.GoAsync("designer/" + Id, Editor.Patience);
        var editor = new Editor(designer);
        await editor.OpenedAsync();
        var troubles = Troubles.On(page);
        var opened = await StoredAsync(api);

        // By the editor's own 取り込む. The first two it refuses itself, the others the server.
        await ImportAsync("syntax", "not json", "手続定義を取り込めませんでした。JSONとして読み取れません");
        await ImportAsync("schema", """{"name":"x"}""", "手続定義を取り込めませんでした。Elsa 3の手続定義");
        troubles.MustBeNone();
        await ImportAsync("unknown", With(d => d["root"]!["activities"]![1]!["type"] = "Acme.Unknown"), "手続定義を取り込めませんでした。登録されていないアクティビティがあるため、保存できません：「Acme.Unknown」［second］");
        await ImportAsync("state-machine", With(d => d["root"] = new JsonObject { ["id"] = "r", ["type"] = "Elsa.StateMachine", ["version"] = 1 }), "手続定義を取り込めませんでした。状態機械（Elsa.StateMachine）には対応していません");
        await ImportAsync("large", With(d => d["description"] = new string('x', 10_200_000)), "手続定義を取り込めませんでした。手続定義が大きすぎます（10メガバイト未満にしてください）。保存していません。");
        troubles.MustBeRefused("/elsa/api/workflow-definitions/import", 3);

        // Typed over in the editor's JSON view: what is no definition does not reach the server, what names an unknown activity is refused there.
        await editor.PanelAsync("JSON");
        await page.WaitForFunctionAsync("() => globalThis.monaco?.editor.getEditors().some(e => e.getModel()?.getLanguageId() === 'json' && e.getValue().includes('Root'))", null, new() { Timeout = Patience });
        await page.EvaluateAsync("() => { const view = monaco.editor.getEditors().find(e => e.getModel().getLanguageId() === 'json'); globalThis.before = view.getValue(); view.setValue('[]'); }");
        await Assertions.Expect(page.GetByText("手続定義として読み取れません").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await ShootAsync(designer, "studio-refused-json");
        var told = SaidAsync(page, "登録されていないアクティビティがあるため、保存できません：「Acme.Gone」");
        await page.EvaluateAsync("() => monaco.editor.getEditors().find(e => e.getModel().getLanguageId() === 'json').setValue(globalThis.before.replace(/WorkflowAnon.HumanTask/, 'Acme.Gone'))");
        await told;
        await editor.Canvas.AnsweredAsync(() => page.EvaluateAsync("() => monaco.editor.getEditors().find(e => e.getModel().getLanguageId() === 'json').setValue(globalThis.before)"));
        await page.GetByRole(AriaRole.Tab, new() { NameRegex = new("^" + Id) }).First.ClickAsync();
        await StandsAsync("first");

        // Saved meanwhile from elsewhere: what is typed here afterwards is refused, stays on the canvas, and the other save stays stored.
        var elsewhere = await StoredAsync(api);
        elsewhere["description"] = "別の窓で保存した説明";
        await api.TakeAsync("workflow-definitions", new JsonObject { ["model"] = elsewhere.DeepClone(), ["publish"] = false });
        await page.Locator("#activity-first").ClickAsync();
        await editor.PanelAsync("共通");
        told = SaidAsync(page, "古い内容で上書きしないよう、保存しませんでした");
        await editor.TypeAsync("表示する名前", "ここで書いた名前");
        await told;
        await ShootAsync(designer, "studio-refused-older");
        await StandsAsync("ここで書いた名前");
        var kept = await StoredAsync(api);
        Assert.Equal("別の窓で保存した説明", (string?)kept["description"]);
        Assert.Equal("first", (string?)kept["root"]!["activities"]![0]!["metadata"]!["displayText"]);
        troubles.MustBeRefused("/elsa/api/workflow-definitions/import", 3, "/elsa/api/workflow-definitions", 2);

        string With(Action<JsonNode> change)
        {
            var document = opened.DeepClone();
            change(document);
            return document.ToJsonString();
        }

        async Task ImportAsync(string name, string text, string words)
        {
            var said = SaidAsync(page, words);
            await page.Locator("elsa-workflow-definition-editor input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "file.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(text) });
            await said;
            await ShootAsync(designer, "studio-refused-" + name);
            Assert.True(JsonNode.DeepEquals(opened, await StoredAsync(api)), words);
            await StandsAsync("first");
        }

        async Task StandsAsync(string name)
        {
            await Assertions.Expect(page.Locator("#activity-first")).ToContainTextAsync(name);
            await Assertions.Expect(page.Locator("#activity-second")).ToContainTextAsync("second");
        }
    }

    [Fact]
    [Trait("Category", "Full")]
    public async Task A_hostile_expression_typed_in_the_editor_is_stopped_and_the_viewer_tells_it_in_Japanese()
    {
        InstalledStudio.Require();
        using var api = await StudioClient.SignInAsync(host.Address, "designer");
        await api.TakeAsync("workflow-definitions", new JsonObject { ["model"] = Flow.Of("hostile", Placed(Flow.Task("typed"), 0), Placed(Flow.Task("after"), 320)), ["publish"] = false });
        await using var designer = await browser.OpenAsync(host.Address);
        var page = designer.Page;
        await designer.SignInAsync("designer", PagesHost.Password);
        await designer.GoAsync("designer/hostile", Editor.Patience);
        var troubles = Troubles.On(page);
        var editor = new Editor(designer);
        await editor.OpenedAsync();
        await page.Locator("#activity-typed").ClickAsync();
        await editor.PanelAsync("入力");
        await page.Locator("elsa-workflow-definition-editor .flex-none .mud-menu:visible button").First.ClickAsync(new() { Timeout = Patience });
        await page.Locator(".mud-popover-open").GetByText("JavaScript").First.ClickAsync();
        var field = page.Locator(".monaco-editor:visible").First;
        var typed = await StoredAsync(api, "hostile");
        var (deadline, again) = (Environment.TickCount64 + Editor.Patience, 0L);
        for (; !typed.ToJsonString().Contains("for(;;){}", StringComparison.Ordinal); typed = await StoredAsync(api, "hostile"))
        {
            Assert.True(Environment.TickCount64 < deadline, typed.ToJsonString());
            // Keys that come before the field listens are lost: then they are typed again.
            if (Environment.TickCount64 > again)
            {
                await field.ClickAsync(new() { Timeout = Patience });
                await page.Keyboard.PressAsync("Control+A");
                await page.Keyboard.InsertTextAsync("for(;;){}");
                again = Environment.TickCount64 + 20_000;
            }

            await page.WaitForTimeoutAsync(500);
        }

        await ShootAsync(designer, "studio-hostile-typed");

        var input = Typed(typed).Single(p => p.Value is JsonObject o && (string?)o["expression"]?["type"] == "JavaScript").Key;
        foreach (var (name, script, words) in new[]
        {
            ("typed", "", "命令の数が多すぎます"),
            ("memory", "let s = 'x'; while (true) s += s", "メモリを使い過ぎます"),
            ("reflection", "System.IO.File.ReadAllText('/etc/passwd')", "「System」は使えません"),
            ("network", "fetch('http://127.0.0.1/')", "「fetch」は使えません"),
        })
        {
            var document = typed.DeepClone();
            (document["definitionId"], document["id"], document["name"]) = ("hostile-" + name, $"hostile-{name}-1", "hostile-" + name);
            if (script.Length > 0)
                Typed(document)[input]!["expression"]!["value"] = script;
            await host.Services.GetRequiredService<IDefinitionStore>().ImportAsync(new DefinitionImport(document.ToJsonString(), name) { Publish = true }, EngineCommand.BySystem());
            var started = await host.Services.GetRequiredService<IWorkflowEngine>().StartAsync(new StartRequest { DefinitionId = "hostile-" + name, CorrelationId = "case-" + name }, EngineCommand.BySystem());
            await designer.GoAsync("designer/instances/" + started.InstanceId, Editor.Patience);
            var viewer = page.Locator("elsa-workflow-instance-viewer");
            await Assertions.Expect(page.Locator("#activity-typed")).ToBeAttachedAsync(new() { Timeout = Patience });
            await page.GetByRole(AriaRole.Tab, new() { Name = "障害" }).First.ClickAsync(new() { Timeout = Patience });
            await Assertions.Expect(viewer.GetByText(words).First).ToBeVisibleAsync(new() { Timeout = Patience });
            await Assertions.Expect(viewer.GetByText("障害", new() { Exact = true }).First).ToBeVisibleAsync();
            await ShootAsync(designer, "studio-hostile-" + name);
        }

        // The server goes on answering.
        Assert.Equal("hostile", (string?)(await StoredAsync(api, "hostile"))["definitionId"]);
        troubles.MustBeNone();

        // The editor puts what it selects behind the others.
        static JsonObject Typed(JsonNode document) => document["root"]!["activities"]!.AsArray().Single(a => (string?)a!["id"] == "typed")!.AsObject();
    }

    // The message goes by itself after a few seconds.
    private static Task SaidAsync(IPage page, string words) => page.Locator(".mud-snackbar").GetByText(words).First.WaitForAsync(new() { Timeout = Patience });

    private static Task<JsonNode> StoredAsync(StudioClient api, string id = Id) => api.ReadAsync($"workflow-definitions/by-definition-id/{id}?versionOptions=Latest");

    private static JsonObject Placed(JsonObject activity, int x)
    {
        activity["metadata"]!["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = x, ["y"] = 0 }, ["size"] = new JsonObject { ["width"] = 220, ["height"] = 90 } };
        return activity;
    }

    private static Task ShootAsync(Desk desk, string name) =>
        Environment.GetEnvironmentVariable("SCREENSHOT_DIR") is { } album ? desk.Page.ScreenshotAsync(new() { Path = Path.Combine(album, name + ".png") }) : Task.CompletedTask;
}
