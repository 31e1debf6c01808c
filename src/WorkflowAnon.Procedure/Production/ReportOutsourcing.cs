using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Production;

/// <summary>委託した旨の総務課への報告 (9-1-4n).</summary>
[Activity("WorkflowAnon.Production.ReportOutsourcing", Category = "第9の1 作成", DisplayName = "委託した旨を総務課に報告する", Description = "作成を委託した旨を、総務課に報告します。", Kind = ActivityKind.Task)]
[Outcomes("Done=報告した")]
public sealed class ReportOutsourcing : HumanTaskActivity<ReportOutsourcingHandler>;

/// <summary>Form of the report.</summary>
public sealed class ReportOutsourcingForm
{
    /// <summary>報告日.</summary>
    [FormField("総務課に報告する日", Required = true, Clause = "9-1-4n")]
    public DateOnly? ReportedOn { get; set; }
}

/// <summary>Reports to 総務課 that production was outsourced.</summary>
public sealed class ReportOutsourcingHandler : TaskHandler<ReportOutsourcingForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "総務課に報告する")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var outsourcing = await context.OutsourcingAsync(cancellationToken);
        return new TaskView { Initial = new ReportOutsourcingForm { ReportedOn = context.Today } }.Fact("委託先", outsourcing?.ContractorName ?? "");
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ReportOutsourcingForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        context.Enforce(RecordRules.CheckDay("9-1-4n", "reportedOn", form.ReportedOn, null, context.Today, "報告の日が今日より後です。"));
        (await context.ProductionAsync(cancellationToken)).OutsourcingReportedOn = form.ReportedOn;
        return button;
    }
}
