using WorkflowAnon.Domain.Inquiries;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Inquiries;

/// <summary>回付された問合せに回答する (2-a, 2-b): by the division that holds the file, or sent back by one that does not.</summary>
[Activity("WorkflowAnon.Inquiries.AnswerRouted", Category = "第2 情報の提供", DisplayName = "回付された問合せに回答する", Description = "保有する個人情報ファイルの内容などについて回答し、記録します。この所属の保有するものについての問合せでないときは、理由を付けて総務課に戻します。", Kind = ActivityKind.Task)]
[Outcomes("Done=回答した", "SentBack=総務課に戻した")]
internal sealed class AnswerRoutedInquiry : HumanTaskActivity<AnswerRoutedInquiryHandler>;

/// <summary>Form of the division's answer.</summary>
internal sealed class AnswerRoutedInquiryForm
{
    [FormField("回答", Multiline = true, Clause = "2-a", Help = "基準に適合するという予断や確信を抱かせる書き方はしません（要領第5-2⑷）。")]
    public string Answer { get; set; } = "";

    [FormField("回答した日", Clause = "2-a")]
    public DateOnly? AnsweredOn { get; set; }

    [FormField("総務課に戻す理由（この所属の保有するものについての問合せではないとき）", Multiline = true, Clause = "2-b")]
    public string SendBackReason { get; set; } = "";
}

/// <summary>Records the division's answer, or why the inquiry is not for it.</summary>
internal sealed class AnswerRoutedInquiryHandler : TaskHandler<AnswerRoutedInquiryForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "回答を記録し、問合せを終える"), new("SentBack", "理由を付けて、総務課に戻す")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken) =>
        new TaskView { Initial = new AnswerRoutedInquiryForm { AnsweredOn = context.Today } }.Inquiry(await context.InquiryAsync(cancellationToken), context.Profile);

    protected override async Task<string> CompleteAsync(TaskContext context, AnswerRoutedInquiryForm form, string button, CancellationToken cancellationToken)
    {
        var inquiry = await context.InquiryAsync(cancellationToken);
        if (button == "SentBack")
            SendBack(context, inquiry, form.SendBackReason);
        else
            context.Answer(inquiry, form.Answer, form.AnsweredOn);
        return button;
    }

    private static void SendBack(TaskContext context, Inquiry inquiry, string reason)
    {
        context.EnforceDecided(InquiryRules.CheckSendBack(), reason, "sendBackReason");
        inquiry.SentBackReason = $"{DeskChoices.DivisionName(context.Profile, inquiry.DivisionId)}：{reason}";
        // Nobody is known to hold it any more: 総務課 chooses anew.
        (inquiry.DivisionId, inquiry.RoutingReason) = ("", "");
        context.Subject.Record("問合せを総務課に戻す", inquiry.SentBackReason, "2-b");
    }
}
