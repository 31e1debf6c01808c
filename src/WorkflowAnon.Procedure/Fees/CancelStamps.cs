using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Fees;

/// <summary>証紙の消印と写しの保管 (8-2-1, 8-3-4).</summary>
[Activity("WorkflowAnon.Fees.CancelStamps", Category = "第8の2 納付", DisplayName = "証紙を消印し、写しを保管する", Description = "証紙を消印し、消印後の証紙の写しを保管します。", Kind = ActivityKind.Task)]
[Outcomes("Done=消印した")]
public sealed class CancelStamps : HumanTaskActivity<CancelStampsHandler>;

/// <summary>Form of the cancellation.</summary>
public sealed class CancelStampsForm
{
    /// <summary>消印した日.</summary>
    [FormField("消印した日", Required = true, Clause = "8-2-1")]
    public DateOnly? CancelledOn { get; set; }

    /// <summary>写し.</summary>
    [FormField("消印後の証紙の写しを保管した", Clause = "8-3-4", Help = "契約後、申込書の原本を担当課に送付するまでに必要です。")]
    public bool CopyKept { get; set; }
}

/// <summary>Cancels the stamps and registers the copy that 総務課 keeps.</summary>
public sealed class CancelStampsHandler : TaskHandler<CancelStampsForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "証紙を消印し、写しを保管した")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var view = new TaskView { Initial = new CancelStampsForm { CancelledOn = context.Today } };
        if (await context.Db.Set<FeePayment>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == context.SubjectId, cancellationToken) is { } payment)
            view.Fact("納付額", $"{ExaminationReader.Number(payment.Yen)}円").Fact("納付日", ExaminationReader.Day(payment.PaidOn))
                .Fact("写しの表紙", "内容を表示", PaperAddress.Of(StampCopyPaper.PaperKey, context.SubjectId));
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, CancelStampsForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var payment = await context.Db.Set<FeePayment>().SingleOrDefaultAsync(p => p.CaseId == context.SubjectId, cancellationToken)
            ?? throw TaskContext.Refuse("", "納付が確認されていません。", "8-2-1");
        var day = form.CancelledOn!.Value;
        context.Enforce(FeePaymentRules.CheckCancellation(day, payment.PaidOn, form.CopyKept, context.Today));
        var copy = await context.Subject.Custody.RegisterAsync(PaperKind.CancelledStampCopy, "消印後の証紙の写し", context.Actor.DivisionId, day, "", "消印の後に作成", cancellationToken,
            PaperAddress.Of(StampCopyPaper.PaperKey, context.SubjectId), "8-3-4");
        context.Subject.Custody.KeepCopy(copy, context.Actor.DivisionId, "8-3-4");
        payment.StampsCancelledOn = day;
        payment.StampsCancelledById = context.Actor.Id;
        payment.StampCopyPaperId = copy.Id;
        return button;
    }
}
