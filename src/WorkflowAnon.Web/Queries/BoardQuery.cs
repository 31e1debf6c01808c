using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Web.Text;

namespace WorkflowAnon.Web.Queries;

/// <summary>期限管理: the open deadlines of the cases that a person may read, and of the recruitments, for who leads a division.</summary>
internal sealed class BoardQuery(WorkflowAnonDbContext db, AgencyProfile profile)
{
    public const int PageSize = 50;

    /// <summary>Most lines of an export.</summary>
    public const int MostExported = 10_000;

    /// <summary>The tasks by which a person moves a deadline, with a reason: there is no second way (5-7, 8-3-2, 8-2-1イ, 9-2-1但, 4-1b).</summary>
    private static readonly Dictionary<string, DeadlineKind> Movers = new(StringComparer.Ordinal)
    {
        ["WorkflowAnon.Examination.DecideOverdueCorrection"] = DeadlineKind.Correction,
        ["WorkflowAnon.Fees.DecideLapse"] = DeadlineKind.ContractApplication,
        ["WorkflowAnon.Contracting.DecideApplicationLapse"] = DeadlineKind.ContractApplication,
        ["WorkflowAnon.Provision.NotifyDelay"] = DeadlineKind.Provision,
        ["WorkflowAnon.Recruitment.DraftExtension"] = DeadlineKind.RecruitmentEnd,
        ["WorkflowAnon.Recruitment.PublishExtension"] = DeadlineKind.RecruitmentEnd,
    };

    /// <summary>Refuses people who lead no division.</summary>
    /// <exception cref="TaskConflictException">Neither supervisor nor approver.</exception>
    public static void RequireLead(Actor actor)
    {
        if (!InboxQuery.Leads(actor))
            throw new TaskConflictException(TaskConflictKind.Forbidden, "期限管理は、監督者と決裁者の職務を持つ人が使います。");
    }

    /// <summary>Counts of the open deadlines, by kind, day and stage: one statement for all tables and drawings.</summary>
    public async Task<IReadOnlyList<BoardFacet>> FacetsAsync(Actor actor, CancellationToken cancellationToken)
    {
        RequireLead(actor);
        var groups = await Open(actor).GroupBy(o => new { o.Deadline.Kind, o.Deadline.Due, Stage = o.Case == null ? null : (CaseStage?)o.Case.Stage })
            .Select(g => new { g.Key.Kind, g.Key.Due, g.Key.Stage, Count = g.Count() }).ToListAsync(cancellationToken);
        return [.. groups.Select(g => new BoardFacet(g.Kind, g.Due, StageOf(g.Kind, g.Stage), g.Count))];
    }

    /// <summary>The open deadlines that a filter shows, soonest first.</summary>
    public async Task<Listing<BoardRow>> ListAsync(Actor actor, BoardFilter filter, BandLimits limits, string? after, int size, CancellationToken cancellationToken)
    {
        RequireLead(actor);
        var open = Narrow(Open(actor), filter, limits);
        if (Cursor.TryRead(after, out DateOnly due, out var id))
            open = open.Where(o => o.Deadline.Due >= due && (o.Deadline.Due > due || o.Deadline.Id.CompareTo(id) > 0));
        var page = await Cursor.PageAsync(open.OrderBy(o => o.Deadline.Due).ThenBy(o => o.Deadline.Id), size, r => Cursor.Of(r.Deadline.Due, r.Deadline.Id), cancellationToken);
        return new(await DescribeAsync(actor, page.Rows, cancellationToken), page.Next);
    }

    /// <summary>年度内の募集 (4-1a; 規則53①): the year's last day while no recruitment has begun in it, or null when one has or none is owed.</summary>
    public async Task<(FiscalYear Year, RuleResult Findings)?> YearAsync(Actor actor, DateOnly today, CancellationToken cancellationToken)
    {
        RequireLead(actor);
        if (!profile.Recruitment.Mandatory)
            return null;
        var year = FiscalYear.Of(today);
        var starts = await db.Set<RecruitmentRound>().AsNoTracking().Where(r => r.State >= RecruitmentState.Open).Select(r => r.StartsOn).ToListAsync(cancellationToken);
        var findings = RecruitmentRules.CheckYear(year, starts, today, year.FirstDay);
        return findings.Findings.Count == 0 ? null : (year, findings);
    }

    /// <summary>段階 of a deadline: its case's, or that of its kind.</summary>
    private static string StageOf(DeadlineKind kind, CaseStage? stage) => stage?.ToString() ?? kind switch
    {
        DeadlineKind.RecruitmentStart or DeadlineKind.RecruitmentEnd => "Recruitment",
        DeadlineKind.SafetyEvaluation => nameof(CaseStage.Production),
        DeadlineKind.CommissionReport => "CommissionReports",
        _ => "",
    };

