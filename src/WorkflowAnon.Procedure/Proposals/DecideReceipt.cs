using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>到達の扱いを決める: late, early, on a closed day, or on data already made — a person decides (5-2-1, 5-※).</summary>
[Activity("WorkflowAnon.Proposals.DecideReceipt", Category = "第5 提案", DisplayName = "到達の扱いを決める", Description = "期間外の到達、閉庁日の到達などの事実が示されます。受け付けるか返戻するかを人が決めます。", Kind = ActivityKind.Task)]
[Outcomes("Received=受け付ける", "Returned=受け付けず返戻する")]
internal sealed class DecideReceipt : HumanTaskActivity<DecideReceiptHandler>;

/// <summary>Form of the decision.</summary>
internal sealed class DecideReceiptForm
{
    [FormField("判断の理由", Required = true, Multiline = true, Clause = "5-2-1")]
    public string Reason { get; set; } = "";
}

/// <summary>Shows the facts and records a person's decision with its reason.</summary>
internal sealed class DecideReceiptHandler : TaskHandler<DecideReceiptForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Received", "受け付ける"), new("Returned", "受け付けず返戻する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var round = await context.RoundAsync(proposal, cancellationToken);
        var @case = await context.CaseAsync(cancellationToken);
        var arrival = proposal.Arrival;
        var view = new TaskView()
            .Fact("募集の期間", $"{JapaneseDate.FormatWithWeekday(round.StartsOn)}から{JapaneseDate.FormatWithWeekday(round.EndsOn)}まで")
            .Fact("到達した日", JapaneseDate.FormatWithWeekday(arrival.ArrivedOn) + (arrival.AfterHours ? "（受付時間外）" : ""))
            .Fact("提出の方法", Channels.Name(arrival.Channel))
            .Fact("消印の日", arrival.PostmarkedOn is { } mark ? JapaneseDate.FormatWithWeekday(mark) : "なし")
            .Fact("消印の扱い", Channels.PostmarkCounts(context.Profile, arrival.Channel) ? "消印有効" : "必着")
            .Fact("到達を示す資料・備考", arrival.Note);
        var found = ArrivalRules.CheckDays(arrival.ArrivedOn, arrival.PostmarkedOn, context.Today, context.Calendar)
            .And(Channels.Findings(context.Profile, context.Task.DivisionId, arrival, @case.Kind, round.StartsOn, round.EndsOn));
        view.Warnings.AddRange(found.At(FindingLevel.Human).Select(f => f.MessageWithReference));
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, DecideReceiptForm form, string button, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        proposal.Arrival.Decision = button == "Received" ? ArrivalDecision.Received : ArrivalDecision.Returned;
        proposal.Arrival.DecisionReason = form.Reason;
        proposal.Arrival.DecidedById = context.Actor.Id;
        context.Subject.Record(button == "Received" ? "受け付けることに決定" : "受け付けず返戻することに決定", form.Reason, "4-1b 5-2-1");
        return button;
    }
}

/// <summary>返戻を記録する: what was not received goes back, with guidance (5-2-1).</summary>
[Activity("WorkflowAnon.Proposals.ReturnPapers", Category = "第5 提案", DisplayName = "返戻し、案内を記録する", Description = "受け付けない書類を返戻し、提出の方法などを案内した内容を記録します。", Kind = ActivityKind.Task)]
[Outcomes("Done=返戻した")]
internal sealed class ReturnPapers : HumanTaskActivity<ReturnPapersHandler>;

/// <summary>Form of a return.</summary>
internal sealed class ReturnPapersForm
{
    [FormField("返戻し、又は案内した日", RequiredByRule = true, Clause = "5-2-1")]
    public DateOnly? ReturnedOn { get; set; }

    [FormField("返戻の方法と案内した内容", RequiredByRule = true, Multiline = true, Clause = "5-2-1")]
    public string Guidance { get; set; } = "";
}

/// <summary>Records the return.</summary>
internal sealed class ReturnPapersHandler : TaskHandler<ReturnPapersForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "返戻と案内を記録し、事案を終える")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var accepted = Channels.IsAllowed(context.Profile, proposal.Arrival.Channel);
        var office = context.Profile.ReceivingOffice;
        var view = new TaskView
        {
            Initial = new ReturnPapersForm
            {
                Guidance = accepted ? "" : $"{Channels.Name(proposal.Arrival.Channel)}では提案書類を受け付けていないこと、持参又は郵送（〒{office.PostalCode} {office.Address} {office.Addressee}）により提出できることを案内した。",
            },
        };
        view.Fact("到達した日", JapaneseDate.FormatWithWeekday(proposal.Arrival.ArrivedOn)).Fact("提出の方法", Channels.Name(proposal.Arrival.Channel));
        var round = await context.RoundAsync(proposal, cancellationToken);
        var @case = await context.CaseAsync(cancellationToken);
        view.Warnings.AddRange(Channels.Findings(context.Profile, context.Task.DivisionId, proposal.Arrival, @case.Kind, round.StartsOn, round.EndsOn).Warnings.Select(f => f.MessageWithReference));
        if (proposal.Arrival.DecisionReason.Length > 0)
            view.Fact("受け付けない理由", proposal.Arrival.DecisionReason);
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, ReturnPapersForm form, string button, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        context.Enforce(ArrivalRules.CheckReturn(form.ReturnedOn, proposal.Arrival.ArrivedOn, form.Guidance, context.Today));
        proposal.Arrival.Decision = ArrivalDecision.Returned;
        proposal.Arrival.ReturnedOn = form.ReturnedOn;
        proposal.Arrival.ReturnNote = form.Guidance;
        context.Subject.Record("返戻", form.Guidance, "5-2-1");
        return button;
    }
}
