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

/// <summary>審査結果を決裁した。</summary>
public sealed record ExaminationDecided : CaseEvent;
