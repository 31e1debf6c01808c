using System.Globalization;
using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 第3 (selection of files) and 第11-5 (entry and publication of what was made).</summary>
public static class FileRegisterRules
{
    private static readonly string[] TestNames =
    [
        "個人情報ファイル簿を作成し公表するもの（第1号）",
        "開示請求があれば全部若しくは一部を開示し、又は意見書提出の機会を与えるもの（第2号）",
        "事務の適正かつ円滑な運営に支障のない範囲で加工できるもの（第3号）",
    ];

    /// <summary>Checks a file that its division nominates for recruitment (3-1a, 3-1b, 2-d).</summary>
    public static RuleResult CheckNomination(FileNominationFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        found.BlockIfBlank(facts.OwningDivision, "2-d", "owningDivision", $"「{facts.FileName}」を保有する所属（担当課）が登録されていません。");
        if (!facts.IsInPublishedRegister)
            found.Block("3-1a", "register", $"「{facts.FileName}」は公表された個人情報ファイル簿にありません（法第60条第3項第1号）。募集の対象に選べません。");
        if (facts.PersonCount < PersonCountRules.Minimum)
            found.Block("3-1a", "personCount", $"「{facts.FileName}」の本人の数は{facts.PersonCount.Value.ToString("#,0", CultureInfo.InvariantCulture)}人で、下限の1,000人に足りません（規則第56条）。適合する提案があり得ないので選べません。");
        for (int i = 0; i < TestNames.Length; i++)
        {
            string item = string.Create(CultureInfo.InvariantCulture, $"tests[{i}]");
            var answer = i < facts.Tests.Count ? facts.Tests[i] : null;
            if (answer?.IsMet is null)
                found.Block("3-1b", item, $"法第60条第3項の要件「{TestNames[i]}」の判断が入力されていません。");
            else if (!answer.IsMet.Value)
                found.Block("3-1b", item, $"法第60条第3項の要件「{TestNames[i]}」を満たさないファイルは、募集の対象に選べません。");
            if (answer?.IsMet is not null && string.IsNullOrWhiteSpace(answer.Reason))
                found.Block("3-1b", item, $"法第60条第3項の要件「{TestNames[i]}」の判断の理由が入力されていません。");
        }

        return found.ToResult();
    }

    /// <summary>Checks 要綱第4の6⒁⒂ of a file (3-2).</summary>
    public static RuleResult CheckRecruitmentEntry(RecruitmentFileFacts file, string item)
    {
        ArgumentNullException.ThrowIfNull(file);
        var found = new FindingList();
        if (!file.HasRecruitmentEntry)
            return found.ToResult();
        found.BlockIfBlank(file.ReceivingOrganisation, "3-2", item, $"「{file.Name}」の個人情報ファイル簿に、提案を受ける組織の名称（要綱第4の6⒂）がありません。");
        found.BlockIfBlank(file.ReceivingAddress, "3-2", item, $"「{file.Name}」の個人情報ファイル簿に、提案を受ける組織の所在地（要綱第4の6⒂）がありません。");
        return found.ToResult();
    }

    /// <summary>Checks the entry about data that was made (11-5-1, 要綱第4の6(16)–(18)).</summary>
    public static RuleResult CheckProducedEntry(ProducedEntryFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (facts.Kind != ProposalKind.First)
            found.Block("11-6-2", "kind", "新たな提案では情報を作成しないので、個人情報ファイル簿への新しい記載はしません（第11の5は準用されません）。");
        CheckFields("11-5-1", "個人情報ファイル簿", facts, found);
        return found.ToResult();
    }

    /// <summary>Checks the request to publish data that was made (11-5-2, 11-5-1n).</summary>
    /// <param name="facts">The five items.</param>
    /// <param name="registerSubmitted">担当課 has submitted the revised register to 総務課.</param>
    public static RuleResult CheckPublicationRequest(ProducedEntryFacts facts, bool registerSubmitted)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (!registerSubmitted)
            found.Block("11-5-1n", "register", "修正後の個人情報ファイル簿が担当課から提出されていません。");
        found.BlockIfBlank(facts.InformationName, "11-5-2", "informationName", "公表依頼の事項ア（情報の名称）がありません。");
        CheckFields("11-5-2", "公表依頼", facts, found);
        return found.ToResult();
    }

    private static void CheckFields(string clause, string paper, ProducedEntryFacts facts, FindingList found)
    {
        if (facts.PersonCount is not >= PersonCountRules.Minimum)
            found.Block(clause, "personCount", $"{paper}の本人の数（1,000人以上）がありません。");
        if (facts.Items.Count == 0 || facts.Items.Any(string.IsNullOrWhiteSpace))
            found.Block(clause, "items", $"{paper}の情報の項目がないか、空の項目があります。");
        found.BlockIfBlank(facts.ReceivingOrganisation, clause, "receivingOrganisation", $"{paper}の、新たな提案を受ける組織の名称がありません。");
        found.BlockIfBlank(facts.ReceivingAddress, clause, "receivingAddress", $"{paper}の、新たな提案を受ける組織の所在地がありません。");
        if (facts.ProposalsFrom is not { } from || facts.ProposalsTo is not { } to)
            found.Block(clause, "period", $"{paper}の、新たな提案をすることができる期間がありません。");
        else if (to < from)
            found.Block(clause, "period", $"{paper}の、新たな提案をすることができる期間の終わり{JapaneseDate.Format(to)}が始まり{JapaneseDate.Format(from)}より前です。");
    }
}

/// <summary>The judgement of one of the three tests of 法60③.</summary>
/// <param name="IsMet">Met or not; null while unanswered.</param>
/// <param name="Reason">Why.</param>
public sealed record TestAnswerFacts(bool? IsMet, string? Reason);

/// <summary>A file nominated for recruitment.</summary>
/// <param name="FileName">個人情報ファイルの名称.</param>
/// <param name="OwningDivision">The division that holds it.</param>
/// <param name="IsInPublishedRegister">It stands in the published register.</param>
/// <param name="Tests">The three tests, in the order of 法60③.</param>
/// <param name="PersonCount">Persons after 名寄せ; null when not yet known.</param>
public sealed record FileNominationFacts(string FileName, string? OwningDivision, bool IsInPublishedRegister, IReadOnlyList<TestAnswerFacts> Tests, long? PersonCount);

/// <summary>What the register and the publication say about data that was made.</summary>
/// <param name="Kind">First or new proposal.</param>
/// <param name="InformationName">行政機関等匿名加工情報の名称.</param>
/// <param name="PersonCount">本人の数.</param>
/// <param name="Items">情報の項目.</param>
/// <param name="ReceivingOrganisation">Organisation for new proposals.</param>
/// <param name="ReceivingAddress">Its address.</param>
/// <param name="ProposalsFrom">First day for new proposals.</param>
/// <param name="ProposalsTo">Last day for new proposals.</param>
public sealed record ProducedEntryFacts(
    ProposalKind Kind,
    string? InformationName,
    long? PersonCount,
    IReadOnlyList<string> Items,
    string? ReceivingOrganisation,
    string? ReceivingAddress,
    DateOnly? ProposalsFrom,
    DateOnly? ProposalsTo);
