using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Inquiries;

/// <summary>問合せに回答する (2-a, 2-b): by 総務課 itself.</summary>
[Activity("WorkflowAnon.Inquiries.Answer", Category = "第2 情報の提供", DisplayName = "問合せに回答する", Description = "手続、募集、手数料などについて分かりやすく回答し、記録します。", Kind = ActivityKind.Task)]
[Outcomes("Done=回答した")]
internal sealed class AnswerInquiry : HumanTaskActivity<AnswerInquiryHandler>;

/// <summary>Form of the answer.</summary>
internal sealed class AnswerInquiryForm
{
    [FormField("回答", RequiredByRule = true, Multiline = true, Clause = "2-a", Help = "基準に適合するという予断や確信を抱かせる書き方はしません（要領第5-2⑷）。")]
    public string Answer { get; set; } = "";

    [FormField("回答した日", RequiredByRule = true, Clause = "2-a")]
    public DateOnly? AnsweredOn { get; set; }
}

/// <summary>Records the answer.</summary>
internal sealed class AnswerInquiryHandler : TaskHandler<AnswerInquiryForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "回答を記録し、問合せを終える")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken) =>
        new TaskView { Initial = new AnswerInquiryForm { AnsweredOn = context.Today } }.Inquiry(await context.InquiryAsync(cancellationToken), context.Profile);

    protected override async Task<string> CompleteAsync(TaskContext context, AnswerInquiryForm form, string button, CancellationToken cancellationToken)
    {
        var inquiry = await context.InquiryAsync(cancellationToken);
        context.Answer(inquiry, form.Answer, form.AnsweredOn);
        return button;
    }
}
