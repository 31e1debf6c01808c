using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Notification;

/// <summary>委託の準備の状況を見る: which of decision, consultation, estimate and conditional contract is the next (8-1-2ウ(ｲ), 9-1-4ア).</summary>
[Activity("WorkflowAnon.Notification.ReadOutsourcing", Category = "第7 通知", DisplayName = "委託の準備の状況を確かめる", Description = "委託の要否、協議、見積りがそろったかを事案の記録から読み、進む先を分けます。")]
[Outcomes("Undecided=委託の要否が未定", "Consult=協議が必要", "AwaitAnswer=回答待ち", "Estimate=見積りが必要", "Contract=契約が必要", "Ready=積算できる")]
public sealed class ReadOutsourcing : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var caseId = context.CorrelationId!;
        var outsourcing = db.Set<ConditionalOutsourcing>().Local.FindEntry(caseId)?.Entity ?? await db.OutsourcingAsync(caseId, context.CancellationToken);
        if (outsourcing is null or { DecidedById.Length: 0 })
            context.Complete("Undecided");
        else if (!outsourcing.Outsourced)
            context.Complete("Ready");
        else if (outsourcing.ConsultationId.Length == 0)
            context.Complete("Consult");
        else if (!await AnsweredAsync(db, outsourcing.ConsultationId, context.CancellationToken))
            context.Complete("AwaitAnswer");
        else if (outsourcing.Scrutiny.Length == 0)
            context.Complete("Estimate");
        else
            context.Complete(outsourcing.ContractedOn is null ? "Contract" : "Ready");
    }

    private static async Task<bool> AnsweredAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken) =>
        (db.Set<Consultation>().Local.FindEntry(id)?.Entity ?? await db.Set<Consultation>().SingleAsync(c => c.Id == id, cancellationToken)).AnsweredAt is not null;
}
