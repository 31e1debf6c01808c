using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Provision;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Provision;

/// <summary>提供が遅れる旨の通知 (9-2-1但).</summary>
[Activity("WorkflowAnon.Provision.NotifyDelay", Category = "第9の2 提供", DisplayName = "提供が遅れる旨を相手方に通知する", Description = "やむを得ない事情で提供が遅れる見込みのときに、速やかに相手方に通知し、記録します。", Kind = ActivityKind.Task)]
[Outcomes("Done=通知した")]
public sealed class NotifyDelay : HumanTaskActivity<NotifyDelayHandler>;

/// <summary>Form of the delay notice.</summary>
public sealed class NotifyDelayForm
{
    /// <summary>通知した日.</summary>
    [FormField("通知した日", Required = true, Clause = "9-2-1但")]
    public DateOnly? NotifiedOn { get; set; }

    /// <summary>事情.</summary>
    [FormField("遅れるやむを得ない事情", Required = true, Multiline = true, Clause = "9-2-1但")]
    public string Reason { get; set; } = "";

    /// <summary>見込み.</summary>
    [FormField("提供の見込みの日", Required = true, Clause = "9-2-1但")]
    public DateOnly? ExpectedOn { get; set; }
}

/// <summary>Tells the counterparty; the expected day becomes the new deadline.</summary>
public sealed class NotifyDelayHandler : TaskHandler<NotifyDelayForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "遅れる旨を通知した")];

    /// <inheritdoc/>
    public override Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Task.FromResult(new TaskView { Initial = new NotifyDelayForm { NotifiedOn = context.Today } });
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, NotifyDelayForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        context.Enforce(ProvisionRules.CheckDelayNotice(form.Reason, form.NotifiedOn, form.ExpectedOn, context.Today));
        var provision = await context.ProvisionAsync(cancellationToken);
        provision.DelayNotices = [.. provision.DelayNotices, new DelayNotice { NotifiedOn = form.NotifiedOn!.Value, Reason = form.Reason, ExpectedOn = form.ExpectedOn!.Value }];
        await context.Subject.SetDeadlineAsync(DeadlineKind.Provision, new ComputedDate(form.ExpectedOn.Value, form.ExpectedOn.Value, "相手方に通知した提供の見込みの日", "9-2-1但", []), cancellationToken);
        var number = await context.Subject.NextDocumentNumberAsync(context.Actor.DivisionId, cancellationToken);
        await context.Subject.Custody.IssueAsync(
            PaperKind.DelayNotice, "提供が遅れる旨の通知書", PaperHolders.Counterparty, form.NotifiedOn.Value, number, cancellationToken, PaperAddress.Of("delay-notice", context.SubjectId), keepsCopy: true, clause: "9-2-1但");
        return button;
    }
}
