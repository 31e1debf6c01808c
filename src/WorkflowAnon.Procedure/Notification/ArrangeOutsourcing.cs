using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Notification;

/// <summary>作成の委託の要否の決定 (9-1-4, 8-1-2ウ).</summary>
[Activity("WorkflowAnon.Notification.DecideOutsourcing", Category = "第7 通知", DisplayName = "作成を委託するかどうかを決める", Description = "作成の全部又は一部を委託するかどうかを、通知の前に決めます。", Kind = ActivityKind.Task)]
[Outcomes("Done=決めた")]
public sealed class DecideOutsourcing : HumanTaskActivity<DecideOutsourcingHandler>;

/// <summary>Form of the decision.</summary>
public sealed class DecideOutsourcingForm
{
    /// <summary>委託するか.</summary>
    [FormField("作成の全部又は一部を委託するか", Required = true, Clause = "9-1-4")]
    public bool? Outsourced { get; set; }

    /// <summary>範囲・理由.</summary>
    [FormField("委託する範囲（委託しないときは、その理由）", Required = true, Multiline = true, Clause = "9-1-4")]
    public string Scope { get; set; } = "";
}

/// <summary>Records the decision. Taking outsourcing back clears what was arranged, unless a contract of commission binds.</summary>
public sealed class DecideOutsourcingHandler : TaskHandler<DecideOutsourcingForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "委託の要否を決定する")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var view = new TaskView().ProposalFacts(await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken));
        view.Notes.Add("委託するときは、総務課との協議、見積りの精査、停止条件付委託契約の締結を、審査結果の通知の前に行います。");
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, DecideOutsourcingForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var outsourcing = await context.Db.OutsourcingAsync(context.SubjectId, cancellationToken);
        context.Enforce(OutsourcingRules.CheckDecision(outsourcing, form.Outsourced!.Value));
        if (outsourcing is null)
            context.Db.Add(outsourcing = new ConditionalOutsourcing { CaseId = context.SubjectId });
        outsourcing.Outsourced = form.Outsourced.Value;
        outsourcing.Scope = form.Scope;
        outsourcing.DecidedById = context.Actor.Id;
        return button;
    }
}

/// <summary>委託費の積算・負担についての協議 (8-1-2ウ(ｲ)), beforehand.</summary>
[Activity("WorkflowAnon.Notification.ConsultCost", Category = "第7 通知", DisplayName = "委託費について総務課に協議する", Description = "委託費の積算、負担等について、あらかじめ総務課と協議します。", Kind = ActivityKind.Task)]
[Outcomes("Done=協議した")]
public sealed class ConsultCost : HumanTaskActivity<ConsultCostHandler>;

/// <summary>Form of the consultation.</summary>
public sealed class ConsultCostForm
{
    /// <summary>内容.</summary>
    [FormField("委託費の積算、負担等について協議する内容", Multiline = true, Clause = "8-1-2ウ(ｲ)")]
    public string Question { get; set; } = "";
}

/// <summary>Asks 総務課 about cost and burden before any estimate is scrutinised.</summary>
public sealed class ConsultCostHandler : TaskHandler<ConsultCostForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "総務課に協議する")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var outsourcing = await context.Db.OutsourcingAsync(context.SubjectId, cancellationToken);
        return new TaskView().ProposalFacts(await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken)).Fact("委託する範囲", outsourcing?.Scope ?? "");
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ConsultCostForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var outsourcing = await context.Db.OutsourcingAsync(context.SubjectId, cancellationToken)
            ?? throw TaskContext.Refuse("", "委託の要否が決まっていません。", "9-1-4");
        context.Enforce(HearingRules.CheckQuestion(ConsultationSubject.OutsourcingCost, form.Question));
        outsourcing.ConsultationId = context.AddConsultation(ConsultationSubject.OutsourcingCost, form.Question).Id;
        return button;
    }
}

/// <summary>委託予定先の見積りの精査 (9-1-4ア).</summary>
[Activity("WorkflowAnon.Notification.ScrutiniseEstimate", Category = "第7 通知", DisplayName = "委託予定先の見積りを精査する", Description = "委託予定先から見積りを徴し、内容を精査します。", Kind = ActivityKind.Task)]
[Outcomes("Done=精査した")]
public sealed class ScrutiniseEstimate : HumanTaskActivity<ScrutiniseEstimateHandler>;

/// <summary>Form of the estimate.</summary>
public sealed class ScrutiniseEstimateForm
{
    /// <summary>委託予定先.</summary>
    [FormField("委託予定先の名称", RequiredByRule = true, Clause = "9-1-4ア")]
    public string ContractorName { get; set; } = "";

    /// <summary>所在地.</summary>
    [FormField("委託予定先の所在地", Clause = "9-1-4ア")]
    public string ContractorAddress { get; set; } = "";

    /// <summary>見積書の日付.</summary>
    [FormField("見積書の日付", RequiredByRule = true, Clause = "9-1-4ア")]
    public DateOnly? EstimatedOn { get; set; }

