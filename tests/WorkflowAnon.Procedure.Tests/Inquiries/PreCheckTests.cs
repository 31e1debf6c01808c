using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Proposals;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Inquiries;

/// <summary>第5-2⑷: drafts are looked at before they are handed in, about form only.</summary>
public sealed class PreCheckTests
{
    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    [Covers("5-2-4a")]
    [Covers("5-2-4b")]
    public async Task A_draft_is_looked_at_by_both_units_outside_of_any_case(StorageProvider provider)
    {
        await using var scene = await DeskScene.StartAsync(provider);
        var id = await scene.BeginAsync("pre-check");
        await scene.Driver.DoAsync(id, "receive", scene.Clerk, Draft(asksDivision: true));
        await scene.Driver.DoAsync(id, "comment", DeskScene.Division, new CommentDraftForm { Text = "記録項目の名称がファイル簿と異なります。" });
        var known = await scene.Driver.FormAsync<ReplyPreCheckForm>(id, "reply", scene.Clerk);
        Assert.Equal("記録項目の名称がファイル簿と異なります。", known.Text);
        known.Result = WordingRules.PreCheckResults[0];
        known.FeesExplained = true;
        known.ConfirmedWith = "希望する項目を電話で確認した。";
        await scene.Driver.DoAsync(id, "reply", scene.Clerk, known);

        Assert.Equal(["DraftCommentRequested", "DraftCommented", "DraftPreChecked"], await scene.Driver.EventsAsync(id));
        var check = await scene.ReadAsync(db => db.Set<DraftPreCheck>().AsNoTracking().SingleAsync());
        Assert.Equal(("形式上の指摘あり", true, DeskScene.Today), (check.Result, check.FeesExplained, check.RepliedOn));
        // No case, no receipt: the one case is that of the scene.
        Assert.Equal(1, await scene.ReadAsync(db => db.Set<Case>().CountAsync()));
        Assert.Equal(0, await scene.ReadAsync(db => db.Set<Paper>().CountAsync()));
        await scene.Driver.AssertSoundAsync();

        var paper = await scene.ReadAsync(async db =>
        {
            await using var services = scene.Driver.Services.CreateAsyncScope();
            return await services.ServiceProvider.GetServices<IPaperSource>().Single(s => s.Key == "pre-check").BuildAsync(db, id, CancellationToken.None);
        });
        Assert.Contains(paper!.Blocks.OfType<Paragraph>(), p => p.Text == PreCheckRules.Disclaimer);
    }

    [Theory]
    [InlineData("", "3の程度の記載がありません。", "result")]
    [InlineData("形式上の指摘なし", "適合見込みです。", "text")]
    [InlineData("形式上の指摘なし", "このまま出せば採択は確実です。", "text")]
    [InlineData("形式上の指摘あり", "", "text")]
    [Covers("5-2-4b", FindingLevel.Block)]
    public async Task A_reply_has_one_of_two_results_and_promises_nothing(string result, string text, string field)
    {
        await using var scene = await DeskScene.StartAsync();
        var id = await scene.BeginAsync("pre-check");
        await scene.Driver.DoAsync(id, "receive", scene.Clerk, Draft());
        await scene.RefusedAsync(id, field, "5-2-4b", "reply", scene.Clerk, Reply(result, text));
        var early = Reply();
        early.RepliedOn = DeskScene.Today.AddDays(-1);
        await scene.RefusedAsync(id, "repliedOn", "5-2-4b", "reply", scene.Clerk, early);
    }

    [Fact]
    [Covers("5-2-4b", FindingLevel.Block, FindingLevel.Warn)]
    public async Task Words_that_nearly_assure_need_a_reason_from_either_unit()
    {
        await using var scene = await DeskScene.StartAsync();
        var id = await scene.BeginAsync("pre-check");
        await scene.Driver.DoAsync(id, "receive", scene.Clerk, Draft(asksDivision: true));
        await scene.RefusedAsync(id, "text", "5-2-4b", "comment", DeskScene.Division, new CommentDraftForm());
        await scene.RefusedAsync(id, "text", "5-2-4b", "comment", DeskScene.Division, new CommentDraftForm { Text = "基準に適合しています。" });
        await scene.RefusedAsync(id, "text", "5-2-4b", "comment", DeskScene.Division, new CommentDraftForm { Text = "内容は問題ありません。" });
        await scene.Driver.DoAsync(id, "comment", DeskScene.Division, new CommentDraftForm { Text = "様式は問題ありません。", WarningReason = "様式の版についての文である。" });
        await scene.RefusedAsync(id, "text", "5-2-4b", "reply", scene.Clerk, Reply(text: "様式は問題ありません。"));
        var reply = Reply(text: "様式は問題ありません。");
        reply.WarningReason = "様式の版についての文である。";
        await scene.Driver.DoAsync(id, "reply", scene.Clerk, reply);
        Assert.Equal(2, await scene.ReadAsync(db => db.Set<TimelineEntry>().CountAsync(t => t.SubjectId == id && t.Clauses == "5-2-4b")));
    }

    private static ReceiveDraftForm Draft(bool asksDivision = false) => new()
    {
        ReceivedOn = DeskScene.Today,
        ProspectiveName = "株式会社甲",
        Contact = "017-000-0002",
        FileId = "file-1",
        Draft = "提案書の案（第1稿）",
        AsksDivision = asksDivision,
    };

    private static ReplyPreCheckForm Reply(string result = "形式上の指摘なし", string text = "記載事項はそろっています。基準に適合するかどうかは審査で判断します。") =>
        new() { Result = result, Text = text, RepliedOn = DeskScene.Today };
}
