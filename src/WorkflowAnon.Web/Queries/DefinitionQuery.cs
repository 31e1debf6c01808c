using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Statute;

namespace WorkflowAnon.Web.Queries;

/// <summary>A version in the list.</summary>
/// <param name="Summary">The version.</param>
/// <param name="Running">Instances that run on it.</param>
/// <param name="Errors">Errors found in it; null where it is neither published nor the latest and was not examined.</param>
/// <param name="Warnings">Warnings found in it.</param>
internal sealed record DefinitionLine(DefinitionSummary Summary, int Running, int? Errors, int Warnings);

/// <summary>A version with what the checks say of it.</summary>
/// <param name="Summary">The version.</param>
/// <param name="Workflow">As compiled.</param>
/// <param name="Problems">Problems of this version, errors first.</param>
/// <param name="Rules">Statute rules that are about its activities.</param>
/// <param name="Versions">Every version of the definition.</param>
/// <param name="Running">Instances that run on it.</param>
internal sealed record ExaminedDefinition(
    DefinitionSummary Summary, CompiledWorkflow Workflow, IReadOnlyList<DefinitionProblem> Problems, IReadOnlyList<StatuteVerdict> Rules, IReadOnlyList<DefinitionSummary> Versions, int Running);

/// <summary>手続定義 for those who draw or supervise them: what there is, what the checks say, how versions differ. Reads only.</summary>
internal sealed class DefinitionQuery(IDefinitionStore store, DefinitionExaminer examiner, StatuteChecks statute)
{
    public async Task<IReadOnlyList<DefinitionLine>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        CaseAccess.RequireDefinitions(actor);
        var all = await store.ListAsync(null, cancellationToken);
        var running = await store.CountRunningAsync(cancellationToken);
        var published = await PublishedAsync(all, cancellationToken);
        var problems = examiner.Examine(published, published).Problems.ToLookup(p => p.DefinitionId);
        List<DefinitionLine> lines = [];
        foreach (var summary in all)
        {
            IReadOnlyList<DefinitionProblem>? found = summary.IsPublished ? [.. problems[summary.DefinitionId]]
                : summary.IsLatest ? Own(examiner.Examine([await CheckedAsync(summary, cancellationToken)], published), summary.DefinitionId) : null;
            lines.Add(new DefinitionLine(summary, running.GetValueOrDefault(summary.VersionId), found?.Count(p => !p.IsWarning), found?.Count(p => p.IsWarning) ?? 0));
        }

        return lines;
    }

    /// <summary>A version, examined beside what is published.</summary>
    /// <exception cref="TaskConflictException">There is none, or it is not this person's to read.</exception>
    public async Task<ExaminedDefinition> FindAsync(Actor actor, string definitionId, int version, CancellationToken cancellationToken)
    {
        CaseAccess.RequireDefinitions(actor);
        var all = await store.ListAsync(null, cancellationToken);
        var versions = all.Where(d => d.DefinitionId == definitionId).ToList();
        var summary = versions.Find(d => d.Version == version) ?? throw new TaskConflictException(TaskConflictKind.NotFound, "手続定義の版が見つかりません。");
        var asked = await CheckedAsync(summary, cancellationToken);
        var report = examiner.Examine([asked], await PublishedAsync(all, cancellationToken));
        var running = await store.CountRunningAsync(cancellationToken);
        return new ExaminedDefinition(
            summary, asked.Workflow, Own(report, definitionId), [.. report.Verdicts.Where(v => v.Concerned.Contains(definitionId))], versions, running.GetValueOrDefault(summary.VersionId));
    }

    /// <summary>How a version differs from another: in words, by activity, and in what the statute rules say.</summary>
    public async Task<(DefinitionComparison Comparison, IReadOnlyList<string> Verdicts)> CompareAsync(ExaminedDefinition definition, DefinitionSummary other, CancellationToken cancellationToken)
    {
        var before = (await CheckedAsync(other, cancellationToken)).Workflow;
        var beside = (await PublishedAsync(await store.ListAsync(null, cancellationToken), cancellationToken)).Select(d => d.Workflow).Where(w => w.Definition.DefinitionId != other.DefinitionId).ToList();
        return (DefinitionComparison.Of(before, definition.Workflow), DefinitionComparison.VerdictChanges(statute.Verdicts([.. beside, before]), statute.Verdicts([.. beside, definition.Workflow])));
    }

    private static List<DefinitionProblem> Own(DefinitionReport report, string definitionId) =>
        [.. report.Problems.Where(p => p.DefinitionId == definitionId || p.Path.Any(s => s.DefinitionId == definitionId)).OrderBy(p => p.IsWarning)];

    private async Task<CheckedDefinition> CheckedAsync(DefinitionSummary summary, CancellationToken cancellationToken) =>
        new(await store.GetCompiledAsync(summary.VersionId, cancellationToken), $"{summary.Name} 第{summary.Version}版");

    private async Task<List<CheckedDefinition>> PublishedAsync(IReadOnlyList<DefinitionSummary> all, CancellationToken cancellationToken)
    {
        List<CheckedDefinition> published = [];
        foreach (var summary in all.Where(d => d.IsPublished))
            published.Add(await CheckedAsync(summary, cancellationToken));
        return published;
    }
}
