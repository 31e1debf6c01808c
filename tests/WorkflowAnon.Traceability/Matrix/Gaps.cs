using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Traceability.Sources;

namespace WorkflowAnon.Traceability.Matrix;

/// <summary>What is still missing: "5-2-4a screen", "8-3-1/Human test" …</summary>
internal static class Gaps
{
    /// <summary>Every gap, in the order of the 要領.</summary>
    public static IEnumerable<string> All() => ClauseTrace.All.SelectMany(Of);

    /// <summary>Ids that definitions, forms, elements or tests name and no clause has.</summary>
    public static IEnumerable<string> UnknownIds() =>
        Steps.All.Select(s => (Where: s.ToString(), s.Clauses))
            .Concat(Steps.All.Where(s => s.Handler is not null).Select(s => (s.Handler!.Name, (IReadOnlyList<string>)[.. Handlers.FieldClauses(s.Handler)])))
            .Concat(Marked.All.Select(m => (m.Name, m.Clauses)))
            .SelectMany(x => x.Item2.Where(c => Clauses.TryGet(c) is null).Select(c => $"{x.Item1}: {c}"))
            .Distinct();

    private static IEnumerable<string> Of(ClauseTrace trace)
    {
        var id = trace.Clause.Id;
        if (trace.Rules.Count == 0 && trace.Steps.Count == 0)
            yield return $"{id} element";
        if (trace.Screens.Count == 0)
            yield return $"{id} screen";
        if (trace.Documents.Count == 0 && Demands.Document.Contains(id))
            yield return $"{id} document";
        foreach (var name in Demands.Events.GetValueOrDefault(id, []).Except(trace.Events))
            yield return $"{id} event {name}";
        if (trace.Tests.Count == 0)
            yield return $"{id} test";
        foreach (var level in trace.Clause.Results.Where(level => !trace.TestsOf(level).Any()))
            yield return $"{id}/{level} test";
    }
}
