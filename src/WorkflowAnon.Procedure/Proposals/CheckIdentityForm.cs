using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Forms;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>Form of 本人確認. There is no field for the number of any paper.</summary>
internal sealed class CheckIdentityForm
{
    [FormField("添付された本人確認書類", Clause = "5-4-0", Help = "書類ごとに1行とします。添付がない相手方には行を作りません。書類の番号は記録しません。")]
    public List<IdentityPaperRow> Papers { get; set; } = [];

    [FormField("連絡先の担当者について、本人であることを確認できる書類を求める", Clause = "5-4-2ウ", Section = "連絡先の担当者（必要なとき）")]
    public bool ContactIdentityRequired { get; set; }

    [FormField("その書類が添付されている", Clause = "5-4-2ウ")]
    public bool ContactIdentityAttached { get; set; }

    [FormField("担当者を提案の任に当たらせることを証する書類を求める", Clause = "5-4-2ウn")]
    public bool AssignmentRequired { get; set; }

    [FormField("その証する書類が添付されている", Clause = "5-4-2ウn")]
    public bool AssignmentAttached { get; set; }

    [FormField("注意があっても進める理由", Multiline = true)]
    public string WarningReason { get; set; } = "";
}

/// <summary>One identity paper.</summary>
internal sealed class IdentityPaperRow
{
    [FormField("誰の書類か", Required = true, OptionsFrom = "parties", Clause = "5-4-0")]
    public string Party { get; set; } = "";

    [FormField("書類の種類", Required = true, Clause = "5-4-1ア", Options =
    [
        "DriversLicence=運転免許証", "HealthInsuranceConfirmation=健康保険の資格確認書", "IndividualNumberCard=個人番号カード（表面）", "ResidenceCard=在留カード",
        "SpecialPermanentResidentCertificate=特別永住者証明書", "OtherIndividualUnderLaw=その他法令により交付された書類（個人）", "AlternativeIndividual=適当と認める他の書類（個人・やむを得ない理由）",
        "RegistryCertificate=登記事項証明書", "SealCertificate=印鑑登録証明書（法人等）", "OtherCorporateUnderLaw=その他法令により交付された書類（法人等、法人番号指定通知書など）",
        "AlternativeCorporate=適当と認める他の書類（法人等・やむを得ない理由）", "NumberNotificationCard=個人番号の通知カード", "HealthInsuranceCard=健康保険の被保険者証",
    ])]
    public string Kind { get; set; } = "";

    [FormField("書類の氏名・名称", Clause = "5-4-1ア", MaxLength = 200)]
    public string NameOnPaper { get; set; } = "";

    [FormField("書類の住所・所在地", Clause = "5-4-1ア", MaxLength = 400)]
    public string AddressOnPaper { get; set; } = "";

    [FormField("有効期限（個人の書類）", Clause = "5-4-1ア")]
    public DateOnly? ValidUntil { get; set; }

    [FormField("作成日（登記事項証明書・印鑑登録証明書）", Clause = "5-4-2ア(ｱ)")]
    public DateOnly? IssuedOn { get; set; }

    [FormField("生年月日（個人）", Clause = "5-1-1")]
    public DateOnly? BornOn { get; set; }

    [FormField("個人番号が写っている", Required = true, Clause = "5-4-1ア")]
    public bool? ShowsIndividualNumber { get; set; }

    [FormField("個人番号の写った写しの扱い", Clause = "5-4-1ア", MaxLength = 400, Help = "返却した、番号を隠した写しに差し替えた、など。番号そのものは書かないでください。")]
    public string IndividualNumberHandling { get; set; } = "";

    [FormField("アの書類を添付できないやむを得ない理由", Multiline = true, Clause = "5-4-1イ")]
    public string AlternativeReason { get; set; } = "";

    [FormField("字体の違いについての判断", Clause = "5-4-1ア", MaxLength = 400, Help = "髙と高、﨑と崎など、同じ者の字体の違いと認めたときにその理由を書きます。")]
    public string VariantJudgement { get; set; } = "";

    public static IdentityPaperRow From(IdentityPaper paper, Proposal proposal) => new()
    {
        Party = paper.Subject == IdentitySubject.Agent ? ProposalReader.AgentKey : ProposalReader.PartyKey(paper.ProposerIndex),
        Kind = paper.Kind.ToString(),
        NameOnPaper = paper.NameOnPaper,
        AddressOnPaper = paper.AddressOnPaper,
        ValidUntil = paper.ValidUntil,
        IssuedOn = paper.IssuedOn,
        BornOn = paper.Subject == IdentitySubject.Proposer ? proposal.Proposers.ElementAtOrDefault(paper.ProposerIndex)?.BornOn : null,
        ShowsIndividualNumber = paper.ShowedIndividualNumber,
        IndividualNumberHandling = paper.IndividualNumberHandling,
        AlternativeReason = paper.AlternativeReason,
        VariantJudgement = paper.VariantJudgement,
    };

    public IdentityPaper ToPaper(string verifiedById) => new()
    {
        Subject = Party == ProposalReader.AgentKey ? IdentitySubject.Agent : IdentitySubject.Proposer,
        ProposerIndex = Index ?? 0,
        Kind = Enum.Parse<IdentityPaperKind>(Kind),
        NameOnPaper = NameOnPaper,
        AddressOnPaper = AddressOnPaper,
        ValidUntil = ValidUntil,
        IssuedOn = IssuedOn,
        ShowedIndividualNumber = ShowsIndividualNumber == true,
        IndividualNumberHandling = IndividualNumberHandling,
        AlternativeReason = AlternativeReason,
        VariantJudgement = VariantJudgement,
        VerifiedById = verifiedById,
    };

    /// <summary>Number of the proposer from 0, or null for the agent.</summary>
    public int? Index => Party.StartsWith('p') && int.TryParse(Party.AsSpan(1), out var index) ? index : null;
}
