using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Production;

/// <summary>取扱状況の評価 (11-3; 規則65).</summary>
[Activity("WorkflowAnon.Production.EvaluateSafety", Category = "第11の3 管理の措置", DisplayName = "管理の措置と取扱状況を評価する", Description = "管理の措置と取扱いの状況を、三つの基準に従って評価し、改善の要否を決めます。", Kind = ActivityKind.Task)]
[Outcomes("Kept=守られている", "Improve=改善を要する")]
public sealed class EvaluateSafety : HumanTaskActivity<EvaluateSafetyHandler>;

/// <summary>Form of the evaluation.</summary>
public sealed class EvaluateSafetyForm
{
    /// <summary>評価した日.</summary>
    [FormField("評価した日", Required = true, Clause = "11-3")]
    public DateOnly? EvaluatedOn { get; set; }

    /// <summary>三つの基準.</summary>
    [FormField("規則第65条の基準ごとの評価", Required = true, Clause = "11-3")]
    public List<SafetyStandardRow> Standards { get; set; } = [];
}

/// <summary>One of the three standards.</summary>
public sealed class SafetyStandardRow
{
    /// <summary>基準.</summary>
    [FormField("基準", Required = true, Options = ["1=⑴ 権限及び責任の明確化", "2=⑵ 規程類の整備と適切な取扱い", "3=⑶ 権限のない者による取扱いの防止"])]
    public string Number { get; set; } = "";

    /// <summary>守られているか.</summary>
    [FormField("守られているか")]
    public bool? IsKept { get; set; }

    /// <summary>確認した内容.</summary>
    [FormField("確認した内容")]
    public string Finding { get; set; } = "";

    /// <summary>改善.</summary>
    [FormField("改善のために必要な措置", Help = "守られていないときに入力します。")]
    public string Improvement { get; set; } = "";
}

/// <summary>Records the evaluation; what is not kept must be improved.</summary>
public sealed class EvaluateSafetyHandler : TaskHandler<EvaluateSafetyForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "評価を記録する")];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Checklist(HumanTask task) => ["事案ごとの従事者の記録と周知の記録を確かめたか", "規程類に従って取り扱われているか", "アクセスの記録に権限のない者の取扱いがないか"];

    /// <inheritdoc/>
    public override Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var view = new TaskView
        {
            Initial = new EvaluateSafetyForm
            {
                EvaluatedOn = context.Today,
                Standards = [.. Enumerable.Range(1, 3).Select(n => new SafetyStandardRow { Number = n.ToString(CultureInfo.InvariantCulture) })],
            },
        };
        return Task.FromResult(view);
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, EvaluateSafetyForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        context.Enforce(RecordRules.CheckDay("11-3", "evaluatedOn", form.EvaluatedOn, null, context.Today, "評価した日が今日より後です。"));
        var numbers = form.Standards.ConvertAll(s => s.Number);
        context.Enforce(SafetyEvaluationRules.CheckEvaluation(
            [.. form.Standards.Select(s => new SafetyStandardFacts(int.Parse(s.Number, CultureInfo.InvariantCulture), s.IsKept, s.Finding, s.Improvement))])
            .Renamed(item => ProductionReader.StandardField(item, numbers, "isKept")));
        var evaluation = await context.SafetyEvaluationAsync(cancellationToken);
        if (evaluation is null)
            context.Db.Add(evaluation = new SafetyEvaluation { Id = context.SubjectId, DivisionId = context.Task.DivisionId, FiscalYear = FiscalYear.Of(context.Today).Year });
        evaluation.EvaluatedOn = form.EvaluatedOn;
        evaluation.EvaluatedById = context.Actor.Id;
        evaluation.Standards = [.. form.Standards.Select(s => new SafetyStandardEvaluation
        {
            Number = int.Parse(s.Number, CultureInfo.InvariantCulture), IsKept = s.IsKept!.Value, Finding = s.Finding, Improvement = s.Improvement,
        })];
        await context.Subject.MeetDeadlineAsync(DeadlineKind.SafetyEvaluation, cancellationToken);
        return form.Standards.TrueForAll(s => s.IsKept == true) ? "Kept" : "Improve";
    }
}

/// <summary>改善の措置の記録 (11-3⑵).</summary>
[Activity("WorkflowAnon.Production.RecordImprovement", Category = "第11の3 管理の措置", DisplayName = "改善のために講じた措置を記録する", Description = "評価に基づき、改善のために講じた措置を記録します。", Kind = ActivityKind.Task)]
[Outcomes("Done=講じた")]
public sealed class RecordImprovement : HumanTaskActivity<RecordImprovementHandler>;

/// <summary>Form of the improvement.</summary>
public sealed class RecordImprovementForm
{
    /// <summary>講じた日.</summary>
    [FormField("措置を講じた日", Clause = "11-3")]
    public DateOnly? TakenOn { get; set; }

    /// <summary>措置.</summary>
    [FormField("講じた措置", Multiline = true, Clause = "11-3")]
    public string Measure { get; set; } = "";
}

/// <summary>Records what was done to improve.</summary>
public sealed class RecordImprovementHandler : TaskHandler<RecordImprovementForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "措置を記録する")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var evaluation = await context.SafetyEvaluationAsync(cancellationToken);
        var view = new TaskView { Initial = new RecordImprovementForm { TakenOn = context.Today } };
        view.Tables.Add(new("改善を要する基準", ["基準", "確認した内容", "必要な措置"],
            [.. (evaluation?.Standards ?? []).Where(s => !s.IsKept).Select(s => (IReadOnlyList<string>)[SafetyEvaluationRules.Name(s.Number), s.Finding, s.Improvement])]));
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, RecordImprovementForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        context.Enforce(SafetyEvaluationRules.CheckImprovement(form.Measure, form.TakenOn, context.Today));
        var evaluation = (await context.SafetyEvaluationAsync(cancellationToken))!;
        evaluation.ImprovementTaken = form.Measure;
        evaluation.ImprovedOn = form.TakenOn;
        return button;
    }
}

/// <summary>The evaluation of a running procedure.</summary>
internal static class SafetyEvaluationReader
{
    /// <summary>The evaluation that the task is about, tracked, or null when it was begun by hand and not made yet.</summary>
    public static Task<SafetyEvaluation?> SafetyEvaluationAsync(this TaskContext context, CancellationToken cancellationToken) =>
        context.Db.Set<SafetyEvaluation>().SingleOrDefaultAsync(e => e.Id == context.SubjectId, cancellationToken);
}
