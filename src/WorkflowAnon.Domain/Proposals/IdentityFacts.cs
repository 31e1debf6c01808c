namespace WorkflowAnon.Domain.Rules;

/// <summary>Kinds of identity papers (本人確認書類, 第5-4).</summary>
public enum IdentityPaperKind
{
    /// <summary>(ｱ) 運転免許証.</summary>
    DriversLicence,

    /// <summary>(ｲ) 健康保険の資格確認書.</summary>
    HealthInsuranceConfirmation,

    /// <summary>(ｳ) 個人番号カード (face only).</summary>
    IndividualNumberCard,

    /// <summary>(ｴ) 在留カード.</summary>
    ResidenceCard,

    /// <summary>(ｵ) 特別永住者証明書.</summary>
    SpecialPermanentResidentCertificate,

    /// <summary>(ｶ) another paper issued under a law or order.</summary>
    OtherIndividualUnderLaw,

    /// <summary>⑴イ: another suitable paper of an individual, for an unavoidable reason.</summary>
    AlternativeIndividual,

    /// <summary>⑵ア(ｱ) 登記事項証明書.</summary>
    RegistryCertificate,

    /// <summary>⑵ア(ｱ) 印鑑登録証明書.</summary>
    SealCertificate,

    /// <summary>⑵ア(ｲ) another paper issued under a law or order, e.g. 法人番号指定通知書.</summary>
    OtherCorporateUnderLaw,

    /// <summary>⑵イ: another suitable paper of a corporation, for an unavoidable reason.</summary>
    AlternativeCorporate,

    /// <summary>通知カード: shows a number, never an identity; not acceptable.</summary>
    NumberNotificationCard,

    /// <summary>健康保険の被保険者証: no longer listed since 2024-12-02.</summary>
    HealthInsuranceCard,
}

/// <summary>A person or body whose identity is checked.</summary>
/// <param name="Role">日本語: 提案者, 代理人, 担当者.</param>
/// <param name="IsCorporation">法人等.</param>
/// <param name="Name">Name in the proposal.</param>
/// <param name="Address">Address in the proposal.</param>
public sealed record PartyFacts(string Role, bool IsCorporation, string Name, string Address);

/// <summary>An identity paper as 総務課 records it. No number of a paper is needed, and 個人番号 never.</summary>
/// <param name="Kind">Kind of paper.</param>
/// <param name="Name">Name on it.</param>
/// <param name="Address">Address on it.</param>
/// <param name="IssuedOn">作成日, for ⑵ア(ｱ).</param>
/// <param name="ValidUntil">Last day of validity; null when it has none.</param>
/// <param name="ShowsIndividualNumber">The copy shows a 個人番号 (back of the card).</param>
/// <param name="AlternativeReason">The unavoidable reason for イ.</param>
/// <param name="AlternativeApproved">A supervisor found the イ paper suitable.</param>
public sealed record IdentityPaperFacts(
    IdentityPaperKind Kind,
    string? Name,
    string? Address,
    DateOnly? IssuedOn = null,
    DateOnly? ValidUntil = null,
    bool ShowsIndividualNumber = false,
    string? AlternativeReason = null,
    bool AlternativeApproved = false);

/// <summary>A party with the papers attached for it.</summary>
/// <param name="Party">The party.</param>
/// <param name="Papers">Its papers.</param>
public sealed record PartyPapersFacts(PartyFacts Party, IReadOnlyList<IdentityPaperFacts> Papers);

/// <summary>What is asked of the contact person (5-4-2ウ).</summary>
/// <param name="IsRequired">総務課 asks for it in this case.</param>
/// <param name="IdentityPaperAttached">A paper that shows who the contact person is.</param>
/// <param name="AssignmentRequired">総務課 asks for proof of the assignment.</param>
/// <param name="AssignmentPaperAttached">Proof that the person is assigned to the proposal.</param>
public sealed record ContactPersonFacts(bool IsRequired, bool IdentityPaperAttached, bool AssignmentRequired, bool AssignmentPaperAttached);
