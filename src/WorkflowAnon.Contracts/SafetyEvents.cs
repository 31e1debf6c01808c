namespace WorkflowAnon.Contracts;

/// <summary>取扱状況の評価を依頼した。</summary>
public sealed record SafetyEvaluationRequested : CaseEvent
{
    /// <summary>Id of the division (所属) that evaluates.</summary>
    public required string DivisionId { get; init; }
}

/// <summary>取扱状況を評価した。</summary>
public sealed record SafetyEvaluated : CaseEvent;
