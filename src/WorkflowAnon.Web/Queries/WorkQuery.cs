using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>How many pending tasks of a division somebody holds in a stage with a date.</summary>
internal sealed record WorkFacet(string Stage, DateOnly SortDue, string? HolderId, int Count);

/// <summary>仕事量 of a person.</summary>
/// <param name="PersonId">Account; empty for 未着手.</param>
/// <param name="Name">Name.</param>
/// <param name="Bands">Pending tasks by band.</param>
/// <param name="Done">Tasks finished lately.</param>
internal sealed record Workload(string PersonId, string Name, IReadOnlyDictionary<DueBand, int> Bands, int Done)
{
    public int Total => Bands.Values.Sum();
}

/// <summary>A task that stands still.</summary>
internal sealed record StandingTask(string Id, string Title, string SubjectLabel, string? HolderName, DateTimeOffset CreatedAt, DateOnly SortDue)
{
    public DateOnly? Due => SortDue == BandLimits.NoDate ? null : SortDue;
}

/// <summary>An automatic step that stopped; its technical message is the operator's to see.</summary>
internal sealed record StoppedProcedure(string Label, string? Path, string Procedure, DateTimeOffset At);

/// <summary>所属の仕事: pending tasks of one's own division for who leads it. A task is read and handed over in its division only.</summary>
internal sealed class WorkQuery(WorkflowAnonDbContext db, AgencyProfile profile, TaskRights rights, IWorkflowEngine engine, TimeProvider clock)
{
    /// <summary>Most lines of a table that leads on to a list.</summary>
    public const int Most = 20;

    private const int LatelyDays = 28, MostIncidents = 200;

    /// <summary>Counts of the division's pending tasks: one statement for the table of stages, the drawing and the workload.</summary>
    public async Task<IReadOnlyList<WorkFacet>> FacetsAsync(Actor actor, CancellationToken cancellationToken)
    {
        BoardQuery.RequireLead(actor);
        return await Pending(actor).GroupBy(t => new { t.Stage, t.SortDue, t.AssigneeId })
            .Select(g => new WorkFacet(g.Key.Stage, g.Key.SortDue, g.Key.AssigneeId, g.Count())).ToListAsync(cancellationToken);
    }

    /// <summary>Everybody of the division with what they hold and what they finished in the last four weeks; what nobody holds comes first.</summary>
    public async Task<IReadOnlyList<Workload>> WorkloadAsync(Actor actor, IReadOnlyList<WorkFacet> facets, BandLimits limits, CancellationToken cancellationToken)
    {
        BoardQuery.RequireLead(actor);
        var people = (await rights.OfDivisionAsync(actor.DivisionId, cancellationToken)).Where(CaseAccess.SeesProcedure).ToDictionary(p => p.Id, p => p.DisplayName);
        var ids = people.Keys.ToList();
        DateTimeOffset? since = clock.GetUtcNow().AddDays(-LatelyDays);
        var done = await db.Set<HumanTask>().AsNoTracking().Where(t => ids.Contains(t.CompletedById!) && t.EndedAt >= since && t.DivisionId == actor.DivisionId)
            .GroupBy(t => t.CompletedById!).Select(g => new { Id = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Id, g => g.Count, cancellationToken);
        // A substitute of another division may hold something here.
        var holders = facets.Select(f => f.HolderId ?? "").Concat(people.Keys).Append("").Distinct();
        return [.. holders.Select(id => new Workload(
                id, id.Length == 0 ? "未着手" : people.GetValueOrDefault(id, "他の所属の代理者"),
                facets.Where(f => (f.HolderId ?? "") == id).GroupBy(f => limits.Of(f.SortDue)).ToDictionary(g => g.Key, g => g.Sum(f => f.Count)),
                done.GetValueOrDefault(id)))
            .Where(w => w.PersonId.Length == 0 || w.Total + w.Done > 0 || people.ContainsKey(w.PersonId))
            .OrderByDescending(w => w.PersonId.Length == 0).ThenByDescending(w => w.Total).ThenBy(w => w.PersonId, StringComparer.Ordinal)];
    }

    /// <summary>The soonest tasks that nobody has taken on.</summary>
    public async Task<IReadOnlyList<StandingTask>> UnassignedAsync(Actor actor, CancellationToken cancellationToken)
    {
        BoardQuery.RequireLead(actor);
        return await Pending(actor).Where(t => t.State == HumanTaskState.Open).OrderBy(t => t.SortDue).ThenBy(t => t.Id).Take(Most)
            .Select(t => new StandingTask(t.Id, t.Title, t.SubjectLabel, t.AssigneeName, t.CreatedAt, t.SortDue)).ToListAsync(cancellationToken);
    }

    /// <summary>滞留: the oldest tasks that arose on or before a day.</summary>
    public async Task<IReadOnlyList<StandingTask>> StuckAsync(Actor actor, DateOnly since, CancellationToken cancellationToken)
    {
        BoardQuery.RequireLead(actor);
        var end = JapanTime.EndOf(since).ToUniversalTime();
        return await Pending(actor).Where(t => t.CreatedAt < end).OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).Take(Most)
            .Select(t => new StandingTask(t.Id, t.Title, t.SubjectLabel, t.AssigneeName, t.CreatedAt, t.SortDue)).ToListAsync(cancellationToken);
    }

    /// <summary>Automatic steps that stopped in cases that the person may read, and in recruitments.</summary>
    public async Task<IReadOnlyList<StoppedProcedure>> StoppedAsync(Actor actor, IReadOnlyDictionary<string, string> procedures, CancellationToken cancellationToken)
    {
        BoardQuery.RequireLead(actor);
        var incidents = (await engine.ListIncidentsAsync(new IncidentFilter(), null, MostIncidents, cancellationToken)).Items;
        var subjects = incidents.Select(i => i.CorrelationId).OfType<string>().Distinct().ToList();
        var cases = subjects.Count == 0 ? [] : await db.Set<Case>().AsNoTracking().VisibleTo(actor, profile).Where(c => subjects.Contains(c.Id))
            .Select(c => new { c.Id, c.Number }).ToDictionaryAsync(c => c.Id, c => c.Number, cancellationToken);
        return [.. incidents.Where(i => i.CorrelationId is { } id && (cases.ContainsKey(id) || id.StartsWith("recruitment-", StringComparison.Ordinal)))
            .Select(i => new StoppedProcedure(cases.GetValueOrDefault(i.CorrelationId!, "提案の募集"), Text.SubjectLinks.PathOf(i.CorrelationId!), procedures.GetValueOrDefault(i.DefinitionId, i.DefinitionId), i.At))];
    }

    /// <summary>All pending tasks of the division for an export, soonest first.</summary>
    public async Task<IReadOnlyList<HumanTask>> ExportAsync(Actor actor, CancellationToken cancellationToken)
    {
        BoardQuery.RequireLead(actor);
        return await Pending(actor).OrderBy(t => t.SortDue).ThenBy(t => t.Id).Take(BoardQuery.MostExported).ToListAsync(cancellationToken);
    }

    private IQueryable<HumanTask> Pending(Actor actor) => db.Set<HumanTask>().AsNoTracking()
        .Where(t => t.DivisionId == actor.DivisionId && (t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed));
}
