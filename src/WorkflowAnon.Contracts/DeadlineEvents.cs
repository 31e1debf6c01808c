namespace WorkflowAnon.Contracts;

/// <summary>期限を過ぎた。</summary>
public sealed record DeadlineExceeded : CaseEvent
{
    /// <summary>Id of the deadline (期限).</summary>
    public required string DeadlineId { get; init; }
}
