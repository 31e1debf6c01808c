using System.Collections.Frozen;

namespace WorkflowAnon.Domain.Rules;

/// <summary>The catalogue of obligations, clause by clause (要領の条項一覧). The single list that everything traces to.</summary>
public static class Clauses
{
    private static readonly FrozenDictionary<string, Clause> ById;

    static Clauses()
    {
        All = [.. ClausesOfInvitation.Rows, .. ClausesOfProposal.Rows, .. ClausesOfExamination.Rows, .. ClausesOfContract.Rows, .. ClausesOfDelivery.Rows];
        ById = All.ToFrozenDictionary(c => c.Id, StringComparer.Ordinal);
    }

    /// <summary>Every clause, in the order of the 要領.</summary>
    public static IReadOnlyList<Clause> All { get; }

    /// <summary>The clause with this id.</summary>
    /// <exception cref="ArgumentException">No clause has this id: an invented obligation must never reach a task or a paper.</exception>
    public static Clause Get(string id) =>
        TryGet(id) ?? throw new ArgumentException($"条項ID「{id}」は条項一覧にありません。", nameof(id));

    /// <summary>The clause with this id, or null.</summary>
    public static Clause? TryGet(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return ById.GetValueOrDefault(id);
    }

    /// <summary>How people cite these clauses (要領第5-2⑶、要領第5-2⑵): each reference once, an unknown id as it stands.</summary>
    /// <param name="ids">Ids separated by spaces.</param>
    public static string References(string ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return string.Join("、", ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => TryGet(id)?.Reference ?? id).Distinct());
    }
}
