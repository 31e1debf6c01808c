using System.Text;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Traceability.Sources;

namespace WorkflowAnon.Traceability.Matrix;

/// <summary>The matrix of clauses as a page (docs/clauses.md).</summary>
internal static class ClausePage
{
    public static string Write()
    {
        var page = new StringBuilder();
        page.Append("""
            # Every clause and what carries it

            Generated from the product by `dotnet run --project tests/WorkflowAnon.Traceability -c Release -- matrix --save`: rules and events from
            the compiled code, steps from workflows/, screens from the tasks' forms and the pages, papers and deadlines from what they say
            themselves (`[Implements]`), tests from `[Covers]` and the rule tables. Nothing is entered by hand. `–` means that the clause asks for none.


            """.ReplaceLineEndings("\n"));
        Table(page, ["clause", "要領", "what it asks", "rule or record", "workflow step", "screen", "document", "event", "deadline", "tests"], ClauseTrace.All.Select(Row));
        page.Append("""

            ## Bad input

            For each kind of finding: the tests that submit it through its command and assert item, clause and unchanged state, and the number of lines of the rule tables.


            """.ReplaceLineEndings("\n"));
        Table(page, ["clause", "finding", "tests through the command", "lines of the rule tables"],
            from trace in ClauseTrace.All
            from level in trace.Clause.Results
            select new[]
            {
                trace.Clause.Id, Code(level), List(trace.TestsOf(level).Select(t => $"`{t.Test}`")),
                Proofs.TableLines[(trace.Clause.Id, level)].Count().ToString(System.Globalization.CultureInfo.InvariantCulture),
            });
        return page.ToString();
    }

    /// <summary>BLOCK, CORRECT, WARN, NONCONF or HUMAN, as the list of obligations calls it.</summary>
    public static string Code(FindingLevel level) => level == FindingLevel.NonConforming ? "NONCONF" : level.ToString().ToUpperInvariant();

    private static string[] Row(ClauseTrace trace) =>
    [
        trace.Clause.Id,
        trace.Clause.Reference["要領".Length..],
        trace.Clause.Summary,
        List(trace.Rules.Select(r => $"`{r}`")),
        List(trace.Steps.Select(s => s.ToString())),
        List(trace.Screens),
        List(trace.Documents),
        List(trace.Events.Select(e => $"`{e}`")),
        List(trace.Deadlines),
        List([.. trace.Tests.Select(t => $"`{t.Test}`").Distinct(), .. trace.TableLines > 0 ? [$"{trace.TableLines} lines of rule tables"] : Array.Empty<string>()]),
    ];

    private static string List(IEnumerable<string> items) => string.Join("<br>", items) is { Length: > 0 } text ? text : "–";

    private static void Table(StringBuilder page, string[] headers, IEnumerable<string[]> rows)
    {
        page.Append("| ").AppendJoin(" | ", headers).Append(" |\n|").AppendJoin("|", headers.Select(_ => "---")).Append("|\n");
        foreach (var row in rows)
            page.Append("| ").AppendJoin(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
    }
}
