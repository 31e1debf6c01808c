using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Definitions;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Testing;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>手続定義の下書きと公開 at the pages: a file becomes a draft, its publication is asked for, a second person decides; axe on every page.</summary>
public sealed class DefinitionReleaseTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    private const string Moves = "moves";

    [Fact]
    public async Task A_designer_asks_and_a_supervisor_decides_and_old_instances_stay_on_their_version()
    {
        using var folder = new TempDirectory("definitions");
        var store = host.Services.GetRequiredService<IDefinitionStore>();
        await store.ImportAsync(new DefinitionImport(Document("作る", 1), "moves.v1.json") { Publish = true }, EngineCommand.BySystem());
        var old = await StartAsync();
        await using (var designer = await browser.OpenAsync(host.Address))
        {
            await designer.SignInAsync("designer", PagesHost.Password);
            await designer.MenuAsync("手続定義");
            await designer.FollowAsync("ファイルから下書きを作る");
            await designer.InspectAsync("definition-upload");
            await designer.PressAsync("下書きを作る");
            await designer.SeeAsync("手続定義が空です");
            await ChooseAsync(designer, folder, "{\"root\":{\"id\":\"s\",\"type\":\"Elsa.StateMachine\"}}");
            await designer.PressAsync("下書きを作る");
            await designer.SeeAsync("状態機械");
            await designer.InspectAsync("definition-upload-refused");
            await ChooseAsync(designer, folder, Document("新しい作り方", 1));
            await designer.PressAsync("下書きを作る");
            await designer.SeeAsync("「異動の試験」の下書きを作りました");
            await designer.SeeAsync("公開した第1版からの違い");
            await designer.SeeAsync("「作る」→「新しい作り方」");
            await designer.SeeAsync("編集している人");
            await designer.InspectAsync("definition-draft");

            // What is sent again from outside meets the draft that is there.
            await designer.GoAsync("definitions/upload");
            await ChooseAsync(designer, folder, Document("別の窓から", 1));
            await designer.PressAsync("下書きを作る");
            await designer.SeeAsync("古い内容で上書きしないよう、保存しませんでした");
            await designer.MenuAsync("手続定義");
            await designer.SeeAsync("小山内 遥（あなた）");
            await designer.InspectAsync("definitions-drafts");
            await designer.FollowAsync("異動の試験");
            await designer.FillAsync("承認する人への説明", "題名を改めるため");
            await designer.PressAsync("公開を申請する");
            await designer.SeeAsync("公開を申請しました");
            await designer.SeeAsync("自分が申請した公開は、自分では承認・差戻しできません");
            Assert.Equal(0, await designer.Page.GetByText("公開を承認する").CountAsync());
            await designer.InspectAsync("release-own");
        }

        Assert.Equal(1, await VersionOfAsync(await StartAsync()));
        await using (var supervisor = await browser.OpenAsync(host.Address))
        {
            await supervisor.SignInAsync("ga-supervisor", PagesHost.Password);
            await supervisor.GoAsync("notices");
            await supervisor.SeeAsync("手続定義の公開の申請が承認を待っています");
            await supervisor.FollowAsync("公開の申請：異動の試験");
            await supervisor.SeeAsync("題名を改めるため");
            await supervisor.InspectAsync("release");
            await supervisor.PressAsync("差し戻す");
            await supervisor.SeeAsync("差し戻す理由を入力してください");
            await supervisor.InspectAsync("release-refused");
            await supervisor.PressAsync("公開を承認する");
            await supervisor.SeeAsync("第2版が公開され、これから始まる手続はこの版で進みます");
            await supervisor.MenuAsync("手続定義");
            await supervisor.UnfoldAsync("決定した申請");
            await supervisor.SeeAsync("承認");
            await supervisor.InspectAsync("definitions-decided");
            await supervisor.GoAsync("definitions/moves/2/acts");
            await supervisor.SeeAsync("監督者は、申請を承認するか差し戻します");
        }

        Assert.Equal((1, 2), (await VersionOfAsync(old), await VersionOfAsync(await StartAsync())));
    }

    [Fact]
    public async Task A_designer_takes_over_copies_reverts_asks_for_the_end_and_fetches_a_file()
    {
        var store = host.Services.GetRequiredService<IDefinitionStore>();
        await store.ImportAsync(new DefinitionImport(Document("作る", 1, "handed"), "handed.v1.json") { Publish = true }, EngineCommand.BySystem());
        var colleague = new Actor("colleague", "齊藤 健", host.GeneralAffairs, new HashSet<string> { Duties.ProcessDesigner });
        await host.AddAsync(new StaffAccount { Id = colleague.Id, UserName = colleague.Id, NormalizedUserName = "COLLEAGUE", DisplayName = colleague.DisplayName, DivisionId = colleague.DivisionId, SecurityStamp = "s" });
        var theirs = await host.Services.GetRequiredService<DefinitionDraftCommands>().SaveAsync(new(null, Document("同僚の案", 1, "handed"), null), colleague, "their-draft");
        await using var designer = await browser.OpenAsync(host.Address);
        await designer.SignInAsync("designer", PagesHost.Password);
        await designer.GoAsync("definitions/drafts/" + theirs.VersionId);
        await designer.SeeAsync("齊藤 健さんが編集しています");
        await designer.InspectAsync("definition-draft-other");
        await designer.PressAsync("この下書きを引き継ぐ");
        await designer.SeeAsync("編集の期限が切れていない下書きを引き継ぐには、理由を入力してください");
        await designer.PressAsync("写しを作る");
        await designer.SeeAsync("これがあなたの下書きです");
        await designer.PressAsync("下書きを破棄する");
        await designer.SeeAsync("下書きを破棄しました");
        await designer.GoAsync("definitions/drafts/" + theirs.VersionId);
        await designer.FillAsync("引き継ぐ理由", "担当が替わったため");
        await designer.PressAsync("この下書きを引き継ぐ");
        await designer.SeeAsync("下書きを引き継ぎました");
        await designer.PressAsync("下書きを破棄する");

        await designer.GoAsync("definitions/handed/1");
        await designer.FollowAsync("この版の操作");
        await designer.InspectAsync("definition-acts");
        await designer.PressAsync("公開の終了を申請する");
        await designer.SeeAsync("公開を終える理由を入力してください");
        await designer.PressAsync("この版から下書きを作る");
        await designer.SeeAsync("第1版から新しい下書きを作りました");
        await designer.SeeAsync("違いはありません");
        await designer.GoAsync("definitions/handed/1/acts");
        await designer.SeeAsync("あなたの下書きがあります");
        await designer.FillAsync("理由", "使わなくなったため");
        await designer.PressAsync("公開の終了を申請する");
        await designer.SeeAsync("第1版の公開を終える");
        await designer.PressAsync("申請を取り下げる");
        await designer.SeeAsync("申請を取り下げました");

        var answer = await designer.Page.APIRequest.GetAsync(new Uri(host.Address, "definitions/file/handed-v1").ToString());
        Assert.Equal((await store.FindVersionAsync("handed-v1"))!.Json, await answer.TextAsync());
        Assert.Contains("handed.v1.json", answer.Headers["content-disposition"], StringComparison.Ordinal);
    }

    private static async Task ChooseAsync(Desk desk, TempDirectory folder, string json)
    {
        var path = folder.Combine("definition.json");
        await File.WriteAllTextAsync(path, json);
        await desk.Page.Locator("input[type=file]").SetInputFilesAsync(path);
    }

    private async Task<string> StartAsync() => (await host.Services.GetRequiredService<IWorkflowEngine>().StartAsync(
        new StartRequest { DefinitionId = Moves, CorrelationId = "case-" + Guid.NewGuid().ToString("N") }, EngineCommand.BySystem())).InstanceId;

    private async Task<int> VersionOfAsync(string instanceId) => (await host.Services.GetRequiredService<IWorkflowEngine>().FindInstanceAsync(instanceId))!.Version;

    private static string Document(string title, int version, string definitionId = Moves) => string.Create(CultureInfo.InvariantCulture, $$$$"""
        {"id":"{{{{definitionId}}}}-v{{{{version}}}}","definitionId":"{{{{definitionId}}}}","name":"{{{{(definitionId == Moves ? "異動の試験" : "引継ぎの試験")}}}}","version":{{{{version}}}},"customProperties":{"owner":"general-affairs","stage":"Production"},
         "root":{"id":"flow","type":"Elsa.Flowchart","version":1,
          "activities":[
           {"id":"make","type":"WorkflowAnon.HumanTask","version":1,"metadata":{"displayText":"{{{{title}}}}"},"unit":{"typeName":"String","expression":{"type":"Literal","value":"general-affairs"}}}],
          "connections":[]}}
        """);
}
