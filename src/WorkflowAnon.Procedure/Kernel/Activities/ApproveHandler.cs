using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Activities;

/// <summary>決裁: records the decision of the approver on the draft. 差戻し needs a reason.</summary>
public sealed class ApproveHandler : TaskHandler<ApproveForm>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Approved", "決裁する"), new("SentBack", "理由を付けて差し戻す")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var wanted = Read(context);
        var view = new TaskView();
        if (await DraftAsync(context, wanted, cancellationToken) is { } draft)
            view.Fact("起案者", draft.CompletedByName ?? "").Fact("起案", draft.Title);
        if (wanted.PaperKey is { Length: > 0 } key)
            view.Fact("決裁する書類", "内容を表示", $"/print/{key}/{wanted.DetailId ?? context.SubjectId}");
        foreach (var earlier in await context.Db.Set<Approval>().AsNoTracking()
            .Where(a => a.SubjectId == context.SubjectId && a.Subject == Enum.Parse<ApprovalSubject>(wanted.Subject)).OrderBy(a => a.DecidedAt).ToListAsync(cancellationToken))
            view.Fact(earlier.Approved ? "以前の決裁" : "以前の差戻し", earlier.Comment);
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ApproveForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var wanted = Read(context);
        var approved = button == "Approved";
        if (!approved && string.IsNullOrWhiteSpace(form.Comment))
            throw TaskContext.Refuse("comment", "差し戻す理由を入力してください。起案者に伝わります。");
        var draft = await DraftAsync(context, wanted, cancellationToken)
            ?? throw TaskContext.Refuse("", "起案がまだありません。起案が終わってから決裁してください。");
        // The definition's differentFrom bars the drafter already; the law of the house does not depend on a definition.
        if (draft.CompletedById == context.Actor.Id)
            throw TaskContext.Refuse("", "起案者は自分の起案を決裁できません。別の決裁者が決裁してください。");
        context.Db.Add(new Approval
        {
            Id = SubjectContext.NewId("approval"),
            SubjectId = context.SubjectId,
            Subject = Enum.Parse<ApprovalSubject>(wanted.Subject),
            DetailId = wanted.DetailId ?? "",
            DrafterId = draft.CompletedById!,
            ApproverId = context.Actor.Id,
            Approved = approved,
            Comment = form.Comment,
            DecidedAt = context.Now.ToUniversalTime(),
        });
        if (form.Comment.Length > 0)
            context.Subject.Record(approved ? "決裁の意見" : "差戻しの理由", form.Comment);
        return button;
    }

    private static ApprovalContext Read(TaskContext context) => JsonSerializer.Deserialize<ApprovalContext>(context.Task.Context, Json)!;

    private static async Task<HumanTask?> DraftAsync(TaskContext context, ApprovalContext wanted, CancellationToken cancellationToken) =>
        await LastDone.ReadAsync(context.Db, context.Task.InstanceId, [wanted.DraftActivity], cancellationToken) is [var draft, ..] ? draft : null;
}