    private IQueryable<OpenDeadline> Open(Actor actor)
    {
        var all = CaseAccess.SeesAllCases(actor, profile);
        var evaluations = db.Set<SafetyEvaluation>().Where(e => e.DivisionId == actor.DivisionId).Select(e => e.Id);
        // What a finished case leaves unmet is nobody's any more; 二年の欠格 and a report to the Commission outlive it.
        return from d in db.Set<Deadline>().AsNoTracking().Where(d => d.MetAt == null && d.SupersededAt == null)
               join c in db.Set<Case>().AsNoTracking().VisibleTo(actor, profile) on d.SubjectId equals c.Id into cases
               from c in cases.DefaultIfEmpty()
               where c == null || c.CompletedOn == null || d.Kind == DeadlineKind.Disqualification || d.Kind == DeadlineKind.CommissionReport
               where all || c != null || d.Kind == DeadlineKind.RecruitmentStart || d.Kind == DeadlineKind.RecruitmentEnd
                   || (d.Kind == DeadlineKind.SafetyEvaluation && evaluations.Contains(d.SubjectId))
               select new OpenDeadline { Deadline = d, Case = c };
    }

    private static IQueryable<OpenDeadline> Narrow(IQueryable<OpenDeadline> open, BoardFilter filter, BandLimits limits)
    {
        if (filter.Kind is { } kind)
            open = open.Where(o => o.Deadline.Kind == kind);
        if (filter.From is { } from)
            open = open.Where(o => o.Deadline.Due >= from);
        if (filter.Until is { } until)
            open = open.Where(o => o.Deadline.Due <= until);
        if (filter.Band is { } band)
        {
            var (first, last) = limits.RangeOf(band);
            open = open.Where(o => o.Deadline.Due >= first && o.Deadline.Due <= last);
        }

        if (filter.Stage is not { } stage)
            return open;
        var named = stage == StageText.Other ? "" : stage;
        var kinds = Enum.GetValues<DeadlineKind>().Where(k => StageOf(k, null) == named).ToArray();
        return Enum.TryParse<CaseStage>(named, out var ofCase)
            ? open.Where(o => o.Case != null ? o.Case.Stage == ofCase : kinds.Contains(o.Deadline.Kind))
            : open.Where(o => o.Case == null && kinds.Contains(o.Deadline.Kind));
    }

    private async Task<IReadOnlyList<BoardRow>> DescribeAsync(Actor actor, IReadOnlyList<OpenDeadline> page, CancellationToken cancellationToken)
    {
        var subjects = page.Select(o => o.Deadline.SubjectId).Distinct().ToList();
        if (subjects.Count == 0)
            return [];
        var before = await db.Set<Deadline>().AsNoTracking().Where(d => subjects.Contains(d.SubjectId) && d.SupersededAt != null).OrderBy(d => d.SupersededAt).ToListAsync(cancellationToken);
        var rounds = await db.Set<RecruitmentRound>().AsNoTracking().Where(r => subjects.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);
        var evaluations = await db.Set<SafetyEvaluation>().Where(e => subjects.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.DivisionId, cancellationToken);
        var movers = Movers.Keys.ToArray();
        var tasks = await db.Set<HumanTask>().AsNoTracking()
            .Where(t => subjects.Contains(t.SubjectId) && (t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed) && (t.LegalKind != null || movers.Contains(t.ActivityType)))
            .Select(t => new { t.Id, t.Title, t.SubjectId, t.LegalKind, t.ActivityType, t.DivisionId }).ToListAsync(cancellationToken);
        return [.. page.Select(o =>
        {
            var d = o.Deadline;
            return new BoardRow(
                d, o.Case?.Number ?? (rounds.TryGetValue(d.SubjectId, out var round) ? RecruitmentText.Title(round) : Names.Of(d.Kind)), SubjectLinks.PathOf(d.SubjectId),
                StageOf(d.Kind, o.Case?.Stage), o.Case?.OwningDivisionId ?? evaluations.GetValueOrDefault(d.SubjectId, ""), [.. before.Where(b => b.SubjectId == d.SubjectId && b.Kind == d.Kind)],
                [.. tasks.Where(t => t.SubjectId == d.SubjectId && (t.LegalKind == d.Kind || (Movers.TryGetValue(t.ActivityType, out var moved) && moved == d.Kind))).Select(t => new BoardTask(t.Id, t.Title, t.DivisionId == actor.DivisionId))]);
        })];
    }

    private sealed class OpenDeadline
    {
        public required Deadline Deadline { get; init; }

        public required Case? Case { get; init; }
    }
}
