using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Provision;

/// <summary>提供期限: the contract's date, else 速やかに by the agency's service level (9-2-1).</summary>
[Activity("WorkflowAnon.Provision.SetProvisionDeadline", Category = "第9の2 提供", DisplayName = "提供期限を定める", Description = "提供の期限（契約に定めがあればその日）を計算し、事案の期限として記録します。")]
public sealed class SetProvisionDeadline : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var subject = context.Services.GetRequiredService<SubjectContextFactory>().Create(context.CorrelationId!);
        var contract = await subject.Db.ConcludedContractAsync(subject.SubjectId, context.CancellationToken);
        var computed = contract?.ProvisionDueOn is { } due
            ? new ComputedDate(due, due, "利用に関する契約で定めた提供期限", "9-2-1", [])
            : subject.Periods.ServiceLevel(Promptness.Promptly, subject.Today, "9-2-1");
        await subject.SetDeadlineAsync(DeadlineKind.Provision, computed, context.CancellationToken);
    }
}
