using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Fees;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Contracting;

/// <summary>契約書2通への記名押印 (8-3-3b): the contract is concluded.</summary>
[Activity("WorkflowAnon.Contracting.SealContract", Category = "第8の3 契約", DisplayName = "契約書2通に記名押印する", Description = "決裁の後、契約書2通に記名押印します。", Kind = ActivityKind.Task)]
[Outcomes("Done=締結した")]
public sealed class SealContract : HumanTaskActivity<SealContractHandler>;

/// <summary>Form of the sealing.</summary>
public sealed class SealContractForm
{
    /// <summary>締結日.</summary>
    [FormField("契約締結日", Required = true, Clause = "8-3-3b")]
    public DateOnly? ConcludedOn { get; set; }

    /// <summary>2通とも.</summary>
    [FormField("契約書2通に記名押印した", Help = "2通とも記名押印した後に印を付けます。", Clause = "8-3-3b")]
    public bool BothSealed { get; set; }
}

/// <summary>Concludes the contract: payment confirmed, application received, 決裁 done.</summary>
public sealed class SealContractHandler : TaskHandler<SealContractForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "契約を締結した")];

    /// <inheritdoc/>
    public override Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Task.FromResult(new TaskView { Initial = new SealContractForm { ConcludedOn = context.Today } }
            .Fact("契約書", "内容を表示", PaperAddress.Of("form7", context.SubjectId)));
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, SealContractForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var approved = await context.Db.Set<Approval>().AnyAsync(a => a.SubjectId == context.SubjectId && a.Subject == ApprovalSubject.UseContract && a.Approved, cancellationToken);
        var payment = await context.Db.PaymentAsync(context.SubjectId, cancellationToken);
        context.Enforce(ContractHandOverRules.CheckSeal(form.BothSealed, form.ConcludedOn!.Value, payment?.PaidOn, approved, context.Today));
        context.Enforce(await DraftContractHandler.ConclusionAsync(context, cancellationToken));

        // A withdrawal at the same moment completes the case: the later of the two runs again and is refused.
        context.Db.Entry(await context.CaseAsync(cancellationToken)).State = EntityState.Modified;
        var contract = await context.ContractAsync(cancellationToken);
        contract.Number = await context.Subject.NextDocumentNumberAsync(context.Actor.DivisionId, cancellationToken);
        contract.ConcludedOn = form.ConcludedOn;
        contract.SealedById = context.Actor.Id;
        // Both counterparts are in the office until one is sent.
        await context.Subject.Custody.RegisterAsync(
            PaperKind.UseContract, "行政機関等匿名加工情報の利用に関する契約書（2通）", context.Actor.DivisionId, form.ConcludedOn.Value, contract.Number, "締結", cancellationToken,
            PaperAddress.Of("form7", context.SubjectId));
        return button;
    }
}
