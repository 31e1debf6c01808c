using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Rules;
using static WorkflowAnon.Domain.Rules.FindingLevel;

namespace WorkflowAnon.Domain.Tests.Rules;

/// <summary>第5-5, 第5-6, 第6⑵ and 第11-6: what a proposal says and brings.</summary>
internal static class FormCases
{
    private static readonly DateOnly Received = new(2026, 3, 16);
    private static readonly ProposerFacts Company = new(true, "株式会社甲", "市内町4-5", "甲野太郎", "０１７－７２３－４２１１", "a@example.jp", true, "企画部", "乙川次郎");
    private static readonly ProposerFacts Person = new(false, "髙橋花子", "市内町1", null, "090-1234-5678", "b@example.jp");
    private static readonly DataHandlerFacts Handler = new("丙山三郎", "分析課", "主任");
    private static readonly SafetyFacts Safety = new([Handler], "本社", "専用端末", "金庫", "施錠", "責任者を置く", "規程を定める", "入退室を管理する");
    private static readonly UseFacts Use = new("防犯", "統計分析", "地図の提供", "安全な暮らしに資する", new(2026, 7, 1), new(2028, 6, 30));
    private static readonly ProposalFormContext Context = new([new("古物商名簿", 5_000, ["住所", "生年月日"])], ["CD-R", "DVD-R"], ["窓口受領", "郵送"]);

    private static readonly ProposalFormFacts Form = new(
        [Company, Person], "古物商　名簿", 1_000, [new("住所", true, "都道府県名のみ"), new("生年月日", false, null)], Use, Safety, ["ＣＤ－Ｒ"], ["郵送"]);

    private static readonly OathFacts CompanyOath = new("株式会社甲", "甲野 太郎", Received, true);
    private static readonly OathFacts PersonOath = new("髙橋花子", "髙橋花子", Received, false);
    private static readonly AttachmentFacts Attached = new([CompanyOath, PersonOath], true, ["会社案内"], ["会社 案内"]);
    private static readonly PersonCountFacts Count = new(1_000, 5_200, 5_000, Received, Received, null);
    private static readonly FeeTable Table = new(21_000, 3_950, 12_600);
    private static readonly NewProposalFacts ByOther = new(ProposalKind.NewByOtherParty, true, new(2026, 4, 1), new(2027, 3, 31), new(2026, 4, 1), false, null, false);
    private static readonly NewProposalFacts ByChange = ByOther with { Kind = ProposalKind.NewByChangeOfBusiness, IsFirstContractor = true, ExistingContractId = "契約1", WasProvided = true };
    private static readonly NewProposalFormFacts Form10 = new(10, "古物商統計", [Person], Use, Safety, ["DVD-R"], ["窓口受領"]);

