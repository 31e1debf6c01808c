namespace WorkflowAnon.Contracts;

/// <summary>期限が近付いた。</summary>
public sealed record DeadlineApproaching : CaseEvent
{
    /// <summary>Id of the deadline (期限).</summary>
    public required string DeadlineId { get; init; }

    /// <summary>Kind of the deadline, e.g. <c>ContractApplication</c>.</summary>
    public required string KindId { get; init; }

    /// <summary>The date that counts; the period ends at its 24:00 in Japan time.</summary>
    public required DateOnly DueOn { get; init; }
}

/// <summary>期限を過ぎた。</summary>
public sealed record DeadlineExceeded : CaseEvent
{
    /// <summary>Id of the deadline (期限).</summary>
    public required string DeadlineId { get; init; }

    /// <summary>Kind of the deadline, e.g. <c>Provision</c>.</summary>
    public required string KindId { get; init; }

    /// <summary>The date that counted; the period ended at its 24:00 in Japan time.</summary>
    public required DateOnly DueOn { get; init; }
}
