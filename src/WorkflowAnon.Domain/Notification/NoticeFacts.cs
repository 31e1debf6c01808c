namespace WorkflowAnon.Domain.Rules;

/// <summary>Where the examination stands when its result is to be notified.</summary>
/// <param name="AllCriteriaDecided">Every criterion has its result.</param>
/// <param name="IsApproved">決裁 is done.</param>
/// <param name="Addressee">Name of the proposer to whom it goes.</param>
public sealed record NoticeTimingFacts(bool AllCriteriaDecided, bool IsApproved, string? Addressee);

/// <summary>審査結果通知書・適合 (第5号様式, 第11号様式).</summary>
/// <param name="Form">Number of the form: 5, or 11 for a new proposal.</param>
/// <param name="EnforcementDate">施行日.</param>
/// <param name="ContractingParty">Party with whom the contract may be concluded (ｱ).</param>
/// <param name="FeeYen">納付すべき手数料の額 (ｲ).</param>
/// <param name="PaymentMethod">納付方法 (ｳ).</param>
/// <param name="PaymentDue">納付期限 (ｴ).</param>
/// <param name="ProvisionMedium">Medium of provision (ｵ).</param>
/// <param name="ProvisionWay">Way of provision (ｵ).</param>
/// <param name="ApplicationDue">契約締結に関する申込書の提出期限.</param>
/// <param name="DueReason">Why the due date is earlier than the basis.</param>
public sealed record ConformingNoticeFacts(
    int Form,
    DateOnly? EnforcementDate,
    string? ContractingParty,
    long? FeeYen,
    string? PaymentMethod,
    DateOnly? PaymentDue,
    string? ProvisionMedium,
    string? ProvisionWay,
    DateOnly? ApplicationDue,
    string? DueReason = null);

/// <summary>What the notice must agree with.</summary>
/// <param name="Kind">Kind of the proposal.</param>
/// <param name="FeeSheetYen">Fee by the fee sheet; null when there is none.</param>
/// <param name="ProposedMedium">Medium chosen in the proposal.</param>
/// <param name="ProposedWay">Way chosen in the proposal.</param>
/// <param name="Today">Today in Japan.</param>
public sealed record ConformingNoticeContext(ProposalKind Kind, long? FeeSheetYen, string ProposedMedium, string ProposedWay, DateOnly Today);

/// <summary>What goes out with a conforming notice (第7⑴ア).</summary>
/// <param name="HasApplicationForm">Blank 第6号様式.</param>
/// <param name="ContractCopies">Number of draft contracts.</param>
/// <param name="ContractForm">Number of the contract's form: 7, or 13 for a new proposal.</param>
public sealed record EnclosureFacts(bool HasApplicationForm, int ContractCopies, int ContractForm);

/// <summary>A criterion that is not met, and why (第7⑵).</summary>
/// <param name="Criterion">1 to 7.</param>
/// <param name="Reason">The concrete reason.</param>
public sealed record NonConformityFacts(int Criterion, string? Reason);
