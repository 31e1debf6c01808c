using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Fees;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Contracting;

/// <summary>申込書の写し（消印後の証紙の写しを含む）の保管 (8-3-4).</summary>
[Activity("WorkflowAnon.Contracting.RetainApplicationCopy", Category = "第8の3 契約", DisplayName = "申込書の写しを保管する", Description = "申込書の写しを、消印後の証紙の写しとともに保管します。原本を送る前に行います。", Kind = ActivityKind.Task)]
[Outcomes("Done=保管した")]
public sealed class RetainApplicationCopy : HumanTaskActivity<RetainApplicationCopyHandler>;

/// <summary>Form of the keeping.</summary>
public sealed class RetainApplicationCopyForm
{
    /// <summary>申込書の写し.</summary>
    [FormField("申込書の写しを保管した", Clause = "8-3-4")]
    public bool ApplicationCopy { get; set; }

    /// <summary>証紙の写し.</summary>
    [FormField("消印後の証紙の写しを併せて保管した", Help = "証紙以外の方法で納付されたときは印を付けません。", Clause = "8-3-4")]
    public bool StampCopy { get; set; }
}

/// <summary>Keeps the copies before the original leaves.</summary>
public sealed class RetainApplicationCopyHandler : TaskHandler<RetainApplicationCopyForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "写しを保管した")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var payment = await context.Db.PaymentAsync(context.SubjectId, cancellationToken);
        return new TaskView().Fact("納付方法", context.Profile.PaymentMethods.FirstOrDefault(m => m.Id == payment?.PaymentMethodId)?.Name ?? "");
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, RetainApplicationCopyForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        context.Enforce(ContractHandOverRules.CheckCopies(form.ApplicationCopy, form.StampCopy, await PaidByStampsAsync(context, cancellationToken)));
        var application = await context.ApplicationAsync(cancellationToken);
        application.CopyRetainedOn = context.Today;
        application.StampCopyRetained = form.StampCopy;
        await context.KeepCopyAsync(PaperKind.ContractApplication, "8-3-4", cancellationToken);
        return button;
    }

    /// <summary>True where the fee was paid by a method whose evidence is cancelled on the paper.</summary>
    internal static async Task<bool> PaidByStampsAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var payment = await context.Db.PaymentAsync(context.SubjectId, cancellationToken);
        PaymentMethod? method = context.Profile.PaymentMethods.FirstOrDefault(m => m.Id == payment?.PaymentMethodId);
        return method is { CancelledOnPaper: true };
    }
}
