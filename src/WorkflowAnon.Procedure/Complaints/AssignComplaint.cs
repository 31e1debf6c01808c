using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Inquiries;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Complaints;

/// <summary>苦情を処理する所属を決める (12): 総務課 itself or a 担当課.</summary>
[Activity("WorkflowAnon.Complaints.Assign", Category = "第12 苦情処理", DisplayName = "苦情を処理する所属を決める", Description = "苦情の内容から、処理する所属を決めます。", Kind = ActivityKind.Task)]
[Outcomes("Own=総務課が処理する", "Division=担当課が処理する")]
internal sealed class AssignComplaint : HumanTaskActivity<AssignComplaintHandler>;

/// <summary>Form of the assignment.</summary>
internal sealed class AssignComplaintForm
{
    [FormField("処理する所属", RequiredByRule = true, OptionsFrom = "divisions", Clause = "12")]
    public string DivisionId { get; set; } = "";

    [FormField("その所属に伝える事項", Multiline = true)]
    public string Note { get; set; } = "";
}

/// <summary>Records who handles the complaint.</summary>
internal sealed class AssignComplaintHandler : TaskHandler<AssignComplaintForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "処理する所属を決める")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var view = new TaskView().Complaint(await context.Db.ComplaintAsync(context.SubjectId, cancellationToken));
        view.Choices["divisions"] = DeskChoices.Divisions(context.Profile);
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, AssignComplaintForm form, string button, CancellationToken cancellationToken)
    {
        var complaint = await context.Db.ComplaintAsync(context.SubjectId, cancellationToken);
        // What the agency does not know is as good as not chosen.
        context.Enforce(ComplaintRules.CheckAssignment(context.Profile.FindDivision(form.DivisionId)?.Id));
        complaint.DivisionId = form.DivisionId;
        complaint.AnsweredOn = null;
        context.Subject.Record("苦情を処理する所属の決定", $"{DeskChoices.DivisionName(context.Profile, form.DivisionId)}　{form.Note}".TrimEnd(), "12");
        return DeskChoices.IsGeneralAffairs(context.Profile, form.DivisionId) ? "Own" : "Division";
    }
}

/// <summary>担当課に処理を求める: the hand-over of a complaint, by event (12).</summary>
[Activity("WorkflowAnon.Complaints.Send", Category = "第12 苦情処理", DisplayName = "担当課に処理を求める", Description = "イベント ComplaintAssigned を発行する。")]
internal sealed class SendComplaint : Activity
{
    /// <summary>Clause ids, separated by a space.</summary>
    [Input(DisplayName = "根拠条項", DefaultValue = "12")]
    public string? Clauses { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var complaint = await db.ComplaintAsync(context.CorrelationId!, context.CancellationToken);
        context.Services.GetRequiredService<SubjectContextFactory>().Create(complaint.Id)
            .Publish(new ComplaintAssigned { SubjectId = complaint.Id, DivisionId = complaint.DivisionId });
    }
}
