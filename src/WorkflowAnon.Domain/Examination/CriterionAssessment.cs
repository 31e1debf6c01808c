namespace WorkflowAnon.Domain.Examination;

/// <summary>審査基準ごとの判断: result, reason, evidence and who judged (6-0).</summary>
public sealed class CriterionAssessment
{
    /// <summary>1 to 7: the item of 法114①.</summary>
    public int Criterion { get; set; }

    /// <summary>適合する.</summary>
    public bool Met { get; set; }

    /// <summary>判断の理由.</summary>
    public string Reason { get; set; } = "";

    /// <summary>根拠とした書類・資料.</summary>
    public string Evidence { get; set; } = "";

    /// <summary>不適合の類型 for criteria ④ (6-4ア) and ⑦ (6-7ア); empty when none applies.</summary>
    public List<string> ReasonCodes { get; set; } = [];

    /// <summary>審査者.</summary>
    public string ExaminerId { get; set; } = "";

    /// <summary>審査者の氏名 as shown to colleagues.</summary>
    public string ExaminerName { get; set; } = "";

    /// <summary>判断した日.</summary>
    public DateOnly AssessedOn { get; set; }
}
