using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Provision;

/// <summary>利用期間満了後の消去の確認 (契約の条項).</summary>
[Activity("WorkflowAnon.Provision.ConfirmErasure", Category = "第9の2 提供", DisplayName = "利用期間の満了と消去を確認する", Description = "利用期間が満了したことと、相手方が情報を消去したことを確かめ、記録します。", Kind = ActivityKind.Task)]
[Outcomes("Done=確認した")]
public sealed class ConfirmErasure : HumanTaskActivity<ConfirmErasureHandler>;

/// <summary>Form of the confirmation.</summary>
public sealed class ConfirmErasureForm
{
    /// <summary>確認した日.</summary>
    [FormField("消去の報告を受けた日", Required = true)]
    public DateOnly? ConfirmedOn { get; set; }

    /// <summary>内容.</summary>
    [FormField("消去又は返還の報告の内容", Required = true, Multiline = true)]
    public string Content { get; set; } = "";
}

/// <summary>Records the counterparty's report of erasure.</summary>
public sealed class ConfirmErasureHandler : TaskHandler<ConfirmErasureForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "消去を確認し、事案を完結する")];

    /// <inheritdoc/>
    public override Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Task.FromResult(new TaskView { Initial = new ConfirmErasureForm { ConfirmedOn = context.Today } });
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ConfirmErasureForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (form.ConfirmedOn > context.Today)
            throw TaskContext.Refuse("confirmedOn", "報告を受けた日が今日より後です。");
        await context.Subject.MeetDeadlineAsync(Domain.Cases.DeadlineKind.UsePeriodEnd, cancellationToken);
        context.Subject.Record("消去の報告", form.Content);
        return button;
    }
}
