using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Kernel.Activities;

/// <summary>提案の種別による分かれ道 (第11-6): a first proposal, or a new one on information that is already made.</summary>
[Activity("WorkflowAnon.ReadProposalKind", Category = "共通", DisplayName = "提案の種別を確かめる", Description = "初めての提案か、新たな提案かで、進む先を分けます。")]
[Outcomes("First=最初の提案", "New=新たな提案")]
public sealed class ReadProposalKind : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var @case = db.Set<Case>().Local.FindEntry(context.CorrelationId)?.Entity
            ?? await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == context.CorrelationId, context.CancellationToken);
        context.Complete(@case.Kind == ProposalKind.First ? "First" : "New");
    }
}
