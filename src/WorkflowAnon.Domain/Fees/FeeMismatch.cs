namespace WorkflowAnon.Domain.Fees;

/// <summary>What differs.</summary>
public enum FeeMismatchKind
{
    /// <summary>納付額が通知した額と異なる: the payer is asked to bring the notified amount (8-2-1).</summary>
    AmountReceived = 1,

    /// <summary>通知した額に形式的な誤りがある疑い (8-2-2但).</summary>
    FormalErrorInNotice = 2,
}

/// <summary>納付額の相違の記録: noticed at the counter, before anything is confirmed. Nothing is kept, refunded or collected on top.</summary>
public sealed class FeeMismatch
{
    /// <summary>Id ("mismatch-…").</summary>
    public required string Id { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The notice in force.</summary>
    public required string NoticeId { get; init; }

    /// <summary>What differs.</summary>
    public FeeMismatchKind Kind { get; init; }

    /// <summary>Amount that was offered, yen, or 0 when none was.</summary>
    public long OfferedYen { get; init; }

    /// <summary>経緯と対応.</summary>
    public required string Note { get; init; }

    /// <summary>Who noticed.</summary>
    public required string NotedById { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset NotedAt { get; init; }

    /// <summary>When the procedure went on from it, or null.</summary>
    public DateTimeOffset? HandledAt { get; set; }
}
