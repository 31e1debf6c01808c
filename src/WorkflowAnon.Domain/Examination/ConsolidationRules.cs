using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Examination;

/// <summary>Rules of 6-7イ: proposals are unified or made common only with the consent of every proposer.</summary>
public static class ConsolidationRules
{
    private const string Clause = "6-7イ";

    /// <summary>At least two proposals of the same recruitment on the same file, this one among them, and what is to be made of them.</summary>
    /// <param name="consolidation">What is proposed.</param>
    /// <param name="sameFile">Open cases of the same recruitment and file.</param>
    public static RuleResult CheckProposal(Consolidation consolidation, IReadOnlyCollection<string> sameFile)
    {
        ArgumentNullException.ThrowIfNull(consolidation);
        ArgumentNullException.ThrowIfNull(sameFile);
        var found = new FindingList();
        if (consolidation.CaseIds.Count < 2 || !consolidation.CaseIds.Contains(consolidation.CaseId))
            found.Block(Clause, "cases", "一本化・共通化する提案を、この提案を含めて2件以上選んでください。");
        if (consolidation.CaseIds.Except(sameFile, StringComparer.Ordinal).Any())
            found.Block(Clause, "cases", "同じ募集の同じファイルについての提案だけを選べます。");
        return found.BlockIfBlank(consolidation.Content, Clause, "content", "どのように一本化・共通化するかを入力してください。").ToResult();
    }

    /// <summary>Every proposer has consented, each on a day and in a way that are on record.</summary>
    public static RuleResult CheckAgreement(Consolidation consolidation, IReadOnlyList<ConsolidationParty> parties, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(consolidation);
        ArgumentNullException.ThrowIfNull(parties);
        var found = new FindingList();
        foreach (var party in parties)
        {
            if (consolidation.Consents.Find(c => c.CaseId == party.CaseId && c.ProposerIndex == party.ProposerIndex) is not { Consented: true } consent)
                found.Block(Clause, "consents", $"{party.Name}の承諾がありません。提案をした者全員の承諾がなければ、提案の一本化・共通化はできません。");
            else if (consent.On is null || consent.On > today || string.IsNullOrWhiteSpace(consent.Method))
                found.Block(Clause, "consents", $"{party.Name}の承諾を得た日（今日まで）と方法を入力してください。");
        }

        return found.ToResult();
    }

    /// <summary>Giving it up is recorded with its reason; the proposals are then examined as they are.</summary>
    public static RuleResult CheckGivenUp(string reason) =>
        new FindingList().BlockIfBlank(reason, Clause, "reason", "調整をやめる理由（承諾を得られなかった者など）を入力してください。").ToResult();
}
