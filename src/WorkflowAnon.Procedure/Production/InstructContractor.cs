using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Production;

/// <summary>作成を委託するか, as decided before the notice.</summary>
[Activity("WorkflowAnon.Production.IsOutsourced", Category = "第9の1 作成", DisplayName = "作成を委託するか", Description = "作成を委託するかで、進む先を分けます。")]
[Outcomes("Yes=委託する", "No=委託しない")]
public sealed class IsOutsourced : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var outsourced = await context.Services.GetRequiredService<WorkflowAnonDbContext>().Set<ConditionalOutsourcing>()
            .AnyAsync(o => o.CaseId == context.CorrelationId && o.Outsourced, context.CancellationToken);
        context.Complete(outsourced ? "Yes" : "No");
    }
}

/// <summary>委託先への周知 (9-1-2b, 9-1-4イ, 9-1-4イn, 11-4).</summary>
[Activity("WorkflowAnon.Production.InstructContractor", Category = "第9の1 作成", DisplayName = "委託先に義務を周知する", Description = "元のデータを渡す前に、四つの事項（該当するときは法第4章）を周知し、受領の確認を得ます。", Kind = ActivityKind.Task)]
[Outcomes("Done=周知した")]
public sealed class InstructContractor : HumanTaskActivity<InstructContractorHandler>;

/// <summary>Form of the information.</summary>
public sealed class InstructContractorForm
{
    /// <summary>周知した事項.</summary>
    [FormField("委託先に周知した事項", Required = true, Clause = "9-1-4イn", Options = [
        "processing=(ｱ) 規則第62条各号の基準に従って加工する義務（法第116条第2項）",
        "noIdentification=(ｲ) 識別行為の禁止と安全管理の義務（法第66条第2項第1号、第121条第3項）",
        "secrecy=(ｳ) 秘密保持と不当利用の禁止（法第67条、第122条）",
        "penalties=(ｴ) 罰則（法第176条、第180条、第183条）",
        "chapter4=法第4章の規定（個人情報取扱事業者等に当たる場合）"])]
    public List<string> Told { get; set; } = [];

    /// <summary>事業者か.</summary>
    [FormField("委託先は個人情報取扱事業者又は匿名加工情報取扱事業者に当たるか", Required = true, Clause = "9-1-4イn")]
    public bool? IsBusinessOperator { get; set; }

    /// <summary>受領確認日.</summary>
    [FormField("委託先が周知の内容を確認した日", Required = true, Clause = "9-1-4イn")]
    public DateOnly? AcknowledgedOn { get; set; }

    /// <summary>安全管理.</summary>
    [FormField("安全管理の措置（令和6年3月12日付け総務第71号）を確認した", Clause = "9-1-4イ")]
    public bool SafetyChecked { get; set; }

    /// <summary>契約の定め.</summary>
    [FormField("委託契約に識別行為の禁止と適切な管理の措置が定められている", Clause = "11-4")]
    public bool ContractForbidsIdentification { get; set; }

    /// <summary>再委託先.</summary>
    [FormField("再委託先（２以上の段階にわたる委託を含む）", MinRows = 0, Clause = "9-1-2b", Help = "再委託先がないときは空欄とします。")]
    public List<SubcontractorRow> Subcontractors { get; set; } = [];

    /// <summary>所見.</summary>
    [FormField("助言・指導の内容", Multiline = true, Clause = "11-4")]
    public string Note { get; set; } = "";
}

/// <summary>A further contractor.</summary>
public sealed class SubcontractorRow
{
    /// <summary>名称.</summary>
    [FormField("再委託先の名称", RequiredByRule = true)]
    public string Name { get; set; } = "";

    /// <summary>範囲.</summary>
    [FormField("再委託する範囲")]
    public string Scope { get; set; } = "";

    /// <summary>周知.</summary>
    [FormField("(ｱ)から(ｴ)まで（該当するときは法第4章も）を周知した", Clause = "9-1-2b")]
    public bool ToldAll { get; set; }

    /// <summary>確認日.</summary>
    [FormField("再委託先が周知の内容を確認した日", Clause = "9-1-2b")]
    public DateOnly? AcknowledgedOn { get; set; }
}

/// <summary>Tells the contractor its duties before source data leaves.</summary>
public sealed class InstructContractorHandler : TaskHandler<InstructContractorForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "周知と確認を終えた")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var outsourcing = await context.OutsourcingAsync(cancellationToken);
        return new TaskView().Fact("委託先", outsourcing?.ContractorName ?? "").Fact("委託する範囲", outsourcing?.Scope ?? "").Fact("周知文", "内容を表示", PaperAddress.Of("contractor-duties", context.SubjectId));
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, InstructContractorForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var concluded = await context.Db.Set<UseContract>().AnyAsync(c => c.CaseId == context.SubjectId && c.ConcludedOn != null, cancellationToken);
        context.Enforce(ProductionRules.CheckOutsourcingHandOver(new OutsourcingHandOverFacts(
            concluded, form.Told.Contains("processing"), form.Told.Contains("noIdentification"), form.Told.Contains("secrecy"), form.Told.Contains("penalties"),
            form.IsBusinessOperator!.Value, form.Told.Contains("chapter4"), form.AcknowledgedOn, form.SafetyChecked, form.ContractForbidsIdentification,
            [.. form.Subcontractors.Select(s => new SubcontractorFacts(s.Name, s.ToldAll, s.AcknowledgedOn))]), context.Today)
            .Renamed(item => item switch
            {
                "safetyChecklist" => "safetyChecked",
                "contractClauses" => "contractForbidsIdentification",
                _ when item.StartsWith("told.", StringComparison.Ordinal) => "told",
                _ => item,
            }));
        var production = await context.ProductionAsync(cancellationToken);
        production.ContractorDutiesTold = form.Told;
        production.ContractorAcknowledgedOn = form.AcknowledgedOn;
        production.ContractorSafetyNote = form.Note;
        production.Subcontractors = [.. form.Subcontractors.Select(s => new SubcontractorRecord { Name = s.Name, Scope = s.Scope, AcknowledgedOn = s.AcknowledgedOn!.Value })];
        return button;
    }
}
