using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Complaints;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Inquiries;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Complaints;

/// <summary>苦情を受け付ける (12).</summary>
[Activity("WorkflowAnon.Complaints.Receive", Category = "第12 苦情処理", DisplayName = "苦情を受け付ける", Description = "苦情の内容を記録します。", Kind = ActivityKind.Task)]
[Outcomes("Done=受け付けた")]
internal sealed class ReceiveComplaint : HumanTaskActivity<ReceiveComplaintHandler>;

/// <summary>Form of a complaint.</summary>
internal sealed class ReceiveComplaintForm
{
    [FormField("受け付けた日", RequiredByRule = true, Clause = "12")]
    public DateOnly? ReceivedOn { get; set; }

    [FormField("方法", Required = true, Clause = "12", Options = [DeskChoices.Phone, DeskChoices.Counter, DeskChoices.Letter, DeskChoices.Email, DeskChoices.Other])]
    public string Channel { get; set; } = "";

    [FormField("申し出た者（匿名のときは空欄）", MaxLength = 200)]
    public string ComplainantName { get; set; } = "";

    [FormField("連絡先", MaxLength = 400)]
    public string Contact { get; set; } = "";

    [FormField("関係する事案（分かるとき）", OptionsFrom = "cases", Clause = "12")]
    public string CaseId { get; set; } = "";

    [FormField("苦情の内容", RequiredByRule = true, Multiline = true, Clause = "12")]
    public string Content { get; set; } = "";
}

/// <summary>Records the complaint.</summary>
internal sealed class ReceiveComplaintHandler : TaskHandler<ReceiveComplaintForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "苦情を受け付ける")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var view = new TaskView { Initial = new ReceiveComplaintForm { ReceivedOn = context.Today } };
        view.Choices["cases"] = await DeskChoices.CasesAsync(context, cancellationToken);
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, ReceiveComplaintForm form, string button, CancellationToken cancellationToken)
    {
        context.Enforce(ComplaintRules.CheckReception(form.Content, form.ReceivedOn, context.Today));
        var (year, number) = await DeskChoices.NextAsync(context, "complaint", cancellationToken);
        var complaint = new Complaint
        {
            Id = context.SubjectId,
            FiscalYear = year,
            Number = number,
            ReceivedOn = form.ReceivedOn!.Value,
            Channel = form.Channel,
            ComplainantName = form.ComplainantName,
            Contact = form.Contact,
            CaseId = form.CaseId,
            Content = form.Content,
        };
        context.Db.Add(complaint);
        context.Task.SubjectLabel = complaint.Label();
        context.Subject.Record("苦情の受付", $"{JapaneseDate.Format(complaint.ReceivedOn)} {complaint.Channel}", "12");
        context.Subject.Publish(new ComplaintReceived { SubjectId = complaint.Id });
        return button;
    }
}
