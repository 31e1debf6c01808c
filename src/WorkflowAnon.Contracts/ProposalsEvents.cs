namespace WorkflowAnon.Contracts;

/// <summary>提案書類が到達した。</summary>
public sealed record ProposalArrived : CaseEvent;

/// <summary>作成された情報についての新たな提案を受けた。</summary>
public sealed record NewProposalReceived : CaseEvent
{
    /// <summary>Id of the case whose information it is about.</summary>
    public required string BasisCaseId { get; init; }
}

/// <summary>提案書類を受け付けた。</summary>
public sealed record ProposalReceived : CaseEvent;

/// <summary>写しを保管した。</summary>
public sealed record ProposalCopyRetained : CaseEvent;

/// <summary>原本を担当課へ送付した。</summary>
public sealed record ProposalForwarded : CaseEvent;

/// <summary>本人であることを確認した。</summary>
public sealed record IdentityVerified : CaseEvent;

/// <summary>形式の確認が終わった。</summary>
public sealed record FormalCheckCompleted : CaseEvent;

/// <summary>説明又は訂正を求めた。</summary>
public sealed record CorrectionRequested : CaseEvent
{
    /// <summary>Id of the correction round (補正).</summary>
    public required string CorrectionId { get; init; }
}

/// <summary>訂正後の書類を受け付けた。</summary>
public sealed record CorrectionReceived : CaseEvent
{
    /// <summary>Id of the correction round (補正).</summary>
    public required string CorrectionId { get; init; }
}

/// <summary>訂正後の原本を担当課へ送付した。</summary>
public sealed record CorrectionForwarded : CaseEvent
{
    /// <summary>Id of the correction round (補正).</summary>
    public required string CorrectionId { get; init; }
}

/// <summary>補正の期限が過ぎた。</summary>
public sealed record CorrectionOverdue : CaseEvent
{
    /// <summary>Id of the correction round (補正).</summary>
    public required string CorrectionId { get; init; }
}

/// <summary>提案が取り下げられた。</summary>
public sealed record ProposalWithdrawn : CaseEvent;
