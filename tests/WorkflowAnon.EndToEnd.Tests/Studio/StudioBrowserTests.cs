using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.EndToEnd.Tests.Pages;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Definitions;
using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.EndToEnd.Tests.Studio;

/// <summary>デザイナー in a browser: the genuine elements, all four, with nothing on the console, no refused request and nothing from elsewhere.</summary>
public sealed class StudioBrowserTests(StudioBrowserTests.Host host, Browser browser) : IClassFixture<StudioBrowserTests.Host>, IClassFixture<Browser>
{
    private const int Patience = Editor.Patience;

    [Fact]
    [Trait("Category", "Full")]
    public async Task A_designer_draws_and_asks_for_the_publication_and_a_supervisor_watches_what_runs()
    {
        InstalledStudio.Require();
        using var api = await StudioClient.SignInAsync(host.Address, "designer");
        await using (var designer = await browser.OpenAsync(host.Address))
        {
            var troubles = Troubles.On(designer.Page);
            await designer.SignInAsync("designer", PagesHost.Password);
            await designer.GoAsync("designer", Editor.Patience);
            await designer.Page.GetByText("まとめて操作").First.WaitForAsync();
            await Shoot(designer, "studio-list");
            await designer.Page.GetByText("register-entry").ClickAsync(new() { Timeout = Patience });
            await designer.Page.WaitForURLAsync("**/designer/register-entry", new() { Timeout = Editor.Patience });
            await OpenEditorAsync(designer, "complaint", "自動保存");
            // A field of a list shows its choice in Japanese, too.
            await Assertions.Expect(designer.Page.Locator("input.mud-select-input[type=text]").First).ToHaveValueAsync("上位と同じ", new() { Timeout = Patience });
            await DrawAsync(designer);
            Assert.False((bool)(await api.ReadAsync("workflow-definitions/by-definition-id/complaint?versionOptions=Latest"))["isPublished"]!);
            await AskAsync(designer);
            Assert.DoesNotContain((await api.ReadAsync("workflow-definitions/by-definition-id/complaint?versionOptions=Latest"))["links"]!.AsArray(), l => (string)l!["rel"]! == "publish");
            troubles.MustBeNone();

            // A warm open takes no fingerprinted file over the network again.
            await OpenEditorAsync(designer, "complaint", "閲覧専用です");
            var again = await designer.Page.EvaluateAsync<string[]>("performance.getEntriesByType('resource').filter(r => /\\.[a-z0-9]{10}\\.(wasm|js|dat)$/.test(r.name) && r.transferSize > 0).map(r => r.name)");
            Assert.Empty(again);
            troubles.MustBeNone();
        }

        await using var supervisor = await browser.OpenAsync(host.Address);
        var seen = Troubles.On(supervisor.Page);
        await supervisor.SignInAsync("ga-supervisor", PagesHost.Password);
        await supervisor.GoAsync("designer/instances", Editor.Patience);
        await supervisor.Page.Locator("elsa-workflow-instance-list tbody tr td").Nth(2).ClickAsync(new() { Timeout = Patience });
        await supervisor.Page.WaitForURLAsync("**/designer/instances/*", new() { Timeout = Editor.Patience });
        await supervisor.Page.Locator("#activity-t0").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });
        await Assertions.Expect(supervisor.Page.GetByText("続きを待つ").First).ToBeVisibleAsync(new() { Timeout = Patience });
        // What the event's name was evaluated to, under its Japanese label: the definition says it by a script only.
        var viewer = supervisor.Page.Locator("elsa-workflow-instance-viewer");
        await supervisor.Page.Locator("#activity-t0").ClickAsync();
        await supervisor.Page.GetByRole(AriaRole.Tab, new() { Name = "アクティビティ", Exact = true }).First.ClickAsync();
        await Assertions.Expect(viewer.Locator("tr").Filter(new() { HasText = "イベント名" }).Filter(new() { HasText = "event-70" }).First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Shoot(supervisor, "studio-viewer");

        // What a burst commits comes to the open viewer by itself.
        await host.GoOnAsync();
        await Assertions.Expect(supervisor.Page.GetByText("最後を待つ").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(viewer.GetByText(" - 完了").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Shoot(supervisor, "studio-viewer-live");
        seen.MustBeNone();
    }

    [Fact]
    public async Task The_package_is_served_compressed_and_fingerprinted_files_for_ever()
    {
        InstalledStudio.Require();
        using var client = await StudioClient.SignInAsync(host.Address, null);
        var wasm = Directory.EnumerateFiles(Path.Combine(InstalledStudio.Folder, "_framework"), "Elsa.Studio.Core.??????????.wasm").Select(Path.GetFileName).Single();
        foreach (var (path, encoding, type, cache) in new[]
        {
            ("_framework/" + wasm, "br", "application/wasm", "public, max-age=31536000, immutable"),
            ("_framework/" + wasm, "gzip", "application/wasm", "public, max-age=31536000, immutable"),
            ("_framework/" + wasm, "identity", "application/wasm", "public, max-age=31536000, immutable"),
            ("_framework/blazor.webassembly.js", "br", "text/javascript", "no-cache"),
            ("_content/MudBlazor/MudBlazor.min.css", "br", "text/css", "no-cache"),
            ("Elsa.Studio.Host.CustomElements.styles.css", "identity", "text/css", "no-cache"),
        })
        {
            using var answer = await client.RawAsync(HttpMethod.Get, "designer/" + path, ("Accept-Encoding", encoding));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal(cache, string.Join(", ", answer.Headers.GetValues("Cache-Control").SelectMany(v => v.Split(", "))));
            Assert.Equal(encoding == "identity" ? [] : [encoding], answer.Content.Headers.ContentEncoding);
            Assert.Contains("Accept-Encoding", answer.Headers.Vary);
            using var again = await client.RawAsync(HttpMethod.Get, "designer/" + path, ("Accept-Encoding", encoding), ("If-None-Match", answer.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        }

        foreach (var path in new[] { "_framework/none.js", "_framework/../package.json", "_framework/%2e%2e/package.json", "_framework/..%2fpackage.json", "_framework/blazor.webassembly.js.br" })
        {
            using var answer = await client.RawAsync(HttpMethod.Get, "designer/" + path);
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private static async Task OpenEditorAsync(Desk desk, string id, string sign)
    {
        await desk.GoAsync("designer/" + id, Editor.Patience);
        await desk.Page.Locator("elsa-activity-wrapper").First.WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });
        await Assertions.Expect(desk.Page.GetByText(sign).First).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    private static async Task DrawAsync(Desk desk)
    {
        var page = desk.Page;
        var node = page.Locator("#activity-send");
        await node.ClickAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "共通" }).ClickAsync();
        var saved = page.WaitForResponseAsync(Canvas.IsSave, new() { Timeout = Patience });
        var text = page.GetByLabel("表示する名前").Or(page.GetByLabel("Display text")).First;
        await text.FillAsync("担当課に求める");
        await text.PressAsync("Tab");
        Assert.Equal(200, (await saved).Status);
        await Shoot(desk, "studio-editor");

        saved = page.WaitForResponseAsync(Canvas.IsSave, new() { Timeout = Patience });
        var box = (await node.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 60, box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 90, box.Y + (box.Height / 2) + 40, new() { Steps = 8 });
        await page.Mouse.UpAsync();
        Assert.Equal(200, (await saved).Status);
    }

    private static async Task AskAsync(Desk desk)
    {
        var asked = desk.Page.WaitForResponseAsync(r => Canvas.IsSave(r) && r.Request.PostData!.Contains("\"publish\":true", StringComparison.Ordinal), new() { Timeout = Patience });
        // The message goes by itself after a few seconds.
        var told = desk.Page.GetByText("公開を申請しました").First.WaitForAsync(new() { Timeout = Patience });
        await desk.Page.Locator("elsa-workflow-definition-editor .mud-button-group-root button").First.ClickAsync();
        Assert.Equal(200, (await asked).Status);
        await told;
        await Shoot(desk, "studio-asked");
    }

    private static Task Shoot(Desk desk, string name) =>
        Environment.GetEnvironmentVariable("SCREENSHOT_DIR") is { } album ? desk.Page.ScreenshotAsync(new() { Path = Path.Combine(album, name + ".png") }) : Task.CompletedTask;

    /// <summary>The shipped definitions and one instance that waits.</summary>
    public sealed class Host : PagesHost
    {
        private string _instance = "";

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            await Services.GetRequiredService<ShippedDefinitions>().ImportFolderAsync(Repository.PathOf("workflows"));
            var document = Flow.Of("watched", Wait("t0", "続きを待つ"), Wait("t1", "最後を待つ"));
            await Services.GetRequiredService<IDefinitionStore>().ImportAsync(new DefinitionImport(document.ToJsonString(), "watched.json") { Publish = true }, EngineCommand.BySystem());
            _instance = (await Services.GetRequiredService<IWorkflowEngine>().StartAsync(new StartRequest { DefinitionId = "watched", CorrelationId = "case-watched" }, EngineCommand.BySystem())).InstanceId;
        }

        /// <summary>Lets the instance go on.</summary>
        public async Task GoOnAsync()
        {
            var engine = Services.GetRequiredService<IWorkflowEngine>();
            var bookmark = (await engine.ListBookmarksAsync(_instance)).Single();
            await engine.ResumeAsync(new ResumeRequest(_instance, bookmark.Id), EngineCommand.BySystem());
        }

        private static JsonObject Wait(string id, string name)
        {
            var eventName = Flow.Literal("試験-" + id);
            if (id == "t0")
                eventName["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "'event-' + 70" };
            var activity = Flow.Activity(id, "Elsa.Event", ("eventName", eventName));
            activity["metadata"] = new JsonObject { ["displayText"] = name, ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = id == "t0" ? 0 : 300, ["y"] = 0 }, ["size"] = new JsonObject { ["width"] = 220, ["height"] = 64 } } };
            return activity;
        }
    }
}
