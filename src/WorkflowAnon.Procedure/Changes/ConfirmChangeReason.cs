using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Changes;

/// <summary>追加・交代の理由の確認 (9-3-1イ).</summary>
[Activity("WorkflowAnon.Changes.ConfirmChangeReason", Category = "第9の3 変更", DisplayName = "追加・交代の理由が適切か確認する", Description = "取扱従事者の追加・交代の理由が適切であることを確かめます。適切と認めないときは、契約書に基づき指示します。", Kind = ActivityKind.Task)]
[Outcomes("Done=適切と認めた", "NotProper=適切と認めず指示した")]
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

/// <summary>A reason that is not proper: 総務課 instructs the counterparty by the contract, and the owning division learns of it with the notice.</summary>
public sealed class ConfirmChangeReasonHandler : TaskHandler<ConfirmChangeReasonForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "理由が適切と認める"), new("NotProper", "適切と認めず、契約書に基づき指示した")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var notice = await context.NoticeAsync(cancellationToken);
        var view = new TaskView();
        view.Tables.Add(new("取扱従事者の追加・交代", ["変更前", "変更後", "届出の理由"],
            [.. notice.Items.Where(i => ChangeRules.ConcernsDataHandlers(i.Kind)).Select(i => (IReadOnlyList<string>)[i.Before, i.After, i.Reason])]));
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ConfirmChangeReasonForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var notice = await context.NoticeAsync(cancellationToken);
        var result = ChangeRules.CheckReasonConfirmed(form.IsProper).Renamed(_ => "isProper");
        if (button == "Done" && !result.IsClean)
            throw new TaskRefusedException(result.Findings);
        context.Enforce(RecordRules.CheckStated(button != "NotProper" || !result.IsClean, "9-3-1イ", "isProper", "理由が適切と認められるときは、「理由が適切と認める」を選んでください。"));
        notice.ReasonIsProper = form.IsProper;
        notice.ReasonConfirmedById = context.Actor.Id;
        context.Subject.Record(form.IsProper == true ? "追加・交代の理由を確認" : "追加・交代を認めず指示", form.Note, form.IsProper == true ? "9-3-1イ" : "9-3-0 9-3-1イ");
        return button;
    }
}
