namespace WorkflowAnon.Domain.Rules;

/// <summary>A proposer as written in the proposal (第5-5⑴).</summary>
/// <param name="IsCorporation">法人等.</param>
/// <param name="Name">氏名 or 名称.</param>
/// <param name="Address">住所又は居所.</param>
/// <param name="Representative">代表者の氏名 (法人等).</param>
/// <param name="Phone">電話番号.</param>
/// <param name="Email">電子メールアドレス.</param>
/// <param name="HasContactDivision">There is a 担当部署.</param>
/// <param name="ContactDivision">担当部署名.</param>
/// <param name="ContactPerson">担当者の氏名.</param>
public sealed record ProposerFacts(
    bool IsCorporation,
    string? Name,
    string? Address,
    string? Representative,
    string? Phone,
    string? Email,
    bool HasContactDivision = false,
    string? ContactDivision = null,
    string? ContactPerson = null);

/// <summary>A record item that is wanted, and to what extent (第5-5⑷).</summary>
/// <param name="Name">記録項目.</param>
/// <param name="Wanted">It is wanted.</param>
/// <param name="Granularity">To what extent, e.g. 都道府県名のみ.</param>
public sealed record WantedItemFacts(string? Name, bool Wanted, string? Granularity);

/// <summary>取扱従事者 (第5-5⑺).</summary>
/// <param name="Name">氏名.</param>
/// <param name="Division">所属.</param>
/// <param name="Title">職名.</param>
public sealed record DataHandlerFacts(string? Name, string? Division, string? Title);

/// <summary>Safety measures (第5-5⑺, 第11-3).</summary>
/// <param name="DataHandlers">取扱従事者, one or more.</param>
/// <param name="PlaceOfUse">利用する場所.</param>
/// <param name="Environment">利用する環境.</param>
/// <param name="StoragePlace">保管する場所.</param>
/// <param name="Management">管理の方法.</param>
/// <param name="Authority">第11-3⑴: authority and responsibility.</param>
/// <param name="Regulations">第11-3⑵: rules, evaluation and improvement.</param>
/// <param name="Prevention">第11-3⑶: prevention of unauthorised handling.</param>
public sealed record SafetyFacts(
    IReadOnlyList<DataHandlerFacts> DataHandlers,
    string? PlaceOfUse,
    string? Environment,
    string? StoragePlace,
    string? Management,
    string? Authority,
    string? Regulations,
    string? Prevention);

/// <summary>Purpose, method, business and period (第5-5⑸⑹).</summary>
/// <param name="Purpose">利用の目的.</param>
/// <param name="Method">利用の方法.</param>
/// <param name="Business">事業の内容.</param>
/// <param name="Contribution">Why it serves 新産業の創出等.</param>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day of the period; null when open-ended.</param>
public sealed record UseFacts(string? Purpose, string? Method, string? Business, string? Contribution, DateOnly? From, DateOnly? To);

/// <summary>Proposal on a file of a recruitment (第2号様式).</summary>
/// <param name="Proposers">One or more.</param>
/// <param name="FileName">個人情報ファイルの名称.</param>
/// <param name="PersonCount">本人の数; null when missing or unreadable.</param>
/// <param name="Items">Record items.</param>
/// <param name="Use">Purpose, method, business, period.</param>
/// <param name="Safety">Safety measures.</param>
/// <param name="Media">Media ticked.</param>
/// <param name="Ways">Ways ticked.</param>
public sealed record ProposalFormFacts(
    IReadOnlyList<ProposerFacts> Proposers,
    string? FileName,
    long? PersonCount,
    IReadOnlyList<WantedItemFacts> Items,
    UseFacts Use,
    SafetyFacts Safety,
    IReadOnlyList<string> Media,
    IReadOnlyList<string> Ways);

/// <summary>What the form is checked against.</summary>
/// <param name="Files">The files of the recruitment.</param>
/// <param name="AllowedMedia">Media that the agency offers, e.g. CD-R, DVD-R.</param>
/// <param name="AllowedWays">Ways that the agency offers, e.g. 窓口受領, 郵送.</param>
public sealed record ProposalFormContext(IReadOnlyList<RecruitedFileFacts> Files, IReadOnlyCollection<string> AllowedMedia, IReadOnlyCollection<string> AllowedWays);

/// <summary>A file of the recruitment.</summary>
/// <param name="Name">個人情報ファイルの名称.</param>
/// <param name="UpperPersonCount">Upper limit of persons (after 名寄せ).</param>
/// <param name="RecordItems">記録項目.</param>
public sealed record RecruitedFileFacts(string Name, long UpperPersonCount, IReadOnlyCollection<string> RecordItems);
