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

/// <summary>A document with what the checks say of it, beside what is published.</summary>
/// <param name="Workflow">As compiled; null where it cannot be read.</param>
/// <param name="Problems">Its problems, errors first.</param>
/// <param name="Rules">Statute rules that are about its activities.</param>
internal sealed record ExaminedDocument(CompiledWorkflow? Workflow, IReadOnlyList<DefinitionProblem> Problems, IReadOnlyList<StatuteVerdict> Rules);

/// <summary>A document that is no version yet, as a page shows it: what the checks say, and how it differs from the published version that it follows.</summary>
/// <param name="DefinitionId">Definition.</param>
/// <param name="Name">Display name.</param>
/// <param name="Document">What the checks say.</param>
/// <param name="Shown">The problem whose path stands out on the picture; null for none, then the differences stand out.</param>
/// <param name="Picture">Its picture; null where it cannot be read.</param>
/// <param name="Before">The version that it follows; null for the first.</param>
/// <param name="Differences">The differences in words; empty without a version to compare with.</param>
internal sealed record DocumentView(
    string DefinitionId, string Name, ExaminedDocument Document, DefinitionProblem? Shown, DefinitionPicture? Picture, DefinitionSummary? Before, IReadOnlyList<string> Differences)
{
    /// <summary>How many errors forbid its publication.</summary>
    public int Errors => Document.Problems.Count(p => !p.IsWarning);
}

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

    /// <summary>A draft or a request with checks, differences and picture.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="version">The draft, or the version that is asked about.</param>
    /// <param name="json">Its document.</param>
    /// <param name="below">Only a version below this number is what it follows.</param>
    /// <param name="problem">Number of the problem to show, from 1; null, and one that there is no more: the first error that has a path.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<DocumentView> ViewAsync(Actor actor, (string DefinitionId, string VersionId, string Name, int Number) version, string json, int below, int? problem, CancellationToken cancellationToken)
    {
        var document = await ExamineAsync(actor, json, $"{version.Name} 第{version.Number}版", cancellationToken);
        var shown = (problem is { } number ? document.Problems.ElementAtOrDefault(number - 1) : null) ?? document.Problems.FirstOrDefault(p => p is { IsWarning: false, Path.Count: > 0 });
        var before = (await store.ListAsync(version.DefinitionId, cancellationToken)).Where(v => v.PublishedAt is not null && v.VersionId != version.VersionId && v.Version < below).MaxBy(v => v.Version);
        if (document.Workflow is not { } workflow)
            return new DocumentView(version.DefinitionId, version.Name, document, shown, null, before, []);
        var (comparison, verdicts) = before is null ? (null, []) : await CompareAsync(workflow, before, cancellationToken);
        List<string> path = [.. (shown?.Path ?? []).Where(s => s.DefinitionId == version.DefinitionId).Select(s => s.ActivityId)];
        var picture = DefinitionPicture.Of(workflow, path, shown?.DefinitionId == version.DefinitionId ? shown.ActivityId : null, shown is null && comparison is not null ? comparison.Activities : new Dictionary<string, ActivityChange>());
        return new DocumentView(version.DefinitionId, version.Name, document, shown, picture, before, [.. comparison?.Words ?? [], .. verdicts]);
    }

    /// <summary>What the checks say of a document that is not stored as a version yet.</summary>
    private async Task<ExaminedDocument> ExamineAsync(Actor actor, string json, string source, CancellationToken cancellationToken)
    {
        CaseAccess.RequireDefinitions(actor);
        var outcome = store.Check(json, source);
        if (outcome.Workflow is not { } workflow)
            return new ExaminedDocument(null, [.. outcome.Problems.OrderBy(p => p.IsWarning)], []);
        var definitionId = workflow.Definition.DefinitionId;
        var report = examiner.Examine([new CheckedDefinition(workflow, source)], await PublishedAsync(await store.ListAsync(null, cancellationToken), cancellationToken));
        // What reading found is this definition's own, too.
        var problems = outcome.Problems.Select(p => p with { DefinitionId = definitionId }).Concat(Own(report, definitionId));
        return new ExaminedDocument(workflow, [.. problems.OrderBy(p => p.IsWarning)], [.. report.Verdicts.Where(v => v.Concerned.Contains(definitionId))]);
    }

    /// <summary>How a version differs from another: in words, by activity, and in what the statute rules say.</summary>
    public async Task<(DefinitionComparison Comparison, IReadOnlyList<string> Verdicts)> CompareAsync(CompiledWorkflow definition, DefinitionSummary other, CancellationToken cancellationToken)
    {
        var before = (await CheckedAsync(other, cancellationToken)).Workflow;
        var beside = (await PublishedAsync(await store.ListAsync(null, cancellationToken), cancellationToken)).Select(d => d.Workflow).Where(w => w.Definition.DefinitionId != other.DefinitionId).ToList();
        return (DefinitionComparison.Of(before, definition), DefinitionComparison.VerdictChanges(statute.Verdicts([.. beside, before]), statute.Verdicts([.. beside, definition])));
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
