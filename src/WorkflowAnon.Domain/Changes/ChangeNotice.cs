using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Changes;

/// <summary>記載事項変更通知書 (form 9; 9-3) as received from the counterparty, and how each of its changes was classified.</summary>
public sealed class ChangeNotice
{
    /// <summary>Id ("change-" and the workflow instance).</summary>
    public required string Id { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>収受した日.</summary>
    public DateOnly ReceivedOn { get; set; }

    /// <summary>変更, each classified by a person (9-3-0); a mixed notice has both classes and is split.</summary>
    public List<ChangeItem> Items { get; set; } = [];

    /// <summary>受け付けた者.</summary>
    public string ReceivedById { get; set; } = "";

    /// <summary>追加・交代の理由が適切か, as a person confirmed it (9-3-1イ); null when not asked.</summary>
    public bool? ReasonIsProper { get; set; }

    /// <summary>理由を確認した者; empty when not asked.</summary>
    public string ReasonConfirmedById { get; set; } = "";

    /// <summary>写しを保管した日 (9-3-1ウ), or null.</summary>
    public DateOnly? CopyRetainedOn { get; set; }

    /// <summary>原本を担当課へ送付した日, or null.</summary>
    public DateOnly? ForwardedOn { get; set; }

    /// <summary>新たな提案を要する旨を知らせた日 (9-3-2), or null.</summary>
    public DateOnly? NewProposalToldOn { get; set; }

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}

/// <summary>One change of a notice.</summary>
public sealed class ChangeItem
{
    /// <summary>変更の区分.</summary>
    public ChangeKind Kind { get; set; }

    /// <summary>変更前.</summary>
    public string Before { get; set; } = "";

    /// <summary>変更後.</summary>
    public string After { get; set; } = "";

    /// <summary>変更理由.</summary>
    public string Reason { get; set; } = "";

    /// <summary>変更（予定）年月日.</summary>
    public DateOnly? ChangeOn { get; set; }
}
