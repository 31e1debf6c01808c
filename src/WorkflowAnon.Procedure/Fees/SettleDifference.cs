using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Fees;

/// <summary>訂正による差額の精算 (8-2-2但): what was paid too much goes back, what was paid too little is collected, to the yen.</summary>
[Activity("WorkflowAnon.Fees.SettleDifference", Category = "第8の2 納付", DisplayName = "訂正による差額を精算する", Description = "訂正による差額を、1円も違わず還付し、又は追加して徴収します。", Kind = ActivityKind.Task)]
[Outcomes("Done=精算した")]
public sealed class SettleDifference : HumanTaskActivity<SettleDifferenceHandler>;

/// <summary>Form of the settlement.</summary>
public sealed class SettleDifferenceForm
{
    /// <summary>額.</summary>
    [FormField("精算した額（還付又は追加徴収）", RequiredByRule = true, Unit = "円", Clause = "8-2-2", Help = "訂正による差額と同額です。")]
    public long? Yen { get; set; }

    /// <summary>日.</summary>
    [FormField("精算した日", RequiredByRule = true, Clause = "8-2-2但")]
    public DateOnly? SettledOn { get; set; }

    /// <summary>方法.</summary>
    [FormField("精算の方法", RequiredByRule = true, Clause = "8-2-2但", Help = "証紙による追加の納付、財務規則の定めによる還付など")]
    public string Method { get; set; } = "";

    /// <summary>証紙.</summary>
    [FormField("追加の証紙を消印し、消印後の写しを保管した", Clause = "8-3-4", Help = "追加の納付を証紙で受けたときだけ印を付けます。")]
    public bool StampsCancelled { get; set; }
}

/// <summary>Settles the one difference that the law lets be settled. Who decided the correction does not settle it.</summary>
public sealed class SettleDifferenceHandler : TaskHandler<SettleDifferenceForm>
{
    /// <summary>True: money that was paid wrongly is put right also when the proposal has been withdrawn.</summary>
    public override bool IsAfterWithdrawal(HumanTask task) => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "差額を精算した")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var view = new TaskView { Initial = new SettleDifferenceForm { SettledOn = context.Today } };
        if (await context.Db.OpenSettlementAsync(context.SubjectId, cancellationToken) is { } settlement)
            view.Fact(settlement.DifferenceYen > 0 ? "追加して徴収する額" : "還付する額", $"{ExaminationReader.Number(Math.Abs(settlement.DifferenceYen))}円")
                .Fact("誤りの内容", settlement.Explanation)
                .Fact("差額の精算についての通知", "内容を表示", PaperAddress.Of(SettlementPaper.PaperKey, context.SubjectId));
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, SettleDifferenceForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var settlement = await context.Db.OpenSettlementAsync(context.SubjectId, cancellationToken)
            ?? throw TaskContext.Refuse("", "精算する差額がありません。", "8-2-2");
        var payment = await context.Db.PaymentAsync(context.SubjectId, cancellationToken);
        var byStamps = settlement.DifferenceYen > 0 && context.Profile.PaymentMethods.Any(m => m.Id == payment?.PaymentMethodId && m.CancelledOnPaper);
        context.Enforce(FeeCorrectionRules.CheckSettlement(settlement, form.Yen, form.SettledOn, form.Method, byStamps && !form.StampsCancelled, context.Today));
        settlement.SettledOn = form.SettledOn;
        settlement.Method = form.Method;
        settlement.SettledById = context.Actor.Id;
        context.Subject.Record(settlement.DifferenceYen > 0 ? "訂正による追加徴収" : "訂正による還付", $"{ExaminationReader.Number(Math.Abs(settlement.DifferenceYen))}円　{form.Method}", "8-2-2但");
        return button;
    }
}
