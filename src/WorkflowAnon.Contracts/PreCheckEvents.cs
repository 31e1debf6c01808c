namespace WorkflowAnon.Contracts;

/// <summary>提案書類の案について担当課の意見を求めた。</summary>
public sealed record DraftCommentRequested : CaseEvent
{
    /// <summary>Id of the division that is asked (担当課).</summary>
    public required string DivisionId { get; init; }
}

/// <summary>提案書類の案について担当課が意見を述べた。</summary>
public sealed record DraftCommented : CaseEvent;

/// <summary>提案書類の案の事前チェックに回答した。</summary>
public sealed record DraftPreChecked : CaseEvent;
