using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Contracts;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Inquiries;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>事前チェックに回答する (5-2-4a, 5-2-4b).</summary>
[Activity("WorkflowAnon.PreChecks.Reply", Category = "第5 提案", DisplayName = "事前チェックに回答する", Description = "募集要綱に記載した事項に照らして形式を確かめ、手数料に関する情報を説明します。基準に適合するという予断や確信を抱かせないようにします。", Kind = ActivityKind.Task)]
[Outcomes("Done=回答した")]
internal sealed class ReplyPreCheck : HumanTaskActivity<ReplyPreCheckHandler>;

/// <summary>Form of the reply.</summary>
internal sealed class ReplyPreCheckForm
{
    [FormField("結果", Clause = "5-2-4b", Options = ["形式上の指摘あり", "形式上の指摘なし"])]
    public string Result { get; set; } = "";

    [FormField("形式上の指摘・説明した内容", Multiline = true, Clause = "5-2-4b", Help = "基準に適合するという予断や確信を抱かせる書き方はできません。")]
    public string Text { get; set; } = "";

    [FormField("提案をしようとする者に確認した事項", Multiline = true, Clause = "5-2-4a")]
    public string ConfirmedWith { get; set; } = "";

    [FormField("手数料に関する情報を説明した", Clause = "5-2-4a")]
    public bool FeesExplained { get; set; }

    [FormField("回答した日", RequiredByRule = true, Clause = "5-2-4b")]
    public DateOnly? RepliedOn { get; set; }

    [FormField("注意のある文言をそのまま用いる理由", Multiline = true)]
    public string WarningReason { get; set; } = "";
}

/// <summary>Records the reply; its words are about form only.</summary>
internal sealed class ReplyPreCheckHandler : TaskHandler<ReplyPreCheckForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "回答を記録する")];

    public override IReadOnlyList<string> Checklist(HumanTask task) => ["募集要綱に記載した事項がそろっているか", "提案をしようとする者に確認しながら確かめたか", "手数料に関する情報を十分に説明したか"];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var check = await context.Db.PreCheckAsync(context.SubjectId, cancellationToken);
        var view = new TaskView { Initial = new ReplyPreCheckForm { Text = check.DivisionComment, RepliedOn = context.Today } }.PreCheck(check, context.Profile);
        if (context.Profile.FeesOn(context.Today) is { } fees)
            view.Fact("手数料", FormattableString.Invariant($"基本額{fees.BaseYen:#,0}円に、作成に要する時間1時間までごとに{fees.HourlyYen:#,0}円と委託した費用を加えた額"));
        view.Fact("回答に添える文", PreCheckRules.Disclaimer);
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, ReplyPreCheckForm form, string button, CancellationToken cancellationToken)
    {
        var check = await context.Db.PreCheckAsync(context.SubjectId, cancellationToken);
        context.Enforce(PreCheckRules.CheckReply(form.Result, form.Text, form.RepliedOn, check.ReceivedOn, context.Today), form.WarningReason);
        check.Result = form.Result;
        check.Reply = form.Text;
        check.ConfirmedWith = form.ConfirmedWith;
        check.FeesExplained = form.FeesExplained;
        check.RepliedOn = form.RepliedOn;
        check.RepliedById = context.Actor.Id;
        context.Subject.Record("事前チェックに回答", $"{form.Result}　{JapaneseDate.Format(form.RepliedOn!.Value)}{(form.FeesExplained ? "　手数料を説明" : "")}", "5-2-4a 5-2-4b");
        return button;
    }
}

/// <summary>Loads and shows a pre-check.</summary>
internal static class PreCheckReader
{
    public static async Task<DraftPreCheck> PreCheckAsync(this WorkflowAnonDbContext db, string id, CancellationToken cancellationToken) =>
        await db.Set<DraftPreCheck>().FindAsync([id], cancellationToken) ?? throw new InvalidOperationException($"事前チェック「{id}」がありません。");

    public static TaskView PreCheck(this TaskView view, DraftPreCheck check, AgencyProfile profile)
    {
        view.Fact("案を受け取った日", JapaneseDate.FormatWithWeekday(check.ReceivedOn)).Fact("提案をしようとする者", $"{check.ProspectiveName}　{check.Contact}".Trim()).Fact("案の内容", check.Draft);
        if (check.FileId.Length > 0)
            view.Fact("個人情報ファイル", "ファイル簿を開く", "/files/" + check.FileId);
        if (check.DivisionComment.Length > 0)
            view.Fact("担当課の意見", $"{DeskChoices.DivisionName(profile, check.DivisionId)}　{check.DivisionComment}");
        return view;
    }
}

/// <summary>How lists call a pre-check: 令和8年度事前チェック第3号.</summary>
internal sealed class PreCheckLabels : ISubjectLabels
{
    public async Task<string?> FindAsync(WorkflowAnonDbContext db, string subjectId, CancellationToken cancellationToken) =>
        !subjectId.StartsWith("pre-check-", StringComparison.Ordinal) ? null
        : (db.Set<DraftPreCheck>().Local.FindEntry(subjectId)?.Entity ?? await db.Set<DraftPreCheck>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == subjectId, cancellationToken))?.Label() ?? "新しい事前チェック";
}

/// <summary>事前チェックの結果 as handed to the person (5-2-4b). The id is the pre-check's.</summary>
[Implements("5-2-4b")]
internal sealed class PreCheckPaper(AgencyProfile profile) : IPaperSource
{
    public const string PaperKey = "pre-check";

    public string Key => PaperKey;

    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        var check = await db.Set<DraftPreCheck>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        return check?.RepliedOn is not { } on ? null : new DocumentModel("", "提案書類の案の事前チェックの結果",
        [
            new Paragraph(JapaneseDate.Format(on), BlockAlign.End),
            new Paragraph($"{(check.ProspectiveName.Length > 0 ? check.ProspectiveName : "提案をしようとする方")}　様"),
            new Paragraph($"{profile.Names.Agency}　{profile.GeneralAffairs().Name}", BlockAlign.End),
            new Fields([("案", check.Draft), ("結果", check.Result), ("内容", check.Reply)]),
            new Paragraph(PreCheckRules.Disclaimer),
        ]);
    }
}
