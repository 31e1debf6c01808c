namespace WorkflowAnon.Contracts;

/// <summary>募集を計画した。</summary>
public sealed record RecruitmentPlanned : CaseEvent;

/// <summary>担当課へ選定を依頼した。</summary>
public sealed record FileSelectionRequested : CaseEvent
{
    /// <summary>Id of the owning division (担当課).</summary>
    public required string DivisionId { get; init; }
}

/// <summary>対象ファイルを選定した。</summary>
public sealed record FileNominated : CaseEvent
{
    /// <summary>Id of the personal information file (個人情報ファイル).</summary>
    public required string FileId { get; init; }
}

/// <summary>個人情報ファイル簿を更新した。</summary>
public sealed record FileRegisterUpdated : CaseEvent
{
    /// <summary>Id of the personal information file (個人情報ファイル).</summary>
    public required string FileId { get; init; }
}

/// <summary>担当課の選定が終わった。</summary>
public sealed record FileSelectionCompleted : CaseEvent
{
    /// <summary>Id of the owning division (担当課).</summary>
    public required string DivisionId { get; init; }
}

/// <summary>あらかじめ公示した。</summary>
public sealed record RecruitmentPreNoticePublished : CaseEvent;

/// <summary>募集要綱を掲載した。</summary>
public sealed record RecruitmentPublished : CaseEvent;

/// <summary>募集を開始した。</summary>
public sealed record RecruitmentOpened : CaseEvent;

/// <summary>募集の期間を改めた。</summary>
public sealed record RecruitmentPeriodChanged : CaseEvent;

/// <summary>募集が行われていない年度がある（注意）。</summary>
public sealed record AnnualRecruitmentMissing : CaseEvent;

/// <summary>募集を終了した。</summary>
public sealed record RecruitmentClosed : CaseEvent;

/// <summary>本人の数を確定した。</summary>
public sealed record PersonCountFixed : CaseEvent
{
    /// <summary>Id of the personal information file (個人情報ファイル).</summary>
    public required string FileId { get; init; }
}
