using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Web.Text;

/// <summary>Clause ids as people cite them.</summary>
internal static class ClauseText
{
    /// <summary>Clauses of a list of ids separated by spaces; an id that the catalogue does not know is left out.</summary>
    public static IReadOnlyList<Clause> Of(string ids) => [.. ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Select(Clauses.TryGet).OfType<Clause>()];

    /// <summary>要領第5-2⑶、第5-2⑵; an unknown id as it stands.</summary>
    public static string References(string ids) => Clauses.References(ids);
}
