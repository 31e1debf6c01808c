using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Production;

/// <summary>作成の記録 (9-1-2a, 9-1-3): the five standards of 規則62 with their evidence.</summary>
[Activity("WorkflowAnon.Production.RecordProduction", Category = "第9の1 作成", DisplayName = "作成し、加工の基準を確認する", Description = "規則第62条各号の五つの基準ごとに、講じた措置と確認の根拠を記録します。データそのものは入力しません。", Kind = ActivityKind.Task)]
[Outcomes("Done=作成した")]
public sealed class RecordProduction : HumanTaskActivity<RecordProductionHandler>;

/// <summary>Form of the record.</summary>
public sealed class RecordProductionForm
{
    /// <summary>五つの基準.</summary>
    [FormField("規則第62条各号の基準ごとの加工", Required = true, Help = "一号ごとに1行、五号まで入力します。", Clause = "9-1-2a", Section = "加工の基準")]
    public List<StandardMeasureRow> Standards { get; set; } = [];

    /// <summary>本人の数.</summary>
    [FormField("作成した情報に含まれる本人の数", Required = true, Unit = "人", Help = "抽出後も1,000人以上であることが必要です（規則第56条）。", Clause = "9-1-5", Section = "作成した情報")]
    public int? PersonCount { get; set; }

    /// <summary>項目.</summary>
    [FormField("情報の項目（1行に一つ）", Required = true, Multiline = true, Clause = "11-5-1")]
    public string Items { get; set; } = "";

    /// <summary>時間.</summary>
    [FormField("実際に要した時間", Required = true, Unit = "分", Help = "積算の見直しのための記録です。手数料の還付や追加徴収はありません。", Clause = "8-1-4")]
    public int? ActualMinutes { get; set; }

    /// <summary>ハッシュ値.</summary>
    [FormField("作成したファイルのハッシュ値（SHA-256）", Help = "ファイルそのものはこのシステムに保存しません。", MaxLength = 64)]
    public string OutputHash { get; set; } = "";

    /// <summary>完了日.</summary>
    [FormField("作成を終えた日", Required = true, Clause = "9-1-1")]
    public DateOnly? FinishedOn { get; set; }

    /// <summary>注意の理由.</summary>
    [FormField("注意のある事項を確認して進める理由", Clause = "9-1-4n")]
    public string WarningReason { get; set; } = "";
}

/// <summary>What was done for one standard.</summary>
public sealed class StandardMeasureRow
{
    /// <summary>号.</summary>
    [FormField("号", Required = true, Options = ["1=第1号", "2=第2号", "3=第3号", "4=第4号", "5=第5号"])]
    public string Number { get; set; } = "";

    /// <summary>措置.</summary>
    [FormField("講じた措置", Required = true)]
    public string Measure { get; set; } = "";

    /// <summary>根拠.</summary>
    [FormField("確認の根拠", Required = true)]
    public string Evidence { get; set; } = "";

    /// <summary>件数.</summary>
    [FormField("件数", Unit = "件", Clause = "9-1-2a", Help = "第4号は該当した件数、第5号はなお一意となる件数を入力します。")]
    public int? Count { get; set; }
}

/// <summary>Records what was done, never the data.</summary>
public sealed class RecordProductionHandler : TaskHandler<RecordProductionForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "作成を終え、検査に回す")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var production = await context.Db.Set<ProductionFile>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == context.SubjectId, cancellationToken);
        var before = production?.Standards ?? [];
        var view = new TaskView
        {
            Initial = new RecordProductionForm
            {
                Standards = [.. Enumerable.Range(1, 5).Select(n => before.FirstOrDefault(s => s.Number == n)).Select((s, i) => new StandardMeasureRow
                {
                    Number = (i + 1).ToString(CultureInfo.InvariantCulture), Measure = s?.Measure ?? "", Evidence = s?.Evidence ?? "", Count = s?.Count,
                })],
                PersonCount = production?.ProducedPersonCount,
                Items = production is { ProducedItems.Count: > 0 } ? string.Join('\n', production.ProducedItems)
                    : string.Join('\n', proposal.RequestedItems.Where(i => i.Wanted == true).Select(i => $"{i.ItemName}（{i.Granularity}）")),
                ActualMinutes = production?.ActualMinutes,
                FinishedOn = context.Today,
            },
        };
        view.DescribeStandards();
        if (production?.Inspections.LastOrDefault() is { Passed: false } failed)
            view.Warnings.Add($"検査で不合格となりました：{failed.Note}");
        if (await context.Db.Set<CounterpartyInquiry>().AsNoTracking().Where(i => i.CaseId == context.SubjectId).OrderBy(i => i.AskedOn).ToListAsync(cancellationToken) is { Count: > 0 } inquiries)
            view.Tables.Add(new("契約の相手方への照会", ["照会した事項", "回答"], [.. inquiries.Select(i => (IReadOnlyList<string>)[i.Question, i.AnsweredOn is null ? "（回答待ち）" : i.Answer])]));
        view.Tables.Add(new("契約の仕様（提案書の3）", ["記録項目", "程度", "備考"], [.. proposal.RequestedItems.Where(i => i.Wanted == true).Select(i => (IReadOnlyList<string>)[i.ItemName, i.Granularity, i.Note])]));
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, RecordProductionForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var production = await context.ProductionAsync(cancellationToken);
        if (production.StartedOn is not { } started)
            throw TaskContext.Refuse("", "作成の開始が記録されていません。", "9-1-1");
        context.Enforce(RecordRules.CheckDay("9-1-1", "finishedOn", form.FinishedOn, started, context.Today, "作成を終えた日は、作成を始めた日から今日までの日です。"));
        context.Enforce(RecordRules.CheckStated(form.ActualMinutes >= 1, "8-1-4", "actualMinutes", "実際に要した時間は1分以上の整数です。"));
        if (form.OutputHash.Length > 0 && (form.OutputHash.Length != 64 || !form.OutputHash.All(char.IsAsciiHexDigit)))
            throw TaskContext.Refuse("outputHash", "ハッシュ値（SHA-256）は64桁の16進数です。");
        var numbers = form.Standards.ConvertAll(s => s.Number);
        context.Enforce(
            ProductionRules.CheckProcessingRecord(
                [.. form.Standards.Select(s => new ProcessingStandardFacts(int.Parse(s.Number, CultureInfo.InvariantCulture), true, s.Evidence))],
                form.Standards.Find(s => s.Number == "4")?.Count, form.Standards.Find(s => s.Number == "5")?.Count, form.PersonCount)
            .Renamed(item => ProductionReader.StandardField(item, numbers, "evidence"))
            .And(ProductionRules.CheckOutsourcingReport(await context.OutsourcingAsync(cancellationToken) is not null, production.OutsourcingReportedOn).Renamed(_ => "")),
            form.WarningReason);

        production.ProducerId = context.Actor.Id;
        production.Standards = [.. form.Standards.Select(s => new ProcessingStandardRecord { Number = int.Parse(s.Number, CultureInfo.InvariantCulture), Measure = s.Measure, Evidence = s.Evidence, Count = s.Count })];
        production.ProducedPersonCount = form.PersonCount;
        production.ProducedItems = [.. form.Items.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        production.ActualMinutes = form.ActualMinutes;
        production.OutputHash = form.OutputHash.ToUpperInvariant();
        production.FinishedOn = form.FinishedOn;
        return button;
    }
}
