using System.Collections.Frozen;

namespace WorkflowAnon.Domain.Rules;

/// <summary>The catalogue of law citations that clauses, decisions and documents use (1-0).</summary>
public static class LawCitations
{
    private static readonly FrozenDictionary<string, LawCitation> ById;

    static LawCitations()
    {
        All = [.. LawCitationsOfTheAct.Rows, .. LawCitationsOfOtherLaws.Rows];
        ById = All.ToFrozenDictionary(c => c.Id, StringComparer.Ordinal);
    }

    /// <summary>Every citation.</summary>
    public static IReadOnlyList<LawCitation> All { get; }

    /// <summary>The citation with this id.</summary>
    /// <exception cref="ArgumentException">No citation has this id.</exception>
    public static LawCitation Get(string id) =>
        TryGet(id) ?? throw new ArgumentException($"法令引用ID「{id}」は法令一覧にありません。", nameof(id));

    /// <summary>The citation with this id, or null.</summary>
    public static LawCitation? TryGet(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return ById.GetValueOrDefault(id);
    }

    /// <summary>A process design that cites an unknown provision, or one not in force on the day, cannot be published (1-0).</summary>
    public static RuleResult CheckDesign(IEnumerable<string> citationIds, DateOnly validOn)
    {
        ArgumentNullException.ThrowIfNull(citationIds);
        var found = new FindingList();
        foreach (string id in citationIds)
        {
            var citation = TryGet(id);
            if (citation is null)
                found.Block("1-0", id, $"法令引用「{id}」は法令一覧にないため、この手続定義は公開できません。法令一覧の引用IDに直してください。");
            else if (!citation.IsValidOn(validOn))
                found.Block("1-0", id, $"法令引用「{citation.Text}」は{Calendar.JapaneseDate.Format(validOn)}には効力がないため、この手続定義は公開できません。");
        }

        return found.ToResult();
    }
}
