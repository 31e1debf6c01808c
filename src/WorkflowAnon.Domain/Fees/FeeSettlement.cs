namespace WorkflowAnon.Domain.Fees;

/// <summary>
/// 訂正による差額の精算 (8-2-2但): after a formal error in the notified amount came to light once the fee was paid. There is no other refund and no other
/// additional collection (8-2-2).
/// </summary>
public sealed class FeeSettlement
{
    /// <summary>Id ("settlement-…").</summary>
    public required string Id { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The notice that put the amount right.</summary>
    public required string NoticeId { get; init; }

    /// <summary>Right amount less what was paid, yen: positive is collected (追加徴収), negative is paid back (還付).</summary>
    public long DifferenceYen { get; init; }

    /// <summary>誤りの内容.</summary>
    public required string Explanation { get; init; }

    /// <summary>訂正を決めた者.</summary>
    public required string DecidedById { get; init; }

    /// <summary>訂正を決めた日.</summary>
    public DateOnly DecidedOn { get; init; }

    /// <summary>精算した日, or null while open.</summary>
    public DateOnly? SettledOn { get; set; }

    /// <summary>精算の方法.</summary>
    public string Method { get; set; } = "";

    /// <summary>精算した者.</summary>
    public string SettledById { get; set; } = "";

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}
