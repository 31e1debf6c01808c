using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>Lists of the inbox.</summary>
internal enum InboxTab
{
    /// <summary>自分の担当.</summary>
    Mine = 1,

    /// <summary>所属の未着手.</summary>
    Open = 2,

    /// <summary>所属で処理中: held by colleagues.</summary>
    Held = 3,

    /// <summary>完了.</summary>
    Done = 4,

    /// <summary>代理: tasks of people for whom I act while they are away.</summary>
    ActingFor = 5,
}

/// <summary>One task in the inbox.</summary>
internal sealed record InboxRow(
    string Id, string Title, string SubjectId, string SubjectLabel, string Duty, DateOnly? DueOn, DateOnly? LegalDueOn,
    string? AssigneeName, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, string? CompletedByName, HumanTaskState State)
{
    /// <summary>The earlier of the internal and the legal date.</summary>
    public DateOnly? Due => DueOn is { } own && LegalDueOn is { } legal ? (own < legal ? own : legal) : DueOn ?? LegalDueOn;
}

/// <summary>One page of a list.</summary>
internal sealed record Listing<T>(IReadOnlyList<T> Rows, string? Next);

/// <summary>受信箱: my tasks and my division's, soonest first.</summary>
internal sealed class InboxQuery(WorkflowAnonDbContext db, TaskRights rights)
{
    public const int PageSize = 50;

    public async Task<Listing<InboxRow>> ListAsync(Actor actor, InboxTab tab, string? after, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var tasks = tab == InboxTab.ActingFor ? OfPrincipals(actor, await rights.PrincipalsAsync(actor.Id, cancellationToken)) : Of(actor, tab);
        return tab == InboxTab.Done ? await DoneAsync(tasks, after, cancellationToken) : await PendingAsync(tasks, after, cancellationToken);
    }

    /// <summary>How many tasks stand in the three lists of what is to be done.</summary>
    public async Task<IReadOnlyDictionary<InboxTab, int>> CountAsync(Actor actor, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var principals = await rights.PrincipalsAsync(actor.Id, cancellationToken);
        var counts = new Dictionary<InboxTab, int>
        {
            [InboxTab.Mine] = await Of(actor, InboxTab.Mine).CountAsync(cancellationToken),
            [InboxTab.Open] = await Of(actor, InboxTab.Open).CountAsync(cancellationToken),
            [InboxTab.Held] = await Of(actor, InboxTab.Held).CountAsync(cancellationToken),
        };
        if (principals.Count > 0)
            counts[InboxTab.ActingFor] = await OfPrincipals(actor, principals).CountAsync(cancellationToken);
        return counts;
    }

    /// <summary>What the people who are away hold, and what stands open for a duty of theirs that the substitute does not have.</summary>
    private IQueryable<HumanTask> OfPrincipals(Actor actor, IReadOnlyList<ActingFor> principals)
    {
        var none = db.Set<HumanTask>().AsNoTracking().Where(t => false);
        return principals.Aggregate(none, (tasks, acting) =>
        {
            var (id, division) = (acting.Person.Id, acting.Person.DivisionId);
            string[] duties = [.. acting.Person.DutySet.Where(d => division != actor.DivisionId || !actor.Has(d))];
            return tasks.Union(db.Set<HumanTask>().AsNoTracking().Where(t =>
                (t.AssigneeId == id && t.State == HumanTaskState.Claimed) || (t.DivisionId == division && t.State == HumanTaskState.Open && duties.Contains(t.Duty))));
        });
    }

    private IQueryable<HumanTask> Of(Actor actor, InboxTab tab)
    {
        var tasks = db.Set<HumanTask>().AsNoTracking();
        string[] duties = [.. actor.DutySet];
        return tab switch
        {
            InboxTab.Mine => tasks.Where(t => t.AssigneeId == actor.Id && t.State == HumanTaskState.Claimed),
            InboxTab.Open => tasks.Where(t => t.DivisionId == actor.DivisionId && t.State == HumanTaskState.Open && duties.Contains(t.Duty)),
            InboxTab.Held => tasks.Where(t => t.DivisionId == actor.DivisionId && t.State == HumanTaskState.Claimed && t.AssigneeId != actor.Id),
            _ => tasks.Where(t => t.CompletedById == actor.Id && t.State == HumanTaskState.Done),
        };
    }

    private static async Task<Listing<InboxRow>> PendingAsync(IQueryable<HumanTask> tasks, string? after, CancellationToken cancellationToken)
    {
        var dated = tasks.Select(t => new
        {
            Task = t,
            Due = (t.DueOn == null ? t.LegalDueOn : t.LegalDueOn == null ? t.DueOn : t.DueOn < t.LegalDueOn ? t.DueOn : t.LegalDueOn) ?? DateOnly.MaxValue,
        });
        if (Cursor.TryRead(after, out DateOnly due, out var id))
            dated = dated.Where(t => t.Due > due || (t.Due == due && t.Task.Id.CompareTo(id) > 0));
        var rows = await dated.OrderBy(t => t.Due).ThenBy(t => t.Task.Id).Take(PageSize + 1)
            .Select(t => new InboxRow(
                t.Task.Id, t.Task.Title, t.Task.SubjectId, t.Task.SubjectLabel, t.Task.Duty, t.Task.DueOn, t.Task.LegalDueOn,
                t.Task.AssigneeName, t.Task.CreatedAt, t.Task.EndedAt, t.Task.CompletedByName, t.Task.State))
            .ToListAsync(cancellationToken);
        return Cut(rows, r => Cursor.Of(r.Due ?? DateOnly.MaxValue, r.Id));
    }

    private static async Task<Listing<InboxRow>> DoneAsync(IQueryable<HumanTask> tasks, string? after, CancellationToken cancellationToken)
    {
        if (Cursor.TryRead(after, out DateTimeOffset at, out var id))
            tasks = tasks.Where(t => t.EndedAt < at || (t.EndedAt == at && t.Id.CompareTo(id) < 0));
        var rows = await tasks.OrderByDescending(t => t.EndedAt).ThenByDescending(t => t.Id).Take(PageSize + 1)
            .Select(t => new InboxRow(
                t.Id, t.Title, t.SubjectId, t.SubjectLabel, t.Duty, t.DueOn, t.LegalDueOn, t.AssigneeName, t.CreatedAt, t.EndedAt, t.CompletedByName, t.State))
            .ToListAsync(cancellationToken);
        return Cut(rows, r => Cursor.Of(r.EndedAt!.Value, r.Id));
    }

    private static Listing<InboxRow> Cut(List<InboxRow> rows, Func<InboxRow, string> cursor)
    {
        if (rows.Count <= PageSize)
            return new(rows, null);
        rows.RemoveAt(PageSize);
        return new(rows, cursor(rows[^1]));
    }
}
