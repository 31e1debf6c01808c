using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Recruitment;

/// <summary>How lists call a recruitment: 令和8年度第1回提案の募集.</summary>
internal sealed class RecruitmentLabels : ISubjectLabels
{
    public async Task<string?> FindAsync(WorkflowAnonDbContext db, string subjectId, CancellationToken cancellationToken) =>
        (db.Set<RecruitmentRound>().Local.FindEntry(subjectId)?.Entity
            ?? await db.Set<RecruitmentRound>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == subjectId, cancellationToken))?.Label()
        ?? (subjectId.StartsWith("recruitment-", StringComparison.Ordinal) ? "新しい提案の募集" : null);
}
