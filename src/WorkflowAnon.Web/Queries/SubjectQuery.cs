using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>A line of the timeline with the names of who acted.</summary>
internal sealed record TimelineLine(DateTimeOffset At, string Who, string Division, string Title, string Detail, string Clauses);

/// <summary>A move of a paper with names.</summary>
internal sealed record PaperMoveLine(Paper Paper, PaperMove Move, string Who);

/// <summary>決裁 with names.</summary>
internal sealed record ApprovalLine(Approval Approval, string Drafter, string Approver)
{
    /// <summary>How the decision was made, in one word.</summary>
    public string Result => Approval.Approved ? Approval.ActedForId is null ? "決裁" : "代決" : "差戻し・却下";
}

/// <summary>What cases and recruitments have in common: open tasks, timeline, papers, deadlines, approvals. The caller has checked access to the subject.</summary>
internal sealed class SubjectQuery(WorkflowAnonDbContext db, AgencyProfile profile, TaskRights rights)
{
    /// <summary>Lines of the timeline on one page.</summary>
    public const int TimelinePageSize = 100;

    /// <summary>A task of the person's division, pending or over.</summary>
    /// <exception cref="TaskConflictException">There is none, or it is another division's.</exception>
    public async Task<HumanTask> FindTaskAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        var task = await db.Set<HumanTask>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancellationToken)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, "タスクが見つかりません。");
        return (await rights.CheckAsync(actor, task, TaskCommand.View, new HashSet<string>(), cancellationToken)).Conflict is { } refused ? throw refused : task;
    }

    public async Task<IReadOnlyList<HumanTask>> PendingTasksAsync(string subjectId, CancellationToken cancellationToken) =>
        await db.Set<HumanTask>().AsNoTracking()
            .Where(t => t.SubjectId == subjectId && (t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed))
            .OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync(cancellationToken);

    /// <summary>経過, the latest first.</summary>
    public async Task<Listing<TimelineLine>> TimelineAsync(string subjectId, string? after, CancellationToken cancellationToken)
    {
        var entries = db.Set<TimelineEntry>().AsNoTracking().Where(t => t.SubjectId == subjectId);
        if (Cursor.TryRead(after, out DateTimeOffset at, out var id))
            entries = entries.Where(t => t.At < at || (t.At == at && t.Id.CompareTo(id) < 0));
        var page = await Cursor.PageAsync(entries.OrderByDescending(t => t.At).ThenByDescending(t => t.Id), TimelinePageSize, r => Cursor.Of(r.At, r.Id), cancellationToken);
        var names = await NamesAsync(page.Rows.SelectMany(e => e.ActedForId is null ? [e.ActorId] : new[] { e.ActorId, e.ActedForId }), cancellationToken);
        return new([.. page.Rows.Select(e => new TimelineLine(
            e.At, e.ActedForId is null ? names(e.ActorId) : $"{names(e.ActorId)}（{names(e.ActedForId)}の代理）", profile.FindDivision(e.DivisionId)?.Name ?? "", e.Title, e.Detail, e.Clauses))], page.Next);
    }

    public async Task<IReadOnlyList<Paper>> PapersAsync(string subjectId, CancellationToken cancellationToken) =>
        await db.Set<Paper>().AsNoTracking().Where(p => p.SubjectId == subjectId).OrderBy(p => p.Kind).ThenBy(p => p.Version).ToListAsync(cancellationToken);

    /// <summary>所在の移動 of papers, paper by paper in the order of the list.</summary>
    public async Task<IReadOnlyList<PaperMoveLine>> MovesAsync(string subjectId, IReadOnlyList<Paper> papers, CancellationToken cancellationToken)
    {
        var moves = await db.Set<PaperMove>().AsNoTracking().Where(m => m.SubjectId == subjectId).ToListAsync(cancellationToken);
        var names = await NamesAsync(moves.SelectMany(m => m.ActedForId is null ? [m.ActorId] : new[] { m.ActorId, m.ActedForId }), cancellationToken);
        return [.. from paper in papers
                   from move in moves.Where(m => m.PaperId == paper.Id).OrderBy(m => m.Number)
                   select new PaperMoveLine(paper, move, move.ActedForId is null ? names(move.ActorId) : $"{names(move.ActorId)}（{names(move.ActedForId)}の代理）")];
    }

    public async Task<IReadOnlyList<Deadline>> DeadlinesAsync(string subjectId, CancellationToken cancellationToken) =>
        await db.Set<Deadline>().AsNoTracking().Where(d => d.SubjectId == subjectId).OrderBy(d => d.Due).ThenBy(d => d.Id).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<ApprovalLine>> ApprovalsAsync(string subjectId, CancellationToken cancellationToken)
    {
        var approvals = await db.Set<Approval>().AsNoTracking().Where(a => a.SubjectId == subjectId).OrderBy(a => a.DecidedAt).ToListAsync(cancellationToken);
        var names = await NamesAsync(approvals.SelectMany(a => new[] { a.DrafterId, a.ApproverId }), cancellationToken);
        return [.. approvals.Select(a => new ApprovalLine(a, names(a.DrafterId), names(a.ApproverId)))];
    }

    /// <summary>起案文書 of a subject, newest first.</summary>
    public async Task<IReadOnlyList<ApprovalDocument>> DraftsAsync(string subjectId, CancellationToken cancellationToken) =>
        await db.Set<ApprovalDocument>().AsNoTracking().Where(d => d.SubjectId == subjectId).OrderByDescending(d => d.Id).ToListAsync(cancellationToken);

    private async Task<Func<string, string>> NamesAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        var known = await db.Set<StaffAccount>().AsNoTracking().Where(a => wanted.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        return id => id == Actor.System.Id ? Actor.System.DisplayName : known.GetValueOrDefault(id, id);
    }
}
