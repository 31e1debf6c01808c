using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Notification;

namespace WorkflowAnon.Procedure.Fees;

/// <summary>納付がないまま期限が経過したときの決定 (8-2-1イ, 8-3-2): extend by a new notice, or close. Never automatic.</summary>
[Activity("WorkflowAnon.Fees.DecideLapse", Category = "第8の2 納付", DisplayName = "期限経過後の扱いを決める", Description = "期限を延ばして再通知するか、申込みがないものとして終了するかを、監督者が決めます。", Kind = ActivityKind.Task)]
[Outcomes("Extended=期限を延ばす再通知を起案した", "PaidInTime=期限内に納付されていた", "Closed=終了する")]
public sealed class DecideLapse : HumanTaskActivity<DecideLapseHandler>;

/// <summary>Form of the decision.</summary>
public sealed class DecideLapseForm
{
    /// <summary>新しい期限.</summary>
    [FormField("新しい期限", Clause = "8-3-2", Help = "期限を延ばすときに入力します。申込書の提出期限と手数料の納付期限は同じ日になります。")]
    public DateOnly? NewDueOn { get; set; }

    /// <summary>理由.</summary>
    [FormField("理由（提案者への確認の内容を含む。）", Required = true, Multiline = true, Clause = "8-2-1イ")]
    public string Reason { get; set; } = "";
}

/// <summary>Records what a supervisor decided after the due date had passed without payment. Closing needs no revocation: the notice was no 処分.</summary>
public sealed class DecideLapseHandler : TaskHandler<DecideLapseForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } =
        [new("Extended", "期限を延ばす再通知を起案し、決裁を受ける"), new("PaidInTime", "期限内に届いていた証紙の納付を確認する"), new("Closed", "申込みがないものとして終了する")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var view = new TaskView().ProposalFacts(await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken));
        if (await context.Db.FindNoticeAsync(context.SubjectId, cancellationToken) is { ApplicationDue: { } due } notice)
            view.Fact("納付期限", JapaneseDate.FormatWithWeekday(due)).Fact("手数料の額", $"{ExaminationReader.Number(notice.FeeYen)}円");
        view.Warnings.Add("手数料の納付がないまま期限が過ぎました。期限を延ばすか、終了するかを決めてください。");
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, DecideLapseForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var notice = await context.Db.FindNoticeAsync(context.SubjectId, cancellationToken)
            ?? throw TaskContext.Refuse("", "施行した審査結果通知書がありません。", "8-2-1");
        if (button == "Extended")
        {
            context.Enforce(FeePaymentRules.CheckExtension(notice.ApplicationDue!.Value, form.NewDueOn, form.Reason, context.Today));
            await context.DraftExtensionAsync(notice, form.NewDueOn!.Value, form.Reason, cancellationToken);
        }
        else
        {
            await context.DropReissueAsync(cancellationToken);
        }

        context.Subject.Record("納付期限経過後の扱い", form.Reason, "8-2-1イ 8-3-2");
        return button;
    }
}
