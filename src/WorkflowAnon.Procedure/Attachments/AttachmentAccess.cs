using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Attachments;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Attachments;

/// <summary>Who may change the files of a case or a recruitment. Whoever may read the case may read its files; auditors read only.</summary>
public static class AttachmentAccess
{
    /// <summary>True for 担当者, 決裁者 and 監督者 of 総務課, and of the 担当課 whose case it is.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="divisionId">所属 of the case; empty for a recruitment, which is 総務課's.</param>
    /// <param name="profile">The agency.</param>
    private static bool MayAdd(Actor actor, string divisionId, AgencyProfile profile)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return (actor.Has(Duties.Staff) || actor.Has(Duties.Approver) || actor.Has(Duties.Supervisor))
            && (actor.DivisionId == profile.GeneralAffairs().Id || (divisionId.Length > 0 && divisionId == actor.DivisionId));
    }

    /// <summary>Null when a person may register and withdraw files, else why not.</summary>
    public static TaskConflictException? WhyNot(Actor actor, string divisionId, bool isDisposed, AgencyProfile profile) =>
        !MayAdd(actor, divisionId, profile) ? new(TaskConflictKind.Forbidden, "添付ファイルの登録と取下げは、総務課とその事案の担当課の担当者・決裁者・監督者が行います。")
        : isDisposed ? new(TaskConflictKind.Ended, "この文書は廃棄されています。ファイルを添付することはできません。")
        : null;

    /// <summary>True for those of them who are of the division that registered the file, while it counts.</summary>
    public static bool MayChange(Actor actor, Attachment attachment, string divisionId, AgencyProfile profile)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        return MayAdd(actor, divisionId, profile) && actor.DivisionId == attachment.DivisionId && attachment.WithdrawnAt is null;
    }

    /// <summary>The division of the case, or empty for a recruitment.</summary>
    /// <exception cref="TaskConflictException">There is no such thing, its papers are disposed of, or it is not this person's.</exception>
    internal static async Task<string> RequireAsync(WorkflowAnonDbContext db, string subjectId, Actor actor, AgencyProfile profile, CancellationToken cancellationToken)
    {
        var division = await db.Set<Case>().Where(c => c.Id == subjectId).Select(c => c.OwningDivisionId).SingleOrDefaultAsync(cancellationToken)
            ?? (await db.Set<RecruitmentRound>().AnyAsync(r => r.Id == subjectId, cancellationToken) ? "" : null)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, "ファイルを添付する事案又は募集が見つかりません。");
        var isDisposed = await db.Set<DisposalRecord>().AnyAsync(r => r.SubjectId == subjectId && r.Kind != RetentionKind.AuditLog, cancellationToken);
        return WhyNot(actor, division, isDisposed, profile) is { } refused ? throw refused : division;
    }
}
