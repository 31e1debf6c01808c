namespace WorkflowAnon.Contracts;

/// <summary>違反を委員会へ報告した。</summary>
public sealed record ViolationReportedToCommission : CaseEvent
{
    /// <summary>Id of the violation or termination file (違反・解除).</summary>
    public required string ViolationId { get; init; }
}

/// <summary>解除しようとする旨を委員会へ報告した。</summary>
public sealed record TerminationIntentReportedToCommission : CaseEvent
{
    /// <summary>Id of the violation or termination file (違反・解除).</summary>
    public required string ViolationId { get; init; }
}

/// <summary>解除した旨を委員会へ報告した。</summary>
public sealed record TerminationReportedToCommission : CaseEvent
{
    /// <summary>Id of the violation or termination file (違反・解除).</summary>
    public required string ViolationId { get; init; }
}
