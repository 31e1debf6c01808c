using System.Globalization;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Production;

/// <summary>提供前の検査 (9-1-5), by somebody who did not produce.</summary>
[Activity("WorkflowAnon.Production.Inspect", Category = "第9の1 作成", DisplayName = "適正に加工されていることを検査する", Description = "作成した者とは別の者が、提供の前に検査します。", Kind = ActivityKind.Task)]
[Outcomes("Passed=合格", "Failed=不合格")]
public sealed class Inspect : HumanTaskActivity<InspectHandler>;

/// <summary>Form of the inspection.</summary>
public sealed class InspectForm
{
    /// <summary>検査日.</summary>
    [FormField("検査した日", Required = true, Clause = "9-1-5")]
    public DateOnly? InspectedOn { get; set; }

    /// <summary>五つの基準.</summary>
    [FormField("規則第62条各号の基準の確認", Required = true, Help = "作成者の記録ではなく、作成された情報について一号ごとに確認します。", Clause = "9-1-5")]
    public List<StandardCheckRow> Standards { get; set; } = [];

    /// <summary>本人の数.</summary>
    [FormField("確認した本人の数", Required = true, Unit = "人", Clause = "9-1-5")]
    public int? PersonCount { get; set; }

    /// <summary>契約どおり.</summary>
    [FormField("契約書の内容・仕様どおりか", Required = true, Clause = "9-1-1")]
    public bool? MatchesContract { get; set; }

    /// <summary>所見.</summary>
    [FormField("検査の方法と所見", Required = true, Multiline = true, Help = "不合格とするときは、やり直す内容を具体的に入力します。")]
    public string Note { get; set; } = "";
}

/// <summary>The check of one standard.</summary>
public sealed class StandardCheckRow
{
    /// <summary>号.</summary>
    [FormField("号", Required = true, Options = ["1=第1号", "2=第2号", "3=第3号", "4=第4号", "5=第5号"])]
    public string Number { get; set; } = "";

    /// <summary>満たすか.</summary>
    [FormField("満たしているか", RequiredByRule = true)]
    public bool? IsMet { get; set; }

    /// <summary>確認した内容.</summary>
    [FormField("確認した内容", RequiredByRule = true)]
    public string Evidence { get; set; } = "";
}

/// <summary>Passes what was made, or sends it back.</summary>
public sealed class InspectHandler : TaskHandler<InspectForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Passed", "検査に合格とする"), new("Failed", "不合格とし作成に戻す")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var production = await context.ProductionAsync(cancellationToken);
        var view = new TaskView
        {
            Initial = new InspectForm
            {
                InspectedOn = context.Today,
                Standards = [.. Enumerable.Range(1, 5).Select(n => new StandardCheckRow { Number = n.ToString(CultureInfo.InvariantCulture) })],
            },
        };
        view.DescribeStandards();
        view.Fact("作成者の記録した本人の数", $"{production.ProducedPersonCount:#,0}人");
        view.Tables.Add(new("作成者の記録", ["号", "講じた措置", "確認の根拠"], [.. production.Standards.Select(s => (IReadOnlyList<string>)[s.Number.ToString(CultureInfo.InvariantCulture), s.Measure, s.Evidence])]));
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, InspectForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var production = await context.ProductionAsync(cancellationToken);
        context.Enforce(RecordRules.CheckDay("9-1-5", "inspectedOn", form.InspectedOn, production.FinishedOn, context.Today, "検査の日は、作成を終えた日から今日までの日です。"));
        if (button == "Passed")
        {
            var numbers = form.Standards.ConvertAll(s => s.Number);
            context.Enforce(ProductionRules.CheckInspection(new InspectionFacts(
                [production.ProducerId], context.Actor.Id, production.FinishedOn is not null,
                [.. form.Standards.Select(s => new ProcessingStandardFacts(int.Parse(s.Number, CultureInfo.InvariantCulture), s.IsMet, s.Evidence))],
                form.PersonCount, form.MatchesContract)).Renamed(item => item == "contract" ? "matchesContract" : ProductionReader.StandardField(item, numbers, "isMet")));
        }
        else
        {
            context.Enforce(ProcedureRules.CheckSeparation(new Duty("作成", production.ProducerId), new Duty("検査", context.Actor.Id), "9-1-5"));
        }

        production.Inspections =
        [
            .. production.Inspections,
            new InspectionRecord { InspectorId = context.Actor.Id, InspectedOn = form.InspectedOn!.Value, Passed = button == "Passed", Note = form.Note },
        ];
        return button;
    }
}
