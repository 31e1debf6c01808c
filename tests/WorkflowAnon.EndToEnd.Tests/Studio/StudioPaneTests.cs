using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.EndToEnd.Tests.Pages;

namespace WorkflowAnon.EndToEnd.Tests.Studio;

/// <summary>検査の図 beside the genuine editor: opened by key, follows what the editor saves, opens by itself with the counterexample when a publication is refused, usable in a small window.</summary>
public sealed class StudioPaneTests(StudioChainTests.OfficeHost host, Browser browser) : IClassFixture<StudioChainTests.OfficeHost>, IClassFixture<Browser>
{
    private const int Patience = Editor.Patience;
    private const string Rule = "要領第12「受け付けた苦情は、処理を終えるまで扱う。」に反する経路があります。";

    // What the JSON view holds is replaced, as by typing over it: its text is larger than what is sensible to type letter by letter.
    private const string Rewrite = """
        ([from, to]) => {
          const view = monaco.editor.getEditors().find(e => e.getModel().getLanguageId() === 'json');
          const document = JSON.parse(view.getValue());
          const connection = document.Root.connections.find(c => c.source.activity === 'close' && c.source.port === 'Reassign');
          if (connection.target.activity !== from) throw new Error('The connection is not where it was.');
          connection.target.activity = to;
          const lost = { ...document.Root.activities.find(a => a.id === 'end'), id: 'lost', nodeId: 'Workflow1:flow:lost', metadata: { displayText: '届かない終わり', designer: { position: { x: 40, y: 700 }, size: { width: 220, height: 64 } } } };
          document.Root.activities.push(lost);
          view.setValue(JSON.stringify(document, null, 2));
        }
        """;

