using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Production;

/// <summary>作成の開始 (9-1-1, 11-1, 11-2, 11-3).</summary>
[Activity("WorkflowAnon.Production.StartProduction", Category = "第9の1 作成", DisplayName = "作成を始める", Description = "契約書の内容・仕様を確かめ、従事者に義務を周知し、管理の措置を講じてから作成を始めます。", Kind = ActivityKind.Task)]
[Outcomes("Done=始めた")]
public sealed class StartProduction : HumanTaskActivity<StartProductionHandler>;

/// <summary>Form of the start.</summary>
public sealed class StartProductionForm
{
    /// <summary>開始日.</summary>
    [FormField("作成を始める日", Required = true, Clause = "9-1-1")]
    public DateOnly? StartedOn { get; set; }

    /// <summary>従事者.</summary>
    [FormField("取扱いに従事する者", Required = true, Help = "担当課の職員、委託を受けた業務の従事者、派遣労働者の全員を入力します（従事していた者を含む。）。", Clause = "11-1", Section = "従事者の義務")]
    public List<HandlingPersonRow> Persons { get; set; } = [];

    /// <summary>権限と責任.</summary>
    [FormField("取り扱う者の権限及び責任を定めた", Clause = "11-3", Section = "適切な管理のための措置（規則第65条）")]
    public bool AuthorityDefined { get; set; }

    /// <summary>規程類.</summary>
    [FormField("規程類を整備し、取扱状況の評価と改善を行うこととした", Clause = "11-3")]
    public bool RegulationsKept { get; set; }

    /// <summary>防止.</summary>
    [FormField("権限のない者の取扱いを防止する措置を講じた", Clause = "11-3")]
    public bool UnauthorisedPrevented { get; set; }
}

/// <summary>A person who handles the data.</summary>
public sealed class HandlingPersonRow
{
    /// <summary>氏名.</summary>
    [FormField("氏名", Required = true)]
    public string Name { get; set; } = "";

    /// <summary>区分.</summary>
    [FormField("区分", Required = true, Clause = "11-1", Options = ["Staff=ア 職員", "Contractor=イ 受託業務の従事者", "Dispatched=ウ 派遣労働者"])]
    public string Kind { get; set; } = "";

    /// <summary>周知日.</summary>
    [FormField("法第122条の義務を周知した日", RequiredByRule = true)]
    public DateOnly? InformedOn { get; set; }

    /// <summary>識別行為をしないこと.</summary>
    [FormField("識別行為をしないことを確認した", Clause = "11-2")]
    public bool PromisedNoIdentification { get; set; }
}

/// <summary>Begins production: after the contract, with everybody told and the measures taken.</summary>
public sealed class StartProductionHandler : TaskHandler<StartProductionForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "作成を始める")];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Checklist(HumanTask task) => ["契約書の内容・仕様に不明な点はないか（あるときは、事案の画面から相手方に照会する）", "従事する者の全員に義務を周知したか", "元の保有個人情報をこのシステムに入力しないこと"];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var contract = await context.Db.Set<UseContract>().AsNoTracking().SingleOrDefaultAsync(c => c.CaseId == context.SubjectId, cancellationToken);
        var view = new TaskView { Initial = new StartProductionForm { StartedOn = context.Today } }
            .Fact("契約", contract?.ConcludedOn is { } on ? $"{contract.Number}（{JapaneseDate.Format(on)}締結）" : "未締結", PaperAddress.Of("form7", context.SubjectId))
            .Fact("情報の名称", contract?.InformationName ?? "");
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, StartProductionForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var contract = await context.Db.Set<UseContract>().AsNoTracking().SingleOrDefaultAsync(c => c.CaseId == context.SubjectId, cancellationToken);
        context.Enforce(RecordRules.CheckDay("9-1-1", "startedOn", form.StartedOn, null, context.Today, "作成を始める日が今日より後です。始める日に登録してください。"));
        context.Enforce(RuleResult.Merge(
            ProductionRules.CheckStart(contract?.ConcludedOn, form.StartedOn!.Value, (await context.CaseAsync(cancellationToken)).Kind),
            ProductionRules.CheckSafetyMeasures(new SafetyMeasureFacts(form.AuthorityDefined, form.RegulationsKept, form.UnauthorisedPrevented))).Renamed(Fields)
            .And(HandlingPersons.CheckTold(form.Persons, context.Today)));
        var production = await context.ProductionAsync(cancellationToken);
        production.StartedOn = form.StartedOn;
        context.AddHandlingPersons(form.Persons);
        return button;
    }

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["authority"] = "authorityDefined",
        ["regulations"] = "regulationsKept",
        ["prevention"] = "unauthorisedPrevented",
        ["startOn"] = "startedOn",
    };
}
