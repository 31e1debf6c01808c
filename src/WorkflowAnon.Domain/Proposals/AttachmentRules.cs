using System.Globalization;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of the papers attached to a proposal (第5-6).</summary>
public static class AttachmentRules
{
    /// <summary>Checks oaths, the paper on contribution and the other papers (5-6-1, 5-6-2, 5-6-3).</summary>
    /// <param name="facts">What is attached.</param>
    /// <param name="proposers">Every proposer; each swears for itself.</param>
    /// <param name="receivedOn">Day of receipt: an oath is not of a later day.</param>
    public static RuleResult Check(AttachmentFacts facts, IReadOnlyList<ProposerFacts> proposers, DateOnly receivedOn)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(proposers);
        var found = new FindingList();
        for (int i = 0; i < proposers.Count; i++)
            CheckOath(facts.Oaths, proposers[i], string.Create(CultureInfo.InvariantCulture, $"oaths[{i}]"), receivedOn, found);
        if (!facts.HasContributionPaper)
            found.Correct("5-6-2", "contributionPaper", "事業が新産業の創出等に資することを具体的に説明する書面（事業計画など）が添付されていません。");
        foreach (string paper in facts.RequiredOthers.Where(r => !facts.AttachedOthers.Any(a => JapaneseText.SameText(a, r))))
            found.Correct("5-6-3", "others", $"審査に必要と認める書類「{paper}」が添付されていません。");
        return found.ToResult();
    }

    private static void CheckOath(IReadOnlyList<OathFacts> oaths, ProposerFacts proposer, string item, DateOnly receivedOn, FindingList found)
    {
        var oath = oaths.FirstOrDefault(o => JapaneseText.CompareNames(o.ProposerName, proposer.Name) != NameMatch.Different);
        if (oath is null)
        {
            found.Correct("5-6-1", item, $"提案者「{proposer.Name}」の誓約書（第4号様式）が添付されていません。共同提案では提案者ごとに必要です。");
            return;
        }

        if (proposer.IsCorporation && JapaneseText.CompareNames(oath.SignedBy, proposer.Representative) != NameMatch.Same)
            found.Correct("5-6-1", item + ".signedBy", $"誓約書の署名者「{oath.SignedBy}」が、提案書の代表者「{proposer.Representative}」と異なります。");
        if (!proposer.IsCorporation && JapaneseText.CompareNames(oath.SignedBy, proposer.Name) != NameMatch.Same)
            found.Correct("5-6-1", item + ".signedBy", $"誓約書の署名者「{oath.SignedBy}」が、提案者「{proposer.Name}」と異なります。");
        if (proposer.IsCorporation && !oath.CoversOfficers)
            found.Correct("5-6-1", item + ".officers", "法人等の誓約書に、役員も欠格事由に当たらないことの記載がありません。");
        if (oath.DatedOn is not { } dated)
            found.Correct("5-6-1", item + ".datedOn", "誓約書に年月日がありません。");
        else if (dated > receivedOn)
            found.Correct("5-6-1", item + ".datedOn", $"誓約書の年月日{JapaneseDate.Format(dated)}が収受の日{JapaneseDate.Format(receivedOn)}より後です。");
    }
}

/// <summary>誓約書 (第4号様式).</summary>
/// <param name="ProposerName">Proposer for whom it is given.</param>
/// <param name="SignedBy">Who signed.</param>
/// <param name="DatedOn">年月日.</param>
/// <param name="CoversOfficers">It also speaks for the officers (法人等).</param>
public sealed record OathFacts(string ProposerName, string? SignedBy, DateOnly? DatedOn, bool CoversOfficers);

/// <summary>What is attached to a proposal.</summary>
/// <param name="Oaths">誓約書.</param>
/// <param name="HasContributionPaper">Paper on 新産業の創出等.</param>
/// <param name="RequiredOthers">Other papers that the guidelines ask for.</param>
/// <param name="AttachedOthers">Other papers that are there.</param>
public sealed record AttachmentFacts(IReadOnlyList<OathFacts> Oaths, bool HasContributionPaper, IReadOnlyList<string> RequiredOthers, IReadOnlyList<string> AttachedOthers);
