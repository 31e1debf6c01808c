namespace WorkflowAnon.Domain.Agency;

/// <summary>受信箱と期限管理の目安, in 開庁日. They sort work by urgency; no date of the law depends on them.</summary>
public sealed record InboxSettings
{
    /// <summary>期限間近: at most so many 開庁日 are left.</summary>
    public int SoonDays { get; init; } = 3;

    /// <summary>重大な超過: more than so many 開庁日 over.</summary>
    public int CriticalDays { get; init; } = 5;

    /// <summary>滞留: a task that has been waiting for more than so many 開庁日.</summary>
    public int StuckDays { get; init; } = 20;
}
