using System.Globalization;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>補正の期限が過ぎたときの決定 (5-7): extend, withdrawn on written confirmation, or examine the papers as they are. Never automatic.</summary>
[Activity("WorkflowAnon.Examination.DecideOverdueCorrection", Category = "第6 審査", DisplayName = "期限経過後の扱いを決める", Description = "期限を延ばすか、書面で確認して取下げとするか、現在の書類のまま審査するかを、監督者が決めます。自動的に不適合にはなりません。", Kind = ActivityKind.Task)]
[Outcomes("Extended=期限を延ばした", "Withdrawn=取下げを確認した", "AsIs=そのまま審査する", "Arrived=書類が届いた")]
public sealed class DecideOverdueCorrection : HumanTaskActivity<DecideOverdueCorrectionHandler>;

/// <summary>Form of the decision.</summary>
public sealed class DecideOverdueCorrectionForm
{
    /// <summary>新しい期限.</summary>
    [FormField("新しい期限", Clause = "5-7", Help = "期限を延ばすときに入力します。")]
    public DateOnly? NewDueOn { get; set; }

    /// <summary>取下書の日付.</summary>
    [FormField("取下げを確認した書面の日付", Clause = "5-7", Help = "取下げとして扱うときに入力します。書面による確認が必要です。")]
    public DateOnly? ConfirmedOn { get; set; }

    /// <summary>理由.</summary>
    [FormField("理由（取下げのときは、確認した書面の件名と差出人）", Multiline = true, Clause = "5-7")]
    public string Reason { get; set; } = "";

    /// <summary>注意の理由.</summary>
    [FormField("注意のある事項を確認して進める理由")]
    public string WarningReason { get; set; } = "";
}

/// <summary>Records what a supervisor decided after the period of a demand had passed.</summary>
public sealed class DecideOverdueCorrectionHandler : TaskHandler<DecideOverdueCorrectionForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } =
    [
        new("Extended", "期限を延ばす"), new("AsIs", "現在の書類のまま審査する"), new("Withdrawn", "書面で確認し、取下げとして扱う"), new("Arrived", "訂正後の書類が届いたので確かめる"),
    ];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var view = new TaskView().ProposalFacts(proposal);
        if (await context.Db.LatestCorrectionAsync(context.SubjectId, cancellationToken) is { } correction)
        {
            view.Warnings.AddRange(CorrectionRules.CheckOverdue(correction.DueOn, context.Today).Findings.Select(f => f.MessageWithReference));
            view.Fact("補正の回", string.Create(CultureInfo.InvariantCulture, $"第{correction.Round}回"), PaperAddress.Of(CorrectionDemandPaper.PaperKey, correction.Id))
                .Fact("期限", JapaneseDate.FormatWithWeekday(correction.DueOn))
                .Fact("訂正後の書類", correction.ReceivedOn is { } day ? $"{JapaneseDate.Format(day)}に収受" : "届いていない");
        }

        view.Warnings.Add("補正がないことだけで不適合とすることはできません。扱いを決めてください。");
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, DecideOverdueCorrectionForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var correction = await context.Db.LatestCorrectionAsync(context.SubjectId, cancellationToken)
            ?? throw TaskContext.Refuse("", "補正の記録がありません。", "5-7");
        switch (button)
        {
            case "Arrived" when correction.ForwardedAt is null:
                throw TaskContext.Refuse("", "訂正後の書類の原本は、まだ総務課から送付されていません。", "5-7n");
            case "Arrived":
                return button;
            case "Extended":
                await ExtendAsync(context, form, correction, cancellationToken);
                return button;
            default:
                var state = button == "Withdrawn" ? CorrectionState.Withdrawn : CorrectionState.ExaminedAsIs;
                context.Enforce(CorrectionOutcomeRules.CheckOverdueOutcome(state, form.ConfirmedOn, form.Reason, context.Today), form.WarningReason);
                context.EnforceDecided(CorrectionRules.CheckOverdue(correction.DueOn, context.Today), form.Reason, "reason");
                correction.State = state;
                correction.Outcome = form.ConfirmedOn is { } day && state == CorrectionState.Withdrawn ? $"{JapaneseDate.Format(day)}付け {form.Reason}" : form.Reason;
                await context.Subject.MeetDeadlineAsync(DeadlineKind.Correction, cancellationToken);
                context.Subject.Record(state == CorrectionState.Withdrawn ? "提案の取下げ" : "補正のないままの審査", correction.Outcome, "5-7");
                return button;
        }
    }

    private static async Task ExtendAsync(TaskContext context, DecideOverdueCorrectionForm form, Correction correction, CancellationToken cancellationToken)
    {
        context.Enforce(CorrectionOutcomeRules.CheckExtension(correction.DueOn, form.NewDueOn, form.Reason, context.Calendar, context.Today), form.WarningReason);
        context.EnforceDecided(CorrectionRules.CheckOverdue(correction.DueOn, context.Today), form.Reason, "reason");
        var before = correction.DueOn;
        var due = form.NewDueOn!.Value;
        correction.DueOn = due;
        correction.DueReason = form.Reason;
        await context.Subject.SetDeadlineAsync(DeadlineKind.Correction,
            new ComputedDate(due, due, $"{JapaneseDate.Format(before)}の期限を延長した。理由: {form.Reason}", "5-7", []), cancellationToken);
        await context.Subject.Custody.IssueAsync(PaperKind.CorrectionDemand,
            string.Create(CultureInfo.InvariantCulture, $"説明要求書・訂正依頼書（第{correction.Round}回）の期限の延長"), PaperHolders.Counterparty, context.Today,
            await context.Subject.NextDocumentNumberAsync(context.Actor.DivisionId, cancellationToken), cancellationToken, PaperAddress.Of(CorrectionDemandPaper.PaperKey, correction.Id));
        context.Subject.Record("補正の期限の延長", $"{JapaneseDate.Format(before)}から{JapaneseDate.Format(due)}へ。{form.Reason}", "5-7");
    }
}