    [Fact]
    [Trait("Category", "Full")]
    public async Task The_pane_follows_the_editor_and_opens_with_the_counterexample_of_a_refused_publication()
    {
        InstalledStudio.Require();
        await using var designer = await browser.OpenAsync(host.Address);
        var page = designer.Page;
        await designer.SignInAsync("designer", PagesHost.Password);
        var troubles = Troubles.On(page);
        await designer.GoAsync("designer/complaint", Editor.Patience);
        var editor = new Editor(designer);
        await editor.OpenedAsync();
        var (pane, opener) = (page.GetByRole(AriaRole.Complementary, new() { Name = "検査の図" }), page.GetByRole(AriaRole.Button, new() { Name = "検査の図", Exact = true }));
        await Assertions.Expect(opener).ToHaveAttributeAsync("aria-expanded", "false");
        await Assertions.Expect(pane).ToHaveCountAsync(0);

        // By key; what is shown is the published version, and the editor stays beside it.
        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(opener).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(pane.GetByText("あなたの下書きはまだありません。公開中の第1版を示しています。")).ToBeVisibleAsync();
        await Assertions.Expect(pane.GetByText("誤りなし", new() { Exact = true })).ToBeVisibleAsync();
        var (beside, main) = ((await pane.BoundingBoxAsync())!, (await page.Locator("main").BoundingBoxAsync())!);
        Assert.True(main.Width >= 900 && main.X + main.Width <= beside.X + 1 && beside.X + beside.Width <= 1366, $"{main.Width} beside {beside.X}–{beside.X + beside.Width}");

        // A save of the editor comes into the pane by itself.
        await editor.Canvas.ShowAllAsync();
        await page.Locator("#activity-answer").ClickAsync();
        await editor.PanelAsync("共通");
        await editor.Canvas.SavedAsync(() => editor.TypeAsync("表示する名前", "苦情に答える"));
        await Assertions.Expect(pane.Locator("svg").GetByText("苦情に答える")).ToBeVisibleAsync();
        await Assertions.Expect(pane.GetByText("あなたの下書き（")).ToBeVisibleAsync();

        // Drawn so that a complaint could end unhandled, with the pane closed.
        await pane.GetByRole(AriaRole.Button, new() { NameRegex = new("^閉じる") }).ClickAsync();
        await Assertions.Expect(opener).ToBeFocusedAsync();
        await editor.PanelAsync("JSON");
        await page.WaitForFunctionAsync("() => globalThis.monaco?.editor.getEditors().some(e => e.getModel()?.getLanguageId() === 'json' && e.getValue().includes('Root'))", null, new() { Timeout = Patience });
        await editor.Canvas.AnsweredAsync(() => page.EvaluateAsync(Rewrite, new[] { "assign", "end" }));
        await page.GetByRole(AriaRole.Tab, new() { NameRegex = new("^苦情処理") }).First.ClickAsync();
        await Assertions.Expect(pane).ToHaveCountAsync(0);
        troubles.MustBeNone();

        Assert.Equal(400, await editor.AskAsync(Rule));
        await Assertions.Expect(opener).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(page.Locator("#studio-pane-told")).ToContainTextAsync("公開を申請していません");
        var picture = pane.Locator("svg[aria-labelledby=picture-title]");
        await Assertions.Expect(pane.Locator(".problems__item.is-shown")).ToContainTextAsync(Rule);
        await Assertions.Expect(picture.Locator(".flow__node").Filter(new() { HasText = "苦情を受け付ける" }).Locator(".flow__mark")).ToHaveTextAsync("1");
        await Assertions.Expect(picture.Locator(".flow__node").Filter(new() { HasText = "苦情に答える" }).Locator(".flow__mark")).ToHaveTextAsync("3");
        await Assertions.Expect(pane.GetByText(new Regex("^誤り[0-9]+件$"))).ToBeVisibleAsync();
        await ShootAsync(designer, "studio-pane-refused");
        troubles.MustBeOneRefusedSave();
        Assert.Equal("", await Axe.ViolationsAsync(page, "#studio-pane"));
        Assert.Equal("", await Axe.ViolationsAsync(page, ".studio-bar"));

        // Another problem by key: its place is marked and in sight, and the key goes on from there.
        var other = pane.Locator(".problems__item").Filter(new() { HasText = "lost" }).GetByRole(AriaRole.Link).First;
        await other.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var lost = picture.Locator(".flow__node.is-broken").Filter(new() { HasText = "届かない終わり" });
        await Assertions.Expect(lost).ToBeInViewportAsync();
        await Assertions.Expect(pane.Locator(".problems__item.is-shown")).ToBeFocusedAsync();
        await Assertions.Expect(pane.GetByRole(AriaRole.Link, new() { NameRegex = new("^検査の画面を開く") })).ToHaveAttributeAsync("href", new Regex("^/definitions/drafts/"));
        await ShootAsync(designer, "studio-pane-place");
        await page.GetByRole(AriaRole.Button, new() { Name = "図の全体を見る" }).ClickAsync();
        await ShootAsync(designer, "studio-pane-whole");

        // 1366×768 at 200 %: over the editor, without sideways scrolling; Escape closes it.
        await page.SetViewportSizeAsync(683, 384);
        await ShootAsync(designer, "studio-pane-small");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth && document.body.scrollWidth <= innerWidth"));
        await pane.GetByRole(AriaRole.Button, new() { Name = "図の全体を見る" }).FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(pane).ToHaveCountAsync(0);
        await Assertions.Expect(opener).ToBeFocusedAsync();
        troubles.MustBeOneRefusedSave();

        // As it was left: open, on the next page, too.
        await opener.PressAsync("Enter");
        await page.SetViewportSizeAsync(1366, 768);
        await designer.GoAsync("designer/inquiry", Editor.Patience);
        await Assertions.Expect(pane.GetByText("公開中の第1版を示しています。")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "図の全体を見る" })).ToHaveAttributeAsync("aria-pressed", "true");
    }

    private static Task ShootAsync(Desk desk, string name) =>
        Environment.GetEnvironmentVariable("SCREENSHOT_DIR") is { } album ? desk.Page.ScreenshotAsync(new() { Path = Path.Combine(album, name + ".png") }) : Task.CompletedTask;
}