    internal static IEnumerable<RuleCase> All =>
    [
        new("form 2 in order", () => Check(Form)),
        new("no proposer", () => Check(Form with { Proposers = [] }), "5-1-0"),
        new("company without representative", () => Check(Form with { Proposers = [Company with { Representative = "" }] }), "5-5-1", Correct, "proposers[0].representative"),
        new("second proposer without name", () => Check(Form with { Proposers = [Company, Person with { Name = " " }] }), "5-5-1", Correct, "proposers[1].name"),
        new("no address", () => Check(Form with { Proposers = [Person with { Address = null }] }), "5-5-1", Correct, "proposers[0].address"),
        new("no phone", () => Check(Form with { Proposers = [Person with { Phone = "なし" }] }), "5-5-1", Correct, "proposers[0].phone"),
        new("no mail address", () => Check(Form with { Proposers = [Person with { Email = "b@" }] }), "5-5-1", Correct, "proposers[0].email"),
        new("contact division without name", () => Check(Form with { Proposers = [Company with { ContactDivision = null }] }), "5-5-1", Correct, "proposers[0].contactDivision"),
        new("contact division without person", () => Check(Form with { Proposers = [Company with { ContactPerson = null }] }), "5-5-1", Correct, "proposers[0].contactPerson"),
        new("no contact division", () => Check(Form with { Proposers = [Company with { HasContactDivision = false, ContactDivision = null, ContactPerson = null }] })),
        new("no file name", () => Check(Form with { FileName = "" }), "5-5-2", Correct, "fileName"),
        new("file not in the recruitment", () => Check(Form with { FileName = "遺失物台帳" }), "5-5-2", Correct, "fileName"),
        new("no person count", () => Check(Form with { PersonCount = null }), "5-5-3", Correct),
        new("999 persons", () => Check(Form with { PersonCount = 999 }), "5-5-3", Correct),
        new("5,000 persons of 5,000", () => Check(Form with { PersonCount = 5_000 })),
        new("5,001 persons of 5,000", () => Check(Form with { PersonCount = 5_001 }), "5-5-3", Correct),
        new("no item wanted", () => Check(Form with { Items = [new("住所", false, null)] }), "5-5-4", Correct, "items"),
        new("no granularity", () => Check(Form with { Items = [new("住所", true, " ")] }), "5-5-4", Correct, "items[0].granularity"),
        new("granularity 適宜", () => Check(Form with { Items = [new("住所", true, "適宜")] }), "5-5-4", Correct, "items[0].granularity"),
        new("item not in the register", () => Check(Form with { Items = [new("顔写真", true, "全部")] }), "5-5-4", Correct, "items[0].name"),
        new("item without a name", () => Check(Form with { Items = [new("住所", true, "都道府県名のみ"), new(" ", true, "全部")] }), "5-5-4", Correct, "items[1].name", "名称が記載されていません"),
        new("item without a name that is not wanted", () => Check(Form with { Items = [new("住所", true, "都道府県名のみ"), new(" ", false, null)] })),
        new("no purpose", () => Check(Form with { Use = Use with { Purpose = "" } }), "5-5-5", Correct, "use.purpose"),
        new("no method", () => Check(Form with { Use = Use with { Method = null } }), "5-5-5", Correct),
        new("no business", () => Check(Form with { Use = Use with { Business = null } }), "5-5-5", Correct),
        new("no reason of contribution", () => Check(Form with { Use = Use with { Contribution = null } }), "5-5-5", Correct),
        new("open-ended use", () => Check(Form with { Use = Use with { To = null } }), "5-5-6", Correct, "use.to"),
        new("use without start", () => Check(Form with { Use = Use with { From = null } }), "5-5-6", Correct),
        new("use that ends first", () => Check(Form with { Use = Use with { To = new(2026, 6, 30) } }), "5-5-6", Correct),
        new("use of one day", () => Check(Form with { Use = Use with { To = Use.From } })),
        new("no data handler", () => Check(Form with { Safety = Safety with { DataHandlers = [] } }), "5-5-7", Correct),
        new("data handler without name", () => Check(Form with { Safety = Safety with { DataHandlers = [Handler, Handler with { Name = " " }] } }), "5-5-7", Correct, "safety.dataHandlers[1].name", "氏名"),
        new("data handler without division", () => Check(Form with { Safety = Safety with { DataHandlers = [Handler with { Division = null }] } }), "5-5-7", Correct, "safety.dataHandlers[0].division", "所属"),
        new("data handler without title", () => Check(Form with { Safety = Safety with { DataHandlers = [Handler, Handler with { Title = "" }] } }), "5-5-7", Correct, "safety.dataHandlers[1].title"),
        new("no place of use", () => Check(Form with { Safety = Safety with { PlaceOfUse = null } }), "5-5-7", Correct, "safety.placeOfUse", "利用する場所"),
        new("no environment", () => Check(Form with { Safety = Safety with { Environment = " " } }), "5-5-7", Correct, "safety.environment", "利用する環境"),
        new("no place of storage", () => Check(Form with { Safety = Safety with { StoragePlace = null } }), "5-5-7", Correct, "safety.storagePlace", "保管する場所"),
        new("no way of management", () => Check(Form with { Safety = Safety with { Management = "" } }), "5-5-7", Correct, "safety.management", "管理の方法"),
        new("no authority", () => Check(Form with { Safety = Safety with { Authority = null } }), "5-5-7", Correct, "safety.authority", "権限及び責任"),
        new("no regulations", () => Check(Form with { Safety = Safety with { Regulations = null } }), "5-5-7", Correct, "safety.regulations", "規程類の整備"),
        new("no prevention", () => Check(Form with { Safety = Safety with { Prevention = null } }), "5-5-7", Correct, "safety.prevention", "防ぐ措置"),
        new("USB", () => Check(Form with { Media = ["USBメモリ"] }), "5-5-8", Correct, "provision.medium"),
        new("two media", () => Check(Form with { Media = ["CD-R", "DVD-R"] }), "5-5-8", Correct),
        new("no way", () => Check(Form with { Ways = [] }), "5-5-8", Correct, "provision.way"),

        new("attachments in order", () => Check(Attached)),
        new("one oath of two", () => Check(Attached with { Oaths = [CompanyOath] }), "5-6-1", Correct, "oaths[1]"),
        new("oath signed by another", () => Check(Attached with { Oaths = [CompanyOath with { SignedBy = "他人" }, PersonOath] }), "5-6-1", Correct, "oaths[0].signedBy"),
        new("a person's oath signed by another", () => Check(Attached with { Oaths = [CompanyOath, PersonOath with { SignedBy = "髙橋一郎" }] }), "5-6-1", Correct, "oaths[1].signedBy", "提案者「髙橋花子」と異なります"),
        new("a person's oath signed with a space", () => Check(Attached with { Oaths = [CompanyOath, PersonOath with { SignedBy = "髙橋　花子" }] })),
        new("company's oath without officers", () => Check(Attached with { Oaths = [CompanyOath with { CoversOfficers = false }, PersonOath] }), "5-6-1", Correct),
        new("oath of a later day", () => Check(Attached with { Oaths = [CompanyOath, PersonOath with { DatedOn = Received.AddDays(1) }] }), "5-6-1", Correct),
        new("oath without day", () => Check(Attached with { Oaths = [CompanyOath, PersonOath with { DatedOn = null }] }), "5-6-1", Correct),
        new("no paper on contribution", () => Check(Attached with { HasContributionPaper = false }), "5-6-2", Correct),
        new("a listed paper is missing", () => Check(Attached with { AttachedOthers = [] }), "5-6-3", Correct),

        new("1,000 persons", () => PersonCountRules.Check(Count)),
        new("as many as the file has", () => PersonCountRules.Check(Count with { Proposed = 5_000 })),
        new("one more than the file has", () => PersonCountRules.Check(Count with { Proposed = 5_001 }), "6-2", NonConforming),
        new("999 of the file", () => PersonCountRules.Check(Count with { Proposed = 999 }), "6-2", NonConforming),
        new("not deduplicated", () => PersonCountRules.Check(Count with { Deduplicated = null }), "6-2ア"),
        new("more after 名寄せ than before", () => PersonCountRules.Check(Count with { Raw = 4_999 }), "6-2ア"),
        new("count without day", () => PersonCountRules.Check(Count with { CountAsOf = null }), "6-2イ"),
        new("count of another day", () => PersonCountRules.Check(Count with { CountAsOf = Received.AddDays(1) }), "6-2イ", Warn),
        new("count of another day with reason", () => PersonCountRules.Check(Count with { CountAsOf = Received.AddDays(1), AsOfReason = "更新日" })),

        new("new proposal by another", () => NewProposalRules.CheckKind(ByOther)),
        new("new proposal by the first contractor as another", () => NewProposalRules.CheckKind(ByOther with { IsFirstContractor = true }), "11-6-1ア"),
        new("data not published", () => NewProposalRules.CheckKind(ByOther with { InformationIsPublished = false }), "11-6-1ア"),
        new("before the period for new proposals", () => NewProposalRules.CheckKind(ByOther with { ReceivedOn = new(2026, 3, 31) }), "11-6-1ア"),
        new("after the period for new proposals", () => NewProposalRules.CheckKind(ByOther with { ReceivedOn = new(2027, 4, 1) }), "11-6-1ア"),
        new("change of business", () => NewProposalRules.CheckKind(ByChange)),
        new("change of business outside the period", () => NewProposalRules.CheckKind(ByChange with { ReceivedOn = new(2027, 4, 1) }), "11-6-1イ", Human, "receivedOn"),
        new("change of business by another name", () => NewProposalRules.CheckKind(ByChange with { IsPartyOfExistingContract = false }), "11-6-1イ", Human),
        new("a recipient that holds the information", () => NewProposalRules.CheckHolding(ProposalKind.NewByChangeOfBusiness, true)),
        new("another party that holds the information", () => NewProposalRules.CheckHolding(ProposalKind.NewByOtherParty, true), "11-6-2"),
        new("change of business without contract", () => NewProposalRules.CheckKind(ByChange with { ExistingContractId = null }), "11-6-1イ"),
        new("change of business before provision", () => NewProposalRules.CheckKind(ByChange with { WasProvided = false }), "11-6-1イ", Human),
        new("form 10 in order", () => NewProposalRules.CheckForm10(Form10, Context.AllowedMedia, Context.AllowedWays)),
        new("form 2 for a new proposal", () => NewProposalRules.CheckForm10(Form10 with { Form = 2 }, Context.AllowedMedia, Context.AllowedWays), "11-6-2ア", Correct),
        new("form 10 without name of the data", () => NewProposalRules.CheckForm10(Form10 with { InformationName = "" }, Context.AllowedMedia, Context.AllowedWays), "11-6-2ア", Correct),
        new("form 10 of one who holds the data", () => NewProposalRules.CheckForm10(Form10 with { Media = [], Ways = [], AlreadyHoldsInformation = true }, Context.AllowedMedia, Context.AllowedWays)),
        new("five criteria", () => NewProposalRules.CheckCriteria(ProposalKind.NewByOtherParty, [1, 4, 5, 6, 7])),
        new("six criteria", () => NewProposalRules.CheckCriteria(ProposalKind.NewByOtherParty, [1, 3, 4, 5, 6, 7]), "11-6-2イ"),
        new("form 11", () => NewProposalRules.CheckNoticeForm(ProposalKind.NewByOtherParty, true, 11)),
        new("form 5 for a new proposal", () => NewProposalRules.CheckNoticeForm(ProposalKind.NewByOtherParty, true, 5), "11-6-2ウ(ｱ)(ｲ)"),
        new("fee as the first contractor paid", () => NewProposalRules.CheckFee(ProposalKind.NewByOtherParty, 58_283, [58_283], Table)),
        new("another fee", () => NewProposalRules.CheckFee(ProposalKind.NewByOtherParty, 24_950, [58_283], Table), "11-6-2エ(ｱ)"),
        new("first contractors paid differently", () => NewProposalRules.CheckFee(ProposalKind.NewByOtherParty, 1, [1, 2], Table), "11-6-2エ(ｱ)", Human),
        new("nothing known of the first fee", () => NewProposalRules.CheckFee(ProposalKind.NewByOtherParty, 1, [], Table), "11-6-2エ(ｱ)"),
        new("flat fee", () => NewProposalRules.CheckFee(ProposalKind.NewByChangeOfBusiness, 12_600, [], Table)),
        new("not the flat fee", () => NewProposalRules.CheckFee(ProposalKind.NewByChangeOfBusiness, 21_000, [], Table), "11-6-2エ(ｲ)"),
    ];

    private static RuleResult Check(ProposalFormFacts form) => ProposalFormRules.CheckForm2(form, Context);

    private static RuleResult Check(AttachmentFacts facts) => AttachmentRules.Check(facts, [Company, Person], Received);
}
