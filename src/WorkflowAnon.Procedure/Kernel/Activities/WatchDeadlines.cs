using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Kernel.Activities;

/// <summary>期限を見張る (N-2): tells, once each, which deadlines of the definition's department are near and which have passed without being met.</summary>
[Activity("WorkflowAnon.WatchDeadlines", Category = "共通", DisplayName = "期限を見張る",
    Description = "団体設定の日数（deadlines.approachingDays）の内に来る期限と、守られずに過ぎた期限を、それぞれ一度だけ知らせる。イベント DeadlineApproaching、DeadlineExceeded を発行する。")]
internal sealed class WatchDeadlines : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var scope = context.Services.GetRequiredService<BurstScope>();
        var subjects = context.Services.GetRequiredService<SubjectContextFactory>();
        var lead = context.Services.GetRequiredService<AgencyProfile>().Deadlines.ApproachingDays;
        var unit = context.Workflow.Definition.Owner ?? throw new InvalidOperationException("期限を見張る手続に所管がありません。");
        var kinds = unit == Units.GeneralAffairs
            ? DeadlineWatch.OfGeneralAffairs
            : [.. Enum.GetValues<DeadlineKind>().Except(DeadlineWatch.OfGeneralAffairs)];
        var (today, until, kept) = (scope.Today, scope.Today.AddDays(lead), DeadlineWatch.ToBeKept);
        var wanted = db.Set<Deadline>()
            .Where(d => kinds.Contains(d.Kind) && d.MetAt == null && d.SupersededAt == null && d.ExceededAt == null)
            .Where(d => (d.Due >= today && d.Due <= until && d.ApproachingAt == null) || (d.Due < today && kept.Contains(d.Kind)))
            // What was still due when a case ended is due no more; only how long its party is barred outlasts it (10-4).
            .Where(d => d.Kind == DeadlineKind.Disqualification || !db.Set<Case>().Any(c => c.Id == d.SubjectId && c.Outcome != CaseOutcome.None));

        // A case that somebody is working on may meet its deadline in this very moment: its burst goes first, and then there is nothing to tell.
        await scope.LockSubjectsAsync(await wanted.Select(d => d.SubjectId).Distinct().ToListAsync(context.CancellationToken), context.CancellationToken);
        foreach (var deadline in await wanted.OrderBy(d => d.Due).ThenBy(d => d.Id).ToListAsync(context.CancellationToken))
        {
            var subject = subjects.Create(deadline.SubjectId);
            if (DeadlineWatch.IsExceeded(deadline, today))
                subject.AnnounceExceeded(deadline, unit);
            else if (DeadlineWatch.IsApproaching(deadline, today, lead))
                subject.AnnounceApproaching(deadline, unit);
        }
    }
}
