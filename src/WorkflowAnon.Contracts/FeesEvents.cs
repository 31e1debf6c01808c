namespace WorkflowAnon.Contracts;

/// <summary>手数料が納付された。</summary>
public sealed record FeePaid : CaseEvent;

/// <summary>納付額の相違を見付けた。</summary>
public sealed record FeeMismatchDetected : CaseEvent;

/// <summary>証紙を消印した。</summary>
public sealed record StampsCancelled : CaseEvent;

/// <summary>通知した額の訂正による差額を返した、又は受け取った。</summary>
public sealed record FeeDifferenceSettled : CaseEvent;
