using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Termination;

/// <summary>違反・解除 (第10): what was found, whether the contract is terminated and why, and when 総務課 was told.</summary>
public sealed class ViolationFile
{
    /// <summary>Id ("violation-" and the workflow instance).</summary>
    public required string Id { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>違反等と判断した日 (10-1).</summary>
    public DateOnly JudgedOn { get; set; }

    /// <summary>違反等の事実.</summary>
    public string Facts { get; set; } = "";

    /// <summary>判断した者.</summary>
    public string JudgedById { get; set; } = "";

    /// <summary>総務課へ違反等を通知した日 (10-1), or null when a cause of the contract alone is considered without (10-3x).</summary>
    public DateOnly? NotifiedOn { get; set; }

    /// <summary>解除の事由 (10-2); empty while nothing is decided.</summary>
    public List<TerminationCause> Causes { get; set; } = [];

    /// <summary>解除の事由に当たる事実.</summary>
    public string CauseFacts { get; set; } = "";

    /// <summary>解除を起案した者.</summary>
    public string DraftedById { get; set; } = "";

    /// <summary>解除しないこととした理由; empty when it is terminated.</summary>
    public string KeepReason { get; set; } = "";

    /// <summary>解除しようとする旨を総務課へ通知した日 (10-3), or null.</summary>
    public DateOnly? IntentNotifiedOn { get; set; }

    /// <summary>解除の日, or null.</summary>
    public DateOnly? TerminatedOn { get; set; }

    /// <summary>解除通知書の文書番号.</summary>
    public string NoticeNumber { get; set; } = "";

    /// <summary>解除の通知をした者.</summary>
    public string TerminatedById { get; set; } = "";

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}
