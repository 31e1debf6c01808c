using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Definitions;

/// <summary>
/// Imports the definitions shipped in workflows/ at start (architecture.md, decision 17): versions that are absent are added; only an
/// empty database gets them published; a known version whose file changed stops the import with its name. All or nothing.
/// </summary>
public sealed class ShippedDefinitions
{
    private readonly DefinitionCache _cache;
    private readonly DefinitionWriter _writer;
    private readonly IBurstExecutor _bursts;
    private readonly StorageOptions _options;
    private readonly IDbContextFactory<WorkflowAnonDbContext> _contexts;

    internal ShippedDefinitions(
        DefinitionCache cache, DefinitionWriter writer, IBurstExecutor bursts, StorageOptions options, IDbContextFactory<WorkflowAnonDbContext> contexts)
    {
        _contexts = contexts;
        _cache = cache;
        _writer = writer;
        _bursts = bursts;
        _options = options;
    }

    /// <summary>Imports every <c>*.json</c> of a folder, subfolders included. Returns the ids of the versions that were added.</summary>
    /// <param name="folder">The folder workflows/.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<IReadOnlyList<string>> ImportFolderAsync(string folder, CancellationToken cancellationToken = default)
    {
        var files = new List<DefinitionImport>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var json = await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
            files.Add(new DefinitionImport(json, Path.GetRelativePath(folder, path)) { Origin = DefinitionOrigin.Shipped });
        }
        return await ImportAsync(files, cancellationToken).ConfigureAwait(false);
    }

    internal async Task<IReadOnlyList<string>> ImportAsync(IReadOnlyList<DefinitionImport> files, CancellationToken cancellationToken)
    {
        // At nearly every start there is nothing to import: what is known by its content was checked when it came.
        var known = await KnownAsync(cancellationToken).ConfigureAwait(false);
        var parsed = new List<ShippedFile>();
        var problems = new List<DefinitionProblem>();
        foreach (var file in files.Where(f => !known.Contains(HashOf(f.Json))))
        {
            var outcome = _cache.Parse(file.Json, file.Source);
            if (outcome.Workflow is { } workflow)
                parsed.Add(new(file, workflow));
            else
                problems.AddRange(outcome.Problems);
        }
        if (problems.Count > 0)
            throw new DefinitionRefusedException(problems);
        return parsed.Count == 0 ? []
            : await _bursts.ExecuteAsync(BurstCommand.BySystem("definition.import-shipped"), (burst, ct) => ImportAsync(burst, parsed, ct), cancellationToken).ConfigureAwait(false);
    }

    private async Task<HashSet<string>> KnownAsync(CancellationToken cancellationToken)
    {
        var db = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        return await db.Set<DefinitionRow>().Select(d => d.Hash).ToHashSetAsync(cancellationToken).ConfigureAwait(false);
    }

    // What is no JSON is known nowhere; the parser says what is wrong with it.
    private static string HashOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return DefinitionHash.Compute(document.RootElement);
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private async Task<IReadOnlyList<string>> ImportAsync(IBurst burst, List<ShippedFile> files, CancellationToken cancellationToken)
    {
        // Several roles may start at the same moment: one imports, the others find it done.
        if (_options.Provider == StorageProvider.PostgreSql)
            await burst.Db.Database.ExecuteSqlRawAsync("LOCK TABLE workflow_definitions IN SHARE ROW EXCLUSIVE MODE", cancellationToken).ConfigureAwait(false);
        var known = await burst.Db.Set<DefinitionRow>().AsNoTracking()
            .Select(d => new { d.VersionId, d.DefinitionId, d.Version, d.Hash, d.Origin })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var changed = new List<DefinitionProblem>();
        var absent = new List<ShippedFile>();
        foreach (var file in files)
        {
            var definition = file.Definition;
            var row = known.Find(d => d.VersionId == definition.Id) ?? known.Find(d => d.DefinitionId == definition.DefinitionId && d.Version == definition.Version);
            if (row is null)
                absent.Add(file);
            else if (row.VersionId != definition.Id && row.Origin == DefinitionOrigin.Site)
                absent.Add(Under(file, known.Where(d => d.DefinitionId == definition.DefinitionId).Select(d => d.Version).Concat(files.Where(f => f.Definition.DefinitionId == definition.DefinitionId).Select(f => f.Definition.Version)).Max() + 1));
            else if (row.Hash != DefinitionHash.Compute(Under(file, row.Version).Definition.Element))
                changed.Add(new DefinitionProblem(file.Import.Source, null, $"登録済みの手続定義「{definition.DefinitionId}」第 {definition.Version} 版と内容が異なります。版を上げてください。"));
        }
        if (changed.Count > 0)
            throw new DefinitionRefusedException(changed);

        // Of several shipped versions of one definition, the highest is published.
        var newest = absent.GroupBy(f => f.Definition.DefinitionId).Select(g => g.MaxBy(f => f.Definition.Version)!.Definition.Id).ToHashSet(StringComparer.Ordinal);
        if (known.Count == 0)
            await _writer.CheckPublishedAsync(burst, [.. absent.Where(f => newest.Contains(f.Definition.Id)).Select(f => new CheckedDefinition(f.Workflow, f.Import.Source))], cancellationToken).ConfigureAwait(false);
        var added = new List<string>();
        foreach (var file in absent.OrderBy(f => f.Definition.DefinitionId, StringComparer.Ordinal).ThenBy(f => f.Definition.Version))
        {
            var import = file.Import with { Publish = known.Count == 0 && newest.Contains(file.Definition.Id) };
            await DefinitionWriter.ImportAsync(burst, import, file.Workflow, cancellationToken).ConfigureAwait(false);
            added.Add(file.Definition.Id);
        }
        return added;
    }

    // Sites number their own versions: where one has taken the number, what is shipped comes under the next free one, and is known by its id afterwards.
    private ShippedFile Under(ShippedFile file, int version)
    {
        if (file.Definition.Version == version)
            return file;
        var import = file.Import with { Json = DefinitionIdentity.Write(file.Import.Json, file.Definition.Id, file.Definition.DefinitionId, version) };
        return new(import, _cache.Parse(import.Json, import.Source).Workflow!);
    }

    private sealed record ShippedFile(DefinitionImport Import, CompiledWorkflow Workflow)
    {
        public WorkflowDefinition Definition => Workflow.Definition;
    }
}
