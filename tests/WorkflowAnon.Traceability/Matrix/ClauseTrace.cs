using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Traceability.Sources;

namespace WorkflowAnon.Traceability.Matrix;

/// <summary>Everything in the product that names one clause.</summary>
internal sealed record ClauseTrace(
    Clause Clause,
    IReadOnlyList<string> Rules,
    IReadOnlyList<Step> Steps,
    IReadOnlyList<string> Screens,
    IReadOnlyList<string> Documents,
    IReadOnlyList<string> Events,
    IReadOnlyList<string> Deadlines,
    IReadOnlyList<Proof> Tests,
    int TableLines)
{
    private static readonly Lazy<IReadOnlyList<ClauseTrace>> Traces = new(() => [.. Clauses.All.Select(Trace)]);

    // The catalogue names every clause; that is no rule.
    private static readonly MethodCode[] Rule = [.. CompiledCode.MethodsOf("WorkflowAnon.Domain")
        .Where(m => !m.Type.StartsWith("WorkflowAnon.Domain.Rules.Clauses", StringComparison.Ordinal))];

    /// <summary>One per clause, in the order of the 要領.</summary>
    public static IReadOnlyList<ClauseTrace> All => Traces.Value;

    /// <summary>Tests that submit bad input of this kind through a command.</summary>
    public IEnumerable<Proof> TestsOf(FindingLevel level) => Tests.Where(t => t.Levels.Contains(level));

    private static ClauseTrace Trace(Clause clause)
    {
        var id = clause.Id;
        Step[] steps = [.. Sources.Steps.All.Where(s => s.Clauses.Contains(id))];
        Step[] tasks = [.. Sources.Steps.All.Where(s => s.Handler is { } h && (s.Clauses.Contains(id) || Handlers.FieldClauses(h).Contains(id)))];
        return new ClauseTrace(
            clause,
            [.. Rule.Where(m => m.Strings.Contains(id)).Select(m => m.Name == ".cctor" ? m.ShortName[..^7] : m.ShortName).Concat(Names(ElementKind.Rule, id)).Distinct()],
            steps,
            [.. tasks.Select(t => t.Title).Concat(Names(ElementKind.Screen, id)).Distinct()],
            Names(ElementKind.Document, id),
            [.. steps.SelectMany(s => Handlers.EventsOf(s.Activity).Concat(s.Event is { } e ? [e] : [])).Distinct().Order(StringComparer.Ordinal)],
            [.. Names(ElementKind.Deadline, id)],
            [.. Proofs.ByClause[id]],
            Proofs.TableLines.Where(g => g.Key.Clause == id).Sum(g => g.Count()));
    }

    private static List<string> Names(ElementKind kind, string clause) => [.. Marked.All.Where(m => m.Kind == kind && m.Clauses.Contains(clause)).Select(m => m.Name).Distinct()];
}
