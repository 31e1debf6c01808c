namespace WorkflowAnon.Contracts;

/// <summary>記載事項変更通知書を受け付けた。</summary>
public sealed record ChangeNoticeReceived : CaseEvent
{
    /// <summary>Id of the change notice (記載事項変更通知書).</summary>
    public required string ChangeNoticeId { get; init; }
}

/// <summary>変更通知書の原本を担当課へ送付した。</summary>
public sealed record ChangeNoticeForwarded : CaseEvent
{
    /// <summary>Id of the change notice (記載事項変更通知書).</summary>
    public required string ChangeNoticeId { get; init; }
}

/// <summary>新たな提案を要する旨を知らせた。</summary>
public sealed record NewProposalRequired : CaseEvent
{
    /// <summary>Id of the change notice (記載事項変更通知書).</summary>
    public required string ChangeNoticeId { get; init; }
}
