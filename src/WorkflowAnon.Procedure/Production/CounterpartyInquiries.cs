using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Production;

/// <summary>契約の相手方への照会 (9-1-1n): something about the content or the specification is unclear.</summary>
[Activity("WorkflowAnon.Production.AskCounterparty", Category = "第9の1 作成", DisplayName = "不明な点を契約の相手方に照会する", Description = "作成に当たり不明な点を、契約の相手方に照会し、記録します。", Kind = ActivityKind.Task)]
[Outcomes("Done=照会した")]
public sealed class AskCounterparty : HumanTaskActivity<AskCounterpartyHandler>;

/// <summary>Form of the inquiry.</summary>
public sealed class AskCounterpartyForm
{
    /// <summary>照会した日.</summary>
    [FormField("照会した日", Required = true, Clause = "9-1-1n")]
    public DateOnly? AskedOn { get; set; }

    /// <summary>事項.</summary>
    [FormField("照会する事項", Required = true, Multiline = true, Clause = "9-1-1n")]
    public string Question { get; set; } = "";
}

/// <summary>Records the inquiry; its paper leaves with a number.</summary>
public sealed class AskCounterpartyHandler : TaskHandler<AskCounterpartyForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "照会した")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var contract = await context.Db.Set<UseContract>().AsNoTracking().SingleAsync(c => c.CaseId == context.SubjectId, cancellationToken);
        return new TaskView { Initial = new AskCounterpartyForm { AskedOn = context.Today } }
            .Fact("契約の相手方", proposal.ProposerNames()).Fact("契約", contract.Number, PaperAddress.Of("form7", context.SubjectId));
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, AskCounterpartyForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        context.Enforce(RecordRules.CheckDay("9-1-1n", "askedOn", form.AskedOn, null, context.Today, "照会した日が今日より後です。"));
        var inquiry = new CounterpartyInquiry
        {
            Id = InquiryReader.IdOf(context.Task.InstanceId),
            CaseId = context.SubjectId,
            Question = form.Question,
            AskedOn = form.AskedOn!.Value,
            AskedById = context.Actor.Id,
            DocumentNumber = await context.Subject.NextDocumentNumberAsync(context.Actor.DivisionId, cancellationToken),
        };
        context.Db.Add(inquiry);
        await context.Subject.Custody.IssueAsync(
            PaperKind.CounterpartyInquiry, "照会書", PaperHolders.Counterparty, inquiry.AskedOn, inquiry.DocumentNumber, cancellationToken, PaperAddress.Of("counterparty-inquiry", inquiry.Id), keepsCopy: true, clause: "9-1-1n");
        return button;
    }
}

/// <summary>照会への回答の記録 (9-1-1n).</summary>
[Activity("WorkflowAnon.Production.RecordCounterpartyAnswer", Category = "第9の1 作成", DisplayName = "照会への回答を記録する", Description = "照会に対する契約の相手方の回答を記録します。", Kind = ActivityKind.Task)]
[Outcomes("Done=記録した")]
public sealed class RecordCounterpartyAnswer : HumanTaskActivity<RecordCounterpartyAnswerHandler>;

/// <summary>Form of the answer.</summary>
public sealed class RecordCounterpartyAnswerForm
{
    /// <summary>受けた日.</summary>
    [FormField("回答を受けた日", Required = true, Clause = "9-1-1n")]
    public DateOnly? AnsweredOn { get; set; }

    /// <summary>内容.</summary>
    [FormField("回答の内容", Required = true, Multiline = true, Clause = "9-1-1n")]
    public string Answer { get; set; } = "";
}

/// <summary>Records the counterparty's answer, which stands beside the specification when the information is made.</summary>
public sealed class RecordCounterpartyAnswerHandler : TaskHandler<RecordCounterpartyAnswerForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "回答を記録する")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var inquiry = await context.InquiryAsync(cancellationToken);
        return new TaskView { Initial = new RecordCounterpartyAnswerForm { AnsweredOn = context.Today } }.Fact("照会した事項", inquiry.Question);
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, RecordCounterpartyAnswerForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var inquiry = await context.InquiryAsync(cancellationToken);
        context.Enforce(RecordRules.CheckDay("9-1-1n", "answeredOn", form.AnsweredOn, inquiry.AskedOn, context.Today, "回答を受けた日は、照会した日から今日までの日です。"));
        inquiry.Answer = form.Answer;
        inquiry.AnsweredOn = form.AnsweredOn;
        return button;
    }
}

/// <summary>The inquiry of a running 照会 procedure.</summary>
internal static class InquiryReader
{
    /// <summary>Id of the inquiry that the instance is about.</summary>
    public static string IdOf(string instanceId) => $"inquiry-{instanceId}";

    /// <summary>The inquiry of the task's procedure, tracked.</summary>
    public static Task<CounterpartyInquiry> InquiryAsync(this TaskContext context, CancellationToken cancellationToken)
    {
        var id = IdOf(context.Task.InstanceId);
        return context.Db.Set<CounterpartyInquiry>().SingleAsync(i => i.Id == id, cancellationToken);
    }
}
