using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Changes;

/// <summary>新たな提案を要する旨の通知 (9-3-2).</summary>
[Activity("WorkflowAnon.Changes.TellNewProposal", Category = "第9の3 変更", DisplayName = "新たな提案を要する旨を知らせる", Description = "事業の変更に当たるものについて、新たな提案の手続を要する旨を相手方に知らせます。", Kind = ActivityKind.Task)]
[Outcomes("Done=知らせた")]
public sealed class TellNewProposal : HumanTaskActivity<TellNewProposalHandler>;

/// <summary>Form of the information.</summary>
public sealed class TellNewProposalForm
{
    /// <summary>知らせた日.</summary>
    [FormField("相手方に知らせた日", Required = true, Clause = "9-3-2")]
    public DateOnly? ToldOn { get; set; }

    /// <summary>方法と内容.</summary>
    [FormField("知らせた方法と内容", Required = true, Multiline = true, Help = "第11の6⑴イの提案（第10号様式）の手続を要する旨を知らせます。", Clause = "9-3-2")]
    public string Content { get; set; } = "";
}

/// <summary>Tells the counterparty that a proposal by form 10 is needed.</summary>
public sealed class TellNewProposalHandler : TaskHandler<TellNewProposalForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "新たな提案を要する旨を知らせた")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var notice = await context.NoticeAsync(cancellationToken);
        var view = new TaskView { Initial = new TellNewProposalForm { ToldOn = context.Today } }.Fact("通知書", "内容を表示", PaperAddress.Of("new-proposal-guidance", notice.Id));
        view.Tables.Add(new("事業の変更に当たるもの", ["変更前", "変更後"],
            [.. notice.Items.Where(i => ChangeRules.IsChangeOfBusiness(i.Kind)).Select(i => (IReadOnlyList<string>)[i.Before, i.After])]));
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, TellNewProposalForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        context.Enforce(RecordRules.CheckDay("9-3-2", "toldOn", form.ToldOn, null, context.Today, "知らせた日が今日より後です。"));
        var notice = await context.NoticeAsync(cancellationToken);
        notice.NewProposalToldOn = form.ToldOn;
        context.Subject.Record("新たな提案を要する旨を知らせた", form.Content, "9-3-2");
        var number = await context.Subject.NextDocumentNumberAsync(context.Actor.DivisionId, cancellationToken);
        await context.Subject.Custody.IssueAsync(
            PaperKind.NewProposalGuidance, "新たな提案を要する旨の通知", PaperHolders.Counterparty, form.ToldOn!.Value, number, cancellationToken, PaperAddress.Of("new-proposal-guidance", notice.Id), keepsCopy: true, clause: "9-3-2");
        return button;
    }
}
