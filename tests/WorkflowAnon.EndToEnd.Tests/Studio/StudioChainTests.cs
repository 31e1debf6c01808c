using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.EndToEnd.Tests.Pages;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Definitions;
using WorkflowAnon.Testing.Machine;
using Xunit.Abstractions;

namespace WorkflowAnon.EndToEnd.Tests.Studio;

/// <summary>
/// デザイナー from the drawing to the case, by clicks and keys alone: 苦情処理 gets another step and its connections by mouse; a second person publishes it; a complaint received before stays on the old
/// version, one received after begins on the new one and is watched live; the old one is moved; and a drawing that lets a complaint end unhandled (要領 第12) is refused with its counterexample.
/// </summary>
public sealed class StudioChainTests(StudioChainTests.OfficeHost host, Browser browser, ITestOutputHelper output) : IClassFixture<StudioChainTests.OfficeHost>, IClassFixture<Browser>
{
    private const int Patience = Editor.Patience;
    private const string Assign = "苦情を処理する所属を決める", Answer = "苦情を調べ、回答する", NewStep = "回答の写しを綴る";

    [Fact]
    [Trait("Category", "Full")]
    public async Task A_procedure_is_redrawn_published_by_a_second_person_followed_live_and_kept_lawful()
    {
        InstalledStudio.Require();
        await using var clerk = await browser.OpenAsync(host.Address);
        await using var designer = await browser.OpenAsync(host.Address);
        await using var supervisor = await browser.OpenAsync(host.Address);
        var (atClerk, atDesigner, atSupervisor) = (Troubles.On(clerk.Page), Troubles.On(designer.Page), Troubles.On(supervisor.Page));
        await clerk.SignInAsync("ga-1", PagesHost.Password);
        await designer.SignInAsync("designer", PagesHost.Password);
        await supervisor.SignInAsync("ga-supervisor", PagesHost.Password);

        var old = await ReceiveAsync(clerk);
        await AssignAsync(clerk, old);
        await DrawAsync(designer);
        await ApproveAsync(supervisor);
        var young = await ReceiveAsync(clerk);
        await WatchAsync(supervisor, clerk, old, young);
        await MoveAsync(supervisor, old);

        // What was not there when this complaint was received is its next step now.
        await AnswerAsync(clerk, old);
        await clerk.OpenTaskAsync(NewStep, old.Label);
        await clerk.FinishAsync("完了する");
        atDesigner.MustBeNone();
        await BeRefusedAsync(designer);
        atDesigner.MustBeOneRefusedSave();
        await ReportWarmOpenAsync(designer);
        atDesigner.MustBeOneRefusedSave();
        atClerk.MustBeNone();
        atSupervisor.MustBeNone();
        Assert.Equal((2, 2), (await VersionOfAsync(old), await VersionOfAsync(young)));
    }

    private static async Task<Complaint> ReceiveAsync(Desk clerk)
    {
        await clerk.MenuAsync("窓口");
        await clerk.PressAsync("苦情を受け付ける");
        await clerk.ChooseAsync("方法", "電話");
        await clerk.FillAsync("苦情の内容", "提供された情報の取扱いに不安がある。");
        await clerk.FinishAsync("苦情を受け付ける");
        await clerk.MenuAsync("窓口");
        await clerk.LeaveAsync(clerk.Page.GetByRole(AriaRole.Navigation, new() { Name = "窓口の切替え" }).GetByRole(AriaRole.Link, new() { NameRegex = new("^苦情") }));
        var link = clerk.Page.Locator("main tbody th a").First;
        return new Complaint((await link.GetAttributeAsync("href"))!.Split('/')[^1], (await link.InnerTextAsync()).Trim());
    }

    private static async Task AssignAsync(Desk clerk, Complaint complaint)
    {
        await clerk.OpenTaskAsync(Assign, complaint.Label);
        await clerk.ChooseAsync("処理する所属", "総務課");
        await clerk.FinishAsync("処理する所属を決める");
    }

    private static async Task AnswerAsync(Desk clerk, Complaint complaint)
    {
        await clerk.OpenTaskAsync(Answer, complaint.Label);
        await clerk.FillAsync("回答", "安全管理の措置を説明した。");
        await clerk.FinishAsync("回答を記録する");
    }

