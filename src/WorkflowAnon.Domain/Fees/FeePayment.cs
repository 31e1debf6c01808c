namespace WorkflowAnon.Domain.Fees;

/// <summary>How the stamps or the payment reached the office.</summary>
public enum PaymentChannel
{
    /// <summary>持参 (the principle).</summary>
    InPerson = 1,

    /// <summary>郵送 (only for an unavoidable reason, 8-2-1ア).</summary>
    Post = 2,
}

/// <summary>手数料の納付 (8-2). One per case, never changed; a formal error in the notified amount is settled beside it (<see cref="FeeSettlement"/>).</summary>
public sealed class FeePayment
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The notice whose amount was paid.</summary>
    public required string NoticeId { get; init; }

    /// <summary>納付額, yen; equals the notified amount.</summary>
    public long Yen { get; init; }

    /// <summary>納付した日 (証紙: the day they reached the office).</summary>
    public DateOnly PaidOn { get; init; }

    /// <summary>納付方法: id in the agency profile.</summary>
    public required string PaymentMethodId { get; init; }

    /// <summary>How it came.</summary>
    public PaymentChannel Channel { get; init; }

    /// <summary>郵送によるやむを得ない理由; empty when brought.</summary>
    public string PostReason { get; init; } = "";

    /// <summary>納付を確認した者.</summary>
    public required string ConfirmedById { get; init; }

    /// <summary>When it was confirmed.</summary>
    public DateTimeOffset ConfirmedAt { get; init; }

    /// <summary>消印した日, or null while not cancelled (or not paid by stamps).</summary>
    public DateOnly? StampsCancelledOn { get; set; }

    /// <summary>消印した者.</summary>
    public string StampsCancelledById { get; set; } = "";

    /// <summary>消印後の証紙の写し (8-3-4): the paper's id; empty until kept.</summary>
    public string StampCopyPaperId { get; set; } = "";

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}
