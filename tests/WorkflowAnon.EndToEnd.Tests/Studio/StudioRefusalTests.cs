using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.EndToEnd.Tests.Pages;

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
        await designer.GoAsync("designer/" + Id);
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

    // The message goes by itself after a few seconds.
    private static Task SaidAsync(IPage page, string words) => page.Locator(".mud-snackbar").GetByText(words).First.WaitForAsync(new() { Timeout = Patience });

    private static Task<JsonNode> StoredAsync(StudioClient api, string id = Id) => api.ReadAsync($"workflow-definitions/by-definition-id/{id}?versionOptions=Latest");

    private static JsonObject Placed(JsonObject activity, int x, int y = 0)
    {
        activity["metadata"]!["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = x, ["y"] = y }, ["size"] = new JsonObject { ["width"] = 220, ["height"] = 90 } };
        return activity;
    }

    private static Task ShootAsync(Desk desk, string name) =>
        Environment.GetEnvironmentVariable("SCREENSHOT_DIR") is { } album ? desk.Page.ScreenshotAsync(new() { Path = Path.Combine(album, name + ".png") }) : Task.CompletedTask;
}