    private static async Task<Editor> OpenAsync(Desk designer)
    {
        await designer.GoAsync("definitions");
        await designer.FollowAsync("デザイナーで開く");
        var list = designer.Page.Locator("elsa-workflow-definition-list");
        await list.GetByPlaceholder("探す").FillAsync("complaint", new() { Timeout = Patience });
        await list.GetByText("complaint", new() { Exact = true }).ClickAsync(new() { Timeout = Patience });
        await designer.Page.WaitForURLAsync("**/designer/complaint", new() { Timeout = Editor.Patience });
        var editor = new Editor(designer);
        await editor.OpenedAsync();
        await editor.Canvas.ShowAllAsync();
        return editor;
    }

    // answer → close becomes answer → the new step → close.
    private static async Task DrawAsync(Desk designer)
    {
        var editor = await OpenAsync(designer);
        var added = await editor.Canvas.DropAsync("共通", "担当者", new Regex("担当者の?作業"));
        await ShootAsync(designer, "studio-chain-dropped");
        await editor.PanelAsync("入力");
        await editor.Canvas.SavedAsync(() => editor.ChooseAsync("担当", "総務課"));
        await editor.PanelAsync("共通");
        await editor.Canvas.SavedAsync(() => editor.TypeAsync("表示する名前", NewStep));
        await editor.PanelAsync("入力");
        await editor.KeepChosenAsync("担当", "総務課");
        await editor.Canvas.SelectNothingAsync();
        await editor.AddVariableAsync("Copies", "2");
        await editor.Canvas.DisconnectAsync("answer", "Done", "close");
        await editor.Canvas.ConnectAsync("answer", "Done", added);
        await editor.Canvas.ConnectAsync(added, "Done", "close");
        await ShootAsync(designer, "studio-chain-drawn");
        Assert.Equal(200, await editor.AskAsync("公開を申請しました"));
    }

    private static async Task ApproveAsync(Desk supervisor)
    {
        await supervisor.GoAsync("notices");
        await supervisor.FollowAsync("公開の申請：苦情処理");
        await supervisor.SeeAsync(NewStep);
        await supervisor.PressAsync("公開を承認する");
        await supervisor.SeeAsync("第2版が公開され、これから始まる手続はこの版で進みます");
    }

