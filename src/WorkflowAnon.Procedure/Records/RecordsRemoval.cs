using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Domain.Attachments;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Changes;
using WorkflowAnon.Domain.CommissionReports;
using WorkflowAnon.Domain.Complaints;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Inquiries;
using WorkflowAnon.Domain.Notices;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Provision;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Records;

namespace WorkflowAnon.Procedure.Records;

/// <summary>
/// 廃棄の実施: takes the papers of one file out of the database, in the burst's transaction. What stays of a case is its row (number, kind,
/// dates, outcome), what was published, and the steps of its timeline without their words; the audit chain still verifies.
/// </summary>
internal sealed class RecordsRemoval(WorkflowAnonDbContext db, CancellationToken cancellationToken)
{
    /// <summary>Tables whose rows of a case are its papers.</summary>
    public static IReadOnlyList<Type> PapersOfACase { get; } =
    [
        typeof(Proposal), typeof(ProposalParty), typeof(ProposalSnapshot), typeof(FormalFinding), typeof(CorrectedPapers), typeof(Withdrawal), typeof(ExaminationFile), typeof(Correction), typeof(Consultation), typeof(Hearing),
        typeof(Consolidation), typeof(ResultNotice), typeof(ConditionalOutsourcing), typeof(FeeSheet), typeof(FeePayment), typeof(FeeMismatch), typeof(FeeSettlement), typeof(ContractApplication),
        typeof(UseContract), typeof(ProductionFile), typeof(CounterpartyInquiry), typeof(HandlingPerson), typeof(ProvisionFile), typeof(ChangeNotice), typeof(CommissionReport), typeof(ViolationFile),
    ];

    /// <summary>Tables whose rows of any subject are its papers.</summary>
    public static IReadOnlyList<Type> PapersOfASubject { get; } = [typeof(Paper), typeof(PaperMove), typeof(Deadline), typeof(Approval), typeof(ApprovalDocument), typeof(Attachment), typeof(StaffNotice)];

    /// <summary>Removes the papers of <paramref name="kind"/> of a subject.</summary>
    public async Task RemoveAsync(RetentionKind kind, string subjectId)
    {
        await Destruction.OverwriteDeletedAsync(db, cancellationToken);
        switch (kind)
        {
            case RetentionKind.AdoptedCase or RetentionKind.NotAdoptedCase:
                foreach (var type in PapersOfACase)
                    await DeleteAsync(type, nameof(Proposal.CaseId), subjectId);
                await RemoveOfSubjectAsync(subjectId);
                break;
            case RetentionKind.Recruitment:
                await DeleteAsync(typeof(FileSelection), nameof(FileSelection.RecruitmentId), subjectId);
                await EmptyRecruitmentAsync(subjectId);
                await RemoveOfSubjectAsync(subjectId);
                break;
            case RetentionKind.Inquiry or RetentionKind.PreCheck or RetentionKind.Complaint or RetentionKind.Disqualification or RetentionKind.SafetyEvaluation:
                await DeleteAsync(TypeOf(kind), "Id", subjectId);
                await RemoveOfSubjectAsync(subjectId);
                break;
            case RetentionKind.AuditLog:
                await Destruction.AuditTextsAsync(db, subjectId, cancellationToken);
                await Destruction.AuditTextsAsync(db, IdentityViews.ChainOf(subjectId), cancellationToken);
                break;
            default:
                throw new InvalidOperationException($"「{kind}」は単独では廃棄しません。");
        }
    }

    private static Type TypeOf(RetentionKind kind) => kind switch
    {
        RetentionKind.Inquiry => typeof(Inquiry),
        RetentionKind.PreCheck => typeof(DraftPreCheck),
        RetentionKind.Complaint => typeof(Complaint),
        RetentionKind.SafetyEvaluation => typeof(SafetyEvaluation),
        _ => typeof(Disqualification),
    };

    private async Task RemoveOfSubjectAsync(string subjectId)
    {
        var contents = await db.Set<Attachment>().Where(a => a.SubjectId == subjectId).Select(a => a.Sha256).Distinct().ToListAsync(cancellationToken);
        foreach (var type in PapersOfASubject)
            await DeleteAsync(type, nameof(Paper.SubjectId), subjectId);
        await Destruction.BlobsAsync(db, contents, cancellationToken);
        // Reasons and remarks name persons; which step was done, when and by whom on the staff is not personal data of the proposer.
        await db.Set<TimelineEntry>().Where(t => t.SubjectId == subjectId)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Detail, "").SetProperty(t => t.Salt, ""), cancellationToken);
        await Destruction.IncidentTextsAsync(db, subjectId, cancellationToken);
        await db.Set<LegalHold>().Where(h => h.SubjectId == subjectId)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.Reason, "").SetProperty(h => h.LiftReason, ""), cancellationToken);
    }

    // Its number, period and files are in every case of it and were published.
    private async Task EmptyRecruitmentAsync(string recruitmentId)
    {
        var round = await db.Set<RecruitmentRound>().SingleAsync(r => r.Id == recruitmentId, cancellationToken);
        (round.Guidelines, round.Publications, round.ExtensionReason, round.Report) = (new(), [], "", "");
    }

    private Task<int> DeleteAsync(Type type, string key, string value)
    {
        var delete = GetType().GetMethod(nameof(DeleteRowsAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.MakeGenericMethod(type);
        return (Task<int>)delete.Invoke(this, [key, value])!;
    }

    private Task<int> DeleteRowsAsync<T>(string key, string value)
        where T : class
    {
        var row = Expression.Parameter(typeof(T));
        var where = Expression.Lambda<Func<T, bool>>(Expression.Equal(Expression.Property(row, key), Expression.Constant(value)), row);
        return db.Set<T>().Where(where).ExecuteDeleteAsync(cancellationToken);
    }
}
