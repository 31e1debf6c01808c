using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Complaints;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Inquiries;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Records;

/// <summary>完結したもの: what has ended, and when.</summary>
/// <param name="Kinds">Kinds of paper in its file; the first one is its own.</param>
/// <param name="SubjectId">What it is.</param>
/// <param name="Label">番号; no personal data.</param>
/// <param name="DivisionId">所属 that held it; empty for 総務課's own.</param>
/// <param name="CaseId">The case it belongs to, or empty.</param>
/// <param name="EndedOn">完結した日.</param>
internal sealed record EndedMatter(IReadOnlyList<RetentionKind> Kinds, string SubjectId, string Label, string DivisionId, string CaseId, DateOnly EndedOn);

/// <summary>
/// Reads what has ended off the ends themselves, so that no entry can ever be lost: 完結 of a case, the report of a recruitment, the
/// answer at the desk, the last day of a disqualification.
/// </summary>
internal static class EndedMatters
{
    public static async Task<List<EndedMatter>> ReadAsync(WorkflowAnonDbContext db, DateOnly today, CancellationToken cancellationToken) =>
    [
        .. await CasesAsync(db, cancellationToken), .. await RecruitmentsAsync(db, cancellationToken), .. await DeskAsync(db, cancellationToken),
        .. await DisqualificationsAsync(db, today, cancellationToken), .. await EvaluationsAsync(db, cancellationToken),
        .. await AuditLogsAsync(db, cancellationToken),
    ];

    private static async Task<IEnumerable<EndedMatter>> CasesAsync(WorkflowAnonDbContext db, CancellationToken cancellationToken)
    {
        var paid = (await db.Set<FeePayment>().AsNoTracking().Select(p => p.CaseId).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var ended = await db.Set<Case>().AsNoTracking().Where(c => c.CompletedOn != null)
            .Select(c => new { c.Id, c.Number, c.OwningDivisionId, c.Outcome, c.CompletedOn }).ToListAsync(cancellationToken);
        return ended.Select(c =>
        {
            var own = c.Outcome is CaseOutcome.UseEnded or CaseOutcome.Terminated ? RetentionKind.AdoptedCase : RetentionKind.NotAdoptedCase;
            return new EndedMatter(paid.Contains(c.Id) ? [own, RetentionKind.FeePapers] : [own], c.Id, c.Number, c.OwningDivisionId, c.Id, c.CompletedOn!.Value);
        });
    }

    private static async Task<IEnumerable<EndedMatter>> RecruitmentsAsync(WorkflowAnonDbContext db, CancellationToken cancellationToken) =>
        (await db.Set<RecruitmentRound>().AsNoTracking().Where(r => r.ReportedOn != null).ToListAsync(cancellationToken))
            .Select(r => new EndedMatter([RetentionKind.Recruitment], r.Id, r.Label(), "", "", r.ReportedOn!.Value));

    private static async Task<IEnumerable<EndedMatter>> DeskAsync(WorkflowAnonDbContext db, CancellationToken cancellationToken)
    {
        var inquiries = await db.Set<Inquiry>().AsNoTracking().Where(i => i.AnsweredOn != null).ToListAsync(cancellationToken);
        var preChecks = await db.Set<DraftPreCheck>().AsNoTracking().Where(p => p.RepliedOn != null).ToListAsync(cancellationToken);
        var complaints = await db.Set<Complaint>().AsNoTracking().Where(c => c.ClosedOn != null).ToListAsync(cancellationToken);
        return
        [
            .. inquiries.Select(i => new EndedMatter([RetentionKind.Inquiry], i.Id, i.Label(), i.DivisionId, i.CaseId, i.AnsweredOn!.Value)),
            .. preChecks.Select(p => new EndedMatter([RetentionKind.PreCheck], p.Id, p.Label(), p.DivisionId, "", p.RepliedOn!.Value)),
            .. complaints.Select(c => new EndedMatter([RetentionKind.Complaint], c.Id, c.Label(), c.DivisionId, c.CaseId, c.ClosedOn!.Value)),
        ];
    }

    private static async Task<IEnumerable<EndedMatter>> DisqualificationsAsync(WorkflowAnonDbContext db, DateOnly today, CancellationToken cancellationToken)
    {
        var over = await db.Set<Disqualification>().AsNoTracking().Where(d => d.BarredUntil < today)
            .Select(d => new { d.Id, d.CaseId, d.TerminatedOn, d.BarredUntil }).ToListAsync(cancellationToken);
        var numbers = await db.Set<Case>().AsNoTracking().Where(c => over.Select(d => d.CaseId).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, cancellationToken);
        // The name of who is barred is not for a list: the case's number says which it is, else the day of the termination.
        return over.Select(d => new EndedMatter(
            [RetentionKind.Disqualification], d.Id, $"解除者の記録（{numbers.GetValueOrDefault(d.CaseId) ?? JapaneseDate.Format(d.TerminatedOn) + "の解除"}）", "", d.CaseId, d.BarredUntil));
    }

    private static async Task<IEnumerable<EndedMatter>> EvaluationsAsync(WorkflowAnonDbContext db, CancellationToken cancellationToken) =>
        (await db.Set<SafetyEvaluation>().AsNoTracking().Where(e => e.EvaluatedOn != null).ToListAsync(cancellationToken)).Where(e => e.EndedOn() is not null)
            .Select(e => new EndedMatter([RetentionKind.SafetyEvaluation], e.Id, e.Label(), e.DivisionId, "", e.EndedOn()!.Value));

    // The audit log outlives the papers that it is about; what is still there needs its log.
    private static async Task<IEnumerable<EndedMatter>> AuditLogsAsync(WorkflowAnonDbContext db, CancellationToken cancellationToken) =>
        (await db.Set<DisposalRecord>().AsNoTracking().Where(r => r.Kind != RetentionKind.AuditLog).ToListAsync(cancellationToken))
            .Select(r => new EndedMatter([RetentionKind.AuditLog], r.SubjectId, r.Label + "の監査記録", r.DivisionId, "", r.EndedOn));
}
