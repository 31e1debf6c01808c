namespace WorkflowAnon.Contracts;

/// <summary>手数料を積算した。</summary>
public sealed record FeeEstimated : CaseEvent;

/// <summary>委託費を協議した。</summary>
public sealed record OutsourcingConsulted : CaseEvent;

/// <summary>停止条件付委託契約を結んだ。</summary>
public sealed record ConditionalOutsourcingContractSigned : CaseEvent;

/// <summary>審査結果を通知した。</summary>
public sealed record ResultNotified : CaseEvent
{
    /// <summary>Id of the result notice (審査結果通知書).</summary>
    public required string NoticeId { get; init; }
}

/// <summary>委託予定先の見積りを受け取り、精査した。</summary>
public sealed record OutsourcingEstimateReceived : CaseEvent;

/// <summary>通知した額の形式的な誤りを、再通知により訂正した。</summary>
public sealed record ResultNoticeCorrected : CaseEvent;

/// <summary>申込書の提出期限・手数料の納付期限を、再通知により延ばした。</summary>
public sealed record ApplicationDueExtended : CaseEvent;
