using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Notification;

namespace WorkflowAnon.Procedure.Fees;

/// <summary>再通知: a new version of the notice in force takes its place; the earlier one stays on record.</summary>
internal static class NoticeReissue
{
    /// <summary>Extends the one due date of application and fee by a new notice (8-3-2, 8-2-1イ).</summary>
    public static Task<ResultNotice> ExtendAsync(this TaskContext context, ResultNotice before, DateOnly due, string reason, CancellationToken cancellationToken) =>
        context.ReissueAsync(before, reason, new ComputedDate(due, due,
            $"{JapaneseDate.Format(before.ApplicationDue!.Value)}の期限を再通知により{JapaneseDate.FormatWithWeekday(due)}に延長した。理由: {reason}", "8-3-2", []), null, cancellationToken);

    /// <summary>Issues the notice again with another due date or another amount.</summary>
    /// <param name="context">The task.</param>
    /// <param name="before">The notice in force.</param>
    /// <param name="reason">Why it is issued again.</param>
    /// <param name="due">New 提出期限・納付期限, or null when it stays.</param>
    /// <param name="feeYen">Corrected amount, or null when it stays.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<ResultNotice> ReissueAsync(this TaskContext context, ResultNotice before, string reason, ComputedDate? due, long? feeYen, CancellationToken cancellationToken)
    {
        var number = await context.Subject.NextDocumentNumberAsync(context.Actor.DivisionId, cancellationToken);
        var notice = new ResultNotice
        {
            Id = SubjectContext.NewId("notice"),
            CaseId = before.CaseId,
            Version = before.Version + 1,
            Conforming = before.Conforming,
            ReissueReason = reason,
            ContractingParty = before.ContractingParty,
            FeeYen = feeYen ?? before.FeeYen,
            PaymentMethodId = before.PaymentMethodId,
            PaymentPlace = before.PaymentPlace,
            ApplicationDue = due?.Due ?? before.ApplicationDue,
            ApplicationDueRule = due?.Rule ?? before.ApplicationDueRule,
            ApplicationDueOverride = due?.Due ?? before.ApplicationDueOverride,
            ApplicationDueReason = due is null ? before.ApplicationDueReason : reason,
            Medium = before.Medium,
            ProvisionWay = before.ProvisionWay,
            InformationName = before.InformationName,
            Remarks = before.Remarks,
            ContractClauses = before.ContractClauses,
            ApplicationFormEnclosed = before.ApplicationFormEnclosed,
            ContractDraftCopies = before.ContractDraftCopies,
            DraftedById = context.Actor.Id,
            DraftedOn = context.Today,
            DocumentNumber = number,
            EnforcementDate = context.Today,
            DispatchMethod = before.DispatchMethod,
            DispatchedAt = context.Now.ToUniversalTime(),
        };
        context.Db.Add(notice);
        await context.Subject.AddPaperAsync(PaperKind.ResultNotice, "審査結果通知書（適合）の再通知", "counterparty", context.Today, number, cancellationToken,
            $"/print/{ConformingNoticePaper.PaperKey}/{context.SubjectId}");
        if (due is not null)
            await context.Subject.SetDeadlineAsync(DeadlineKind.ContractApplication, due, cancellationToken);
        return notice;
    }
}
