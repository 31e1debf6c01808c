using System.Collections.Frozen;

namespace WorkflowAnon.Domain.Rules;

/// <summary>
/// The catalogue of law citations that clauses, decisions and documents use (1-0). A provision that was renumbered or reworded stands here once per
/// version; no row is ever removed, so that a paper of a day keeps the citation of that day.
/// </summary>
[Implements("1-0")]
public static class LawCitations
{
    private static readonly FrozenDictionary<string, LawCitation[]> ById;

    static LawCitations()
    {
        All = [.. LawCitationsOfTheAct.Rows, .. LawCitationsOfOtherLaws.Rows];
        ById = All.GroupBy(c => c.Id, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.OrderBy(c => c.ValidFrom).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Every version of every citation.</summary>
    public static IReadOnlyList<LawCitation> All { get; }

    /// <summary>The latest version of the citation with this id.</summary>
    /// <exception cref="ArgumentException">No citation has this id.</exception>
    public static LawCitation Get(string id) =>
        TryGet(id) ?? throw new ArgumentException($"法令引用ID「{id}」は法令一覧にありません。", nameof(id));

    /// <summary>The latest version of the citation with this id, or null.</summary>
    public static LawCitation? TryGet(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return ById.GetValueOrDefault(id)?[^1];
    }

    /// <summary>The version that is in force on <paramref name="day"/>, or null.</summary>
    public static LawCitation? TryGet(string id, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(id);
        return ById.GetValueOrDefault(id)?.FirstOrDefault(c => c.IsValidOn(day));
    }

    /// <summary>The version that a paper cites: that of its day; the latest while the paper has no day yet.</summary>
    public static LawCitation Of(string id, DateOnly? day) => day is { } d ? On(id, d) : Get(id);

    /// <summary>How a paper of <paramref name="day"/> cites the provision: number and wording of that day, whatever they are now.</summary>
    /// <exception cref="ArgumentException">No version of it was in force on that day.</exception>
    public static LawCitation On(string id, DateOnly day) =>
        TryGet(id, day) ?? throw new ArgumentException($"法令引用「{id}」は{Calendar.JapaneseDate.Format(day)}に効力のあるものが法令一覧にありません。", nameof(id));
}
