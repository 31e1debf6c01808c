namespace WorkflowAnon.Domain.Rules;

/// <summary>One obligation of the 要領 (要領の条項), with the id that code, tasks, documents and tests name.</summary>
/// <param name="Id">The id of clauses.md, e.g. <c>5-2-3</c>.</param>
/// <param name="Reference">The place in the 要領 as people cite it, e.g. 要領第5-2⑶.</param>
/// <param name="Units">Who carries it out.</param>
/// <param name="Summary">What it asks for, in our own words.</param>
/// <param name="Results">The kinds of finding that a breach can lead to; empty when it is carried by records or master data alone.</param>
/// <param name="Laws">Ids of the law citations behind it (<see cref="LawCitations"/>).</param>
public sealed record Clause(
    string Id,
    string Reference,
    ClauseUnits Units,
    string Summary,
    IReadOnlyList<FindingLevel> Results,
    IReadOnlyList<string> Laws)
{
    /// <summary>The law behind the clause as one line, e.g. 個人情報の保護に関する法律第113条第4号.</summary>
    public string LawText => string.Join("、", Laws.Select(id => LawCitations.Get(id).Text));
}
