namespace WorkflowAnon.Contracts;

/// <summary>審査を始めた。</summary>
public sealed record ExaminationStarted : CaseEvent;

/// <summary>総務課へ協議した。</summary>
public sealed record ConsultationRequested : CaseEvent
{
    /// <summary>Id of the consultation (協議).</summary>
    public required string ConsultationId { get; init; }
}

/// <summary>協議に回答した。</summary>
public sealed record ConsultationAnswered : CaseEvent
{
    /// <summary>Id of the consultation (協議).</summary>
    public required string ConsultationId { get; init; }
}

/// <summary>ヒアリングをした。</summary>
public sealed record HearingHeld : CaseEvent;

/// <summary>提案の一本化・共通化に全員が承諾した。</summary>
public sealed record ConsolidationAgreed : CaseEvent;

/// <summary>審査基準ごとの判断を記録した。</summary>
public sealed record CriterionAssessed : CaseEvent;

/// <summary>審査結果を決裁した。</summary>
public sealed record ExaminationDecided : CaseEvent;
