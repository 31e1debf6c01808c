using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>① 収受日付印を押す (5-2-3).</summary>
[Activity("WorkflowAnon.Proposals.StampReceipt", Category = "第5 提案", DisplayName = "収受日付印を押す", Description = "提案書に収受日付印を押し、日付を登録します。収受番号が付きます。", Kind = ActivityKind.Task)]
[Outcomes("Done=押印した")]
internal sealed class StampReceipt : HumanTaskActivity<StampReceiptHandler>;

/// <summary>Form of the stamp.</summary>
internal sealed class StampReceiptForm
{
    [FormField("収受日付印の日付", RequiredByRule = true, Clause = "5-2-3")]
    public DateOnly? ReceivedOn { get; set; }

    [FormField("提案書に収受日付印を押した", Clause = "5-2-3")]
    public bool Stamped { get; set; }

    [FormField("注意があっても進める理由", Multiline = true)]
    public string WarningReason { get; set; } = "";
}

/// <summary>Gives the receipt number and registers the original.</summary>
internal sealed class StampReceiptHandler : TaskHandler<StampReceiptForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "収受日付印を登録する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var view = new TaskView { Initial = new StampReceiptForm { ReceivedOn = context.Calendar.OnOrAfter(proposal.Arrival.ArrivedOn) } };
        view.Fact("到達した日", JapaneseDate.FormatWithWeekday(proposal.Arrival.ArrivedOn)).Fact("提出の方法", Channels.Name(proposal.Arrival.Channel));
        view.Notes.Add("収受番号は登録すると付きます。収受日付印、写しの保管、原本の送付の順に、直ちに行います（要領第5-2⑶）。");
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, StampReceiptForm form, string button, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        context.Enforce(ArrivalRules.CheckStamp(form.Stamped, form.ReceivedOn, proposal.Arrival.ArrivedOn, context.Today, context.Calendar), form.WarningReason);
        var on = form.ReceivedOn!.Value;
        proposal.ReceiptNumber = await context.Subject.NextReceiptNumberAsync(cancellationToken);
        proposal.ReceivedOn = on;
        proposal.ProposedOn = Channels.ProposedOn(context.Profile, proposal.Arrival);
        await context.Subject.Custody.RegisterAsync(
            PaperKind.ProposalDocuments, "提案書類", context.Task.DivisionId, on, proposal.ReceiptNumber, "収受", cancellationToken, PaperAddress.Of(ProposalPaper.PaperKey, proposal.CaseId), "5-2-3");
        context.Subject.Record("収受", $"{proposal.ReceiptNumber} {JapaneseDate.Format(on)}", "5-2-3");
        context.Subject.Publish(new ProposalReceived { SubjectId = proposal.CaseId });
        return button;
    }
}
