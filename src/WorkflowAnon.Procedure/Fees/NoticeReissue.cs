using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Notification;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Fees;

/// <summary>再通知の起案: a new version of the notice in force, which takes its place once it is approved and has gone out; the earlier one stays on record.</summary>
internal static class NoticeReissue
{
    private static readonly string[] Steps = ["WorkflowAnon.Countersign", "WorkflowAnon.Approve", "WorkflowAnon.Fees.DispatchReissue"];

    /// <summary>Drafts a later due date of application and fee (8-3-2, 8-2-1イ).</summary>
    public static Task DraftExtensionAsync(this TaskContext context, ResultNotice before, DateOnly due, string reason, CancellationToken cancellationToken) =>
        context.DraftReissueAsync(before, reason, new ComputedDate(due, due,
            $"{JapaneseDate.Format(before.ApplicationDue!.Value)}の期限を再通知により{JapaneseDate.FormatWithWeekday(due)}に延長した。理由: {reason}", "8-3-2", []), null, "8-3-2", cancellationToken);

    /// <summary>Drafts the notice again with another due date or another amount.</summary>
    /// <param name="context">The task.</param>
    /// <param name="before">The notice in force.</param>
    /// <param name="reason">Why it is issued again.</param>
    /// <param name="due">New 提出期限・納付期限, or null when it stays.</param>
    /// <param name="feeYen">Corrected amount, or null when it stays.</param>
    /// <param name="clause">Clause of the decision that drafts.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task DraftReissueAsync(
        this TaskContext context, ResultNotice before, string reason, ComputedDate? due, long? feeYen, string clause, CancellationToken cancellationToken)
    {
        context.Enforce(ReissueRules.CheckDraft(await context.IsAnotherUnderWayAsync(cancellationToken), clause));
        var notice = await context.DraftAsync(before.Conforming, cancellationToken);
        notice.ReissueReason = reason;
        notice.ContractingParty = before.ContractingParty;
        notice.FeeYen = feeYen ?? before.FeeYen;
        notice.PaymentMethodId = before.PaymentMethodId;
        notice.PaymentPlace = before.PaymentPlace;
        notice.ApplicationDue = due?.Due ?? before.ApplicationDue;
        notice.ApplicationDueRule = due?.Rule ?? before.ApplicationDueRule;
        notice.ApplicationDueOverride = due?.Due ?? before.ApplicationDueOverride;
        notice.ApplicationDueReason = due is null ? before.ApplicationDueReason : reason;
        notice.Medium = before.Medium;
        notice.ProvisionWay = before.ProvisionWay;
        notice.InformationName = before.InformationName;
        notice.Remarks = before.Remarks;
        notice.ContractClauses = before.ContractClauses;
        notice.ApplicationFormEnclosed = before.ApplicationFormEnclosed;
        notice.ContractDraftCopies = before.ContractDraftCopies;
    }

    /// <summary>Drops a draft that was sent back or rejected, when the decision is another one now; never one that another procedure has on its way.</summary>
    public static async Task DropReissueAsync(this TaskContext context, CancellationToken cancellationToken)
    {
        if (!await context.IsAnotherUnderWayAsync(cancellationToken) && await context.Db.DraftNoticeAsync(context.SubjectId, cancellationToken) is { } draft)
            context.Db.Remove(draft);
    }

    // A case has one draft of a notice. Whose it is, the tasks tell that wait for its 合議, its 決裁 or its dispatch in another instance.
    private static async Task<bool> IsAnotherUnderWayAsync(this TaskContext context, CancellationToken cancellationToken)
    {
        var waiting = await context.Db.Set<HumanTask>().AsNoTracking()
            .Where(t => t.SubjectId == context.SubjectId && t.InstanceId != context.Task.InstanceId
                && (t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed) && Steps.Contains(t.ActivityType))
            .Select(t => t.Context).ToListAsync(cancellationToken);
        return waiting.Exists(c => ApprovalContext.Read(c).Subject == nameof(ApprovalSubject.ResultNotice));
    }
}
