using WorkflowAnon.Domain.Fees;

namespace WorkflowAnon.Domain.Rules;

/// <summary>A piece of work of production.</summary>
/// <param name="Name">日本語, e.g. データ抽出方法の設計.</param>
/// <param name="Minutes">Minutes, 1 or more.</param>
public sealed record WorkFacts(string? Name, long Minutes);

/// <summary>A fee sheet (手数料の積算).</summary>
/// <param name="Works">Pieces of work, the paperwork of outsourcing among them.</param>
/// <param name="IsOutsourced">Production is outsourced, wholly or in part.</param>
/// <param name="OutsourcedYen">Amount to the contractor.</param>
/// <param name="ConsultedOn">Day of the consultation with 総務課 about the cost.</param>
/// <param name="IdenticalProposals">Number of completely identical proposals, 1 normally.</param>
/// <param name="IdentityConfirmed">A person confirmed that they are identical.</param>
/// <param name="PaperworkUnderOutsourcing">Time for the paperwork of outsourcing was put under the contractor's amount.</param>
/// <param name="Yen">Amount shown on the sheet; null when not yet computed.</param>
public sealed record FeeSheetFacts(
    IReadOnlyList<WorkFacts> Works,
    bool IsOutsourced,
    long? OutsourcedYen,
    DateOnly? ConsultedOn,
    int IdenticalProposals = 1,
    bool IdentityConfirmed = false,
    bool PaperworkUnderOutsourcing = false,
    long? Yen = null)
{
    /// <summary>What the fee is computed from.</summary>
    public FeeInput ToInput() => new([.. Works.Select(w => w.Minutes)], IsOutsourced ? OutsourcedYen : null, IdenticalProposals);
}

/// <summary>A payment of a fee.</summary>
/// <param name="AmountYen">Yen paid.</param>
/// <param name="NotifiedYen">Yen in the notice.</param>
/// <param name="Method">Method used, e.g. 収入証紙.</param>
/// <param name="AllowedMethods">Methods of the agency profile.</param>
/// <param name="ByPost">It came by post.</param>
/// <param name="PostReason">The unavoidable reason for post.</param>
/// <param name="PaidOn">Day of payment.</param>
/// <param name="DueOn">納付期限.</param>
public sealed record PaymentFacts(
    long AmountYen,
    long NotifiedYen,
    string Method,
    IReadOnlyCollection<string> AllowedMethods,
    bool ByPost,
    string? PostReason,
    DateOnly PaidOn,
    DateOnly DueOn);

/// <summary>A change of an amount that was notified.</summary>
/// <param name="IsFormalError">It puts a formal error right, e.g. a slip of a digit.</param>
/// <param name="Explanation">What the error was.</param>
/// <param name="SupervisorId">Who approved it.</param>
/// <param name="NotifiedYen">Yen notified.</param>
/// <param name="CorrectedYen">Yen as it should have been.</param>
public sealed record FeeAdjustmentFacts(bool IsFormalError, string? Explanation, string? SupervisorId, long NotifiedYen, long? CorrectedYen);
