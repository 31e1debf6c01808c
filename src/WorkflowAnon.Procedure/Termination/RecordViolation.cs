using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Termination;

/// <summary>違反等の判断と総務課への通知 (10-1).</summary>
[Activity("WorkflowAnon.Termination.RecordViolation", Category = "第10 契約違反・解除", DisplayName = "違反等の判断を記録し、総務課に通知する", Kind = ActivityKind.Task)]
[Outcomes("Done=通知した")]
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
}

/// <summary>Records what was found; the event tells 総務課 at once.</summary>
public sealed class RecordViolationHandler : TaskHandler<RecordViolationForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "総務課に通知する")];

    /// <inheritdoc/>
    public override Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Task.FromResult(new TaskView { Initial = new RecordViolationForm { JudgedOn = context.Today } });
    }

    /// <inheritdoc/>
    protected override Task<string> CompleteAsync(TaskContext context, RecordViolationForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (form.JudgedOn > context.Today)
            throw TaskContext.Refuse("judgedOn", "違反等と判断した日が今日より後です。", "10-1");
        context.Enforce(CommissionReportRules.CheckViolationNotification(form.Facts, form.JudgedOn));
        context.Db.Add(new ViolationFile
        {
            Id = TerminationReader.FileId(context.Task.InstanceId),
            CaseId = context.SubjectId,
            JudgedOn = form.JudgedOn!.Value,
            Facts = form.Facts,
            JudgedById = context.Actor.Id,
            NotifiedOn = context.Today,
        });
        return Task.FromResult(button);
    }
}
