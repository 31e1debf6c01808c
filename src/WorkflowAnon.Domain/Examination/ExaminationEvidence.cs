using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Examination;

/// <summary>欠格事由の確認 (6-1): oath, register of terminated contracts, inquiries to other bodies as far as possible.</summary>
public sealed class EligibilityEvidence
{
    /// <summary>誓約書 of every proposer was looked at (for a corporation: it covers the officers).</summary>
    public bool OathsConfirmed { get; set; }

    /// <summary>When the register of terminated contracts was looked up.</summary>
    public DateTimeOffset LookedUpAt { get; set; }

    /// <summary>Ids of the register's entries that may be the proposer or an officer.</summary>
    public List<string> RegisterHits { get; set; } = [];

    /// <summary>What a person found the hits to be (同一人か, 2年を経過しているか); empty without hits.</summary>
    public string HitJudgement { get; set; } = "";

    /// <summary>他の行政機関等への照会等、可能な範囲で確認した内容.</summary>
    public string OtherInquiry { get; set; } = "";

    /// <summary>True: a ground of 法113 was found.</summary>
    public bool GroundFound { get; set; }

    /// <summary>Who confirmed.</summary>
    public string ConfirmedById { get; set; } = "";

    /// <summary>When, in Japan.</summary>
    public DateOnly ConfirmedOn { get; set; }
}

/// <summary>本人の数の確定 (6-2): raw and after 名寄せ, as of a day.</summary>
public sealed class PersonCountEvidence
{
    /// <summary>名寄せ前の数 (人).</summary>
    public long RawCount { get; set; }

    /// <summary>名寄せ後の数 (人): the one that counts (6-2ア).</summary>
    public long DeduplicatedCount { get; set; }

    /// <summary>基準日 (6-2イ): normally the last day of the recruitment.</summary>
    public DateOnly AsOf { get; set; }

    /// <summary>Why another day than the last of the recruitment; empty otherwise.</summary>
    public string AsOfReason { get; set; } = "";

    /// <summary>提案に係る本人の数 (人), as proposed.</summary>
    public long ProposedCount { get; set; }

    /// <summary>数えた方法と資料.</summary>
    public string Method { get; set; } = "";

    /// <summary>Who counted.</summary>
    public string CountedById { get; set; } = "";

    /// <summary>1,000 ≦ 提案の数 ≦ 名寄せ後の数 (規則56).</summary>
    public bool WithinLimits => ProposedCount >= PersonCountRules.Minimum && ProposedCount <= DeduplicatedCount;
}

/// <summary>加工の方法の点検 (6-3): the five standards of 規則62.</summary>
public sealed class ProcessingMethodEvidence
{
    /// <summary>One entry per standard, 1 to 5.</summary>
    public List<ProcessingStandardCheck> Standards { get; set; } = [];

    /// <summary>担当課等と提案者との間で認識に相違がないことを確かめた方法.</summary>
    public string SharedUnderstanding { get; set; } = "";

    /// <summary>Who checked.</summary>
    public string CheckedById { get; set; } = "";

    /// <summary>When, in Japan.</summary>
    public DateOnly CheckedOn { get; set; }
}

/// <summary>加工の基準一つの点検.</summary>
public sealed class ProcessingStandardCheck
{
    /// <summary>1 to 5: the item of 規則62.</summary>
    public int Standard { get; set; }

    /// <summary>提案の方法で基準を満たせる.</summary>
    public bool CanBeMet { get; set; }

    /// <summary>どの項目をどう加工するか, or why it cannot be met.</summary>
    public string Note { get; set; } = "";
}
