using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Changes;

/// <summary>追加・交代の理由の確認 (9-3-1イ).</summary>
[Activity("WorkflowAnon.Changes.ConfirmChangeReason", Category = "第9の3 変更", DisplayName = "追加・交代の理由が適切か確認する", Kind = ActivityKind.Task)]
[Outcomes("Done=適切と認めた")]
public sealed class ConfirmChangeReason : HumanTaskActivity<ConfirmChangeReasonHandler>;

/// <summary>Form of the confirmation.</summary>
public sealed class ConfirmChangeReasonForm
{
    /// <summary>適切か.</summary>
    [FormField("追加・交代の理由は適切か", Required = true, Clause = "9-3-1イ")]
    public bool? IsProper { get; set; }

    /// <summary>確認の内容.</summary>
    [FormField("確認した内容（相手方に確かめた事項を含む）", Required = true, Multiline = true, Clause = "9-3-1イ")]
    public string Note { get; set; } = "";
}

/// <summary>A reason that is not proper keeps the notice here until the counterparty has answered.</summary>
public sealed class ConfirmChangeReasonHandler : TaskHandler<ConfirmChangeReasonForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "理由が適切と認める")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var notice = await context.NoticeAsync(cancellationToken);
        return new TaskView().Fact("変更前", notice.Before).Fact("変更後", notice.After).Fact("届出の理由", notice.Reason);
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ConfirmChangeReasonForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var notice = await context.NoticeAsync(cancellationToken);
        var result = ChangeRules.CheckReasonConfirmed(notice.Kind, form.IsProper).Renamed(_ => "isProper");
        if (!result.IsClean)
            throw new TaskRefusedException(result.Findings);
        notice.ReasonConfirmedById = context.Actor.Id;
        context.Subject.Record("追加・交代の理由を確認", form.Note, "9-3-1イ");
        return button;
    }
}
