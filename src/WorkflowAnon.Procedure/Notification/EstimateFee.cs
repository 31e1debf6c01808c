using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Notification;

/// <summary>手数料の積算 (8-1), before form 5.</summary>
[Activity("WorkflowAnon.Notification.EstimateFee", Category = "第8の1 手数料", DisplayName = "手数料を積算する", Description = "作業ごとの延べ時間（分）と委託料から、手数料の額を積算します。", Kind = ActivityKind.Task)]
[Outcomes("Done=積算した", "Outsourcing=委託の要否を見直す")]
public sealed class EstimateFee : HumanTaskActivity<EstimateFeeHandler>;

/// <summary>Form of the estimate.</summary>
public sealed class EstimateFeeForm
{
    /// <summary>作業.</summary>
    [FormField("作成に要する作業と時間", RequiredByRule = true, Clause = "8-1-2イ", Section = "イ　作成に要する時間", MinRows = 5,
        Help = "作業ごとに延べ時間を分で入力します（2人で90分なら180分）。合計を1時間までごとに切り上げます。")]
    public List<FeeLineRow> Lines { get; set; } = [];

    /// <summary>委託料.</summary>
    [FormField("受託者に支払う額（委託するときだけ）", Unit = "円", Clause = "8-1-2ウ", Section = "ウ　委託料")]
    public long? OutsourcedYen { get; set; }

    /// <summary>委託手続の時間.</summary>
    [FormField("委託の手続（起案・決裁等）に要する時間の費用を委託料に含めた", Clause = "8-1-2ウ(ｱ)", Help = "委託の手続に要する時間は、イの時間に含めます。")]
    public bool PaperworkInOutsourced { get; set; }

    /// <summary>注意の理由.</summary>
    [FormField("注意のある事項を確認して進める理由", Section = "確認")]
    public string WarningReason { get; set; } = "";
}

/// <summary>A kind of work and its minutes.</summary>
public sealed class FeeLineRow
{
    /// <summary>作業の種類.</summary>
    [FormField("作業の種類", Required = true, Options =
    [
        "ExtractionDesign=データ抽出方法の設計", "Extraction=データ抽出の実行", "ProcessingDesign=加工プログラムの設計", "Processing=加工処理の実行",
        "Inspection=作成した情報の検査", "OutsourcingPaperwork=委託の手続（起案・決裁等）", "Other=その他作成に要する作業",
    ])]
    public string Work { get; set; } = "";

    /// <summary>時間.</summary>
    [FormField("延べ時間", Required = true, Unit = "分")]
    public long? Minutes { get; set; }

    /// <summary>内訳.</summary>
    [FormField("内訳（人数・回数など）")]
    public string Note { get; set; } = "";
}

/// <summary>Makes the fee sheet; the sum comes from the fee calculator alone.</summary>
public sealed class EstimateFeeHandler : TaskHandler<EstimateFeeForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "この積算で積算書を作成する"), new("Outsourcing", "積算せずに、委託の要否を見直す")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var outsourcing = await context.Db.OutsourcingAsync(context.SubjectId, cancellationToken);
        var fees = context.Profile.FeesOn(context.Today);
        var view = new TaskView().ProposalFacts(await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken))
            .Fact("基本額（ア）", fees is null ? "" : $"{ExaminationReader.Number(fees.BaseYen)}円")
            .Fact("1時間までごとの額（イ）", fees is null ? "" : $"{ExaminationReader.Number(fees.HourlyYen)}円")
            .Fact("作成の委託", outsourcing is { Outsourced: true } ? $"委託する（精査した見積額 {ExaminationReader.Number(outsourcing.EstimateYen)}円）" : "委託しない");
        var (sharing, _) = await context.Db.SharingAsync(context.SubjectId, cancellationToken);
        view.Fact("案分する全く同一の提案の数", $"{ExaminationReader.Number(sharing.Count)}件");
        await view.AddWorkComparisonAsync(context, cancellationToken);
        if (await context.Db.FeeSheetAsync(context.SubjectId, cancellationToken) is { } earlier)
            view.Initial = new EstimateFeeForm
            {
                Lines = [.. earlier.Lines.Select(l => new FeeLineRow { Work = l.Work.ToString(), Minutes = l.Minutes, Note = l.Note })],
                OutsourcedYen = earlier.OutsourcedYen,
            };
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, EstimateFeeForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var outsourcing = await context.Db.OutsourcingAsync(context.SubjectId, cancellationToken);
        if (button == "Outsourcing")
        {
            // Undecided again: the procedure asks anew, and a contract of commission still binds.
            outsourcing?.DecidedById = "";
            return button;
        }

        context.Enforce(Domain.Notification.OutsourcingRules.CheckBeforeNotice(outsourcing, await context.Db.CostConsultedAsync(context.SubjectId, cancellationToken)));
        List<FeeSheetLine> lines = [.. form.Lines.Select(l => new FeeSheetLine { Work = Enum.Parse<FeeWork>(l.Work), Minutes = l.Minutes!.Value, Note = l.Note })];
        context.Enforce(
            FeeSheetRules.Check(new(lines, outsourcing!.Outsourced, form.OutsourcedYen, outsourcing is { Outsourced: true, Scrutiny.Length: > 0 } ? outsourcing.EstimateYen : null,
                form.PaperworkInOutsourced)),
            form.WarningReason);
        await AddSheetAsync(context, form, lines, outsourcing.Outsourced ? form.OutsourcedYen : null, cancellationToken);
        return button;
    }

    private static async Task AddSheetAsync(TaskContext context, EstimateFeeForm form, List<FeeSheetLine> lines, long? outsourcedYen, CancellationToken cancellationToken)
    {
        var schedule = context.Profile.FeesOn(context.Today);
        context.Enforce(FeeSheetRules.CheckSchedule(schedule));
        var (sharing, recordId) = await context.Db.SharingAsync(context.SubjectId, cancellationToken);
        FeeComputation fee;
        try
        {
            fee = new FeeCalculator(schedule!.Table()).Compute(new([.. lines.Select(l => l.Minutes)], outsourcedYen, sharing.Count));
        }
        catch (FeeException e)
        {
            throw TaskContext.Refuse("lines", e.Message, e.Clause);
        }

        var others = await context.Db.Set<FeeSheet>().AsNoTracking().Where(f => sharing.Contains(f.CaseId) && f.CaseId != context.SubjectId).ToListAsync(cancellationToken);
        context.Enforce(
            IdenticalProposalsRules.CheckSameCost(fee.Production, [.. others.GroupBy(f => f.CaseId).Select(g => g.MaxBy(f => f.Version)!.ProductionYen)]), form.WarningReason);
        context.Db.Add(new FeeSheet
        {
            Id = SubjectContext.NewId("fee"),
            CaseId = context.SubjectId,
            Version = ((await context.Db.FeeSheetAsync(context.SubjectId, cancellationToken))?.Version ?? 0) + 1,
            Lines = lines,
            OutsourcedYen = outsourcedYen,
            IdenticalProposals = fee.Identical,
            IdenticalRecordId = recordId,
            BaseYen = fee.BaseFee,
            HourlyYen = schedule.HourlyYen,
            TotalMinutes = fee.TotalMinutes,
            Hours = fee.Units,
            ProductionShareYen = fee.ProductionShare,
            ProductionYen = fee.Production,
            TotalYen = fee.Yen,
            Rule = fee.Rule,
            LegalBasis = schedule.LegalBasis,
            EstimatedById = context.Actor.Id,
            EstimatedOn = context.Today,
        });
        context.Subject.Record("手数料の積算", fee.Rule, fee.Clause);
    }
}
