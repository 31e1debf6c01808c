using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Notification;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Contracting;

/// <summary>申込みの状況を見る: received, still in time, or the period passed with nothing received (8-3-1, 8-3-2).</summary>
[Activity("WorkflowAnon.Contracting.ReadApplication", Category = "第8の3 契約", DisplayName = "申込みの状況を確かめる", Description = "申込書が期限までに出されたかを事案の記録から読み、進む先を分けます。")]
[Outcomes("Received=受け付けた", "Waiting=期限前", "Overdue=申込みがないまま期限経過")]
public sealed class ReadApplication : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var subject = context.Services.GetRequiredService<SubjectContextFactory>().Create(context.CorrelationId!);
        if (db.Set<ContractApplication>().Local.FindEntry(subject.SubjectId) is not null
            || await db.Set<ContractApplication>().AnyAsync(a => a.CaseId == subject.SubjectId, context.CancellationToken))
        {
            context.Complete("Received");
            return;
        }

        var notice = await db.NoticeInBurstAsync(subject.SubjectId, context.CancellationToken);
        context.Complete(ContractingRules.CheckLapse(notice.ApplicationDue!.Value, subject.Today).Has(FindingLevel.Human) ? "Overdue" : "Waiting");
    }
}
