namespace WorkflowAnon.Domain.Fees;

/// <summary>
/// 全く同一の提案の確認 (8-1-3): a person compared a proposal with all others of the same recruitment on the same file and found which are completely identical
/// to it. The number that shares the cost of production is read off this record, never typed.
/// </summary>
public sealed class IdenticalProposals
{
    /// <summary>Id ("identical-…").</summary>
    public required string Id { get; init; }

    /// <summary>募集.</summary>
    public required string RecruitmentId { get; init; }

    /// <summary>個人情報ファイル.</summary>
    public required string FileId { get; init; }

    /// <summary>Cases of the identical proposals, 1 or more; one alone means that it is identical to no other.</summary>
    public List<string> CaseIds { get; set; } = [];

    /// <summary>Cases that were compared, the identical ones included. A proposal that came later has not been compared yet.</summary>
    public List<string> ComparedCaseIds { get; set; } = [];

    /// <summary>確認した根拠.</summary>
    public required string Basis { get; init; }

    /// <summary>確認した者.</summary>
    public required string ConfirmedById { get; init; }

    /// <summary>確認した日時; the latest record that names a case counts for it.</summary>
    public DateTimeOffset ConfirmedAt { get; init; }
}

/// <summary>What of a proposal decides the cost of production.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Number">事案番号.</param>
/// <param name="PersonCount">本人の数.</param>
/// <param name="Items">希望する項目と程度.</param>
/// <param name="NotifiedShares">Number of proposals on which the fee notified for it was split; null while nothing was notified.</param>
public sealed record ComparedProposal(string CaseId, string Number, int? PersonCount, IReadOnlyList<string> Items, int? NotifiedShares);
