namespace WorkflowAnon.Contracts;

/// <summary>契約違反等を認めた。</summary>
public sealed record ViolationFound : CaseEvent
{
    /// <summary>Id of the violation or termination file (違反・解除).</summary>
    public required string ViolationId { get; init; }
}

/// <summary>契約を解除しようとする。</summary>
public sealed record TerminationIntended : CaseEvent
{
    /// <summary>Id of the violation or termination file (違反・解除).</summary>
    public required string ViolationId { get; init; }
}

/// <summary>契約を解除した。</summary>
public sealed record ContractTerminated : CaseEvent
{
    /// <summary>Id of the violation or termination file (違反・解除).</summary>
    public required string ViolationId { get; init; }
}

/// <summary>欠格の記録をした。</summary>
public sealed record DisqualificationRegistered : CaseEvent;
