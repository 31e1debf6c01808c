using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Notices;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Notices;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Activities;

/// <summary>
/// 期限を見張る (N-2): tells, once each, which deadlines of the definition's department are near and which have passed without being met, and the same of the internal
/// dates of its tasks. What was missed while nothing ran is told at the next look.
/// </summary>
[Activity("WorkflowAnon.WatchDeadlines", Category = "共通", DisplayName = "期限を見張る",
    Description = "団体設定の日数（deadlines.approachingDays）の内に来る期限と、守られずに過ぎた期限を、それぞれ一度だけ知らせる。イベント DeadlineApproaching、DeadlineExceeded を発行する。")]
internal sealed class WatchDeadlines : Activity
{
    // Tasks told in one look, the latest dates first: a burst stays short when an office begins with a great backlog; the rest is told the next day.
    private const int MostTasks = 500;

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var scope = context.Services.GetRequiredService<BurstScope>();
        var subjects = context.Services.GetRequiredService<SubjectContextFactory>();
        var profile = context.Services.GetRequiredService<AgencyProfile>();
        var unit = context.Workflow.Definition.Owner ?? throw new InvalidOperationException("期限を見張る手続に所管がありません。");
        var (today, lead) = (scope.Today, profile.Deadlines.ApproachingDays);
        var calendar = context.Services.GetRequiredService<HolidayCalendar>();
        var deadlines = Deadlines(db, unit, today, lead);
        var tasks = Tasks(db, unit, profile, today, NoticeRules.LastDayOfLead(today, calendar));

        // A case that somebody is working on may meet its deadline in this very moment: its burst goes first, and then there is nothing to tell.
        List<string> concerned = [.. await deadlines.Select(d => d.SubjectId).Distinct().ToListAsync(context.CancellationToken), .. await tasks.Select(t => t.SubjectId).ToListAsync(context.CancellationToken)];
        await scope.LockSubjectsAsync(concerned, context.CancellationToken);
        foreach (var deadline in await deadlines.OrderBy(d => d.Due).ThenBy(d => d.Id).ToListAsync(context.CancellationToken))
        {
            var subject = subjects.Create(deadline.SubjectId);
            if (DeadlineWatch.IsExceeded(deadline, today))
                await subject.AnnounceExceededAsync(deadline, unit, context.CancellationToken);
            else if (DeadlineWatch.IsApproaching(deadline, today, lead))
                await subject.AnnounceApproachingAsync(deadline, unit, context.CancellationToken);
        }

        var book = context.Services.GetRequiredService<NoticeBook>();
        foreach (var task in await tasks.ToListAsync(context.CancellationToken))
        {
            if (NoticeRules.OfTask(task.DueOn!.Value, today, calendar) is { } kind)
                await book.WriteAsync(task, kind, context.CancellationToken);
        }
    }

    private static IQueryable<Deadline> Deadlines(WorkflowAnonDbContext db, string unit, DateOnly today, int lead)
    {
        var kinds = unit == Units.GeneralAffairs
            ? DeadlineWatch.OfGeneralAffairs
            : [.. Enum.GetValues<DeadlineKind>().Except(DeadlineWatch.OfGeneralAffairs)];
        var (until, kept) = (today.AddDays(lead), DeadlineWatch.ToBeKept);
        return db.Set<Deadline>()
            .Where(d => kinds.Contains(d.Kind) && d.MetAt == null && d.SupersededAt == null && d.ExceededAt == null)
            .Where(d => (d.Due >= today && d.Due <= until && d.ApproachingAt == null) || (d.Due < today && kept.Contains(d.Kind)))
            // What was still due when a case ended is due no more; only how long its party is barred outlasts it (10-4).
            .Where(d => d.Kind == DeadlineKind.Disqualification || !db.Set<Case>().Any(c => c.Id == d.SubjectId && c.Outcome != CaseOutcome.None));
    }

    /// <summary>Pending tasks of the department's divisions whose internal date is near or over and was not told as such.</summary>
    private static IQueryable<HumanTask> Tasks(WorkflowAnonDbContext db, string unit, AgencyProfile profile, DateOnly today, DateOnly until)
    {
        var generalAffairs = profile.GeneralAffairs().Id;
        var isGeneralAffairs = unit == Units.GeneralAffairs;
        return db.Set<HumanTask>().AsNoTracking()
            .Where(t => (t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed) && t.DueOn <= until && t.DivisionId == generalAffairs == isGeneralAffairs)
            .Where(t => !db.Set<StaffNotice>().Any(n => n.SourceId == t.Id && n.DueOn == t.DueOn && n.Kind == (t.DueOn < today ? NoticeKind.TaskExceeded : NoticeKind.TaskApproaching)))
            .OrderByDescending(t => t.DueOn).ThenBy(t => t.Id).Take(MostTasks);
    }
}
