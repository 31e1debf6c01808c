namespace WorkflowAnon.Domain.Examination;

/// <summary>審査: everything that the 担当課 found out, judged and concluded about one proposal (第6). One per case.</summary>
public sealed class ExaminationFile
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>When the examination began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>欠格事由の確認 (6-1), or null while it has not been made.</summary>
    public EligibilityEvidence? Eligibility { get; set; }

    /// <summary>本人の数 (6-2), or null while it has not been fixed.</summary>
    public PersonCountEvidence? PersonCount { get; set; }

    /// <summary>加工の方法の点検 (6-3, 規則62), or null while it has not been made.</summary>
    public ProcessingMethodEvidence? Method { get; set; }

    /// <summary>審査基準ごとの判断, one per criterion, in their order.</summary>
    public List<CriterionAssessment> Assessments { get; set; } = [];

    /// <summary>起案された結論: true 適合, false 不適合, null while nobody has concluded.</summary>
    public bool? ConclusionConforms { get; set; }

    /// <summary>結論の要旨 (伺い文).</summary>
    public string ConclusionSummary { get; set; } = "";

    /// <summary>起案者.</summary>
    public string ConcludedById { get; set; } = "";

    /// <summary>起案日.</summary>
    public DateOnly? ConcludedOn { get; set; }

    /// <summary>決裁日, or null while the conclusion has not been approved.</summary>
    public DateOnly? DecidedOn { get; set; }

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }

    /// <summary>True once the conclusion has been approved (決裁); then nothing here changes any more.</summary>
    public bool IsDecided => DecidedOn is not null;
}
