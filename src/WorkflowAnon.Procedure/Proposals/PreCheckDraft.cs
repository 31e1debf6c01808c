using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Inquiries;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>案を受け取る: a draft comes before the proposal; no receipt, no case (5-2-4a).</summary>
[Activity("WorkflowAnon.PreChecks.Receive", Category = "第5 提案", DisplayName = "提案書類の案を受け取る", Description = "提案書類の案を受け取ったことを記録します。収受日付印は押しません。", Kind = ActivityKind.Task)]
[Outcomes("Comment=担当課の意見を聴く", "Reply=総務課が確かめる")]
internal sealed class ReceiveDraft : HumanTaskActivity<ReceiveDraftHandler>;

/// <summary>Form of a draft.</summary>
internal sealed class ReceiveDraftForm
{
    [FormField("案を受け取った日", Required = true, Clause = "5-2-4a")]
    public DateOnly? ReceivedOn { get; set; }

    [FormField("提案をしようとする者", MaxLength = 200, Clause = "5-2-4a")]
    public string ProspectiveName { get; set; } = "";

    [FormField("連絡先", MaxLength = 400)]
    public string Contact { get; set; } = "";

    [FormField("個人情報ファイル", OptionsFrom = "files", Clause = "5-2-4a")]
    public string FileId { get; set; } = "";

    [FormField("案の内容（書類の名称、版など）", Required = true, Multiline = true, Clause = "5-2-4a", Help = "募集要綱に記載した事項に照らして確かめます。収受はせず、事案番号も付けません。")]
    public string Draft { get; set; } = "";

    [FormField("ファイルを保有する担当課にも意見を聴く", Required = true, Clause = "5-2-4a")]
    public bool? AsksDivision { get; set; }
}

/// <summary>Records the draft.</summary>
internal sealed class ReceiveDraftHandler : TaskHandler<ReceiveDraftForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "案の受取りを記録する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var view = new TaskView { Initial = new ReceiveDraftForm { ReceivedOn = context.Today } };
        view.Choices["files"] = await DeskChoices.FilesAsync(context, cancellationToken);
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, ReceiveDraftForm form, string button, CancellationToken cancellationToken)
    {
        var file = await context.Db.Set<PersonalInformationFile>().FindAsync([form.FileId], cancellationToken);
        context.Enforce(RecordRules.CheckStated(form.AsksDivision != true || file is not null, "5-2-4a", "fileId", "担当課の意見を聴くときは、個人情報ファイルを選んでください。")
            .And(RecordRules.CheckDay("5-2-4a", "receivedOn", form.ReceivedOn, null, context.Today, "案を受け取った日が今日より後です。")));
        var (year, number) = await DeskChoices.NextAsync(context, "pre-check", cancellationToken);
        var check = new DraftPreCheck
        {
            Id = context.SubjectId,
            FiscalYear = year,
            Number = number,
            ReceivedOn = form.ReceivedOn!.Value,
            ProspectiveName = form.ProspectiveName,
            Contact = form.Contact,
            FileId = form.FileId,
            Draft = form.Draft,
            DivisionId = form.AsksDivision == true ? file!.DivisionId : "",
        };
        context.Db.Add(check);
        context.Task.SubjectLabel = check.Label();
        context.Subject.Record("提案書類の案を受取り", JapaneseDate.Format(check.ReceivedOn), "5-2-4a");
        return form.AsksDivision == true ? "Comment" : "Reply";
    }
}

/// <summary>担当課の意見を求める: the hand-over of a draft, by event (5-2-4a).</summary>
[Activity("WorkflowAnon.PreChecks.AskDivision", Category = "第5 提案", DisplayName = "案について担当課の意見を求める", Description = "イベント DraftCommentRequested を発行する。")]
internal sealed class AskDivision : Activity
{
    /// <summary>Clause ids, separated by a space.</summary>
    [Input(DisplayName = "根拠条項", DefaultValue = "5-2-4a")]
    public string? Clauses { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var subject = context.Services.GetRequiredService<SubjectContextFactory>().Create(context.CorrelationId!);
        var check = await db.PreCheckAsync(context.CorrelationId!, context.CancellationToken);
        subject.Record("案について担当課の意見を求めた", DeskChoices.DivisionName(subject.Profile, check.DivisionId), Clauses ?? "");
        subject.Publish(new DraftCommentRequested { SubjectId = check.Id, DivisionId = check.DivisionId });
    }
}

/// <summary>案について意見を述べる: the division that holds the file (5-2-4a).</summary>
[Activity("WorkflowAnon.PreChecks.Comment", Category = "第5 提案", DisplayName = "案について意見を述べる", Description = "案の形式（記載事項、記録項目の名称など）についての意見を述べます。", Kind = ActivityKind.Task)]
[Outcomes("Done=意見を述べた")]
internal sealed class CommentDraft : HumanTaskActivity<CommentDraftHandler>;

/// <summary>Form of the remark.</summary>
internal sealed class CommentDraftForm
{
    [FormField("形式についての意見", Multiline = true, Clause = "5-2-4b", Help = "基準に適合するかどうかは書きません。")]
    public string Text { get; set; } = "";

    [FormField("注意のある文言をそのまま用いる理由", Multiline = true)]
    public string WarningReason { get; set; } = "";
}

/// <summary>Keeps the remark.</summary>
internal sealed class CommentDraftHandler : TaskHandler<CommentDraftForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "意見を総務課に伝える")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken) =>
        new TaskView().PreCheck(await context.Db.PreCheckAsync(context.SubjectId, cancellationToken), context.Profile);

    protected override async Task<string> CompleteAsync(TaskContext context, CommentDraftForm form, string button, CancellationToken cancellationToken)
    {
        context.Enforce(PreCheckRules.CheckComment(form.Text), form.WarningReason);
        (await context.Db.PreCheckAsync(context.SubjectId, cancellationToken)).DivisionComment = form.Text;
        context.Subject.Record("案についての担当課の意見", "", "5-2-4a");
        return button;
    }
}
