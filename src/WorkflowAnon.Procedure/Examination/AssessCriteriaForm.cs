using WorkflowAnon.Procedure.Kernel.Forms;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>Form of the examination by the seven criteria; no result is preselected, and there is no field for a score or a rank (6-4イ).</summary>
public sealed class AssessCriteriaForm : IAssessmentForm
{
    /// <summary>基準①の結果.</summary>
    [FormField("結果", Required = true, Options = ["met=適合する", "not-met=適合しない"], Clause = "6-1", Section = "基準① 提案者の資格", Help = "誓約書により判断し、解除の有無の確認の結果を踏まえます。")]
    public string Criterion1Result { get; set; } = "";

    /// <summary>基準①の理由.</summary>
    [FormField("判断の理由", RequiredByRule = true, Multiline = true, Clause = "6-0")]
    public string Criterion1Reason { get; set; } = "";

    /// <summary>基準①の根拠.</summary>
    [FormField("根拠とした書類・資料", RequiredByRule = true, Clause = "6-0")]
    public string Criterion1Evidence { get; set; } = "";

    /// <summary>基準②の結果.</summary>
    [FormField("結果", Required = true, Options = ["met=適合する", "not-met=適合しない"], Clause = "6-2", Section = "基準② 本人の数", Help = "1,000人以上、かつ、名寄せ後の数以下。")]
    public string Criterion2Result { get; set; } = "";

    /// <summary>基準②の理由.</summary>
    [FormField("判断の理由", RequiredByRule = true, Multiline = true, Clause = "6-0")]
    public string Criterion2Reason { get; set; } = "";

    /// <summary>基準②の根拠.</summary>
    [FormField("根拠とした書類・資料", RequiredByRule = true, Clause = "6-0")]
    public string Criterion2Evidence { get; set; } = "";

    /// <summary>基準③の結果.</summary>
    [FormField("結果", Required = true, Options = ["met=適合する", "not-met=適合しない"], Clause = "6-3", Section = "基準③ 加工の方法", Help = "規則第62条各号の点検の結果によります。")]
    public string Criterion3Result { get; set; } = "";

    /// <summary>基準③の理由.</summary>
    [FormField("判断の理由", RequiredByRule = true, Multiline = true, Clause = "6-0")]
    public string Criterion3Reason { get; set; } = "";

    /// <summary>基準③の根拠.</summary>
    [FormField("根拠とした書類・資料", RequiredByRule = true, Clause = "6-0")]
    public string Criterion3Evidence { get; set; } = "";

    /// <summary>基準④の結果.</summary>
    [FormField("結果", Required = true, Options = ["met=適合する", "not-met=適合しない"], Clause = "6-4", Section = "基準④ 新産業の創出等への貢献", Help = "重要度・有用性の点数化や、他の提案との比較は求められていません。")]
    public string Criterion4Result { get; set; } = "";

    /// <summary>基準④に適合しない類型.</summary>
    [FormField("適合しない場合の類型", OptionsFrom = "criterion4Codes", Clause = "6-4ア")]
    public List<string> Criterion4Codes { get; set; } = [];

    /// <summary>基準④の理由.</summary>
    [FormField("判断の理由", RequiredByRule = true, Multiline = true, Clause = "6-0")]
    public string Criterion4Reason { get; set; } = "";

    /// <summary>基準④の根拠.</summary>
    [FormField("根拠とした書類・資料", RequiredByRule = true, Clause = "6-0")]
    public string Criterion4Evidence { get; set; } = "";

    /// <summary>基準⑤の結果.</summary>
    [FormField("結果", Required = true, Options = ["met=適合する", "not-met=適合しない"], Clause = "6-5", Section = "基準⑤ 利用の期間", Help = "事業、利用の目的・方法からみて必要な期間を超えないか。")]
    public string Criterion5Result { get; set; } = "";

    /// <summary>基準⑤の理由.</summary>
    [FormField("判断の理由", RequiredByRule = true, Multiline = true, Clause = "6-0")]
    public string Criterion5Reason { get; set; } = "";

    /// <summary>基準⑤の根拠.</summary>
    [FormField("根拠とした書類・資料", RequiredByRule = true, Clause = "6-0")]
    public string Criterion5Evidence { get; set; } = "";

    /// <summary>基準⑥の結果.</summary>
    [FormField("結果", Required = true, Options = ["met=適合する", "not-met=適合しない"], Clause = "6-6", Section = "基準⑥ 本人の権利利益の保護", Help = "法第46条の措置とその公表の確認も有用です。")]
    public string Criterion6Result { get; set; } = "";

    /// <summary>基準⑥の理由.</summary>
    [FormField("判断の理由", RequiredByRule = true, Multiline = true, Clause = "6-0")]
    public string Criterion6Reason { get; set; } = "";

    /// <summary>基準⑥の根拠.</summary>
    [FormField("根拠とした書類・資料", RequiredByRule = true, Clause = "6-0")]
    public string Criterion6Evidence { get; set; } = "";

    /// <summary>基準⑦の結果.</summary>
    [FormField("結果", Required = true, Options = ["met=適合する", "not-met=適合しない"], Clause = "6-7", Section = "基準⑦ 事務・事業への支障", Help = "作成を委託できるか、抽出にシステムの停止を要するかなど。")]
    public string Criterion7Result { get; set; } = "";

    /// <summary>基準⑦に適合しない類型.</summary>
    [FormField("適合しない場合の類型", OptionsFrom = "criterion7Codes", Clause = "6-7")]
    public List<string> Criterion7Codes { get; set; } = [];

    /// <summary>基準⑦の理由.</summary>
    [FormField("判断の理由", RequiredByRule = true, Multiline = true, Clause = "6-0")]
    public string Criterion7Reason { get; set; } = "";

    /// <summary>基準⑦の根拠.</summary>
    [FormField("根拠とした書類・資料", RequiredByRule = true, Clause = "6-0")]
    public string Criterion7Evidence { get; set; } = "";

    /// <summary>注意の理由.</summary>
    [FormField("注意のある事項を確認して進める理由", Section = "確認")]
    public string WarningReason { get; set; } = "";

    IReadOnlyList<CriterionAnswer> IAssessmentForm.Answers =>
    [
        new(1, Criterion1Result, Criterion1Reason, Criterion1Evidence, []),
        new(2, Criterion2Result, Criterion2Reason, Criterion2Evidence, []),
        new(3, Criterion3Result, Criterion3Reason, Criterion3Evidence, []),
        new(4, Criterion4Result, Criterion4Reason, Criterion4Evidence, Criterion4Codes),
        new(5, Criterion5Result, Criterion5Reason, Criterion5Evidence, []),
        new(6, Criterion6Result, Criterion6Reason, Criterion6Evidence, []),
        new(7, Criterion7Result, Criterion7Reason, Criterion7Evidence, Criterion7Codes),
    ];

    void IAssessmentForm.Recall(Func<int, (string Reason, string Evidence)> earlier)
    {
        (Criterion1Reason, Criterion1Evidence) = earlier(1);
        (Criterion2Reason, Criterion2Evidence) = earlier(2);
        (Criterion3Reason, Criterion3Evidence) = earlier(3);
        (Criterion4Reason, Criterion4Evidence) = earlier(4);
        (Criterion5Reason, Criterion5Evidence) = earlier(5);
        (Criterion6Reason, Criterion6Evidence) = earlier(6);
        (Criterion7Reason, Criterion7Evidence) = earlier(7);
    }
}
