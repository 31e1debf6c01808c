namespace WorkflowAnon.Contracts;

/// <summary>問合せを受けた。</summary>
public sealed record InquiryReceived : CaseEvent;

/// <summary>問合せを担当課に回付した。</summary>
public sealed record InquiryRouted : CaseEvent
{
    /// <summary>Id of the division that answers (担当課).</summary>
    public required string DivisionId { get; init; }
}

/// <summary>担当課が、回付された問合せを総務課に戻した。</summary>
public sealed record InquirySentBack : CaseEvent;

/// <summary>問合せに回答した。</summary>
public sealed record InquiryAnswered : CaseEvent;
