using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Termination;

/// <summary>違反等の判断と総務課への通知 (10-1).</summary>
[Activity("WorkflowAnon.Termination.RecordViolation", Category = "第10 契約違反・解除", DisplayName = "違反等の判断を記録し、総務課に通知する", Description = "違反等に当たると判断した事実を記録し、直ちに総務課に通知します。", Kind = ActivityKind.Task)]
[Outcomes("Done=通知した", "ContractCause=契約の解除事由だけを検討する")]
public sealed class RecordViolation : HumanTaskActivity<RecordViolationHandler>;

/// <summary>Form of the judgement.</summary>
public sealed class RecordViolationForm
{
    /// <summary>判断した日.</summary>
    [FormField("違反等と判断した日", Required = true, Clause = "10-1")]
    public DateOnly? JudgedOn { get; set; }

    /// <summary>事実.</summary>
    [FormField("違反等の事実", Required = true, Multiline = true, Help = "法違反その他の契約違反、又はその他必要と判断した事実を具体的に入力します。", Clause = "10-1")]
    public string Facts { get; set; } = "";

    /// <summary>通知しない理由.</summary>
    [FormField("総務課に通知しないで、契約で定める解除事由だけによる解除を検討する理由", Multiline = true, Help = "違反等がなく、契約で定める解除事由だけがあるときに入力します。", Clause = "10-3x")]
    public string NoNotificationReason { get; set; } = "";
}

/// <summary>Records what was found; the event tells 総務課 at once.</summary>
public sealed class RecordViolationHandler : TaskHandler<RecordViolationForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "総務課に通知する"), new("ContractCause", "総務課に通知せず、契約で定める事由による解除を検討する")];

    /// <inheritdoc/>
    public override Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Task.FromResult(new TaskView { Initial = new RecordViolationForm { JudgedOn = context.Today } });
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, RecordViolationForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        context.Enforce(CommissionReportRules.CheckViolationNotification(form.Facts, form.JudgedOn, context.Today));
        if (button == "ContractCause")
            context.EnforceDecided(TerminationRules.CheckWithoutNotification().Renamed(_ => "noNotificationReason"), form.NoNotificationReason, "noNotificationReason");
        var id = TerminationReader.FileId(context.Task.InstanceId);
        var file = await context.Db.ViolationAsync(id, cancellationToken);
        if (file is null)
            context.Db.Add(file = new ViolationFile { Id = id, CaseId = context.SubjectId });
        file.JudgedOn = form.JudgedOn!.Value;
        file.Facts = form.Facts;
        file.JudgedById = context.Actor.Id;
        file.NotifiedOn = button == "Done" ? context.Today : null;
        return button;
    }
}
