using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Notification;

/// <summary>審査結果通知書（不適合、第8号様式）の起案 (7-2).</summary>
[Activity("WorkflowAnon.Notification.DraftNonConforming", Category = "第7 通知", DisplayName = "不適合の通知書を起案する", Description = "どの基準について、どのような理由から適合しないと判断したかを、可能な限り具体的に記載します。", Kind = ActivityKind.Task)]
[Outcomes("Drafted=起案した")]
public sealed class DraftNonConformingNotice : HumanTaskActivity<DraftNonConformingNoticeHandler>;

/// <summary>Form of the draft.</summary>
public sealed class DraftNonConformingNoticeForm
{
    /// <summary>適合しない基準と理由.</summary>
    [FormField("適合しない基準と理由", RequiredByRule = true, Clause = "7-2", Help = "どの基準について、どのような理由から適合しないと判断したかを、可能な限り具体的に記載します。")]
    public List<NonConformityRow> NonConformities { get; set; } = [];

    /// <summary>その他.</summary>
    [FormField("その他通知書に記載する事項", Multiline = true, Clause = "7-0n", Help = "行政処分ではないため、教示（審査請求など）は記載しません。")]
    public string Remarks { get; set; } = "";

    /// <summary>注意の理由.</summary>
    [FormField("注意のある事項を確認して進める理由")]
    public string WarningReason { get; set; } = "";
}

/// <summary>A criterion and why it is not met.</summary>
public sealed class NonConformityRow
{
    /// <summary>基準.</summary>
    [FormField("基準", Required = true, OptionsFrom = "criteria")]
    public string Criterion { get; set; } = "";

    /// <summary>理由.</summary>
    [FormField("理由", RequiredByRule = true, Multiline = true, Clause = "7-2")]
    public string Reason { get; set; } = "";
}

/// <summary>Drafts form 8: every criterion not met, each with a concrete reason.</summary>
public sealed class DraftNonConformingNoticeHandler : TaskHandler<DraftNonConformingNoticeForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Drafted", "不適合の通知を起案し、決裁を受ける")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var view = new TaskView().ProposalFacts(await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken));
        var failed = (await context.Db.FindExaminationAsync(context.SubjectId, cancellationToken))?.Assessments.Where(a => !a.Met).ToList() ?? [];
        view.Choices["criteria"] = [.. failed.Select(a => new Choice(FormattableString.Invariant($"{a.Criterion}"), Criteria.Get(a.Criterion).Title))];
        view.Tables.Add(new("審査で適合しないと判断した基準", ["基準", "類型", "理由"], [.. failed.Select(a => (IReadOnlyList<string>)[
            Criteria.Get(a.Criterion).Title, string.Join("、", a.ReasonCodes.Select(Criteria.ReasonText)), a.Reason])]));
        var draft = await context.Db.DraftNoticeAsync(context.SubjectId, cancellationToken);
        view.Initial = draft is { Conforming: false }
            ? new DraftNonConformingNoticeForm { NonConformities = [.. draft.NonConformities.Select(n => new NonConformityRow { Criterion = FormattableString.Invariant($"{n.Criterion}"), Reason = n.Reason })], Remarks = draft.Remarks }
            : new DraftNonConformingNoticeForm { NonConformities = [.. failed.Select(a => new NonConformityRow { Criterion = FormattableString.Invariant($"{a.Criterion}"), Reason = a.Reason })] };
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, DraftNonConformingNoticeForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var file = await context.Db.FindExaminationAsync(context.SubjectId, cancellationToken);
        context.Enforce(ResultNoticeRules.CheckDecided(file, conforming: false));
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var notice = await context.DraftAsync(conforming: false, cancellationToken);
        notice.NonConformities = [.. form.NonConformities.Select(n => new NonConformity
        {
            Criterion = int.TryParse(n.Criterion, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0,
            Reason = n.Reason,
        })];
        notice.Remarks = form.Remarks;
        // Names of files may hold words of a 処分 (道路使用許可 …) without speaking of one.
        IReadOnlyList<string> quoted = [proposal.FileName, .. proposal.RequestedItems.Select(i => i.ItemName)];
        context.Enforce(ResultNoticeRules.CheckNonConforming(notice, file!.Assessments, [.. quoted.Where(q => q.Length > 0)]), form.WarningReason);
        return button;
    }
}
