using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Kernel.Activities;

/// <summary>完結: nothing is left to do in the case.</summary>
[Activity("WorkflowAnon.CompleteCase", Category = "共通", DisplayName = "事案を完結する", Description = "事案を完結し、終わり方を記録します。")]
public sealed class CompleteCase : Activity
{
    /// <summary>Name of a <see cref="CaseOutcome"/>.</summary>
    [Input(Required = true, DisplayName = "終わり方", UIHint = "dropdown", Options = [
        "NonConforming=不適合", "LapsedNoApplication=申込みなく期限経過", "Withdrawn=取下げ", "UseEnded=利用期間満了", "Terminated=解除", "NotAccepted=不受理（返戻）"])]
    public string? Outcome { get; set; }

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!Enum.TryParse<CaseOutcome>(Outcome, out var outcome) || outcome == CaseOutcome.None)
            throw new InvalidOperationException($"事案の終わり方「{Outcome}」は指定できません。");
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var @case = db.Set<Case>().Local.FindEntry(context.CorrelationId)?.Entity
            ?? await db.Set<Case>().SingleAsync(c => c.Id == context.CorrelationId, context.CancellationToken);
        var subject = context.Services.GetRequiredService<SubjectContextFactory>().Create(@case.Id);
        @case.Complete(outcome, subject.Today);
        subject.Record("事案の完結");
    }
}
