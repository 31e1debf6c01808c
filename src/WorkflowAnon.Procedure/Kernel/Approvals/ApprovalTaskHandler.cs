using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Approvals;

/// <summary>A task that waits for another's view of a draft, so that the drafter may take the draft back (引戻し, 取下).</summary>
public interface IReturnsToDrafter
{
    /// <summary>Takes the draft back; returns the outcome.</summary>
    /// <param name="context">The task that waits; the actor is the drafter.</param>
    /// <param name="outcome">PulledBack or Withdrawn.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <exception cref="TaskRefusedException">It is too late, or not this person's draft.</exception>
    Task<string> TakeBackAsync(TaskContext context, string outcome, string reason, CancellationToken cancellationToken);
}

/// <summary>What 合議 and 決裁 share: the document that they are about.</summary>
/// <typeparam name="TForm">The form.</typeparam>
public abstract class ApprovalTaskHandler<TForm> : TaskHandler<TForm>, IReturnsToDrafter
    where TForm : class, new()
{
    /// <summary>Outcome of a 引戻し.</summary>
    public const string PulledBack = "PulledBack";

    /// <summary>Outcome of a 取下.</summary>
    public const string Withdrawn = "Withdrawn";

    /// <inheritdoc/>
    public override bool IsAfterWithdrawal(HumanTask task) => ApprovalContext.Read(task?.Context).AfterWithdrawal;

    /// <inheritdoc/>
    public async Task<string> TakeBackAsync(TaskContext context, string outcome, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var document = await DocumentAsync(context, cancellationToken) ?? throw TaskContext.Refuse("", "この起案は回議中ではありません。");
        var refusal = outcome == PulledBack
            ? ApprovalRules.WhyNotPullBack(document, context.Actor.Id, context.Task.State == HumanTaskState.Claimed)
            : ApprovalRules.WhyNotWithdraw(document, context.Actor.Id);
        if (refusal is not null)
            throw TaskContext.Refuse("", refusal);
        if (outcome == Withdrawn && string.IsNullOrWhiteSpace(reason))
            throw TaskContext.Refuse("reason", "取り下げる理由を入力してください。");
        document.Settle(outcome == PulledBack ? ApprovalDocumentState.PulledBack : ApprovalDocumentState.Withdrawn, reason, context.Now);
        context.Subject.Record(outcome == PulledBack ? "起案の引戻し" : "起案の取下", $"{document.Number}　{reason}".Trim());
        return outcome;
    }

    /// <summary>The document of this task's draft, tracked, or null where the definition has no 回議.</summary>
    protected static Task<ApprovalDocument?> DocumentAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ApprovalRecords.FindAsync(context.Db, context.Task.InstanceId, ApprovalContext.Read(context.Task.Context).DraftActivity, cancellationToken);
    }

    /// <summary>Shows whom the draft has passed.</summary>
    protected static void ShowRoute(TaskContext context, TaskView view, ApprovalDocument document)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(document);
        view.Fact("起案文書", document.Number, $"/drafts/{document.Id}");
        if (document.Basis.Length > 0)
            view.Fact(document.Kind == ApprovalKind.DelegatedApproval ? "専決の根拠" : "決裁の根拠", document.Basis);
        if (document.Consultations.Count > 0)
        {
            view.Tables.Add(new("合議", ["所属", "結果", "氏名", "意見"],
                [.. document.Consultations.Select(s => (IReadOnlyList<string>)[
                    context.Profile.FindDivision(s.DivisionId)?.Name ?? s.DivisionId, s.At is null ? "未了" : "合議済", s.ByName, s.Opinion])]));
        }
    }
}
