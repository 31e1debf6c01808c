using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Approvals;

/// <summary>What a drafter may do with a 起案 that is on its way: 引戻し and 取下. Each is a burst of the workflow that waits.</summary>
public sealed class DraftCommands(IServiceScopeFactory scopes, IWorkflowEngine engine, TaskTypes types)
{
    /// <summary>引戻し: before the next one has acted.</summary>
    /// <exception cref="TaskRefusedException">Too late, or not this person's draft.</exception>
    public Task PullBackAsync(string documentId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default) =>
        TakeBackAsync(documentId, actor, ApprovalTaskHandler<ApproveForm>.PulledBack, "", idempotencyKey, cancellationToken);

    /// <summary>取下: at any time before the decision, with a reason.</summary>
    /// <exception cref="TaskRefusedException">Decided already, not this person's draft, or no reason.</exception>
    public Task WithdrawAsync(string documentId, Actor actor, string reason, string idempotencyKey, CancellationToken cancellationToken = default) =>
        TakeBackAsync(documentId, actor, ApprovalTaskHandler<ApproveForm>.Withdrawn, reason, idempotencyKey, cancellationToken);

    private async Task TakeBackAsync(string documentId, Actor actor, string outcome, string reason, string idempotencyKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkflowAnonDbContext>();
        var document = await db.Set<ApprovalDocument>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == documentId, cancellationToken)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, "起案文書が見つかりません。");
        if (ApprovalRules.WhyNotWithdraw(document, actor.Id) is { } refusal)
            throw new TaskRefusedException("", refusal);
        var waiting = await WaitingAsync(db, document, cancellationToken)
            ?? throw new TaskRefusedException("", "この起案を待っているタスクがありません。画面を開き直してください。");
        var data = new FormData([KeyValuePair.Create("reason", new[] { reason })]);
        await engine.ResumeAsync(
            new ResumeRequest(waiting.InstanceId, waiting.BookmarkId) { Payload = new TaskSubmission(waiting.Id, actor, data, outcome) { ByDrafter = true } },
            new BurstCommand(idempotencyKey, actor, "approval." + outcome) { InstanceId = waiting.InstanceId }, cancellationToken);
    }

    private async Task<HumanTask?> WaitingAsync(WorkflowAnonDbContext db, ApprovalDocument document, CancellationToken cancellationToken)
    {
        var pending = await db.Set<HumanTask>().AsNoTracking()
            .Where(t => t.InstanceId == document.InstanceId && (t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed)).ToListAsync(cancellationToken);
        return pending.Find(t => types.ReturnsToDrafter(t.ActivityType) && ApprovalContext.Read(t.Context).DraftActivity == document.DraftActivity);
    }
}
