using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Contracting;

/// <summary>停止条件の成就 (9-1-4ア): with the use contract the conditional contract of commission takes effect.</summary>
[Activity("WorkflowAnon.Contracting.FulfilOutsourcingCondition", Category = "第8の3 契約", DisplayName = "委託契約の停止条件が成就したか", Description = "利用契約の締結により、停止条件付委託契約の条件が成就したことを記録し、進む先を分けます。")]
[Outcomes("Fulfilled=成就した", "None=委託していない")]
public sealed class FulfilOutsourcingCondition : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var caseId = context.CorrelationId!;
        if (await db.Set<ConditionalOutsourcing>().SingleOrDefaultAsync(o => o.CaseId == caseId, context.CancellationToken) is not { Outsourced: true } outsourcing)
        {
            context.Complete("None");
            return;
        }

        // The contract was concluded in this very burst.
        var contract = await db.Set<UseContract>().SingleAsync(c => c.CaseId == caseId, context.CancellationToken);
        outsourcing.EffectiveOn = contract.ConcludedOn;
        context.Services.GetRequiredService<SubjectContextFactory>().Create(caseId).Record("委託契約の停止条件の成就", "", "9-1-4ア");
        context.Complete("Fulfilled");
    }
}
