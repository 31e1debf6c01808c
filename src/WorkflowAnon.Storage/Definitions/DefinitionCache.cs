using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Definitions;

/// <summary>
/// Compiled versions, made once: a version that was ever published never changes, so it is never looked up again. Drafts are compiled
/// each time.
/// </summary>
internal sealed class DefinitionCache(IDbContextFactory<WorkflowAnonDbContext> contexts, ActivityCatalog catalog)
{
    private readonly ConcurrentDictionary<string, CompiledWorkflow> _compiled = new(StringComparer.Ordinal);

    public ValueTask<CompiledWorkflow> GetAsync(string versionId, CancellationToken cancellationToken) =>
        _compiled.TryGetValue(versionId, out var workflow) ? new(workflow) : new(LoadAsync(versionId, cancellationToken));

    /// <summary>A published version whose document is at hand.</summary>
    public CompiledWorkflow Published(string versionId, string json) =>
        _compiled.GetOrAdd(versionId, _ =>
        {
            var outcome = Parse(json, versionId);
            return outcome.Workflow ?? throw new DefinitionRefusedException(outcome.Problems);
        });

    public ParseOutcome Parse(string json, string source) => DefinitionParser.Parse(json, source, catalog);

    private async Task<CompiledWorkflow> LoadAsync(string versionId, CancellationToken cancellationToken)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        var row = await db.Set<DefinitionRow>().AsNoTracking()
            .Where(d => d.VersionId == versionId)
            .Select(d => new { d.Json, d.PublishedAt })
            .SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new WorkflowNotFoundException($"手続定義の版「{versionId}」はありません。");
        var outcome = Parse(row.Json, versionId);
        var workflow = outcome.Workflow ?? throw new DefinitionRefusedException(outcome.Problems);
        return row.PublishedAt is null ? workflow : _compiled.GetOrAdd(versionId, workflow);
    }
}
