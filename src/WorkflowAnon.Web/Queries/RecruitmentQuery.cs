using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>One recruitment in a list.</summary>
internal sealed record RecruitmentRow(RecruitmentRound Round, Deadline? NextDeadline, int Cases);

/// <summary>募集 for pages: readable to everybody who takes part in the procedure; it holds no personal data.</summary>
internal sealed class RecruitmentQuery(WorkflowAnonDbContext db)
{
    public const int PageSize = 50;

    /// <summary>Recruitments, the latest first, each with what is due next and how many proposals answer it.</summary>
    public async Task<Listing<RecruitmentRow>> ListAsync(Actor actor, bool openOnly, string? after, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var rounds = db.Set<RecruitmentRound>().AsNoTracking();
        if (openOnly)
            rounds = rounds.Where(r => r.State < RecruitmentState.Closed);
        if (Cursor.TryRead(after, out DateOnly on, out var id))
            rounds = rounds.Where(r => r.StartsOn < on || (r.StartsOn == on && r.Id.CompareTo(id) < 0));
        var page = await Cursor.PageAsync(rounds.OrderByDescending(r => r.StartsOn).ThenByDescending(r => r.Id), PageSize, r => Cursor.Of(r.StartsOn, r.Id), cancellationToken);
        var ids = page.Rows.Select(r => r.Id).ToList();
        var deadlines = await db.Set<Deadline>().AsNoTracking().Where(d => ids.Contains(d.SubjectId) && d.MetAt == null && d.SupersededAt == null).ToListAsync(cancellationToken);
        var cases = await db.Set<Case>().AsNoTracking().Where(c => ids.Contains(c.RecruitmentId)).GroupBy(c => c.RecruitmentId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return new([.. page.Rows.Select(r => new RecruitmentRow(r, deadlines.Where(d => d.SubjectId == r.Id).MinBy(d => d.Due), cases.GetValueOrDefault(r.Id)))], page.Next);
    }

    /// <summary>One recruitment; null when its first task has not been done yet.</summary>
    public Task<RecruitmentRound?> FindAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        return db.Set<RecruitmentRound>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
    }

    public async Task<IReadOnlyList<FileSelection>> SelectionsAsync(string id, CancellationToken cancellationToken) =>
        await db.Set<FileSelection>().AsNoTracking().Where(s => s.RecruitmentId == id).OrderBy(s => s.DivisionId).ToListAsync(cancellationToken);

    /// <summary>Number of cases by stage that answer the recruitment.</summary>
    public async Task<IReadOnlyDictionary<CaseStage, int>> CasesAsync(string id, CancellationToken cancellationToken) =>
        await db.Set<Case>().AsNoTracking().Where(c => c.RecruitmentId == id).GroupBy(c => c.Stage)
            .Select(g => new { Stage = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Stage, g => g.Count, cancellationToken);

    public static TaskConflictException NotFound() => new(TaskConflictKind.NotFound, "募集が見つかりません。");
}
