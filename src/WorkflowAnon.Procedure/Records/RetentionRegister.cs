using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Records;

/// <summary>保存期間の台帳: everything that has ended and is still kept, with its period, its hold and what still needs it. Computed, never stored.</summary>
public sealed class RetentionRegister(WorkflowAnonDbContext db, AgencyProfile profile, TimeProvider clock)
{
    /// <summary>Every entry, the one that is due first before the others.</summary>
    public async Task<IReadOnlyList<RetentionEntry>> ListAsync(CancellationToken cancellationToken)
    {
        var today = JapanTime.Today(clock);
        var gone = (await db.Set<DisposalRecord>().AsNoTracking().Select(r => new { r.Kind, r.SubjectId }).ToListAsync(cancellationToken))
            .Select(r => (r.Kind, r.SubjectId)).ToHashSet();
        var matters = (await EndedMatters.ReadAsync(db, today, cancellationToken)).FindAll(m => !gone.Contains((m.Kinds[0], m.SubjectId)));
        var holds = (await db.Set<LegalHold>().AsNoTracking().Where(h => h.LiftedOn == null).ToListAsync(cancellationToken)).ToDictionary(h => h.SubjectId, StringComparer.Ordinal);
        var needs = await NeedsAsync(gone, today, cancellationToken);
        return
        [
            .. matters.Select(m => new RetentionEntry(
                m.Kinds[0], m.SubjectId, m.Label, m.DivisionId, RetentionRules.ExpiresOn(m.Kinds, m.EndedOn, profile.Retention),
                holds.GetValueOrDefault(m.SubjectId) ?? holds.GetValueOrDefault(m.CaseId), m.Kinds[0] == RetentionKind.AuditLog ? "" : needs.GetValueOrDefault(m.SubjectId, "")))
            .OrderBy(e => e.Period.KeptUntil).ThenBy(e => e.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>Why subjects are still needed whatever their period says.</summary>
    private async Task<Dictionary<string, string>> NeedsAsync(HashSet<(RetentionKind Kind, string SubjectId)> gone, DateOnly today, CancellationToken cancellationToken)
    {
        var needs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var subject in await db.Set<HumanTask>().AsNoTracking().Where(t => t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed).Select(t => t.SubjectId).Distinct().ToListAsync(cancellationToken))
            needs[subject] = "まだ終わっていないタスクがある";
        // A new proposal is examined, charged and contracted by the papers of the case that its information was made in (第11-6).
        foreach (var entry in await db.Set<CreatedInformationEntry>().AsNoTracking().Where(e => e.ProposalsTo >= today).Select(e => new { e.CaseId, e.ProposalsTo }).ToListAsync(cancellationToken))
            needs[entry.CaseId] = $"作成した情報について{JapaneseDate.Format(entry.ProposalsTo)}まで新たな提案を受け付ける";
        foreach (var derived in await db.Set<Case>().AsNoTracking().Where(c => c.BasisCaseId != null).Select(c => new { c.Id, c.Number, c.BasisCaseId }).ToListAsync(cancellationToken))
        {
            if (!gone.Contains((RetentionKind.AdoptedCase, derived.Id)) && !gone.Contains((RetentionKind.NotAdoptedCase, derived.Id)))
                needs[derived.BasisCaseId!] = $"その情報についての新たな提案（{derived.Number}）の文書が残っている";
        }

        return needs;
    }
}
