using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Complaints;

/// <summary>苦情に回答する (12): the division that handles it.</summary>
[Activity("WorkflowAnon.Complaints.Answer", Category = "第12 苦情処理", DisplayName = "苦情を調べ、回答する", Description = "事実を調べて回答し、記録します。", Kind = ActivityKind.Task)]
[Outcomes("Done=回答した")]
internal sealed class AnswerComplaint : HumanTaskActivity<AnswerComplaintHandler>;

/// <summary>Form of the answer.</summary>
internal sealed class AnswerComplaintForm
{
    [FormField("調べた内容", Multiline = true, Clause = "12")]
    public string Investigation { get; set; } = "";

    [FormField("回答", RequiredByRule = true, Multiline = true, Clause = "12", Help = "連絡先が分からないときは、その旨と処理の結果を記録します。")]
    public string Answer { get; set; } = "";

    [FormField("回答した日", RequiredByRule = true, Clause = "12")]
    public DateOnly? AnsweredOn { get; set; }
}

/// <summary>Records the answer.</summary>
internal sealed class AnswerComplaintHandler : TaskHandler<AnswerComplaintForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "回答を記録する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var complaint = await context.Db.ComplaintAsync(context.SubjectId, cancellationToken);
        return new TaskView { Initial = new AnswerComplaintForm { Investigation = complaint.Investigation, Answer = complaint.Answer, AnsweredOn = context.Today } }.Complaint(complaint);
    }

    protected override async Task<string> CompleteAsync(TaskContext context, AnswerComplaintForm form, string button, CancellationToken cancellationToken)
    {
        var complaint = await context.Db.ComplaintAsync(context.SubjectId, cancellationToken);
        context.Enforce(ComplaintRules.CheckAnswer(form.Answer, form.AnsweredOn, complaint.ReceivedOn, context.Today));
        complaint.Investigation = form.Investigation;
        complaint.Answer = form.Answer;
        complaint.AnsweredOn = form.AnsweredOn;
        complaint.AnsweredById = context.Actor.Id;
        context.Subject.Record("苦情への回答", JapaneseDate.Format(form.AnsweredOn!.Value), "12");
        return button;
    }
}

/// <summary>苦情の処理を完了する (12): 総務課 looks at the answer and closes.</summary>
[Activity("WorkflowAnon.Complaints.Close", Category = "第12 苦情処理", DisplayName = "苦情の処理を完了する", Description = "回答の記録を確かめて完了します。回答の記録がない苦情は完了できません。", Kind = ActivityKind.Task)]
[Outcomes("Closed=完了した", "Reassign=処理をやり直す")]
internal sealed class CloseComplaint : HumanTaskActivity<CloseComplaintHandler>;

/// <summary>Form of the close.</summary>
internal sealed class CloseComplaintForm
{
    [FormField("講じた措置（再発の防止など）又はやり直す理由", Multiline = true, Clause = "12")]
    public string Measures { get; set; } = "";
}

/// <summary>Closes only what was answered.</summary>
internal sealed class CloseComplaintHandler : TaskHandler<CloseComplaintForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Closed", "苦情の処理を完了する"), new("Reassign", "回答が足りないため、処理をやり直す")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken) =>
        new TaskView().Complaint(await context.Db.ComplaintAsync(context.SubjectId, cancellationToken));

    protected override async Task<string> CompleteAsync(TaskContext context, CloseComplaintForm form, string button, CancellationToken cancellationToken)
    {
        var complaint = await context.Db.ComplaintAsync(context.SubjectId, cancellationToken);
        if (button == "Reassign")
        {
            context.Subject.Record("苦情の処理のやり直し", form.Measures, "12");
            return button;
        }

        context.Enforce(ComplaintRules.CheckClose(complaint.Answer, complaint.AnsweredOn));
        complaint.Measures = form.Measures;
        complaint.ClosedOn = context.Today;
        context.Subject.Record("苦情の処理の完了", form.Measures, "12");
        context.Subject.Publish(new ComplaintClosed { SubjectId = complaint.Id });
        return button;
    }
}
