using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Contracting;

/// <summary>契約書1通の送付 (8-3-3b).</summary>
[Activity("WorkflowAnon.Contracting.SendCounterpart", Category = "第8の3 契約", DisplayName = "契約書1通を相手方に送付する", Description = "記名押印した契約書のうち1通を、相手方に送付します。", Kind = ActivityKind.Task)]
[Outcomes("Done=送付した")]
public sealed class SendCounterpart : HumanTaskActivity<SendCounterpartHandler>;

/// <summary>Form of the sending.</summary>
public sealed class SendCounterpartForm
{
    /// <summary>送付した日.</summary>
    [FormField("送付した日", Required = true, Clause = "8-3-3b")]
    public DateOnly? SentOn { get; set; }

    /// <summary>送付方法.</summary>
    [FormField("送付の方法", Required = true, Options = ["post=郵送（書留等）", "counter=窓口で交付"])]
    public string Way { get; set; } = "";
}

/// <summary>Sends one of the two counterparts.</summary>
public sealed class SendCounterpartHandler : TaskHandler<SendCounterpartForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "1通を送付した")];

    /// <inheritdoc/>
    public override Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Task.FromResult(new TaskView { Initial = new SendCounterpartForm { SentOn = context.Today } }
            .Fact("送付状", "内容を表示", PaperAddress.Of(CounterpartLetter.PaperKey, context.SubjectId)));
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, SendCounterpartForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var contract = await context.ContractAsync(cancellationToken);
        context.Enforce(ContractHandOverRules.CheckCounterpart(contract.ConcludedOn, form.SentOn!.Value, context.Today));
        contract.CounterpartSentOn = form.SentOn;
        contract.CounterpartSentBy = form.Way;
        await context.Subject.Custody.IssueAsync(
            PaperKind.UseContract, "行政機関等匿名加工情報の利用に関する契約書（相手方の1通）", PaperHolders.Counterparty, form.SentOn.Value, contract.Number, cancellationToken,
            PaperAddress.Of("form7", context.SubjectId), keepsCopy: true, clause: "8-3-3b");
        return button;
    }
}
