using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Text;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>One task in the inbox.</summary>
internal sealed record InboxRow(
    string Id, string Title, string SubjectId, string SubjectLabel, string Duty, string Stage, DateOnly? DueOn, DateOnly? LegalDueOn, DateOnly SortDue,
    DeadlineKind? LegalKind, string? AssigneeId, string? AssigneeName, bool IsPersonal, string Remark, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, HumanTaskState State)
{
    /// <summary>The earlier of the internal and the legal date.</summary>
    public DateOnly? Due => SortDue == BandLimits.NoDate ? null : SortDue;
}

/// <summary>One page of a list.</summary>
internal sealed record Listing<T>(IReadOnlyList<T> Rows, string? Next);

/// <summary>How many tasks of a list have this stage, procedure and date.</summary>
internal sealed record InboxFacet(string Stage, string Kind, DateOnly SortDue, int Count);

/// <summary>
/// 受信箱: lists of tasks, soonest first. Each list is one or more ranges of an index in the list's own order, so a page costs the same however many tasks
/// stand in it.
/// </summary>
internal sealed class InboxQuery(WorkflowAnonDbContext db, AgencyProfile profile, TimeProvider clock)
{
    public const int PageSize = 50;

    private const int WeekDays = 7;

    /// <summary>A page of a list.</summary>
    /// <param name="actor">Whose inbox.</param>
    /// <param name="filter">Which list, and what of it.</param>
    /// <param name="principals">For whom the person acts today.</param>
    /// <param name="limits">The bands of today.</param>
    /// <param name="after">Place to read on from, or null.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<Listing<InboxRow>> ListAsync(
        Actor actor, InboxFilter filter, IReadOnlyList<ActingFor> principals, BandLimits limits, string? after, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var parts = Parts(actor, filter.Tab, principals).Select(p => Narrow(p, actor, filter, limits)).ToList();
        return filter.Tab == InboxTab.Done ? DoneAsync(parts[0], after, cancellationToken) : PendingAsync(parts, after, cancellationToken);
    }

    /// <summary>How many tasks stand in each list of what is to be done, before any filter.</summary>
    public async Task<IReadOnlyDictionary<InboxTab, int>> CountAsync(Actor actor, IReadOnlyList<ActingFor> principals, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var division = await OfDivision(actor.DivisionId).Where(t => t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed)
            .GroupBy(t => new { t.State, t.Duty, IsMine = t.AssigneeId == actor.Id })
            .Select(g => new { g.Key.State, g.Key.Duty, g.Key.IsMine, Count = g.Count() }).ToListAsync(cancellationToken);
        Dictionary<InboxTab, int> counts = new()
        {
            [InboxTab.Mine] = await Parts(actor, InboxTab.Mine, principals)[0].CountAsync(cancellationToken),
            [InboxTab.Open] = division.Where(d => d.State == HumanTaskState.Open && actor.Has(d.Duty)).Sum(d => d.Count),
            [InboxTab.Held] = division.Where(d => d.State == HumanTaskState.Claimed && !d.IsMine).Sum(d => d.Count),
        };
        if (principals.Count > 0)
            counts[InboxTab.ActingFor] = await Distinct(Parts(actor, InboxTab.ActingFor, principals)).CountAsync(cancellationToken);
        if (Leads(actor))
            counts[InboxTab.All] = division.Sum(d => d.Count);
        return counts;
    }

    /// <summary>How many tasks of the filter's list there are by stage, procedure and date; of the filter only the search text, the file and the holder count.</summary>
    public async Task<IReadOnlyList<InboxFacet>> FacetsAsync(
        Actor actor, InboxFilter filter, IReadOnlyList<ActingFor> principals, BandLimits limits, CancellationToken cancellationToken)
    {
        if (filter.Tab == InboxTab.Done)
            return [];
        var wide = new InboxFilter { Tab = filter.Tab, Text = filter.Text, FileId = filter.FileId, Holder = filter.Holder };
        return await Counted(actor, wide, principals, limits).GroupBy(t => new { t.Stage, t.DefinitionId, t.SortDue })
            .Select(g => new InboxFacet(g.Key.Stage, g.Key.DefinitionId, g.Key.SortDue, g.Count())).ToListAsync(cancellationToken);
    }

    /// <summary>How many tasks a filter shows, counted up to <paramref name="most"/>.</summary>
    public Task<int> CountAsync(Actor actor, InboxFilter filter, IReadOnlyList<ActingFor> principals, BandLimits limits, int most, CancellationToken cancellationToken) =>
        Counted(actor, filter, principals, limits).Take(most).CountAsync(cancellationToken);

    /// <summary>True for who leads a division: they see and hand over all that stands there.</summary>
    public static bool Leads(Actor actor) => actor.Has(Duties.Supervisor) || actor.Has(Duties.Approver);

    /// <summary>The ranges of a list. Those of one list may overlap only where the person acts for several people of one division.</summary>
    private List<IQueryable<HumanTask>> Parts(Actor actor, InboxTab tab, IReadOnlyList<ActingFor> principals)
    {
        string[] duties = [.. actor.DutySet];
        var division = OfDivision(actor.DivisionId);
        return tab switch
        {
            InboxTab.Mine => [HeldBy(actor.Id)],
            InboxTab.Open => [division.Where(t => t.State == HumanTaskState.Open && duties.Contains(t.Duty))],
            InboxTab.Held => [division.Where(t => t.State == HumanTaskState.Claimed && t.AssigneeId != actor.Id)],
            InboxTab.All when Leads(actor) => [division.Where(t => t.State == HumanTaskState.Open), division.Where(t => t.State == HumanTaskState.Claimed)],
            InboxTab.ActingFor => [.. principals.SelectMany(p => OfPrincipal(actor, p.Person)), Tasks().Where(t => false)],
            InboxTab.Done => [Tasks().Where(t => t.CompletedById == actor.Id && t.State == HumanTaskState.Done)],
            _ => [Tasks().Where(t => false)],
        };
    }

    /// <summary>What a person who is away holds, and what stands open for a duty of theirs that the substitute does not have.</summary>
    private IEnumerable<IQueryable<HumanTask>> OfPrincipal(Actor actor, Actor person)
    {
        string[] duties = [.. person.DutySet.Where(d => person.DivisionId != actor.DivisionId || !actor.Has(d))];
        return [HeldBy(person.Id), OfDivision(person.DivisionId).Where(t => t.State == HumanTaskState.Open && duties.Contains(t.Duty))];
    }

    private IQueryable<HumanTask> Tasks() => db.Set<HumanTask>().AsNoTracking();

    private IQueryable<HumanTask> OfDivision(string divisionId) => Tasks().Where(t => t.DivisionId == divisionId);

    private IQueryable<HumanTask> HeldBy(string personId) => Tasks().Where(t => t.AssigneeId == personId && t.State == HumanTaskState.Claimed);

    private static IQueryable<HumanTask> Whole(List<IQueryable<HumanTask>> parts) => parts.Skip(1).Aggregate(parts[0], (all, part) => all.Union(part));

    /// <summary>What is counted of each task, each task once: a long list is not put together row by row for that.</summary>
    private IQueryable<Countable> Counted(Actor actor, InboxFilter filter, IReadOnlyList<ActingFor> principals, BandLimits limits)
    {
        List<IQueryable<HumanTask>> parts = filter.Tab == InboxTab.All && Leads(actor)
            ? [OfDivision(actor.DivisionId).Where(t => t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed)]
            : Parts(actor, filter.Tab, principals);
        return Distinct([.. parts.Select(p => Narrow(p, actor, filter, limits))]);
    }

    private static IQueryable<Countable> Distinct(List<IQueryable<HumanTask>> parts)
    {
        var counted = parts.Select(p => p.Select(t => new Countable { Id = t.Id, Stage = t.Stage, DefinitionId = t.DefinitionId, SortDue = t.SortDue })).ToList();
        return counted.Skip(1).Aggregate(counted[0], (all, part) => all.Union(part));
    }

    private IQueryable<HumanTask> Narrow(IQueryable<HumanTask> tasks, Actor actor, InboxFilter filter, BandLimits limits)
    {
        if (filter.Tab != InboxTab.Done)
            tasks = ByDate(tasks, filter, limits);
        if (filter.Stage is { } stage)
        {
            var named = stage == Text.StageText.Other ? "" : stage;
            tasks = tasks.Where(t => t.Stage == named);
        }

        if (filter.Kind is { } kind)
            tasks = tasks.Where(t => t.DefinitionId == kind);
        if (filter.Holder is { } holder)
            tasks = holder == "none" ? tasks.Where(t => t.AssigneeId == null) : tasks.Where(t => t.AssigneeId == holder);
        var cases = db.Set<Case>().AsNoTracking().VisibleTo(actor, profile);
        if (filter.FileId is { } file)
            tasks = tasks.Where(t => cases.Where(c => c.FileId == file).Select(c => c.Id).Contains(t.SubjectId));
        if (JapaneseText.Searchable(filter.Text) is { Length: > 0 } text)
        {
            // A party is found only in cases that the person may read.
            var named = db.Set<Proposal>().Where(p => p.SearchText.Contains(text)).Join(cases, p => p.CaseId, c => c.Id, (p, c) => c.Id);
            tasks = tasks.Where(t => t.SearchText.Contains(text) || named.Contains(t.SubjectId));
        }

        return tasks;
    }

    private IQueryable<HumanTask> ByDate(IQueryable<HumanTask> tasks, InboxFilter filter, BandLimits limits)
    {
        var today = JapanTime.Today(clock);
        tasks = filter.Due switch
        {
            DueFilter.Overdue => tasks.Where(t => t.SortDue < today),
            DueFilter.Today => tasks.Where(t => t.SortDue == today),
            DueFilter.Week => tasks.Where(t => t.SortDue >= today && t.SortDue <= today.AddDays(WeekDays)),
            DueFilter.None => tasks.Where(t => t.SortDue == BandLimits.NoDate),
            _ => tasks,
        };
        if (filter.Band is not { } band)
            return tasks;
        var (from, until) = limits.RangeOf(band);
        return tasks.Where(t => t.SortDue >= from && t.SortDue <= until);
    }

    /// <summary>True when a date passes the filter's 期限, as the database tests it.</summary>
    public static bool Passes(DateOnly sortDue, DueFilter due, DateOnly today) => due switch
    {
        DueFilter.Overdue => sortDue < today,
        DueFilter.Today => sortDue == today,
        DueFilter.Week => sortDue >= today && sortDue <= today.AddDays(WeekDays),
        DueFilter.None => sortDue == BandLimits.NoDate,
        _ => true,
    };

    private static async Task<Listing<InboxRow>> PendingAsync(List<IQueryable<HumanTask>> parts, string? after, CancellationToken cancellationToken)
    {
        var place = Cursor.TryRead(after, out DateOnly due, out var id);
        // Each range gives at most one page; together they are put in order again.
        return await Cursor.PageAsync(
            Whole([.. parts.Select(p => (place ? p.Where(t => t.SortDue >= due && (t.SortDue > due || t.Id.CompareTo(id) > 0)) : p)
                .OrderBy(t => t.SortDue).ThenBy(t => t.Id).Take(PageSize + 1))]).OrderBy(t => t.SortDue).ThenBy(t => t.Id).Select(t => ToRow(t)),
            PageSize, r => Cursor.Of(r.SortDue, r.Id), cancellationToken);
    }

    private static async Task<Listing<InboxRow>> DoneAsync(IQueryable<HumanTask> tasks, string? after, CancellationToken cancellationToken)
    {
        if (Cursor.TryRead(after, out DateTimeOffset at, out var id))
            tasks = tasks.Where(t => t.EndedAt <= at && (t.EndedAt < at || t.Id.CompareTo(id) < 0));
        return await Cursor.PageAsync(tasks.OrderByDescending(t => t.EndedAt).ThenByDescending(t => t.Id).Select(t => ToRow(t)), PageSize, r => Cursor.Of(r.EndedAt!.Value, r.Id), cancellationToken);
    }

    private static InboxRow ToRow(HumanTask t) => new(
        t.Id, t.Title, t.SubjectId, t.SubjectLabel, t.Duty, t.Stage, t.DueOn, t.LegalDueOn, t.SortDue, t.LegalKind, t.AssigneeId, t.AssigneeName, t.IsPersonal, t.Remark,
        t.CreatedAt, t.EndedAt, t.State);

    private sealed class Countable
    {
        public required string Id { get; init; }

        public required string Stage { get; init; }

        public required string DefinitionId { get; init; }

        public required DateOnly SortDue { get; init; }
    }
}
