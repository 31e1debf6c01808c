namespace WorkflowAnon.Domain.Rules;

/// <summary>
/// Says on an element which clauses it carries out, where its code alone does not show it: master data, records, pages, papers, kinds of deadline, sums.
/// A rule that gives findings and a step of a definition name their clauses already and need no mark.
/// </summary>
/// <param name="clauses">Ids of clauses, e.g. <c>N-3</c>. An id that no clause has fails the tests of traceability.</param>
[AttributeUsage(AttributeTargets.All)]
public sealed class ImplementsAttribute(params string[] clauses) : Attribute
{
    /// <summary>Ids of the clauses.</summary>
    public IReadOnlyList<string> Clauses { get; } = clauses;
}
