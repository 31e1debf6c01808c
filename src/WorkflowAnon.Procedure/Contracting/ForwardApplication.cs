using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Contracting;

/// <summary>申込書の原本の担当課への送付 (8-3-4).</summary>
[Activity("WorkflowAnon.Contracting.ForwardApplication", Category = "第8の3 契約", DisplayName = "申込書の原本を担当課に送付する", Description = "写し（消印後の証紙の写しを含む）を保管した上で、申込書の原本を担当課に送付します。", Kind = ActivityKind.Task)]
[Outcomes("Done=送付した")]
public sealed class ForwardApplication : HumanTaskActivity<ForwardApplicationHandler>;

/// <summary>Form of the forwarding.</summary>
public sealed class ForwardApplicationForm
{
    /// <summary>送付した日.</summary>
    [FormField("担当課に送付した日", Required = true, Clause = "8-3-4")]
    public DateOnly? ForwardedOn { get; set; }
}

/// <summary>The original goes to 担当課, after the contract and with the copies kept.</summary>
public sealed class ForwardApplicationHandler : TaskHandler<ForwardApplicationForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "原本を担当課に送付した")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var division = context.Profile.FindDivision((await context.CaseAsync(cancellationToken)).OwningDivisionId);
        return new TaskView { Initial = new ForwardApplicationForm { ForwardedOn = context.Today } }.Fact("送付先（担当課）", division?.Name ?? "")
            .Fact("送付書", "内容を表示", PaperAddress.Of(ApplicationSlip.PaperKey, context.SubjectId));
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ForwardApplicationForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var application = await context.ApplicationAsync(cancellationToken);
        var contract = await context.ContractAsync(cancellationToken);
        context.Enforce(ContractHandOverRules.CheckForwardDay(form.ForwardedOn!.Value, contract.ConcludedOn, context.Today));
        context.Enforce(ContractingRules.CheckForwardApplication(new ApplicationForwardFacts(
            contract.ConcludedOn is not null, application.CopyRetainedOn is not null,
            await RetainApplicationCopyHandler.PaidByStampsAsync(context, cancellationToken), application.StampCopyRetained)));
        application.ForwardedOn = form.ForwardedOn;
        await context.ForwardOriginalAsync(PaperKind.ContractApplication, "契約締結に関する申込書", "8-3-4", cancellationToken);
        return button;
    }
}
