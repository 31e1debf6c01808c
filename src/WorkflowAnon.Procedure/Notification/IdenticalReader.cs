using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Notification;

/// <summary>Proposals on the same file and which of them share the cost of production (8-1-3).</summary>
internal static class IdenticalReader
{
    /// <summary>The other first proposals of the same recruitment on the same file that are still about a contract: not refused, withdrawn or sent back.</summary>
    public static async Task<List<Case>> OthersOnFileAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken)
    {
        var own = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == caseId, cancellationToken);
        if (own.FileId.Length == 0)
            return [];
        var others = await db.Set<Case>().AsNoTracking()
            .Where(c => c.RecruitmentId == own.RecruitmentId && c.FileId == own.FileId && c.Kind == ProposalKind.First && c.Id != own.Id
                && c.Outcome != CaseOutcome.NonConforming && c.Outcome != CaseOutcome.Withdrawn && c.Outcome != CaseOutcome.NotAccepted)
            .OrderBy(c => c.Number).ToListAsync(cancellationToken);
        var ids = others.ConvertAll(c => c.Id);
        var refused = await db.Set<ExaminationFile>().AsNoTracking().Where(e => ids.Contains(e.CaseId) && e.DecidedOn != null && e.ConclusionConforms == false)
            .Select(e => e.CaseId).ToListAsync(cancellationToken);
        return [.. others.Where(c => !refused.Contains(c.Id))];
    }

    /// <summary>The latest record that names this case, or null.</summary>
    public static async Task<IdenticalProposals?> IdenticalRecordAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken)
    {
        var own = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == caseId, cancellationToken);
        var records = await db.Set<IdenticalProposals>().AsNoTracking().Where(r => r.RecruitmentId == own.RecruitmentId && r.FileId == own.FileId).ToListAsync(cancellationToken);
        return records.Where(r => r.CaseIds.Contains(caseId)).MaxBy(r => r.ConfirmedAt);
    }

    /// <summary>Cases that share the cost of production with this one, itself included: of the record, those that are still about a contract.</summary>
    public static async Task<(IReadOnlyList<string> CaseIds, string RecordId)> SharingAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken)
    {
        if (await db.IdenticalRecordAsync(caseId, cancellationToken) is not { } record)
            return ([caseId], "");
        var others = (await db.OthersOnFileAsync(caseId, cancellationToken)).ConvertAll(c => c.Id);
        return ([caseId, .. others.Where(record.CaseIds.Contains)], record.Id);
    }
}
