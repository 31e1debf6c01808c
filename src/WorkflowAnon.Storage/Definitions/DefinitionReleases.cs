using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;

namespace WorkflowAnon.Storage.Definitions;

/// <summary>
/// 公開 within a burst: what <see cref="IDefinitionStore"/> does in a burst of its own, for a command that records the decision about it in the same transaction.
/// </summary>
public sealed class DefinitionReleases
{
    private readonly DefinitionCache _cache;
    private readonly DefinitionWriter _writer;
    private readonly DefinitionChecks _checks;

    internal DefinitionReleases(DefinitionCache cache, DefinitionWriter writer, DefinitionChecks checks) => (_cache, _writer, _checks) = (cache, writer, checks);

    /// <summary>What speaks against publishing a document now: warnings only.</summary>
    /// <exception cref="DefinitionRefusedException">There is an error.</exception>
    public Task<IReadOnlyList<DefinitionProblem>> CheckAsync(IBurst burst, DefinitionImport import, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(burst);
        ArgumentNullException.ThrowIfNull(import);
        return _checks.RequireAsync(burst.Db, [new CheckedDefinition(Parse(import), import.Source)], withdrawn: null, cancellationToken);
    }

    /// <summary>What speaks against withdrawing the published version of a definition now: warnings only.</summary>
    /// <exception cref="DefinitionRefusedException">Others rely on it.</exception>
    public Task<IReadOnlyList<DefinitionProblem>> CheckRetractAsync(IBurst burst, string definitionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(burst);
        return _checks.RequireAsync(burst.Db, [], definitionId, cancellationToken);
    }

    /// <summary>Stores a document as a new version, or takes the unpublished one that is stored already, and publishes it. Checks it once more.</summary>
    /// <exception cref="DefinitionRefusedException">There is an error, or the number is taken.</exception>
    public async Task<DefinitionSummary> PublishAsync(IBurst burst, DefinitionImport import, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(import);
        await CheckAsync(burst, import, cancellationToken).ConfigureAwait(false);
        return DefinitionStore.ToSummary(await _writer.ImportAsync(burst, import with { Publish = true }, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Withdraws the published version.</summary>
    /// <exception cref="DefinitionRefusedException">Others rely on it.</exception>
    /// <exception cref="WorkflowConflictException">None is published.</exception>
    public Task RetractAsync(IBurst burst, string definitionId, CancellationToken cancellationToken) => _writer.RetractAsync(burst, definitionId, cancellationToken);

    /// <summary>Deletes a stored version that was never published.</summary>
    /// <exception cref="WorkflowConflictException">It was published once, or instances run or ran on it.</exception>
    public static async Task DeleteAsync(IBurst burst, string versionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(burst);
        var used = await burst.Db.Set<InstanceRow>().CountAsync(i => i.DefinitionVersionId == versionId, cancellationToken).ConfigureAwait(false);
        if (used > 0)
            throw new WorkflowConflictException($"この版で始まった手続が{used}件あるため、削除できません。新しく始めさせないときは、公開の終了を申請してください。", null, null);
        await DefinitionWriter.DeleteDraftAsync(burst, versionId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Every version of a definition as the burst sees it, the lowest first.</summary>
    public static async Task<IReadOnlyList<DefinitionSummary>> VersionsAsync(IBurst burst, string definitionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(burst);
        var rows = await burst.Db.Set<DefinitionRow>().AsNoTracking().Where(d => d.DefinitionId == definitionId).OrderBy(d => d.Version).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(DefinitionStore.ToSummary)];
    }

    /// <summary>The definition that a stored version belongs to; null when there is no such version.</summary>
    public static Task<string?> DefinitionOfAsync(IBurst burst, string versionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(burst);
        return burst.Db.Set<DefinitionRow>().Where(d => d.VersionId == versionId).Select(d => d.DefinitionId).SingleOrDefaultAsync(cancellationToken);
    }

    private CompiledWorkflow Parse(DefinitionImport import)
    {
        var outcome = _cache.Parse(import.Json, import.Source);
        return outcome.Workflow ?? throw new DefinitionRefusedException(outcome.Problems);
    }
}
