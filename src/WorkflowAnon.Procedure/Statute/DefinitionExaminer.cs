using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;

namespace WorkflowAnon.Procedure.Statute;

/// <summary>手続定義の検査結果: what speaks against publishing definitions, and what each statute rule says of them.</summary>
/// <param name="Problems">Errors and warnings of the definitions asked about, and of the set with them.</param>
/// <param name="Verdicts">What each statute rule says; empty where a definition could not be read.</param>
public sealed record DefinitionReport(IReadOnlyList<DefinitionProblem> Problems, IReadOnlyList<StatuteVerdict> Verdicts)
{
    /// <summary>The errors: with one of them nothing may be published.</summary>
    public IEnumerable<DefinitionProblem> Errors => Problems.Where(p => !p.IsWarning);
}

/// <summary>Examines definitions by reading, structure and statute, without a database and without touching anything.</summary>
public sealed class DefinitionExaminer(ActivityCatalog catalog, IEnumerable<IDefinitionRule> rules, StatuteChecks statute)
{
    /// <summary>Reads and examines documents together.</summary>
    /// <param name="documents">The documents asked about; of one definition the highest version counts.</param>
    /// <param name="beside">Documents that run beside them unless they are asked about in another version.</param>
    public DefinitionReport Examine(IReadOnlyList<DefinitionImport> documents, IReadOnlyList<DefinitionImport> beside)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(beside);
        var outcomes = documents.Select(d => (d.Source, Outcome: DefinitionParser.Parse(d.Json, d.Source, catalog))).ToList();
        if (outcomes.SelectMany(o => o.Outcome.Problems).Any(p => !p.IsWarning))
            return new DefinitionReport([.. outcomes.SelectMany(o => o.Outcome.Problems)], []);
        var asked = outcomes.GroupBy(o => o.Outcome.Definition!.DefinitionId).Select(g => g.MaxBy(o => o.Outcome.Definition!.Version)).Select(o => new CheckedDefinition(o.Outcome.Workflow!, o.Source)).ToList();
        var others = beside.Select(d => (d.Source, DefinitionParser.Parse(d.Json, d.Source, catalog).Workflow)).Where(d => d.Workflow is not null).Select(d => new CheckedDefinition(d.Workflow!, d.Source));
        return Examine(asked, [.. others]);
    }

    /// <summary>Examines definitions that were read before.</summary>
    public DefinitionReport Examine(IReadOnlyList<CheckedDefinition> asked, IReadOnlyList<CheckedDefinition> beside)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(beside);
        var ids = asked.Select(d => d.Workflow.Definition.DefinitionId).ToHashSet(StringComparer.Ordinal);
        List<CheckedDefinition> set = [.. beside.Where(d => !ids.Contains(d.Workflow.Definition.DefinitionId)), .. asked];
        var sources = set.ToDictionary(d => d.Workflow.Definition.DefinitionId, d => d.Source, StringComparer.Ordinal);
        var verdicts = statute.Verdicts([.. set.Select(d => d.Workflow)]);
        return new DefinitionReport(
            [
                .. asked.SelectMany(d => rules.SelectMany(r => r.Check(d)).Select(p => p with { DefinitionId = d.Workflow.Definition.DefinitionId })),
                .. verdicts.SelectMany(v => v.Problems).Select(p => p with { Source = sources.GetValueOrDefault(p.DefinitionId, p.Source) }),
            ],
            verdicts);
    }
}
