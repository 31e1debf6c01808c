using System.Globalization;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Fees;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Notification;

/// <summary>新たな提案の手数料の積算 (11-6-2エ): what the first contractor paid, or the fixed amount; nothing of production.</summary>
[Activity("WorkflowAnon.Notification.EstimateNewProposalFee", Category = "第8の1 手数料", DisplayName = "新たな提案の手数料を積算する", Description = "新たな利用者の提案では最初の契約者が納付した額と同じ額、事業の変更の提案では定額とします。作成に要する費用は算入しません。", Kind = ActivityKind.Task)]
[Outcomes("Done=積算した")]
public sealed class EstimateNewProposalFee : HumanTaskActivity<EstimateNewProposalFeeHandler>;

/// <summary>Form of the estimate.</summary>
public sealed class EstimateNewProposalFeeForm
{
    /// <summary>額.</summary>
    [FormField("手数料の額", RequiredByRule = true, OptionsFrom = "amounts", Clause = "11-6-2エ(ｱ)")]
    public string Yen { get; set; } = "";

    /// <summary>理由.</summary>
    [FormField("最初の契約者の納付した額が異なるとき、その額による理由", Multiline = true, Clause = "11-6-2エ(ｱ)")]
    public string Reason { get; set; } = "";
}

/// <summary>Makes the fee sheet of a new proposal. Which of several amounts holds is a person's decision (O-21).</summary>
public sealed class EstimateNewProposalFeeHandler : TaskHandler<EstimateNewProposalFeeForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "この額で積算書を作成する")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var own = await context.CaseAsync(cancellationToken);
        var view = new TaskView().ProposalFacts(await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken))
            .Fact("提案の種別", own.Kind == ProposalKind.NewByOtherParty ? "新たな利用者による提案（第11の6⑴ア）" : "事業の変更の提案（第11の6⑴イ）");
        List<long> amounts = own.Kind == ProposalKind.NewByOtherParty
            ? [.. (await FirstPaidAsync(context, own, cancellationToken)).Distinct()]
            : context.Profile.FeesOn(context.Today) is { } fees ? [fees.Table().ChangeOfBusiness] : [];
        view.Choices["amounts"] = [.. amounts.Select(a => new Choice(a.ToString(CultureInfo.InvariantCulture), $"{ExaminationReader.Number(a)}円"))];
        if (amounts is [var only])
            view.Initial = new EstimateNewProposalFeeForm { Yen = only.ToString(CultureInfo.InvariantCulture) };
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, EstimateNewProposalFeeForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var own = await context.CaseAsync(cancellationToken);
        var schedule = context.Profile.FeesOn(context.Today);
        context.Enforce(FeeSheetRules.CheckSchedule(schedule));
        var yen = long.TryParse(form.Yen, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
        context.EnforceDecided(NewProposalRules.CheckFee(own.Kind, yen, await FirstPaidAsync(context, own, cancellationToken), schedule!.Table()), form.Reason, "reason");
        var fee = own.Kind == ProposalKind.NewByOtherParty ? FeeCalculator.ForAnotherParty(yen) : new FeeCalculator(schedule.Table()).ForChangeOfBusiness();
        context.Db.Add(new FeeSheet
        {
            Id = SubjectContext.NewId("fee"),
            CaseId = context.SubjectId,
            Version = ((await context.Db.FeeSheetAsync(context.SubjectId, cancellationToken))?.Version ?? 0) + 1,
            BaseYen = fee.Yen,
            HourlyYen = schedule.HourlyYen,
            TotalYen = fee.Yen,
            Rule = fee.Rule,
            LegalBasis = schedule.LegalBasis,
            EstimatedById = context.Actor.Id,
            EstimatedOn = context.Today,
        });
        context.Subject.Record("手数料の積算", fee.Rule, fee.Clause);
        return button;
    }

    // The first contractors of the information: of the basis case, and of those that shared its cost of production.
    private static async Task<List<long>> FirstPaidAsync(TaskContext context, Case own, CancellationToken cancellationToken)
    {
        List<long> paid = [];
        if (own.BasisCaseId is not { } basis)
            return paid;
        foreach (var caseId in (await context.Db.SharingAsync(basis, cancellationToken)).CaseIds)
        {
            if (await context.Db.PaidYenAsync(caseId, cancellationToken) is > 0 and var yen)
                paid.Add(yen);
        }

        return paid;
    }
}
