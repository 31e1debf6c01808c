using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>担当者の作業を組み立てる as a designer does it: no JSON, no id; and the task that a case gets from it.</summary>
public sealed class DraftTaskBrowserTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    [Fact]
    [Trait("Category", "Full")]
    public async Task A_step_is_composed_by_rows_and_choices_and_a_cases_task_asks_what_it_says()
    {
        var scene = await new DraftTaskScene(host, "compose-browser").BeginAsync();
        await using (var designer = await browser.OpenAsync(host.Address))
        {
            await designer.SignInAsync("designer", PagesHost.Password);
            await designer.GoAsync("definitions/drafts/" + scene.Draft);
            await designer.FollowAsync("担当者の作業を組み立てる");
            await designer.InspectAsync("draft-tasks");
            await designer.FollowAsync("回答を見てもらう");
            await designer.InspectAsync("draft-task");
            await designer.FillAsync("手順の説明", "変更の内容を読み、意見を書きます。");
            await designer.ChooseAsync("見る書類（様式）", "記載事項変更通知書（第9号様式）");
            await designer.TickAsync("二人目が見る");
            await designer.AddRowAsync("入力欄");
            await designer.FillAsync("項目名", "影響", "入力欄", 2);
            await designer.PressAsync("下書きに保存する");
            await Assertions.Expect(designer.Page.Locator("#f-fields-1-kind-error")).ToContainTextAsync("「種類」を選んでください。");
            await Assertions.Expect(designer.Page.Locator("#f-fields-1-label")).ToHaveValueAsync("影響");
            await designer.InspectAsync("draft-task-refused");
            await designer.ChooseAsync("種類", "選択", "入力欄", 2);
            await designer.FillAsync("選択肢", "小さい\n大きい", "入力欄", 2);
            await designer.PressAndStayAsync("入力欄 2行目を上へ");
            await Assertions.Expect(designer.Page.Locator("#f-fields-0-label")).ToHaveValueAsync("影響");
            await designer.FillAsync("ボタンの表示", "異議を述べる", "結果（ボタン）", 2);
            await designer.PressAsync("下書きに保存する");
            await designer.SeeAsync("下書きに保存しました。");
            await designer.SeeAsync("影響、意見");
            await designer.SeeAsync("二人目が見る");
        }

        // What is published from it is what a case asks.
        await host.Services.GetRequiredService<IDefinitionStore>().ImportAsync(new DefinitionImport((await scene.StoredAsync()).Json, "composed.json") { Publish = true }, EngineCommand.BySystem());
        await host.Services.GetRequiredService<IWorkflowEngine>().StartAsync(new StartRequest { DefinitionId = "compose-browser", CorrelationId = "case-composed" }, EngineCommand.BySystem());
        HumanTask? task = null;
        await host.InScopeAsync(async services => task = await services.GetRequiredService<WorkflowAnonDbContext>().Set<HumanTask>().AsNoTracking().SingleAsync(t => t.SubjectId == "case-composed"));
        Assert.Equal("second", task!.DifferentFrom);
        await using var clerk = await browser.OpenAsync(host.Address);
        await clerk.SignInAsync("ga-1", PagesHost.Password);
        await clerk.GoAsync("tasks/" + task!.Id);
        await clerk.SeeAsync("この事案には、まだありません。");
        await host.AddAsync(
            PaperOf("old", 1, "古い通知書", null), PaperOf("new", 2, "髙﨑商店の変更通知書", host.OwningDivision),
            new Domain.Attachments.Attachment
            {
                Id = "attachment-composed",
                SubjectId = "case-composed",
                PaperId = "paper-composed-new",
                Title = "通知書の写し",
                FileName = "変更.pdf",
                MediaType = "application/pdf",
                Bytes = 1,
                Sha256 = new string('a', 64),
                DivisionId = host.GeneralAffairs,
                AddedById = "x",
                AddedByName = "佐藤 花子",
            });
        await clerk.GoAsync("tasks/" + task.Id);
        await clerk.SeeAsync("変更の内容を読み、意見を書きます。");
        await clerk.SeeAsync("見る書類：記載事項変更通知書（第9号様式）");
        await clerk.SeeAsync("髙﨑商店の変更通知書（第2版）");
        await clerk.SeeAsync("総変第2号　令和8年3月2日");
        Assert.Equal("/attachments/attachment-composed", await clerk.Page.GetByText("通知書の写し（変更.pdf）").GetAttributeAsync("href"));
        await clerk.ChooseAsync("影響", "小さい");
        await clerk.SeeAsync("異議を述べる");
        await clerk.InspectAsync("task-composed");
    }

    private Paper PaperOf(string id, int version, string title, string? copy) => new()
    {
        Id = "paper-composed-" + id,
        SubjectId = "case-composed",
        Kind = PaperKind.ChangeNotice,
        Title = title,
        Version = version,
        DocumentNumber = $"総変第{version}号",
        DatedOn = new(2026, 3, 2),
        OriginalHolder = host.GeneralAffairs,
        CopyHolder = copy,
    };
}
