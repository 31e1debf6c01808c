using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Proposals;

/// <summary>事前チェック of a draft before it is handed in (5-2-4a): outside a case, without a receipt or case number, about form only (5-2-4b).</summary>
public sealed class DraftPreCheck
{
    /// <summary>Id: the subject id of its workflow instances ("pre-check-…").</summary>
    public required string Id { get; init; }

    /// <summary>年度 of the number.</summary>
    public int FiscalYear { get; init; }

    /// <summary>番号 within the 年度, from 1; not a receipt number.</summary>
    public int Number { get; init; }

    /// <summary>案を受け取った日.</summary>
    public DateOnly ReceivedOn { get; init; }

    /// <summary>提案をしようとする者.</summary>
    public string ProspectiveName { get; init; } = "";

    /// <summary>連絡先.</summary>
    public string Contact { get; init; } = "";

    /// <summary>個人情報ファイル that the draft is about, or empty.</summary>
    public string FileId { get; init; } = "";

    /// <summary>案の内容 (どの書類か、版など).</summary>
    public string Draft { get; init; } = "";

    /// <summary>意見を求める担当課, or empty when 総務課 looks at it alone.</summary>
    public string DivisionId { get; init; } = "";

    /// <summary>担当課の意見, or empty.</summary>
    public string DivisionComment { get; set; } = "";

    /// <summary>結果: 「形式上の指摘あり」 or 「形式上の指摘なし」; empty until replied.</summary>
    public string Result { get; set; } = "";

    /// <summary>回答: the points about form.</summary>
    public string Reply { get; set; } = "";

    /// <summary>What was confirmed with the person.</summary>
    public string ConfirmedWith { get; set; } = "";

    /// <summary>True: fees were explained (5-2-4a).</summary>
    public bool FeesExplained { get; set; }

    /// <summary>回答した日, or null.</summary>
    public DateOnly? RepliedOn { get; set; }

    /// <summary>Staff id of who replied; empty until then.</summary>
    public string RepliedById { get; set; } = "";

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }

    /// <summary>令和8年度事前チェック第3号.</summary>
    public string Label() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{new FiscalYear(FiscalYear).Name}事前チェック第{Number}号");
}
