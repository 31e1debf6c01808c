namespace WorkflowAnon.Domain.Proposals;

/// <summary>本人確認の相手方.</summary>
public enum IdentitySubject
{
    /// <summary>提案者.</summary>
    Proposer = 1,

    /// <summary>代理人.</summary>
    Agent = 2,

    /// <summary>連絡先の担当者 (5-4-2ウ).</summary>
    ContactPerson = 3,
}

/// <summary>本人確認書類の種類 (第5の4⑴⑵).</summary>
public enum IdentityPaperKind
{
    /// <summary>添付がない.</summary>
    None = 0,

    /// <summary>⑴ア(ｱ) 運転免許証.</summary>
    DrivingLicence = 1,

    /// <summary>⑴ア(ｲ) 健康保険の資格確認書.</summary>
    HealthInsuranceCertificate = 2,

    /// <summary>⑴ア(ｳ) 個人番号カード（表面）.</summary>
    IndividualNumberCard = 3,

    /// <summary>⑴ア(ｴ) 在留カード.</summary>
    ResidenceCard = 4,

    /// <summary>⑴ア(ｵ) 特別永住者証明書.</summary>
    SpecialPermanentResidentCertificate = 5,

    /// <summary>⑴ア(ｶ) その他法令の規定により交付された書類（個人）.</summary>
    OtherStatutoryIndividual = 6,

    /// <summary>⑴イ 適当と認める他の書類（個人）.</summary>
    AlternativeIndividual = 7,

    /// <summary>⑵ア(ｱ) 登記事項証明書.</summary>
    RegistryCertificate = 11,

    /// <summary>⑵ア(ｱ) 印鑑登録証明書.</summary>
    SealCertificate = 12,

    /// <summary>⑵ア(ｲ) その他法令の規定により交付された書類（法人等; 法人番号指定通知書 など）.</summary>
    OtherStatutoryCorporation = 13,

    /// <summary>⑵イ 適当と認める他の書類（法人等）.</summary>
    AlternativeCorporation = 14,

    /// <summary>通知カード: not an identity paper.</summary>
    NotificationCard = 21,
}

/// <summary>本人確認書類 as checked. Its number is never kept; of a 個人番号カード only the front may be held (番号法20).</summary>
public sealed class IdentityPaper
{
    /// <summary>Whose identity.</summary>
    public IdentitySubject Subject { get; set; }

    /// <summary>Number of the proposer from 0, when <see cref="Subject"/> is a proposer or its contact person.</summary>
    public int ProposerIndex { get; set; }

    /// <summary>種類.</summary>
    public IdentityPaperKind Kind { get; set; }

    /// <summary>氏名・名称 on the paper, or empty.</summary>
    public string NameOnPaper { get; set; } = "";

    /// <summary>住所 on the paper, or empty.</summary>
    public string AddressOnPaper { get; set; } = "";

    /// <summary>有効期限, or null when it has none.</summary>
    public DateOnly? ValidUntil { get; set; }

    /// <summary>作成日・発行日, or null.</summary>
    public DateOnly? IssuedOn { get; set; }

    /// <summary>やむを得ない理由 for another paper (5-4-1イ, 5-4-2イ).</summary>
    public string AlternativeReason { get; set; } = "";

    /// <summary>Name of the supervisor who agreed to another paper.</summary>
    public string AlternativeAgreedBy { get; set; } = "";

    /// <summary>What was decided when the name is written with other characters (髙/高 など); empty when nothing had to be.</summary>
    public string VariantJudgement { get; set; } = "";

    /// <summary>Staff id of who verified.</summary>
    public string VerifiedById { get; set; } = "";
}

/// <summary>誓約書（第4号様式） as checked, one per proposer.</summary>
public sealed class Oath
{
    /// <summary>Number of the proposer from 0.</summary>
    public int ProposerIndex { get; set; }

    /// <summary>True: it is attached.</summary>
    public bool IsAttached { get; set; }

    /// <summary>年月日 on it, or null.</summary>
    public DateOnly? DatedOn { get; set; }

    /// <summary>誓約した者の氏名（法人等は代表者） as written.</summary>
    public string Signer { get; set; } = "";

    /// <summary>True: it says so for the officers too (corporations); null when it does not apply or is unclear.</summary>
    public bool? CoversOfficers { get; set; }
}

/// <summary>事業が新産業の創出等に資することを説明する書面 (5-6-2).</summary>
public sealed class ContributionPaper
{
    /// <summary>True: it is attached.</summary>
    public bool IsAttached { get; set; }

    /// <summary>書類の名称 (事業計画書 など).</summary>
    public string Title { get; set; } = "";

    /// <summary>True: content, aim and effect of the business are explained concretely, as a person read it; null when not judged.</summary>
    public bool? IsConcrete { get; set; }
}
