using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Provision;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.NewProposals;

/// <summary>提供を要するか: a recipient who changes its business may hold the information already (第10号様式).</summary>
[Activity("WorkflowAnon.NewProposals.NeedsProvision", Category = "第11の6 新たな提案", DisplayName = "情報の提供を要するか", Description = "改めて情報の提供を要する提案かで、進む先を分けます。")]
[Outcomes("Yes=提供する", "No=既に提供を受けている")]
public sealed class NeedsProvision : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var holds = await context.Services.GetRequiredService<WorkflowAnonDbContext>().Set<Proposal>()
            .AnyAsync(p => p.CaseId == context.CorrelationId && p.AlreadyHoldsInformation, context.CancellationToken);
        context.Complete(holds ? "No" : "Yes");
    }
}

/// <summary>利用の開始 of information that the recipient holds already: its use runs to the end of the period in form 10.</summary>
[Activity("WorkflowAnon.NewProposals.BeginUse", Category = "第11の6 新たな提案", DisplayName = "提供を受けている情報の利用を始める", Description = "新たな情報の提供を要しない提案について、提供を受けている情報の利用が始まったことを記録します。")]
public sealed class BeginUse : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var subject = context.Services.GetRequiredService<SubjectContextFactory>().Create(context.CorrelationId!);
        await subject.SetUsePeriodEndAsync(await subject.Db.ReadProposalAsync(subject.SubjectId, context.CancellationToken), context.CancellationToken);
        subject.Record("提供を受けている情報の利用", "提案者は既に情報の提供を受けているので、改めて提供しない。", "11-6-1イ");
    }
}
