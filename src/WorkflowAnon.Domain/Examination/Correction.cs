namespace WorkflowAnon.Domain.Examination;

/// <summary>What the proposer is asked for (5-7).</summary>
public enum CorrectionKind
{
    /// <summary>説明の要求.</summary>
    Explanation = 1,

    /// <summary>訂正の求め.</summary>
    Correction = 2,

    /// <summary>説明の要求及び訂正の求め.</summary>
    Both = 3,
}

/// <summary>Where a round of 補正 stands.</summary>
public enum CorrectionState
{
    /// <summary>求めている.</summary>
    Requested = 1,

    /// <summary>訂正後の書類を総務課が受け付けた.</summary>
    Received = 2,

    /// <summary>訂正後の原本を担当課へ送付した.</summary>
    Forwarded = 3,

    /// <summary>期限経過後、そのままの書類で審査することとした.</summary>
    ExaminedAsIs = 4,

    /// <summary>書面で確認の上、取り下げられた.</summary>
    Withdrawn = 5,
}

/// <summary>補正（説明の要求・訂正の求め）: one round of it (5-7). A defect of form is never an automatic refusal.</summary>
public sealed class Correction
{
    /// <summary>Id ("correction-…").</summary>
    public required string Id { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>回: 1, 2, 3 …</summary>
    public int Round { get; init; } = 1;

    /// <summary>What is asked for.</summary>
    public CorrectionKind Kind { get; set; }

    /// <summary>True: addressed to the 代理人; false: to the 提案者.</summary>
    public bool ToAgent { get; set; }

    /// <summary>補正を求める事項, in order.</summary>
    public List<CorrectionItem> Items { get; set; } = [];

    /// <summary>期限 now in force; mandatory.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>Why a due date on a closed day was kept, or why the period was extended; may be empty.</summary>
    public string DueReason { get; set; } = "";

    /// <summary>文書番号 of the demand.</summary>
    public string DocumentNumber { get; set; } = "";

    /// <summary>施行日 of the demand.</summary>
    public DateOnly RequestedOn { get; set; }

    /// <summary>Who issued the demand.</summary>
    public string RequestedById { get; set; } = "";

    /// <summary>Where it stands.</summary>
    public CorrectionState State { get; set; } = CorrectionState.Requested;

    /// <summary>訂正後の書類の収受日, or null. Set by 総務課's receipt.</summary>
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>The corrected papers (a new version; the earlier ones stay), or empty. Set by 総務課's receipt.</summary>
    public string PaperId { get; set; } = "";

    /// <summary>When 総務課 sent the corrected originals to the 担当課, or null. Set by 総務課's forwarding, before CorrectionForwarded is published.</summary>
    public DateTimeOffset? ForwardedAt { get; set; }

    /// <summary>Written confirmation of a withdrawal, or the reason to examine the papers as they are; empty otherwise.</summary>
    public string Outcome { get; set; } = "";

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}

/// <summary>補正を求める事項.</summary>
public sealed class CorrectionItem
{
    /// <summary>Id of the formal finding behind it; empty when the examiner found it.</summary>
    public string FindingId { get; set; } = "";

    /// <summary>Clause id.</summary>
    public string Clause { get; set; } = "";

    /// <summary>何を説明し、又は訂正するか.</summary>
    public string Text { get; set; } = "";
}
