using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Inquiries;

/// <summary>問い合わせた者.</summary>
public enum InquirerKind
{
    /// <summary>提案をしようとする者.</summary>
    Prospective = 1,

    /// <summary>提案をした者.</summary>
    Proposer = 2,

    /// <summary>代理人 (5-3-2).</summary>
    Agent = 3,
}

/// <summary>問合せの内容.</summary>
public enum InquiryTopic
{
    /// <summary>手続・募集・手数料など (2-a).</summary>
    General = 1,

    /// <summary>個人情報ファイルの内容 (2-b).</summary>
    FileContent = 2,

    /// <summary>提案の内容 (2-b).</summary>
    ProposalContent = 3,
}

/// <summary>問合せ: what somebody who proposes, or wants to, asked, who answered and what (第2). No case: it has a number of its own.</summary>
public sealed class Inquiry
{
    /// <summary>Id: the subject id of its workflow instances ("inquiry-…").</summary>
    public required string Id { get; init; }

    /// <summary>年度 of the number.</summary>
    public int FiscalYear { get; init; }

    /// <summary>番号 within the 年度, from 1.</summary>
    public int Number { get; init; }

    /// <summary>受けた日.</summary>
    public DateOnly ReceivedOn { get; init; }

    /// <summary>方法 (電話, 窓口 …).</summary>
    public string Channel { get; init; } = "";

    /// <summary>問い合わせた者の区分.</summary>
    public InquirerKind Inquirer { get; init; }

    /// <summary>氏名・名称, or empty when not given.</summary>
    public string InquirerName { get; init; } = "";

    /// <summary>連絡先, or empty.</summary>
    public string Contact { get; init; } = "";

    /// <summary>内容の区分.</summary>
    public InquiryTopic Topic { get; init; }

    /// <summary>個人情報ファイル that it is about, or empty.</summary>
    public string FileId { get; init; } = "";

    /// <summary>事案 that it is about, or empty.</summary>
    public string CaseId { get; init; } = "";

    /// <summary>問合せの内容.</summary>
    public string Question { get; init; } = "";

    /// <summary>How the authority of an agent without form 3 was confirmed (5-3-2); empty when nothing had to be.</summary>
    public string AuthorityJudgement { get; init; } = "";

    /// <summary>回答する所属; empty until it is known.</summary>
    public string DivisionId { get; set; } = "";

    /// <summary>Why 総務課 chose that division (2-b); empty when the file decided.</summary>
    public string RoutingReason { get; set; } = "";

    /// <summary>Which division sent it back to 総務課 and why (2-b); empty when none did.</summary>
    public string SentBackReason { get; set; } = "";

    /// <summary>回答.</summary>
    public string Answer { get; set; } = "";

    /// <summary>回答した日, or null.</summary>
    public DateOnly? AnsweredOn { get; set; }

    /// <summary>Staff id of who answered; empty until then.</summary>
    public string AnsweredById { get; set; } = "";

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }

    /// <summary>令和8年度問合せ第3号.</summary>
    public string Label() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{new FiscalYear(FiscalYear).Name}問合せ第{Number}号");
}