    /// <summary>見積額.</summary>
    [FormField("見積額（税込み）", RequiredByRule = true, Unit = "円", Clause = "9-1-4ア")]
    public long? EstimateYen { get; set; }

    /// <summary>精査の結果.</summary>
    [FormField("精査の結果", RequiredByRule = true, Multiline = true, Clause = "9-1-4ア", Help = "作業の内容、単価、工数の妥当性")]
    public string Scrutiny { get; set; } = "";
}

/// <summary>Records estimate and scrutiny.</summary>
public sealed class ScrutiniseEstimateHandler : TaskHandler<ScrutiniseEstimateForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "見積りの精査を記録する")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var view = new TaskView().Fact("委託する範囲", (await context.Db.OutsourcingAsync(context.SubjectId, cancellationToken))?.Scope ?? "");
        await view.AddConsultationsAsync(context.Db, context.SubjectId, ConsultationSubject.OutsourcingCost, cancellationToken);
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ScrutiniseEstimateForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var outsourcing = await context.Db.OutsourcingAsync(context.SubjectId, cancellationToken)
            ?? throw TaskContext.Refuse("", "委託の要否が決まっていません。", "9-1-4");
        outsourcing.ContractorName = form.ContractorName;
        outsourcing.ContractorAddress = form.ContractorAddress;
        outsourcing.EstimatedOn = form.EstimatedOn;
        outsourcing.EstimateYen = form.EstimateYen ?? 0;
        outsourcing.Scrutiny = form.Scrutiny;
        outsourcing.ScrutinisedOn = context.Today;
        outsourcing.ScrutinisedById = context.Actor.Id;
        context.Enforce(OutsourcingRules.CheckEstimate(outsourcing, await context.Db.CostConsultedAsync(context.SubjectId, cancellationToken), context.Today));
        return button;
    }
}

/// <summary>停止条件付委託契約の締結 (9-1-4ア, 11-4).</summary>
[Activity("WorkflowAnon.Notification.SignOutsourcing", Category = "第7 通知", DisplayName = "停止条件付委託契約を締結する", Description = "利用契約の締結を停止条件として、委託契約を締結します。", Kind = ActivityKind.Task)]
[Outcomes("Done=締結した")]
public sealed class SignOutsourcing : HumanTaskActivity<SignOutsourcingHandler>;

/// <summary>Form of the contract of commission.</summary>
public sealed class SignOutsourcingForm
{
    /// <summary>契約日.</summary>
    [FormField("契約日", RequiredByRule = true, Clause = "9-1-4ア")]
    public DateOnly? ContractedOn { get; set; }

    /// <summary>契約書.</summary>
    [FormField("委託契約書の番号・件名", RequiredByRule = true, Clause = "9-1-4ア")]
    public string ContractNumber { get; set; } = "";

    /// <summary>停止条件.</summary>
    [FormField("利用契約の締結を停止条件としているか", Required = true, Clause = "9-1-4ア")]
    public bool? ConditionalOnUseContract { get; set; }

    /// <summary>定めた事項.</summary>
    [FormField("委託契約に定めた事項", OptionsFrom = "contractItems", Clause = "11-4")]
    public List<string> ContractItems { get; set; } = [];

    /// <summary>注意の理由.</summary>
    [FormField("注意のある事項を確認して進める理由")]
    public string WarningReason { get; set; } = "";
}

/// <summary>Records the conditional contract; it takes effect only with the use contract.</summary>
public sealed class SignOutsourcingHandler : TaskHandler<SignOutsourcingForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "停止条件付委託契約を締結した")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var view = new TaskView();
        if (await context.Db.OutsourcingAsync(context.SubjectId, cancellationToken) is { } o)
            view.Fact("委託予定先", o.ContractorName).Fact("見積額", $"{ExaminationReader.Number(o.EstimateYen)}円").Fact("見積書の日付", ExaminationReader.Day(o.EstimatedOn)).Fact("精査の結果", o.Scrutiny);
        view.Choices["contractItems"] = [.. OutsourcingRules.ContractItems.Select(i => new Choice(i.Code, i.Text))];
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, SignOutsourcingForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var outsourcing = await context.Db.OutsourcingAsync(context.SubjectId, cancellationToken)
            ?? throw TaskContext.Refuse("", "委託の要否が決まっていません。", "9-1-4");
        outsourcing.ContractedOn = form.ContractedOn;
        outsourcing.ContractNumber = form.ContractNumber;
        outsourcing.ConditionalOnUseContract = form.ConditionalOnUseContract!.Value;
        outsourcing.ContractItems = form.ContractItems;
        context.Enforce(OutsourcingRules.CheckContract(outsourcing, context.Today), form.WarningReason);
        context.Subject.Record("停止条件付委託契約", $"{JapaneseDate.Format(form.ContractedOn!.Value)}締結", "9-1-4ア");
        return button;
    }
}
