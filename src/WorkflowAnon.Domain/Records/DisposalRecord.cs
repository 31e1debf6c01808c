namespace WorkflowAnon.Domain.Records;

/// <summary>廃棄簿の一行: what was disposed of, when, by whose decision. Kept for ever; no personal data of outsiders.</summary>
public sealed class DisposalRecord
{
    /// <summary>Id ("disposed-…").</summary>
    public required string Id { get; init; }

    /// <summary>廃棄簿の番号.</summary>
    public required string Number { get; init; }

    /// <summary>区分.</summary>
    public RetentionKind Kind { get; init; }

    /// <summary>What it was about.</summary>
    public required string SubjectId { get; init; }

    /// <summary>番号 of the file.</summary>
    public required string Label { get; init; }

    /// <summary>所属 that held the matter.</summary>
    public string DivisionId { get; init; } = "";

    /// <summary>完結した日.</summary>
    public DateOnly EndedOn { get; init; }

    /// <summary>保存期間の満了の日.</summary>
    public DateOnly KeptUntil { get; init; }

    /// <summary>廃棄の起案.</summary>
    public required string DisposalId { get; init; }

    /// <summary>決裁者.</summary>
    public required string ApproverId { get; init; }

    /// <summary>Name of the approver.</summary>
    public required string ApproverName { get; init; }

    /// <summary>決裁の日.</summary>
    public DateOnly ApprovedOn { get; init; }

    /// <summary>廃棄した日.</summary>
    public DateOnly DisposedOn { get; init; }

    /// <summary>廃棄した者.</summary>
    public required string DisposedById { get; init; }

    /// <summary>Name of who did it.</summary>
    public required string DisposedByName { get; init; }
}
