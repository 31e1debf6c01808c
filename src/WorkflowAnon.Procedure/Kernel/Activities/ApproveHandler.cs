using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Approvals;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Activities;

/// <summary>決裁: records the decision of the approver on the draft, or of the substitute while the approver is away (代決). 差戻し and 却下 need a reason.</summary>
public sealed class ApproveHandler : ApprovalTaskHandler<ApproveForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } =
        [new("Approved", "決裁する"), new("SentBack", "理由を付けて差し戻す"), new("Rejected", "却下する（この起案を終わりにする）")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var wanted = ApprovalContext.Read(context.Task.Context);
        var view = new TaskView();
        if (context.ActingFor is { } acting)
        {
            view.Warnings.Add($"{acting.Person.DisplayName}の不在（{JapaneseDate.Format(acting.Absence.From)}から{JapaneseDate.Format(acting.Absence.Until)}まで、{acting.Absence.Reason}）のため、代決となります。"
                + "本人の後閲を受けます。");
        }

        if (await DraftAsync(context, wanted, cancellationToken) is { } draft)
            view.Fact("起案者", draft.CompletedByName ?? "").Fact("起案", draft.Title);
        if (wanted.PaperKey is { Length: > 0 } key)
            view.Fact("決裁する書類", "内容を表示", PaperAddress.Of(key, wanted.DetailId ?? context.SubjectId));
        if (await DocumentAsync(context, cancellationToken) is { } document)
            ShowRoute(context, view, document);
        foreach (var earlier in await context.Db.Set<Approval>().AsNoTracking()
            .Where(a => a.SubjectId == context.SubjectId && a.Subject == Enum.Parse<ApprovalSubject>(wanted.Subject)).OrderBy(a => a.DecidedAt).ToListAsync(cancellationToken))
            view.Fact(earlier.Approved ? "以前の決裁" : "以前の差戻し・却下", earlier.Comment);
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ApproveForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var wanted = ApprovalContext.Read(context.Task.Context);
        var approved = button == "Approved";
        if (!approved && string.IsNullOrWhiteSpace(form.Comment))
            throw TaskContext.Refuse("comment", button == "Rejected" ? "却下する理由を入力してください。起案者に伝わります。" : "差し戻す理由を入力してください。起案者に伝わります。");
        var draft = await DraftAsync(context, wanted, cancellationToken)
            ?? throw TaskContext.Refuse("", "起案がまだありません。起案が終わってから決裁してください。");
        // The definition's differentFrom bars the drafter already; the law of the house does not depend on a definition.
        context.Enforce(ProcedureRules.CheckApproval(draft.CompletedById!, context.Actor.Id, "N-2")
            .And(ProcedureRules.CheckApproval(draft.CompletedById!, context.ActingFor?.Person.Id ?? "", "N-2")));
        var document = await DocumentAsync(context, cancellationToken);
        document?.Settle(approved ? ApprovalDocumentState.Approved : button == "Rejected" ? ApprovalDocumentState.Rejected : ApprovalDocumentState.SentBack, form.Comment, context.Now);
        context.Db.Add(new Approval
        {
            Id = SubjectContext.NewId("approval"),
            SubjectId = context.SubjectId,
            Subject = Enum.Parse<ApprovalSubject>(wanted.Subject),
            DetailId = wanted.DetailId ?? "",
            DocumentId = document?.Id ?? "",
            DrafterId = draft.CompletedById!,
            ApproverId = context.Actor.Id,
            ActedForId = context.ActingFor?.Person.Id,
            ActedForName = context.ActingFor?.Person.DisplayName ?? "",
            SubstituteReason = context.ActingFor?.Absence.Reason ?? "",
            Approved = approved,
            Comment = form.Comment,
            DecidedAt = context.Now.ToUniversalTime(),
        });
        if (form.Comment.Length > 0)
            context.Subject.Record(approved ? "決裁の意見" : button == "Rejected" ? "却下の理由" : "差戻しの理由", form.Comment);
        return approved && context.ActingFor is not null ? "Substituted" : button;
    }

    private static Task<HumanTask?> DraftAsync(TaskContext context, ApprovalContext wanted, CancellationToken cancellationToken) =>
        ApprovalRecords.LastDraftAsync(context.Db, context.Task.InstanceId, wanted.DraftActivity, cancellationToken);
}
