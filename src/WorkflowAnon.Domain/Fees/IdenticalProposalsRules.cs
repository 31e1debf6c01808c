using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Fees;

/// <summary>Rules of 8-1-3: only the cost of production is split, and only between completely identical proposals of one recruitment on one file.</summary>
public static class IdenticalProposalsRules
{
    private const string Clause = "8-1-3";

    /// <summary>Checks what a person confirmed. That two proposals are identical is a person's judgement; what plainly differs is pointed out.</summary>
    /// <param name="group">The record.</param>
    /// <param name="own">The proposal whose fee is being estimated.</param>
    /// <param name="others">All other proposals of the same recruitment on the same file.</param>
    public static RuleResult Check(IdenticalProposals group, ComparedProposal own, IReadOnlyList<ComparedProposal> others)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(others);
        var found = new FindingList();
        found.BlockIfBlank(group.Basis, Clause, "basis", "全く同一であること（又は同一でないこと）を確認した根拠を入力してください。");
        if (!group.CaseIds.Contains(own.CaseId) || group.CaseIds.Any(id => id != own.CaseId && others.All(o => o.CaseId != id)))
            found.Block(Clause, "identicalCases", "同一の募集期間内の同じファイルについての提案だけを選べます。");
        foreach (var other in others.Where(o => group.CaseIds.Contains(o.CaseId)))
        {
            if (other.PersonCount != own.PersonCount || !other.Items.Order(StringComparer.Ordinal).SequenceEqual(own.Items.Order(StringComparer.Ordinal)))
                found.Warn(Clause, "identicalCases", $"{other.Number}とは、本人の数又は希望する項目・程度が異なります。全く同一の提案に限り案分します。");
            if (other.NotifiedShares is { } notified && notified != group.CaseIds.Count)
                found.Warn(Clause, "identicalCases", $"{other.Number}には、既に{PersonCountRules.Number(notified)}件で案分した額を通知しています。案分の数が異なることになります。");
        }

        return found.ToResult();
    }

    /// <summary>Identical proposals have one cost of production: the estimates must not differ before they are split.</summary>
    /// <param name="production">Cost of production of this estimate, yen, before the split.</param>
    /// <param name="others">The same of the identical proposals that are estimated already.</param>
    public static RuleResult CheckSameCost(long production, IReadOnlyList<long> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        var found = new FindingList();
        foreach (var other in others.Where(o => o != production).Distinct())
            found.Warn(Clause, "lines", $"全く同一の提案の積算では、作成に要する費用が{PersonCountRules.Number(other)}円です。この積算の{PersonCountRules.Number(production)}円と異なります。");
        return found.ToResult();
    }
}
