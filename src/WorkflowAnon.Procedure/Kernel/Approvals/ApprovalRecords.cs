using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Approvals;

/// <summary>Finds 起案 and 起案文書 of an instance, also those that this very burst has made.</summary>
internal static class ApprovalRecords
{
    /// <summary>The task that drafted last, or null.</summary>
    public static async Task<HumanTask?> LastDraftAsync(WorkflowAnonDbContext db, string instanceId, string draftActivity, CancellationToken cancellationToken) =>
        db.Set<HumanTask>().Local.Where(t => t.InstanceId == instanceId && t.ActivityId == draftActivity && t.State == HumanTaskState.Done).MaxBy(t => t.EndedAt)
        ?? (await LastDone.ReadAsync(db, instanceId, [draftActivity], cancellationToken)).FirstOrDefault();

    /// <summary>The latest document of a draft activity, tracked, or null.</summary>
    public static async Task<ApprovalDocument?> FindAsync(WorkflowAnonDbContext db, string instanceId, string draftActivity, CancellationToken cancellationToken) =>
        db.Set<ApprovalDocument>().Local.Where(d => d.InstanceId == instanceId && d.DraftActivity == draftActivity).MaxBy(d => d.Id)
        ?? await db.Set<ApprovalDocument>().Where(d => d.InstanceId == instanceId && d.DraftActivity == draftActivity)
            .OrderByDescending(d => d.Id).FirstOrDefaultAsync(cancellationToken);
}
