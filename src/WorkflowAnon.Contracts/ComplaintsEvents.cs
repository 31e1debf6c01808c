namespace WorkflowAnon.Contracts;

/// <summary>苦情を受け付けた。</summary>
public sealed record ComplaintReceived : CaseEvent;

/// <summary>苦情の処理を担当課に求めた。</summary>
public sealed record ComplaintAssigned : CaseEvent
{
    /// <summary>Id of the division that handles it (担当課).</summary>
    public required string DivisionId { get; init; }
}

/// <summary>苦情に回答した。</summary>
public sealed record ComplaintAnswered : CaseEvent;

/// <summary>苦情の処理を完了した。</summary>
public sealed record ComplaintClosed : CaseEvent;
