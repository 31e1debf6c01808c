using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Rules;

/// <summary>What a process design may cite: clauses of the 要領 and provisions in force (1-0).</summary>
public static class DesignRules
{
    /// <summary>A design that names a clause which the 要領 does not have cannot be published.</summary>
    public static RuleResult CheckClauses(IEnumerable<string> clauseIds)
    {
        ArgumentNullException.ThrowIfNull(clauseIds);
        var found = new FindingList();
        foreach (string id in clauseIds.Where(id => Clauses.TryGet(id) is null))
            found.Block("1-0", id, $"条項「{id}」は条項一覧にないため、この手続定義は公開できません。条項一覧の条項IDに直してください。");
        return found.ToResult();
    }

    /// <summary>A design that cites an unknown provision, or one not in force on the day, cannot be published.</summary>
    public static RuleResult CheckCitations(IEnumerable<string> citationIds, DateOnly validOn)
    {
        ArgumentNullException.ThrowIfNull(citationIds);
        var found = new FindingList();
        foreach (string id in citationIds)
        {
            if (LawCitations.TryGet(id) is null)
                found.Block("1-0", id, $"法令引用「{id}」は法令一覧にないため、この手続定義は公開できません。法令一覧の引用IDに直してください。");
            else if (LawCitations.TryGet(id, validOn) is null)
                found.Block("1-0", id, $"法令引用「{LawCitations.Get(id).Text}」は{JapaneseDate.Format(validOn)}には効力がないため、この手続定義は公開できません。");
        }

        return found.ToResult();
    }
}
