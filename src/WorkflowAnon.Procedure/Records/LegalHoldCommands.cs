using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Complaints;
using WorkflowAnon.Domain.Inquiries;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Records;

/// <summary>廃棄の停止: set and lifted by a supervisor with a reason, in the timeline and the audit chain of what is held.</summary>
public sealed class LegalHoldCommands(IBurstExecutor bursts, AgencyProfile profile)
{
    private const string Clause = "N-2";

    /// <summary>Stops the disposal of a subject, also of one that has not ended yet. Returns the hold's id.</summary>
    /// <exception cref="TaskRefusedException">Held already, disposed of, or no reason.</exception>
    /// <exception cref="TaskConflictException">Not this person's to stop, or there is no such thing.</exception>
    public Task<string> SetAsync(string subjectId, string reason, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return bursts.ExecuteAsync(new BurstCommand("hold-" + idempotencyKey, actor, "records.hold"), async (burst, ct) =>
        {
            await RequireRightAsync(burst.Db, subjectId, actor, ct);
            var present = await burst.Db.Set<LegalHold>().AsNoTracking().FirstOrDefaultAsync(h => h.SubjectId == subjectId && h.LiftedOn == null, ct);
            var isDisposed = await burst.Db.Set<DisposalRecord>().AnyAsync(r => r.SubjectId == subjectId && r.Kind != RetentionKind.AuditLog, ct);
            Require(RetentionRules.CheckHold(present?.SetOn, isDisposed, reason));
            var subject = burst.Services.GetRequiredService<SubjectContextFactory>().Create(subjectId);
            var hold = new LegalHold
            {
                Id = SubjectContext.NewId("hold"),
                SubjectId = subjectId,
                SetOn = subject.Today,
                SetById = actor.Id,
                SetByName = actor.DisplayName,
                Reason = reason.Trim(),
            };
            burst.Db.Add(hold);
            subject.Record("廃棄の停止", hold.Reason, Clause);
            return hold.Id;
        }, cancellationToken);
    }

    /// <summary>Lifts a hold.</summary>
    /// <exception cref="TaskRefusedException">Lifted already, or no reason.</exception>
    /// <exception cref="TaskConflictException">Not this person's to lift, or there is no such hold.</exception>
    public Task<string> LiftAsync(string holdId, string reason, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return bursts.ExecuteAsync(new BurstCommand("hold-off-" + idempotencyKey, actor, "records.release"), async (burst, ct) =>
        {
            var hold = await burst.Db.Set<LegalHold>().SingleOrDefaultAsync(h => h.Id == holdId, ct)
                ?? throw new TaskConflictException(TaskConflictKind.NotFound, "廃棄の停止が見つかりません。");
            await RequireRightAsync(burst.Db, hold.SubjectId, actor, ct);
            Require(RetentionRules.CheckLift(hold.LiftedOn is null, reason));
            var subject = burst.Services.GetRequiredService<SubjectContextFactory>().Create(hold.SubjectId);
            (hold.LiftedOn, hold.LiftedById, hold.LiftedByName, hold.LiftReason) = (subject.Today, actor.Id, actor.DisplayName, reason.Trim());
            subject.Record("廃棄の停止の解除", hold.LiftReason, Clause);
            return hold.Id;
        }, cancellationToken);
    }

    /// <summary>True when a person may stop the disposal of what <paramref name="divisionId"/> holds: a supervisor of 総務課 anything, another one the own division's.</summary>
    public bool MayHold(Actor actor, string divisionId)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Duties.Supervisor) && (actor.DivisionId == profile.GeneralAffairs().Id || (divisionId.Length > 0 && divisionId == actor.DivisionId));
    }

    private async Task RequireRightAsync(WorkflowAnonDbContext db, string subjectId, Actor actor, CancellationToken cancellationToken)
    {
        var division = await DivisionAsync(db, subjectId, cancellationToken)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, "廃棄を停止するものが見つかりません。");
        if (!MayHold(actor, division))
            throw new TaskConflictException(TaskConflictKind.Forbidden, "廃棄の停止と解除は、総務課の監督者か、その文書の所属の監督者が行います。");
    }

    /// <summary>Division that holds the subject, empty for 総務課's own; null when there is no such thing.</summary>
    private static async Task<string?> DivisionAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken) =>
        await db.Set<Case>().Where(c => c.Id == id).Select(c => c.OwningDivisionId).SingleOrDefaultAsync(cancellationToken)
        ?? await db.Set<Inquiry>().Where(i => i.Id == id).Select(i => i.DivisionId).SingleOrDefaultAsync(cancellationToken)
        ?? await db.Set<DraftPreCheck>().Where(p => p.Id == id).Select(p => p.DivisionId).SingleOrDefaultAsync(cancellationToken)
        ?? await db.Set<Complaint>().Where(c => c.Id == id).Select(c => c.DivisionId).SingleOrDefaultAsync(cancellationToken)
        ?? (await db.Set<RecruitmentRound>().AnyAsync(r => r.Id == id, cancellationToken) || await db.Set<Disqualification>().AnyAsync(d => d.Id == id, cancellationToken) ? "" : null);

    private static void Require(RuleResult result)
    {
        if (result.IsBlocked)
            throw new TaskRefusedException(result.Blocks);
    }
}
