using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>募集 for pages: readable to everybody who takes part in the procedure; it holds no personal data.</summary>
internal sealed class RecruitmentQuery(WorkflowAnonDbContext db)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<RecruitmentRound>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        return await db.Set<RecruitmentRound>().AsNoTracking().OrderByDescending(r => r.StartsOn).ThenByDescending(r => r.Id).Take(Most).ToListAsync(cancellationToken);
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
