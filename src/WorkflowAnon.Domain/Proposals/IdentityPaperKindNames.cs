namespace WorkflowAnon.Domain.Rules;

/// <summary>Names of the kinds of identity papers on screens (本人確認書類, 第5-4).</summary>
public static class IdentityPaperKindNames
{
    /// <summary>The 日本語 name of <paramref name="kind"/>.</summary>
    public static string DisplayName(this IdentityPaperKind kind) => kind switch
    {
        IdentityPaperKind.DriversLicence => "運転免許証",
        IdentityPaperKind.HealthInsuranceConfirmation => "健康保険の資格確認書",
        IdentityPaperKind.IndividualNumberCard => "個人番号カード（表面）",
        IdentityPaperKind.ResidenceCard => "在留カード",
        IdentityPaperKind.SpecialPermanentResidentCertificate => "特別永住者証明書",
        IdentityPaperKind.OtherIndividualUnderLaw => "その他法令により交付された書類（個人）",
        IdentityPaperKind.AlternativeIndividual => "適当と認める他の書類（個人）",
        IdentityPaperKind.RegistryCertificate => "登記事項証明書",
        IdentityPaperKind.SealCertificate => "印鑑登録証明書（法人等）",
        IdentityPaperKind.OtherCorporateUnderLaw => "その他法令により交付された書類（法人等）",
        IdentityPaperKind.AlternativeCorporate => "適当と認める他の書類（法人等）",
        IdentityPaperKind.NumberNotificationCard => "個人番号の通知カード",
        IdentityPaperKind.HealthInsuranceCard => "健康保険の被保険者証",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "本人確認書類の種類の値が正しくありません。"),
    };
}
