using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Definitions;

/// <summary>手続定義の保管 in the database. Every change is a burst of its own, so it is audited and idempotent.</summary>
internal sealed class DefinitionStore(
    DefinitionCache cache,
    DefinitionWriter writer,
    DefinitionChecks checks,
    IBurstExecutor bursts,
    IDbContextFactory<WorkflowAnonDbContext> contexts) : IDefinitionStore
{
    public ParseOutcome Check(string json, string source) => cache.Parse(json, source);

    public async Task<IReadOnlyList<DefinitionProblem>> ExamineAsync(IReadOnlyList<DefinitionImport> definitions, CancellationToken cancellationToken = default)
    {
        var outcomes = definitions.Select(d => (Import: d, Outcome: cache.Parse(d.Json, d.Source))).ToList();
        var problems = outcomes.SelectMany(o => o.Outcome.Problems).ToList();
        if (problems.Exists(p => !p.IsWarning))
            return problems;
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        // Of several versions of one definition, the highest is the one that would be published.
        var asked = outcomes.GroupBy(o => o.Outcome.Definition!.DefinitionId).Select(g => g.MaxBy(o => o.Outcome.Definition!.Version)).Select(o => new CheckedDefinition(o.Outcome.Workflow!, o.Import.Source)).ToList();
        var ids = asked.Select(d => d.Workflow.Definition.DefinitionId).ToHashSet(StringComparer.Ordinal);
        var set = (await checks.PublishedAsync(db, cancellationToken).ConfigureAwait(false)).Where(d => !ids.Contains(d.Workflow.Definition.DefinitionId)).Concat(asked).ToList();
        return [.. problems.Where(p => p.IsWarning), .. checks.Single(asked), .. checks.Together(set)];
    }

    public Task<StoredDefinition> ImportAsync(DefinitionImport import, EngineCommand command, CancellationToken cancellationToken = default) =>
        bursts.ExecuteAsync(
            BurstCommand.From(command, "definition.import"),
            async (burst, ct) =>
            {
                if (import.Publish && cache.Parse(import.Json, import.Source).Workflow is { } workflow)
                    await writer.CheckPublishedAsync(burst, [new CheckedDefinition(workflow, import.Source)], ct).ConfigureAwait(false);
                return ToStored(await writer.ImportAsync(burst, import, ct).ConfigureAwait(false));
            },
            cancellationToken);

    public Task<StoredDefinition> PublishAsync(string versionId, EngineCommand command, CancellationToken cancellationToken = default) =>
        bursts.ExecuteAsync(
            BurstCommand.From(command, "definition.publish"),
            async (burst, ct) => ToStored(await writer.PublishAsync(burst, versionId, ct).ConfigureAwait(false)),
            cancellationToken);

    public Task RetractAsync(string definitionId, EngineCommand command, CancellationToken cancellationToken = default) =>
        bursts.ExecuteAsync(
            BurstCommand.From(command, "definition.retract"),
            async (burst, ct) =>
            {
                await writer.RetractAsync(burst, definitionId, ct).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    public Task DeleteDraftAsync(string versionId, EngineCommand command, CancellationToken cancellationToken = default) =>
        bursts.ExecuteAsync(
            BurstCommand.From(command, "definition.delete-draft"),
            async (burst, ct) =>
            {
                await DefinitionWriter.DeleteDraftAsync(burst, versionId, ct).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    public Task<StoredDefinition?> FindVersionAsync(string versionId, CancellationToken cancellationToken = default) =>
        FindAsync(rows => rows.Where(d => d.VersionId == versionId), cancellationToken);

    public Task<StoredDefinition?> FindAsync(string definitionId, int? version = null, CancellationToken cancellationToken = default) =>
        FindAsync(rows => rows.Where(d => d.DefinitionId == definitionId && (version == null ? d.IsLatest : d.Version == version)), cancellationToken);

    public Task<StoredDefinition?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken = default) =>
        FindAsync(rows => rows.Where(d => d.DefinitionId == definitionId && d.IsPublished), cancellationToken);

    public async Task<IReadOnlyList<DefinitionSummary>> ListAsync(string? definitionId = null, CancellationToken cancellationToken = default)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        return await db.Set<DefinitionRow>().AsNoTracking()
            .Where(d => definitionId == null || d.DefinitionId == definitionId)
            .OrderBy(d => d.DefinitionId).ThenBy(d => d.Version)
            .Select(d => new DefinitionSummary(
                d.VersionId, d.DefinitionId, d.Version, d.Name, d.Owner, d.Origin, d.Hash, d.IsPublished, d.IsLatest, d.CreatedAt, d.PublishedAt)
            { CreatedBy = d.CreatedBy, PublishedBy = d.PublishedBy })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyDictionary<string, int>> CountRunningAsync(CancellationToken cancellationToken = default)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        return await db.Set<InstanceRow>().AsNoTracking().Where(i => !i.IsFinished).GroupBy(i => i.DefinitionVersionId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<CompiledWorkflow> GetCompiledAsync(string versionId, CancellationToken cancellationToken = default) =>
        cache.GetAsync(versionId, cancellationToken);

    internal static DefinitionSummary ToSummary(DefinitionRow d) =>
        new(d.VersionId, d.DefinitionId, d.Version, d.Name, d.Owner, d.Origin, d.Hash, d.IsPublished, d.IsLatest, d.CreatedAt, d.PublishedAt) { CreatedBy = d.CreatedBy, PublishedBy = d.PublishedBy };

    private static StoredDefinition ToStored(DefinitionRow d) => new(ToSummary(d), d.Json);

    private async Task<StoredDefinition?> FindAsync(Func<IQueryable<DefinitionRow>, IQueryable<DefinitionRow>> filter, CancellationToken cancellationToken)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        var row = await filter(db.Set<DefinitionRow>().AsNoTracking()).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return row is null ? null : ToStored(row);
    }
}
