namespace WorkflowAnon.Domain.Records;

/// <summary>保存期間 of the agency, in years from the first day of the 年度 after the one in which the matter ended. No rule of the 要領 says them; they are the agency's 文書管理.</summary>
public sealed record RetentionSettings
{
    /// <summary>地方自治法236: a claim for the fee is barred after five years; no agency may keep its papers for less.</summary>
    public const int StatutoryFeePaperYears = 5;

    /// <summary>Years for which a party whose contract was terminated is barred (法113五): a 解除者の記録 ends with them.</summary>
    public const int BarredYears = 2;

    /// <summary>契約に至った事案, from the end of the use.</summary>
    public int AdoptedCaseYears { get; init; } = 10;

    /// <summary>契約に至らなかった事案.</summary>
    public int NotAdoptedCaseYears { get; init; } = 5;

    /// <summary>問合せ.</summary>
    public int InquiryYears { get; init; } = 3;

    /// <summary>事前チェック.</summary>
    public int PreCheckYears { get; init; } = 3;

    /// <summary>苦情.</summary>
    public int ComplaintYears { get; init; } = 5;

    /// <summary>提案の募集.</summary>
    public int RecruitmentYears { get; init; } = 10;

    /// <summary>解除者の記録, after the last day on which the party was barred.</summary>
    public int DisqualificationYears { get; init; } = 10;

    /// <summary>手数料の納付書類.</summary>
    public int FeePaperYears { get; init; } = StatutoryFeePaperYears;

    /// <summary>取扱状況の評価 (11-3).</summary>
    public int SafetyEvaluationYears { get; init; } = 5;

    /// <summary>監査記録; never less than the longest of the others.</summary>
    public int AuditLogYears { get; init; } = 12;

    /// <summary>Years of a kind.</summary>
    public int YearsOf(RetentionKind kind) => kind switch
    {
        RetentionKind.AdoptedCase => AdoptedCaseYears,
        RetentionKind.NotAdoptedCase => NotAdoptedCaseYears,
        RetentionKind.Inquiry => InquiryYears,
        RetentionKind.PreCheck => PreCheckYears,
        RetentionKind.Complaint => ComplaintYears,
        RetentionKind.Recruitment => RecruitmentYears,
        RetentionKind.Disqualification => DisqualificationYears,
        RetentionKind.FeePapers => FeePaperYears,
        RetentionKind.AuditLog => AuditLogYears,
        RetentionKind.SafetyEvaluation => SafetyEvaluationYears,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "保存の区分の値が正しくありません。"),
    };

    /// <summary>The longest period of anything but the audit log, counted from the end of its case.</summary>
    public int LongestYears() => Enum.GetValues<RetentionKind>().Where(k => k != RetentionKind.AuditLog).Max(k => YearsOf(k) + (k == RetentionKind.Disqualification ? BarredYears : 0));
}
