using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Fees;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Contracting;

/// <summary>申込みがないまま期限が経過したときの決定 (8-3-1, 8-3-2): the fee is paid, but no application came. Extend by a new notice, or close. Never automatic.</summary>
[Activity("WorkflowAnon.Contracting.DecideApplicationLapse", Category = "第8の3 契約", DisplayName = "申込期限経過後の扱いを決める", Description = "手数料は納付されましたが、提出期限までに申込書がありません。期限を延ばして再通知するか、申込みがないものとして終了するかを、監督者が決めます。", Kind = ActivityKind.Task)]
[Outcomes("Extended=期限を延ばす再通知を起案した", "InTime=期限内に届いていた", "Closed=終了する")]
public sealed class DecideApplicationLapse : HumanTaskActivity<DecideApplicationLapseHandler>;

/// <summary>Form of the decision.</summary>
public sealed class DecideApplicationLapseForm
{
    /// <summary>新しい期限.</summary>
    [FormField("新しい期限", Clause = "8-3-2", Help = "期限を延ばすときに入力します。")]
    public DateOnly? NewDueOn { get; set; }

    /// <summary>理由.</summary>
    [FormField("理由（提案者への確認の内容を含む。）", RequiredByRule = true, Multiline = true, Clause = "8-3-2")]
    public string Reason { get; set; } = "";
}

/// <summary>Records what a supervisor decided. Closing needs no revocation: the notice was no 処分.</summary>
public sealed class DecideApplicationLapseHandler : TaskHandler<DecideApplicationLapseForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } =
        [new("Extended", "期限を延ばす再通知を起案し、決裁を受ける"), new("InTime", "期限内に届いた申込書を受け付けた"), new("Closed", "申込みがないものとして終了する")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var notice = await context.Db.NoticeInForceAsync(context.SubjectId, cancellationToken);
        var view = new TaskView().ProposalFacts(await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken))
            .Fact("申込書の提出期限", JapaneseDate.FormatWithWeekday(notice.ApplicationDue!.Value))
            .Fact("納付された額", $"{ExaminationReader.Number(await context.Db.PaidYenAsync(context.SubjectId, cancellationToken))}円");
        view.Warnings.AddRange(ContractingRules.CheckLapse(notice.ApplicationDue.Value, context.Today).Findings.Select(f => f.Message));
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, DecideApplicationLapseForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var notice = await context.Db.NoticeInForceAsync(context.SubjectId, cancellationToken);
        var received = await context.Db.Set<ContractApplication>().AnyAsync(a => a.CaseId == context.SubjectId, cancellationToken);
        context.Enforce(ContractHandOverRules.CheckLapseDecision(
            notice.ApplicationDue!.Value, button == "Extended" ? form.NewDueOn ?? DateOnly.MinValue : null, received, button == "InTime", form.Reason, context.Today));
        if (button == "Extended")
            await context.DraftExtensionAsync(notice, form.NewDueOn!.Value, form.Reason, cancellationToken);
        else
            await context.DropReissueAsync(cancellationToken);
        context.Subject.Record("申込期限経過後の扱い", form.Reason, "8-3-1 8-3-2");
        return button;
    }
}
