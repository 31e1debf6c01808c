using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Domain.Proposals;

/// <summary>提案: one proposal as received and as written on its papers (第5). Names and addresses live here and nowhere else.</summary>
public sealed class Proposal
{
    /// <summary>事案: key, the same as the case's id.</summary>
    public required string CaseId { get; init; }

    /// <summary>募集 that the proposal answers.</summary>
    public required string RecruitmentId { get; set; }

    /// <summary>到達 of the papers.</summary>
    public Arrival Arrival { get; set; } = new();

    /// <summary>収受番号, or empty until stamped.</summary>
    public string ReceiptNumber { get; set; } = "";

    /// <summary>収受日付印の日, or null until stamped.</summary>
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>
    /// 提案日: the day on which periods and validity are judged — the day of receipt (or the postmark where the channel's rule says so), or null until
    /// stamped.
    /// </summary>
    public DateOnly? ProposedOn { get; set; }

    /// <summary>提案書に記載された年月日, or null when it bears none.</summary>
    public DateOnly? DatedOn { get; set; }

    /// <summary>提案者, 1 or more (5-1-0).</summary>
    public List<Proposer> Proposers { get; set; } = [];

    /// <summary>代理人, or null.</summary>
    public ProposalAgent? Agent { get; set; }

    /// <summary>代理権を証する書面（第3号様式）の確認, or null until checked (5-3-1).</summary>
    public AgentAuthority? AgentAuthority { get; set; }

    /// <summary>行政機関等匿名加工情報の名称 as written on form 10; empty for a first proposal (11-6-2ア).</summary>
    public string InformationName { get; set; } = "";

    /// <summary>The case whose contract a change of business goes out from (11-6-1イ); empty otherwise.</summary>
    public string ExistingCaseId { get; set; } = "";

    /// <summary>The recipient holds the information already, so that nothing is to be provided (新たな提案イ, form 10).</summary>
    public bool AlreadyHoldsInformation { get; set; }

    /// <summary>1 個人情報ファイルの名称, as written.</summary>
    public string FileName { get; set; } = "";

    /// <summary>The file it is matched with, or empty.</summary>
    public string FileId { get; set; } = "";

    /// <summary>2 本人の数 asked for, or null when it is missing or cannot be read.</summary>
    public int? RequestedPersonCount { get; set; }

    /// <summary>3 加工の方法を特定するに足りる事項, per record item.</summary>
    public List<RequestedItem> RequestedItems { get; set; } = [];

    /// <summary>4⑴ 利用の目的.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>4⑵ 利用の方法.</summary>
    public string Method { get; set; } = "";

    /// <summary>4⑶ 事業の内容.</summary>
    public string BusinessContent { get; set; } = "";

    /// <summary>4⑶ Why the business serves 新産業の創出 etc. (5-5-5).</summary>
    public string ContributionReason { get; set; } = "";

    /// <summary>4⑷ 事業の用に供しようとする期間: first day, or null.</summary>
    public DateOnly? UseFrom { get; set; }

    /// <summary>4⑷ 期間: last day, or null when open-ended.</summary>
    public DateOnly? UseTo { get; set; }

    /// <summary>5 取扱従事者.</summary>
    public List<DataHandler> Handlers { get; set; } = [];

    /// <summary>5 利用する場所.</summary>
    public string PlaceOfUse { get; set; } = "";

    /// <summary>5 利用する環境.</summary>
    public string Environment { get; set; } = "";

    /// <summary>5 保管する場所.</summary>
    public string StoragePlace { get; set; } = "";

    /// <summary>5 管理の方法.</summary>
    public string Management { get; set; } = "";

    /// <summary>5 第11の3⑴ 取り扱う者の権限及び責任 (規則65一).</summary>
    public string SafetyAuthority { get; set; } = "";

    /// <summary>5 第11の3⑵ 規程類の整備、取扱いの評価と改善 (規則65二).</summary>
    public string SafetyRegulations { get; set; } = "";

    /// <summary>5 第11の3⑶ 権限のない者の取扱いを防ぐ措置 (規則65三).</summary>
    public string SafetyPrevention { get; set; } = "";

    /// <summary>5 その他の措置.</summary>
    public string SafetyMeasures { get; set; } = "";

    /// <summary>6 媒体 marked on the form, as written; may be none or several.</summary>
    public List<string> MarkedMedia { get; set; } = [];

    /// <summary>6 提供方法 marked on the form, as written; may be none or several.</summary>
    public List<string> MarkedWays { get; set; } = [];

    /// <summary>6 提供媒体: id of the profile when exactly one is chosen, else empty (5-5-8).</summary>
    public string Medium { get; set; } = "";

    /// <summary>6 提供方法: id of the profile when exactly one is chosen, else empty (5-5-8).</summary>
    public string ProvisionWay { get; set; } = "";

    /// <summary>本人確認書類 (第5の4).</summary>
    public List<IdentityPaper> IdentityPapers { get; set; } = [];

    /// <summary>連絡先の担当者についての書類, where 総務課 asks for them (5-4-2ウ).</summary>
    public ContactPersonPapers ContactPapers { get; set; } = new();

    /// <summary>誓約書, one per proposer (5-6-1).</summary>
    public List<Oath> Oaths { get; set; } = [];

    /// <summary>事業が新産業の創出等に資することを説明する書面 (5-6-2).</summary>
    public ContributionPaper Contribution { get; set; } = new();

    /// <summary>役員 of proposing corporations, when known (5-1-6).</summary>
    public List<CorporateOfficer> Officers { get; set; } = [];

    /// <summary>欠格事由に関する申告 (5-1-2 to 5-1-5).</summary>
    public List<EligibilityDeclaration> Declarations { get; set; } = [];

    /// <summary>その他必要と認める書類 that came with the proposal (5-6-3).</summary>
    public List<string> OtherPapers { get; set; } = [];

    /// <summary>Version of the papers that this content was entered from: 1 as first received, 2 after the first correction …</summary>
    public int PaperVersion { get; set; } = 1;

    /// <summary>担当課へ送付した日, or null.</summary>
    public DateOnly? ForwardedOn { get; set; }

    /// <summary>形式の確認の結果を担当課へ送った日, or null.</summary>
    public DateOnly? CheckSentOn { get; set; }

    /// <summary>総務課の所見 sent with the findings.</summary>
    public string CheckRemark { get; set; } = "";

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }

    /// <summary>Names of the proposers and of the file as searches compare them (全角・半角, spaces and character variants made equal). Follows them; never set.</summary>
    public string SearchText
    {
        get => JapaneseText.Searchable(string.Join(' ', Proposers.Select(p => p.Name).Append(FileName)));
        private set => _ = value;
    }

    /// <summary>How the proposal is called on screens: names of the proposers.</summary>
    public string ProposerNames() => Proposers.Count == 0 ? "（未入力）" : string.Join("、", Proposers.Select(p => p.Name.Length == 0 ? "（氏名の記載なし）" : p.Name));
}
