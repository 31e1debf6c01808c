using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of the receipt of proposals (第5-2, 第5-3 and 第5※).</summary>
public static class ReceiptRules
{
    /// <summary>Checks an arrival before it becomes a case (5-2-1, 5-2-2, 5-1-0, 4-1b, 5-※).</summary>
    public static RuleResult CheckReceipt(ReceiptFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (!facts.ReceivedByGeneralAffairs)
            found.Block("5-2-2", "receivedBy", "提案書類は総務課で受け付けます。担当課に届いた書類は総務課に回付してください。");
        if (!facts.AllowedChannels.Contains(facts.Channel))
            found.Warn("5-2-1", "channel", $"{ChannelName(facts.Channel)}による提出は、提案として受け付けられません。持参又は郵送による提出を案内し、案内した記録を残してください。");
        if (facts.ProposerCount < 1)
            found.Block("5-1-0", "proposers", "提案者が入力されていません。一人（一団体）以上入力してください。");
        if (facts.Kind == ProposalKind.First && facts.ConcernsProducedInformation)
            found.Human("5-※", "form", "既に作成された情報についての提案が、提案書（第2号様式）で提出されています。新たな提案（第10号様式）として扱うか確認してください。");
        if (facts.Kind == ProposalKind.First)
            CheckWindow(facts, found);
        return found.ToResult();
    }

    /// <summary>Checks the authority of an agent (5-3-1).</summary>
    public static RuleResult CheckAgent(AgentFacts facts, IReadOnlyList<string> proposerNames, DateOnly proposedOn)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(proposerNames);
        var found = new FindingList();
        if (facts.Authority is not { } paper)
            return found.Correct("5-3-1", "agent.authority", "代理人の権限を証する書面（第3号様式）が添付されていません。提出を求めてください。").ToResult();
        foreach (string proposer in proposerNames.Where(p => !paper.PrincipalNames.Any(n => Text.JapaneseText.CompareNames(n, p) == Text.NameMatch.Same)))
            found.Correct("5-3-1", "agent.authority.principal", $"代理人の権限を証する書面の委任者に、提案者「{proposer}」がありません。");
        if (Text.JapaneseText.CompareNames(paper.AgentName, facts.AgentName) != Text.NameMatch.Same)
            found.Correct("5-3-1", "agent.authority.agent", $"代理人の権限を証する書面の受任者「{paper.AgentName}」が、提案書の代理人「{facts.AgentName}」と異なります。");
        if (paper.DatedOn is not { } dated)
            found.Correct("5-3-1", "agent.authority.date", "代理人の権限を証する書面に年月日がありません。");
        else if (dated > proposedOn)
            found.Correct("5-3-1", "agent.authority.date", $"代理人の権限を証する書面の年月日{JapaneseDate.Format(dated)}が提案の日{JapaneseDate.Format(proposedOn)}より後です。");
        if (!paper.CoversProposal)
            found.Correct("5-3-1", "agent.authority.scope", "代理人の権限を証する書面の委任事項に、提案に関することが含まれていません。");
        return found.ToResult();
    }

    /// <summary>An agent who asks about a case without form 3: a person confirms the authority first (5-3-2).</summary>
    public static RuleResult CheckAgentInquiry(bool hasAuthorityPaper)
    {
        var found = new FindingList();
        if (!hasAuthorityPaper)
            found.Human("5-3-2", "agent", "代理人の権限を証する書面がありません。権限を確認してから情報を提供してください。");
        return found.ToResult();
    }

    /// <summary>日本語 name of a channel.</summary>
    public static string ChannelName(SubmissionChannel channel) => channel switch
    {
        SubmissionChannel.Hand => "持参",
        SubmissionChannel.Post => "郵送",
        SubmissionChannel.Email => "電子メール",
        SubmissionChannel.Fax => "ファクシミリ",
        SubmissionChannel.Online => "電子申請",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    };

    private static void CheckWindow(ReceiptFacts facts, FindingList found)
    {
        if (facts.ArrivedOn < facts.RecruitmentStart)
            found.Human("4-1b", "arrivedOn", $"到達の日{JapaneseDate.Format(facts.ArrivedOn)}が募集開始日{JapaneseDate.Format(facts.RecruitmentStart)}より前です。受け付けるか、返送するかを決めてください。");
        if (facts.ArrivedOn <= facts.RecruitmentEnd)
            return;
        bool postmarked = facts.PostmarkCounts && facts.Channel == SubmissionChannel.Post && facts.Postmark is { } mark && mark <= facts.RecruitmentEnd;
        if (!postmarked)
            found.Human("4-1b", "arrivedOn", $"到達の日{JapaneseDate.Format(facts.ArrivedOn)}が募集終了日{JapaneseDate.Format(facts.RecruitmentEnd)}より後です。到達を示す資料を確かめ、受け付けるか、返送するかを決めてください。");
    }
}

/// <summary>How a proposal arrives (提出の方法).</summary>
public enum SubmissionChannel
{
    /// <summary>持参.</summary>
    Hand,

    /// <summary>郵送.</summary>
    Post,

    /// <summary>電子メール.</summary>
    Email,

    /// <summary>ファクシミリ.</summary>
    Fax,

    /// <summary>電子申請.</summary>
    Online,
}

/// <summary>An arrival.</summary>
/// <param name="Kind">Kind of the proposal by its form.</param>
/// <param name="Channel">How it arrived.</param>
/// <param name="AllowedChannels">Ways that the agency accepts; by 第5-2⑴ hand and post.</param>
/// <param name="ReceivedByGeneralAffairs">総務課 receives it.</param>
/// <param name="ArrivedOn">Day of arrival (到達).</param>
/// <param name="Postmark">Postmark, when by post.</param>
/// <param name="PostmarkCounts">The guidelines say 消印有効 instead of 必着.</param>
/// <param name="RecruitmentStart">First day of the recruitment; not looked at for a new proposal.</param>
/// <param name="RecruitmentEnd">Last day of the recruitment; not looked at for a new proposal.</param>
/// <param name="ProposerCount">Number of proposers.</param>
/// <param name="ConcernsProducedInformation">It asks for data that has already been made.</param>
public sealed record ReceiptFacts(
    ProposalKind Kind,
    SubmissionChannel Channel,
    IReadOnlyCollection<SubmissionChannel> AllowedChannels,
    bool ReceivedByGeneralAffairs,
    DateOnly ArrivedOn,
    DateOnly? Postmark,
    bool PostmarkCounts,
    DateOnly RecruitmentStart,
    DateOnly RecruitmentEnd,
    int ProposerCount,
    bool ConcernsProducedInformation = false);

/// <summary>An agent and the paper that shows the authority.</summary>
/// <param name="AgentName">Name of the agent in the proposal.</param>
/// <param name="Authority">Form 3; null when not attached.</param>
public sealed record AgentFacts(string AgentName, AuthorityPaperFacts? Authority);

/// <summary>代理人の権限を証する書面 (第3号様式).</summary>
/// <param name="PrincipalNames">委任者.</param>
/// <param name="AgentName">受任者.</param>
/// <param name="DatedOn">年月日.</param>
/// <param name="CoversProposal">The scope includes the proposal.</param>
public sealed record AuthorityPaperFacts(IReadOnlyList<string> PrincipalNames, string AgentName, DateOnly? DatedOn, bool CoversProposal);
