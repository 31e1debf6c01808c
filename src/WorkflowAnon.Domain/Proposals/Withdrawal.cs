namespace WorkflowAnon.Domain.Proposals;

/// <summary>提案の取下げ by the proposer before the contract is sealed; in writing. Papers and custody of the case stay as they are.</summary>
public sealed class Withdrawal
{
    /// <summary>事案: key.</summary>
    public required string CaseId { get; init; }

    /// <summary>取下書の年月日.</summary>
    public DateOnly DatedOn { get; init; }

    /// <summary>取下書の到達日.</summary>
    public DateOnly ArrivedOn { get; init; }

    /// <summary>True: handed in by the agent.</summary>
    public bool ByAgent { get; init; }

    /// <summary>How the agent's power to withdraw was confirmed; empty without an agent.</summary>
    public string AuthorityJudgement { get; init; } = "";

    /// <summary>取下げの理由 as written; may be empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>収受番号 of the letter.</summary>
    public string ReceiptNumber { get; init; } = "";

    /// <summary>Staff id of who received it.</summary>
    public required string ReceivedById { get; init; }

    /// <summary>When it took effect.</summary>
    public DateTimeOffset ReceivedAt { get; init; }
}
