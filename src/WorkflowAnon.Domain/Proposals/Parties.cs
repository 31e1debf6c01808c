namespace WorkflowAnon.Domain.Proposals;

/// <summary>個人・法人等の別.</summary>
public enum PartyKind
{
    /// <summary>個人.</summary>
    Individual = 1,

    /// <summary>法人その他の団体.</summary>
    Corporation = 2,
}

/// <summary>提案者 as written on form 2.</summary>
public sealed class Proposer
{
    /// <summary>個人・法人等の別.</summary>
    public PartyKind Kind { get; set; }

    /// <summary>氏名 or 名称.</summary>
    public string Name { get; set; } = "";

    /// <summary>代表者の氏名, for a corporation.</summary>
    public string Representative { get; set; } = "";

    /// <summary>〒.</summary>
    public string PostalCode { get; set; } = "";

    /// <summary>住所・居所 or 所在地.</summary>
    public string Address { get; set; } = "";

    /// <summary>電話番号.</summary>
    public string Phone { get; set; } = "";

    /// <summary>電子メールアドレス.</summary>
    public string Email { get; set; } = "";

    /// <summary>True: it has a 担当部署; null when unknown.</summary>
    public bool? HasContactUnit { get; set; }

    /// <summary>担当部署.</summary>
    public string ContactUnit { get; set; } = "";

    /// <summary>担当者.</summary>
    public string ContactPerson { get; set; } = "";

    /// <summary>生年月日 as known from the identity paper of an individual, or null (5-1-1).</summary>
    public DateOnly? BornOn { get; set; }

    /// <summary>法人番号 (13 digits) when known, else empty. Never a 個人番号.</summary>
    public string CorporateNumber { get; set; } = "";
}

/// <summary>代理人の種類.</summary>
public enum AgentKind
{
    /// <summary>法定代理人.</summary>
    Statutory = 1,

    /// <summary>任意代理人.</summary>
    Voluntary = 2,
}

/// <summary>代理人 as written on form 2.</summary>
public sealed class ProposalAgent
{
    /// <summary>法定・任意の別.</summary>
    public AgentKind Kind { get; set; }

    /// <summary>個人・法人等の別.</summary>
    public PartyKind PartyKind { get; set; }

    /// <summary>氏名 or 名称.</summary>
    public string Name { get; set; } = "";

    /// <summary>代表者の氏名, for a corporation.</summary>
    public string Representative { get; set; } = "";

    /// <summary>住所.</summary>
    public string Address { get; set; } = "";

    /// <summary>電話番号.</summary>
    public string Phone { get; set; } = "";

    /// <summary>電子メールアドレス.</summary>
    public string Email { get; set; } = "";
}

/// <summary>代理人の権限を証する書面（第3号様式） as checked.</summary>
public sealed class AgentAuthority
{
    /// <summary>True: it is attached.</summary>
    public bool IsAttached { get; set; }

    /// <summary>年月日 on it.</summary>
    public DateOnly? DatedOn { get; set; }

    /// <summary>委任者 as written, one or more.</summary>
    public List<string> Principals { get; set; } = [];

    /// <summary>受任者 as written.</summary>
    public string AgentName { get; set; } = "";

    /// <summary>True: the powers include the proposal; null when unclear.</summary>
    public bool? CoversProposal { get; set; }

    /// <summary>裏付け書類 of a statutory agent (戸籍・登記事項証明書 など).</summary>
    public string SupportingPaper { get; set; } = "";
}

/// <summary>取扱従事者: who will handle the data at the proposer's.</summary>
public sealed class DataHandler
{
    /// <summary>氏名.</summary>
    public string Name { get; set; } = "";

    /// <summary>所属.</summary>
    public string Unit { get; set; } = "";

    /// <summary>職名.</summary>
    public string Position { get; set; } = "";
}

/// <summary>記録項目の希望: whether an item is wanted and to what granularity (5-5-4).</summary>
public sealed class RequestedItem
{
    /// <summary>記録項目の名称.</summary>
    public string ItemName { get; set; } = "";

    /// <summary>提供を希望するか; null when the form does not say.</summary>
    public bool? Wanted { get; set; }

    /// <summary>希望する程度, for example 都道府県名のみ.</summary>
    public string Granularity { get; set; } = "";

    /// <summary>備考.</summary>
    public string Note { get; set; } = "";
}
