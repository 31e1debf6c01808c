namespace WorkflowAnon.Domain.Cases;

/// <summary>段階: where a case stands, in the order of the 要領.</summary>
public enum CaseStage
{
    /// <summary>提案 (第5): received, stamped, copied, forwarded, checked.</summary>
    Proposals = 1,

    /// <summary>審査 (第6).</summary>
    Examination = 2,

    /// <summary>通知 (第7).</summary>
    Notification = 3,

    /// <summary>手数料納付 (第8の2).</summary>
    Fees = 4,

    /// <summary>契約 (第8の3).</summary>
    Contracting = 5,

    /// <summary>作成 (第9の1).</summary>
    Production = 6,

    /// <summary>提供 (第9の2).</summary>
    Provision = 7,

    /// <summary>提供後 (第9の3, 第11): in use by the counterparty.</summary>
    InUse = 8,

    /// <summary>解除 (第10).</summary>
    Termination = 9,

    /// <summary>完結: nothing left to do.</summary>
    Completed = 10,
}

/// <summary>Names of the stages on screens.</summary>
public static class CaseStageNames
{
    /// <summary>The 日本語 name of <paramref name="stage"/>.</summary>
    public static string DisplayName(this CaseStage stage) => stage switch
    {
        CaseStage.Proposals => "提案",
        CaseStage.Examination => "審査",
        CaseStage.Notification => "通知",
        CaseStage.Fees => "手数料納付",
        CaseStage.Contracting => "契約",
        CaseStage.Production => "作成",
        CaseStage.Provision => "提供",
        CaseStage.InUse => "提供後（変更）",
        CaseStage.Termination => "解除",
        CaseStage.Completed => "完結",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "段階の値が正しくありません。"),
    };
}
