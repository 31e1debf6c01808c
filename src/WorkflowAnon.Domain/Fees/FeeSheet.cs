namespace WorkflowAnon.Domain.Fees;

/// <summary>積算書: how the fee of one proposal was estimated (8-1). A new estimate is a new version; earlier ones stay.</summary>
public sealed class FeeSheet
{
    /// <summary>Id ("fee-…").</summary>
    public required string Id { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>1, 2, 3 … within the case; the highest is in force.</summary>
    public int Version { get; init; } = 1;

    /// <summary>作業ごとの時間 (8-1-2イ).</summary>
    public List<FeeSheetLine> Lines { get; set; } = [];

    /// <summary>受託者に支払う額, yen with tax; null when nothing is outsourced (8-1-2ウ).</summary>
    public long? OutsourcedYen { get; init; }

    /// <summary>全く同一の提案の数 k, 1 or more: read off the record of the confirmation (8-1-3).</summary>
    public int IdenticalProposals { get; init; } = 1;

    /// <summary>Id of the <see cref="Fees.IdenticalProposals"/> that k rests on; empty when there was nothing to compare.</summary>
    public string IdenticalRecordId { get; init; } = "";

    /// <summary>基本額, yen (8-1-2ア).</summary>
    public long BaseYen { get; init; }

    /// <summary>1時間までごとの額, yen.</summary>
    public long HourlyYen { get; init; }

    /// <summary>工数の合計, minutes.</summary>
    public long TotalMinutes { get; init; }

    /// <summary>Started hours of the total.</summary>
    public long Hours { get; init; }

    /// <summary>案分後の作成に要する費用, yen.</summary>
    public long ProductionShareYen { get; init; }

    /// <summary>作成に要する費用 before the split, yen; 0 for a new proposal.</summary>
    public long ProductionYen { get; init; }

    /// <summary>手数料の額, yen.</summary>
    public long TotalYen { get; init; }

    /// <summary>計算の過程, 日本語.</summary>
    public required string Rule { get; init; }

    /// <summary>条例 of the amounts.</summary>
    public string LegalBasis { get; init; } = "";

    /// <summary>積算した者.</summary>
    public required string EstimatedById { get; init; }

    /// <summary>積算した日.</summary>
    public DateOnly EstimatedOn { get; init; }
}

/// <summary>作業の種類と時間.</summary>
public sealed class FeeSheetLine
{
    /// <summary>作業の種類: a value of <see cref="FeeWork"/>.</summary>
    public FeeWork Work { get; set; }

    /// <summary>時間, minutes of work (人分), 1 or more.</summary>
    public long Minutes { get; set; }

    /// <summary>内訳 (人数, 回数); may be empty.</summary>
    public string Note { get; set; } = "";
}

/// <summary>作成に要する作業 (8-1-2イ).</summary>
public enum FeeWork
{
    /// <summary>データ抽出方法の設計.</summary>
    ExtractionDesign = 1,

    /// <summary>データ抽出の実行.</summary>
    Extraction = 2,

    /// <summary>加工のためのプログラムの設計.</summary>
    ProcessingDesign = 3,

    /// <summary>加工処理の実行.</summary>
    Processing = 4,

    /// <summary>作成した情報の検査.</summary>
    Inspection = 5,

    /// <summary>委託の手続（起案・決裁等） (8-1-2ウ(ｱ)).</summary>
    OutsourcingPaperwork = 6,

    /// <summary>その他作成に要する作業.</summary>
    Other = 7,
}
