namespace WorkflowAnon.Domain.Examination;

/// <summary>ヒアリング: the 担当課 heard somebody about the proposal while it examined it (第6; 5-3-1n). As often as needed.</summary>
public sealed class Hearing
{
    /// <summary>Id ("hearing-…").</summary>
    public required string Id { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>実施した日.</summary>
    public DateOnly HeldOn { get; init; }

    /// <summary>True: the 代理人 was heard; false: the 提案者, who may be heard directly although there is an agent.</summary>
    public bool OfAgent { get; init; }

    /// <summary>方法 (電話, 面談 …).</summary>
    public required string Method { get; init; }

    /// <summary>確認した事項.</summary>
    public required string Question { get; init; }

    /// <summary>聴取した内容.</summary>
    public required string Answer { get; init; }

    /// <summary>聴取した者.</summary>
    public required string HeardById { get; init; }
}
