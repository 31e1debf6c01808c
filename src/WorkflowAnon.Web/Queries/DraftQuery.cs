using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>A 起案文書 with the decisions made on it.</summary>
internal sealed record DraftRow(ApprovalDocument Document, IReadOnlyList<ApprovalLine> Decisions, string SubjectLabel, bool NextHasTakenIt);

/// <summary>起案文書: read by the drafting division, by those whom it passes, and by whoever may read its case.</summary>
internal sealed class DraftQuery(WorkflowAnonDbContext db, SubjectQuery subjects, CaseQuery cases)
{
    /// <summary>One document.</summary>
    /// <exception cref="TaskConflictException">There is none, or it is not this person's to read.</exception>
    public async Task<DraftRow> FindAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var document = await db.Set<ApprovalDocument>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellationToken)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, "起案文書が見つかりません。");
        var passes = document.DivisionId == actor.DivisionId || document.DeciderDivisionId == actor.DivisionId
            || document.Consultations.Exists(s => s.DivisionId == actor.DivisionId);
        var @case = await db.Set<Case>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == document.SubjectId, cancellationToken);
        if (!passes && @case is not null)
            await cases.FindAsync(actor, @case.Id, cancellationToken);
        var waiting = await db.Set<HumanTask>().AsNoTracking()
            .Where(t => t.InstanceId == document.InstanceId && (t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed)).ToListAsync(cancellationToken);
        return new(
            document,
            [.. (await subjects.ApprovalsAsync(document.SubjectId, cancellationToken)).Where(a => a.Approval.DocumentId == id)],
            @case?.Number ?? waiting.FirstOrDefault()?.SubjectLabel ?? "",
            waiting.Exists(t => t.State == HumanTaskState.Claimed && t.Context.Contains($"\"{document.DraftActivity}\"", StringComparison.Ordinal)));
    }
}