    private static async Task WatchAsync(Desk supervisor, Desk clerk, Complaint old, Complaint young)
    {
        await supervisor.GoAsync("definitions");
        await supervisor.FollowAsync("手続の実行を図で見る");
        foreach (var (complaint, version) in new[] { (old, "1"), (young, "2") })
            await Assertions.Expect(Row(complaint).Locator("td").Filter(new() { HasTextRegex = new($"^\\s*{version}\\s*$") }).First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Row(young).Locator("td").Nth(2).ClickAsync();
        await supervisor.Page.WaitForURLAsync("**/designer/instances/*", new() { Timeout = Editor.Patience });
        var viewer = supervisor.Page.Locator("elsa-workflow-instance-viewer");
        await Assertions.Expect(viewer.GetByText(Assign + " - 待機中").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(viewer.GetByText(Answer + " - ")).ToHaveCountAsync(0);
        await Assertions.Expect(supervisor.Page.Locator("#activity-receive .mud-badge")).ToContainTextAsync("1", new() { Timeout = Patience });
        await ShootAsync(supervisor, "studio-chain-viewer");
        var opened = await supervisor.Page.EvaluateAsync<double>("performance.timeOrigin");

        // What a colleague finishes comes to the open viewer by itself: journal, and the counts on the drawing.
        await AssignAsync(clerk, young);
        await Assertions.Expect(viewer.GetByText(Assign + " - 完了").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(viewer.GetByText(Answer + " - 待機中").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(supervisor.Page.Locator("#activity-answer .mud-badge")).ToContainTextAsync("1", new() { Timeout = Patience });
        Assert.Equal(opened, await supervisor.Page.EvaluateAsync<double>("performance.timeOrigin"));
        await supervisor.Page.GetByRole(AriaRole.Tab, new() { Name = "変数" }).ClickAsync();
        await Assertions.Expect(viewer.Locator("tr").Filter(new() { HasText = "Copies" }).GetByText("2", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = Patience });
        await ShootAsync(supervisor, "studio-chain-live");

        ILocator Row(Complaint complaint) => supervisor.Page.Locator("elsa-workflow-instance-list tbody tr").Filter(new() { HasText = complaint.Id });
    }

    private static async Task MoveAsync(Desk supervisor, Complaint old)
    {
        await supervisor.GoAsync("definitions");
        await supervisor.FollowAsync("苦情処理");
        await supervisor.FollowAsync("進行中の事案を移す（移行計画）");
        await supervisor.TickAsync($"{old.Label}を移す");
        await supervisor.FillAsync("移行する理由", "回答の写しを残すため");
        await supervisor.PressAsync("選んだ事案を第2版へ移す");
        await supervisor.SeeAsync("移行した1件、移行しなかった0件");
    }

    // close (Reassign) → assign becomes close (Reassign) → end: nobody would handle the complaint again.
    private static async Task BeRefusedAsync(Desk designer)
    {
        var editor = await OpenAsync(designer);
        await editor.Canvas.DisconnectAsync("close", "Reassign", "assign");
        await editor.Canvas.ConnectAsync("close", "Reassign", "end");
        Assert.Equal(400, await editor.AskAsync("受け付けた苦情は、処理を終えるまで扱う。」に反する経路があります。 反例: 苦情を受け付ける［receive］"));
        await ShootAsync(designer, "studio-chain-refused");
        await designer.FollowAsync("手続定義（検査）");
        await designer.FollowAsync("苦情処理");
        await designer.SeeAsync("要領第12「受け付けた苦情は、処理を終えるまで扱う。」に反する経路があります。");
        var picture = designer.Page.Locator("svg[aria-labelledby=picture-title]");
        foreach (var (step, number) in new[] { "苦情を受け付ける", Assign, Answer, NewStep, "苦情の処理を完了する", "苦情の処理を終える" }.Select((s, i) => (s, i + 1)))
            await Assertions.Expect(picture.Locator(".flow__node").Filter(new() { HasText = step }).Locator(".flow__mark")).ToHaveTextAsync(number.ToString(CultureInfo.InvariantCulture));
        await designer.InspectAsync("studio-chain-counterexample");
    }

    // Counted is asserted, time is only told: it says more of the machine than of us.
    private async Task ReportWarmOpenAsync(Desk designer)
    {
        await designer.GoAsync("designer/complaint", Editor.Patience);
        await new Editor(designer).OpenedAsync();
        var open = await designer.Page.EvaluateAsync<WarmOpen>("""
            () => {
              const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].filter(e => e.transferSize > 0);
              const ours = all.flatMap(e => [...e.serverTiming]).filter(t => t.name === 'app');
              return {
                wall: performance.now(), server: ours.reduce((sum, t) => sum + t.duration, 0), asked: all.length, timed: ours.length, bytes: all.reduce((sum, e) => sum + e.transferSize, 0),
                files: all.filter(e => e.transferSize <= 300).length, again: all.filter(e => /\.[a-z0-9]{10}\.(wasm|js|dat)$/.test(e.name)).map(e => e.name),
                slow: all.map(e => [e.serverTiming[0]?.duration ?? 0, new URL(e.name).pathname]).sort((a, b) => b[0] - a[0]).slice(0, 8).map(s => s.join(' ms ')),
              };
            }
            """);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Warm open of the editor: {open.Wall:0} ms until the drawing stands; {open.Asked} requests ({open.Files} of them answered 304), {open.Bytes / 1024} KiB; our server's share {open.Server:0} ms."));
        output.WriteLine(string.Join('\n', open.Slow));
        Assert.Empty(open.Again);
        Assert.Equal(open.Asked, open.Timed);
    }

    private async Task<int> VersionOfAsync(Complaint complaint)
    {
        var found = await host.Services.GetRequiredService<IInstanceSearch>().SearchAsync(new InstanceSearch { CorrelationId = complaint.Id });
        return Assert.Single(found.Items).Version;
    }

    private static Task ShootAsync(Desk desk, string name) =>
        Environment.GetEnvironmentVariable("SCREENSHOT_DIR") is { } album ? desk.Page.ScreenshotAsync(new() { Path = Path.Combine(album, name + ".png") }) : Task.CompletedTask;

    private sealed record Complaint(string Id, string Label);

    /// <summary>What a browser has measured of a page that it knew.</summary>
    private sealed class WarmOpen
    {
        public double Wall { get; set; }

        public double Server { get; set; }

        public int Asked { get; set; }

        public int Timed { get; set; }

        public long Bytes { get; set; }

        public int Files { get; set; }

        public string[] Again { get; set; } = [];

        public string[] Slow { get; set; } = [];
    }

    /// <summary>The shipped definitions, under the law's rules as in an office.</summary>
    public sealed class OfficeHost : PagesHost
    {
        protected override bool KeepsLaw => true;

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            await Services.GetRequiredService<ShippedDefinitions>().ImportFolderAsync(Repository.PathOf("workflows"));
        }
    }
}
