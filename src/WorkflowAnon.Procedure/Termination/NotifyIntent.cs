using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Termination;

/// <summary>法第120条による解除か: only such a termination needs the two reports and bars for two years (10-3, 10-3x, 10-4).</summary>
[Activity("WorkflowAnon.Termination.IsStatutory", Category = "第10 契約違反・解除", DisplayName = "法第120条による解除か", Description = "法第120条による解除かで、進む先を分けます。")]
[Outcomes("Statutory=法第120条", "ContractOnly=契約の定めだけ")]
public sealed class IsStatutory : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var violation = await db.ViolationAsync(TerminationReader.FileId(context.InstanceId), context.CancellationToken);
        context.Complete(violation!.Causes.Any(TerminationRules.IsStatutory) ? "Statutory" : "ContractOnly");
    }
}

/// <summary>解除しようとする旨の総務課への通知 (10-3).</summary>
[Activity("WorkflowAnon.Termination.NotifyIntent", Category = "第10 契約違反・解除", DisplayName = "解除しようとする旨を総務課に通知する", Description = "法定の事由で解除しようとする旨を、直ちに総務課に通知します。", Kind = ActivityKind.Task)]
[Outcomes("Done=通知した")]
public sealed class NotifyIntent : HumanTaskActivity<NotifyIntentHandler>;

/// <summary>Form of the notification.</summary>
public sealed class NotifyIntentForm
{
    /// <summary>連絡事項.</summary>
    [FormField("総務課への連絡事項", Multiline = true)]
    public string Note { get; set; } = "";
}

/// <summary>Tells 総務課 before the termination, so that the first report is made before it.</summary>
public sealed class NotifyIntentHandler : TaskHandler<NotifyIntentForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "解除しようとする旨を通知する")];

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, NotifyIntentForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        (await context.ViolationAsync(cancellationToken)).IntentNotifiedOn = context.Today;
        if (form.Note.Length > 0)
            context.Subject.Record("総務課への連絡", form.Note, "10-3");
        return button;
    }
}
