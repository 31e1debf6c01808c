using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Provision;

/// <summary>提供期限の見張り (9-2-1, 9-2-1但): the day is over; was the information provided, or the delay notified? Else an alert goes out.</summary>
[Activity("WorkflowAnon.Provision.WatchProvision", Category = "第9の2 提供", DisplayName = "提供又は遅れの通知がされたか確かめる", Description = "提供又は遅れの通知がされたかを事案の記録から読み、進む先を分けます。")]
[Outcomes("Provided=提供した", "Overdue=期限を過ぎた")]
public sealed class WatchProvision : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var subject = context.Services.GetRequiredService<SubjectContextFactory>().Create(context.CorrelationId!);
        if (await subject.OpenDeadlineAsync(DeadlineKind.Provision, context.CancellationToken) is not { } deadline)
        {
            context.Complete("Provided");
            return;
        }

        var contract = await subject.Db.ConcludedContractAsync(subject.SubjectId, context.CancellationToken);
        foreach (var alert in ProvisionRules.CheckDelay(deadline.Due, contract?.ProvisionDueOn is not null, subject.Today).Warnings)
        {
            // A delay that was told before the day may wake the watch once more: one alert for one deadline.
            if (await subject.Db.Set<TimelineEntry>().AnyAsync(t => t.SubjectId == subject.SubjectId && t.Detail == alert.Message, context.CancellationToken))
                continue;
            subject.Record("提供期限の超過", alert.Message, alert.Clause);
            await subject.AnnounceExceededAsync(deadline, context.Workflow.Definition.Owner ?? Units.OwningDivision, context.CancellationToken);
        }

        context.Complete("Overdue");
    }
}
