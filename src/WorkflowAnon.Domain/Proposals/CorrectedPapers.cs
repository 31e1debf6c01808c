namespace WorkflowAnon.Domain.Proposals;

/// <summary>訂正後の提案書類・説明の到達 (5-7n): one arrival per row, never overwritten.</summary>
public sealed class CorrectedPapers
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>事案.</summary>
    public required string CaseId { get; init; }

    /// <summary>補正 that it answers.</summary>
    public required string CorrectionId { get; init; }

    /// <summary>Version of the papers that it makes, from 2.</summary>
    public int PaperVersion { get; init; }

    /// <summary>到達.</summary>
    public Arrival Arrival { get; set; } = new();

    /// <summary>収受番号.</summary>
    public string ReceiptNumber { get; set; } = "";

    /// <summary>収受日.</summary>
    public DateOnly ReceivedOn { get; set; }

    /// <summary>補正の期限 on that day, or null.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>Parts that changed: "parties", "content", "safety", "papers", "explanation".</summary>
    public List<string> ChangedParts { get; set; } = [];

    /// <summary>What came, as described by 総務課.</summary>
    public string Description { get; set; } = "";

    /// <summary>担当課へ送付した日, or null.</summary>
    public DateOnly? ForwardedOn { get; set; }

    /// <summary>True when it arrived after the due date.</summary>
    public bool IsLate() => DueOn is { } due && Arrival.ArrivedOn > due;
}

/// <summary>提案の旧版: the entered content of an earlier version of the papers. Written once, never changed (5-7n).</summary>
public sealed class ProposalSnapshot
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>事案.</summary>
    public required string CaseId { get; init; }

    /// <summary>Version of the papers, from 1.</summary>
    public int PaperVersion { get; init; }

    /// <summary>The proposal as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>When it was set aside.</summary>
    public DateTimeOffset TakenAt { get; init; }
}
