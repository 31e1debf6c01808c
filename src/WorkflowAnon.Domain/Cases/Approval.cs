namespace WorkflowAnon.Domain.Cases;

/// <summary>What a 決裁 is about.</summary>
public enum ApprovalSubject
{
    /// <summary>対象ファイルの選定 (3-1a).</summary>
    FileSelection = 1,

    /// <summary>提案の募集（募集要綱） (4-2a).</summary>
    Recruitment = 2,

    /// <summary>審査結果 (第6).</summary>
    Examination = 3,

    /// <summary>審査結果通知書 (第7).</summary>
    ResultNotice = 4,

    /// <summary>契約の締結 (8-3-3).</summary>
    UseContract = 5,

    /// <summary>契約の解除 (10-2).</summary>
    Termination = 6,

    /// <summary>募集の期間の延長 (4-2b).</summary>
    RecruitmentExtension = 20,

    /// <summary>文書の廃棄 (文書管理).</summary>
    RecordsDisposal = 30,
}

/// <summary>Names of the subjects on screens.</summary>
public static class ApprovalSubjectNames
{
    /// <summary>The 日本語 name of <paramref name="subject"/>.</summary>
    public static string DisplayName(this ApprovalSubject subject) => subject switch
    {
        ApprovalSubject.FileSelection => "対象ファイルの選定",
        ApprovalSubject.Recruitment => "提案の募集",
        ApprovalSubject.Examination => "審査結果",
        ApprovalSubject.ResultNotice => "審査結果通知書",
        ApprovalSubject.UseContract => "契約の締結",
        ApprovalSubject.Termination => "契約の解除",
        ApprovalSubject.RecruitmentExtension => "募集の期間の延長",
        ApprovalSubject.RecordsDisposal => "文書の廃棄",
        _ => throw new ArgumentOutOfRangeException(nameof(subject), subject, "決裁の対象の値が正しくありません。"),
    };
}

/// <summary>決裁: one decision of an approver on a draft. The drafter (起案者) and the approver (決裁者) are never the same person.</summary>
public sealed class Approval
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>The case or recruitment.</summary>
    public required string SubjectId { get; init; }

    /// <summary>What was decided.</summary>
    public ApprovalSubject Subject { get; init; }

    /// <summary>Id of the thing decided (a division's selection, a termination file …), or empty.</summary>
    public string DetailId { get; init; } = "";

    /// <summary>起案者.</summary>
    public required string DrafterId { get; init; }

    /// <summary>決裁者.</summary>
    public required string ApproverId { get; init; }

    /// <summary>True: 決裁; false: 差戻し or 却下.</summary>
    public bool Approved { get; init; }

    /// <summary>起案文書, or empty for a decision without one.</summary>
    public string DocumentId { get; init; } = "";

    /// <summary>本来の決裁者 when another decided in their absence (代決), or null.</summary>
    public string? ActedForId { get; init; }

    /// <summary>Name of the 本来の決裁者.</summary>
    public string ActedForName { get; init; } = "";

    /// <summary>Why another decided (代決の理由); empty otherwise.</summary>
    public string SubstituteReason { get; init; } = "";

    /// <summary>後閲: when the 本来の決裁者 reviewed the decision, or null.</summary>
    public DateTimeOffset? ReviewedAt { get; set; }

    /// <summary>Note of that review.</summary>
    public string ReviewNote { get; set; } = "";

    /// <summary>意見・差戻しの理由.</summary>
    public string Comment { get; init; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset DecidedAt { get; init; }
}
