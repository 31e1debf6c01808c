namespace WorkflowAnon.Domain.Records;

/// <summary>保存する文書の区分: each has a 保存期間 of its own.</summary>
public enum RetentionKind
{
    /// <summary>契約に至った提案の事案文書.</summary>
    AdoptedCase = 1,

    /// <summary>契約に至らなかった提案の事案文書 (不適合, 取下げ, 申込みなし, 返戻).</summary>
    NotAdoptedCase = 2,

    /// <summary>問合せ.</summary>
    Inquiry = 3,

    /// <summary>事前チェック.</summary>
    PreCheck = 4,

    /// <summary>苦情.</summary>
    Complaint = 5,

    /// <summary>提案の募集.</summary>
    Recruitment = 6,

    /// <summary>解除者の記録.</summary>
    Disqualification = 7,

    /// <summary>手数料の納付書類: kept in the file of their case, which is kept for the longer of the two periods.</summary>
    FeePapers = 8,

    /// <summary>監査記録 of something whose papers have been disposed of.</summary>
    AuditLog = 9,

    /// <summary>取扱状況の評価 (11-3).</summary>
    SafetyEvaluation = 10,
}

/// <summary>Names of the kinds on screens and papers.</summary>
public static class RetentionKindNames
{
    /// <summary>The 日本語 name of <paramref name="kind"/>.</summary>
    public static string DisplayName(this RetentionKind kind) => kind switch
    {
        RetentionKind.AdoptedCase => "事案（契約に至ったもの）",
        RetentionKind.NotAdoptedCase => "事案（契約に至らなかったもの）",
        RetentionKind.Inquiry => "問合せ",
        RetentionKind.PreCheck => "事前チェック",
        RetentionKind.Complaint => "苦情",
        RetentionKind.Recruitment => "提案の募集",
        RetentionKind.Disqualification => "解除者の記録",
        RetentionKind.FeePapers => "手数料の納付書類",
        RetentionKind.AuditLog => "監査記録",
        RetentionKind.SafetyEvaluation => "取扱状況の評価",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "保存の区分の値が正しくありません。"),
    };
}
