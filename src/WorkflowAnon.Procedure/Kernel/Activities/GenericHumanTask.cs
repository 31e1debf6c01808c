using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Activities;

/// <summary>担当者作業: a step without a form of its own, for a procedure that a site adds.</summary>
[Activity("WorkflowAnon.HumanTask", Category = "共通", DisplayName = "担当者作業", Kind = ActivityKind.Task)]
[Outcomes("Done=完了")]
public sealed class GenericHumanTask : HumanTaskActivity<GenericHumanTaskHandler>;

/// <summary>Form of a 担当者作業.</summary>
public sealed class GenericHumanTaskForm
{
    /// <summary>処理の内容.</summary>
    [FormField("処理の内容", Multiline = true)]
    public string Note { get; set; } = "";
}

/// <summary>Records what was done.</summary>
public sealed class GenericHumanTaskHandler : TaskHandler<GenericHumanTaskForm>
{
    /// <inheritdoc/>
    protected override Task<string> CompleteAsync(TaskContext context, GenericHumanTaskForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (form.Note.Length > 0)
            context.Subject.Record("処理の内容", form.Note);
        return Task.FromResult(button);
    }
}
