using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Complaints;

/// <summary>苦情 about the handling of 行政機関等匿名加工情報 (第12): received, assigned, answered, closed.</summary>
public sealed class Complaint
{
    /// <summary>Id: the subject id of its workflow instances ("complaint-…").</summary>
    public required string Id { get; init; }

    /// <summary>年度 of the number.</summary>
    public int FiscalYear { get; init; }

    /// <summary>番号 within the 年度, from 1.</summary>
    public int Number { get; init; }

    /// <summary>受け付けた日.</summary>
    public DateOnly ReceivedOn { get; init; }

    /// <summary>方法 (電話, 窓口 …).</summary>
    public string Channel { get; init; } = "";

    /// <summary>申し出た者, or empty when anonymous.</summary>
    public string ComplainantName { get; init; } = "";

    /// <summary>連絡先, or empty.</summary>
    public string Contact { get; init; } = "";

    /// <summary>関係する事案, or empty.</summary>
    public string CaseId { get; init; } = "";

    /// <summary>苦情の内容.</summary>
    public string Content { get; init; } = "";

    /// <summary>処理する所属; empty until assigned.</summary>
    public string DivisionId { get; set; } = "";

    /// <summary>調査した内容.</summary>
    public string Investigation { get; set; } = "";

    /// <summary>回答.</summary>
    public string Answer { get; set; } = "";

    /// <summary>回答した日, or null.</summary>
    public DateOnly? AnsweredOn { get; set; }

    /// <summary>Staff id of who answered; empty until then.</summary>
    public string AnsweredById { get; set; } = "";

    /// <summary>講じた措置 recorded at the close.</summary>
    public string Measures { get; set; } = "";

    /// <summary>完了した日, or null.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }

    /// <summary>令和8年度苦情第3号.</summary>
    public string Label() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{new FiscalYear(FiscalYear).Name}苦情第{Number}号");
}
