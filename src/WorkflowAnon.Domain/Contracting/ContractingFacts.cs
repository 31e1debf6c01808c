namespace WorkflowAnon.Domain.Rules;

/// <summary>契約締結に関する申込書 (第6号様式) as received.</summary>
/// <param name="Applicants">Who applies.</param>
/// <param name="NotifiedProposers">To whom the notice went.</param>
/// <param name="NoticeIsConforming">The notice says 適合.</param>
/// <param name="ReceivedOn">Day of receipt.</param>
/// <param name="DueOn">提出期限.</param>
/// <param name="ContractCopies">Number of contracts that came with it.</param>
public sealed record ApplicationFacts(
    IReadOnlyList<string> Applicants,
    IReadOnlyList<string> NotifiedProposers,
    bool NoticeIsConforming,
    DateOnly ReceivedOn,
    DateOnly DueOn,
    int ContractCopies);

/// <summary>The decision about 収入印紙 (8-3-1n); never to be confused with 収入証紙.</summary>
/// <param name="IsTaxable">課税文書 or not; null while undecided.</param>
/// <param name="IsAffixed">The stamp is on one copy.</param>
/// <param name="OnOurCopy">It is on the copy that the office keeps.</param>
public sealed record NationalStampFacts(bool? IsTaxable, bool IsAffixed, bool OnOurCopy);

/// <summary>What must have happened before the contract is concluded (8-3-3a, 8-3-3b).</summary>
/// <param name="ApplicationReceived">The application has been received.</param>
/// <param name="PaymentConfirmed">The payment has been confirmed.</param>
/// <param name="PaidYen">Yen paid.</param>
/// <param name="NotifiedYen">Yen in the notice.</param>
/// <param name="ContractCopies">Contracts at hand.</param>
/// <param name="NationalStamp">Decision about 収入印紙.</param>
public sealed record ConcludeFacts(bool ApplicationReceived, bool PaymentConfirmed, long PaidYen, long NotifiedYen, int ContractCopies, NationalStampFacts NationalStamp);

/// <summary>What must be there before the application goes to 担当課 (8-3-4).</summary>
/// <param name="ContractConcluded">The contract is concluded.</param>
/// <param name="CopyKept">A copy of the application is registered.</param>
/// <param name="PaidByCertificateStamps">Paid by 収入証紙.</param>
/// <param name="CancelledStampCopyKept">A copy of the cancelled 証紙 is registered.</param>
public sealed record ApplicationForwardFacts(bool ContractConcluded, bool CopyKept, bool PaidByCertificateStamps, bool CancelledStampCopyKept);
