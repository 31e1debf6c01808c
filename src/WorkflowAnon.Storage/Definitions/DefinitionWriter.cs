using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Contracts;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;

namespace WorkflowAnon.Storage.Definitions;

/// <summary>The rules by which versions come, are published and go (architecture.md, decisions 5, 6 and 17).</summary>
internal sealed class DefinitionWriter(DefinitionCache cache, DefinitionChecks checks)
{
    private const string AuditSubject = "definitions";

    public Task<DefinitionRow> ImportAsync(IBurst burst, DefinitionImport import, CancellationToken cancellationToken) =>
        ImportAsync(burst, import, Parse(import), cancellationToken);

    public static async Task<DefinitionRow> ImportAsync(IBurst burst, DefinitionImport import, CompiledWorkflow workflow, CancellationToken cancellationToken)
    {
        var definition = workflow.Definition;
        var owner = definition.Owner ?? import.DefaultOwner
            ?? throw Refused(import.Source, "所管（customProperties.owner）がありません。general-affairs または owning-division を指定してください。");
        var hash = DefinitionHash.Compute(definition.Element);
        var versions = await VersionsAsync(burst, definition.DefinitionId, cancellationToken).ConfigureAwait(false);
        var row = versions.Find(v => v.VersionId == definition.Id || v.Version == definition.Version);
        if (row is null && await burst.Db.Set<DefinitionRow>().AnyAsync(d => d.VersionId == definition.Id, cancellationToken).ConfigureAwait(false))
            throw Refused(import.Source, $"版の id「{definition.Id}」は別の手続定義で使われています。");
        if (row is not null)
            EnsureSameVersion(row, definition, hash, import.Source);
        if (row?.PublishedAt is not null)
            return row;

        if (row is null)
        {
            row = new DefinitionRow
            {
                VersionId = definition.Id,
                DefinitionId = definition.DefinitionId,
                Version = definition.Version,
                Name = definition.Name,
                Owner = owner,
                Origin = import.Origin,
                Hash = hash,
                Json = definition.Json,
                CreatedAt = burst.Scope.Now,
                CreatedBy = import.MadeById ?? burst.Scope.Actor.Id,
            };
            burst.Db.Add(row);
            versions.Add(row);
            var latest = versions.MaxBy(v => v.Version)!;
            foreach (var version in versions)
                version.IsLatest = version == latest;
        }
        else
        {
            (row.Name, row.Owner, row.Hash, row.Json) = (definition.Name, owner, hash, definition.Json);
            await RemoveEventsAsync(burst, row.VersionId, cancellationToken).ConfigureAwait(false);
        }
        burst.Db.AddRange(DefinitionEvents.Of(workflow, owner));
        Audit(burst, "definition.import", row);
        if (import.Publish)
            await PublishAsync(burst, row, workflow, import.Source, cancellationToken).ConfigureAwait(false);
        return row;
    }

    /// <summary>Checks what this burst leaves published, all at once: definitions that come together may need each other.</summary>
    public Task CheckPublishedAsync(IBurst burst, IReadOnlyList<CheckedDefinition> published, CancellationToken cancellationToken) =>
        checks.RequireAsync(burst.Db, published, withdrawn: null, cancellationToken);

    public async Task<DefinitionRow> PublishAsync(IBurst burst, string versionId, CancellationToken cancellationToken)
    {
        var row = await RequireAsync(burst, versionId, cancellationToken).ConfigureAwait(false);
        if (row.IsPublished)
            return row;
        var workflow = Parse(new DefinitionImport(row.Json, versionId));
        await checks.RequireAsync(burst.Db, [new CheckedDefinition(workflow, versionId)], withdrawn: null, cancellationToken).ConfigureAwait(false);
        await PublishAsync(burst, row, workflow, versionId, cancellationToken).ConfigureAwait(false);
        return row;
    }

    public async Task RetractAsync(IBurst burst, string definitionId, CancellationToken cancellationToken)
    {
        var versions = await VersionsAsync(burst, definitionId, cancellationToken).ConfigureAwait(false);
        var row = versions.Find(v => v.IsPublished) ?? throw new WorkflowConflictException("この手続定義に公開版はありません。", null, null);
        await checks.RequireAsync(burst.Db, [], definitionId, cancellationToken).ConfigureAwait(false);
        row.IsPublished = false;
        await StopTriggersAsync(burst, definitionId, cancellationToken).ConfigureAwait(false);
        Audit(burst, "definition.retract", row);
    }

    public static async Task DeleteDraftAsync(IBurst burst, string versionId, CancellationToken cancellationToken)
    {
        var row = await RequireAsync(burst, versionId, cancellationToken).ConfigureAwait(false);
        if (row.PublishedAt is { } at)
            throw new WorkflowConflictException("公開したことのある版は削除できません。", row.PublishedBy, at);
        var versions = await VersionsAsync(burst, row.DefinitionId, cancellationToken).ConfigureAwait(false);
        versions.Remove(row);
        if (row.IsLatest && versions.MaxBy(v => v.Version) is { } latest)
            latest.IsLatest = true;
        await RemoveEventsAsync(burst, versionId, cancellationToken).ConfigureAwait(false);
        burst.Db.Remove(row);
        Audit(burst, "definition.delete-draft", row);
    }

    private static async Task PublishAsync(IBurst burst, DefinitionRow row, CompiledWorkflow workflow, string source, CancellationToken cancellationToken)
    {
        // At once, not with the save: the unique index must never see two.
        await burst.Db.Set<DefinitionRow>()
            .Where(d => d.DefinitionId == row.DefinitionId && d.IsPublished)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.IsPublished, false), cancellationToken).ConfigureAwait(false);
        await StopTriggersAsync(burst, row.DefinitionId, cancellationToken).ConfigureAwait(false);
        burst.Db.AddRange(TriggerTimers.Of(workflow, row.Owner, burst.Scope.Now, source));
        row.IsPublished = true;
        row.PublishedAt ??= burst.Scope.Now;
        row.PublishedBy ??= burst.Scope.Actor.Id;
        Audit(burst, "definition.publish", row);
        // A stream for each definition: its versions are told in the order in which they were published.
        burst.Scope.AddEvent(new ProcessVersionPublished
        {
            SubjectId = "definition-" + row.DefinitionId,
            ActorUnit = row.Owner,
            DefinitionId = row.DefinitionId,
            VersionId = row.VersionId,
            DefinitionVersion = row.Version,
        });
    }

    private CompiledWorkflow Parse(DefinitionImport import)
    {
        var outcome = cache.Parse(import.Json, import.Source);
        return outcome.Workflow ?? throw new DefinitionRefusedException(outcome.Problems);
    }

    private static void EnsureSameVersion(DefinitionRow row, WorkflowDefinition definition, string hash, string source)
    {
        if (row.VersionId != definition.Id || row.Version != definition.Version)
        {
            throw Refused(
                source,
                $"手続定義「{row.DefinitionId}」の第 {row.Version} 版は id「{row.VersionId}」で登録済みです（この文書は第 {definition.Version} 版、id「{definition.Id}」）。");
        }
        if (row.PublishedAt is not null && row.Hash != hash)
            throw Refused(source, $"手続定義「{row.DefinitionId}」の第 {row.Version} 版は公開済みで、内容が異なります。版を上げてください。");
    }

    private static async Task<DefinitionRow> RequireAsync(IBurst burst, string versionId, CancellationToken cancellationToken) =>
        await burst.Db.Set<DefinitionRow>().SingleOrDefaultAsync(d => d.VersionId == versionId, cancellationToken).ConfigureAwait(false)
        ?? throw new WorkflowNotFoundException($"手続定義の版「{versionId}」はありません。");

    // Those of the database and those that this burst has added before.
    private static async Task<List<DefinitionRow>> VersionsAsync(IBurst burst, string definitionId, CancellationToken cancellationToken)
    {
        await burst.Db.Set<DefinitionRow>().Where(d => d.DefinitionId == definitionId).LoadAsync(cancellationToken).ConfigureAwait(false);
        return burst.Db.Set<DefinitionRow>().Local.Where(d => d.DefinitionId == definitionId).ToList();
    }

    private static async Task RemoveEventsAsync(IBurst burst, string versionId, CancellationToken cancellationToken) =>
        await burst.Db.Set<DefinitionEventRow>().Where(e => e.VersionId == versionId).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);

    private static DefinitionRefusedException Refused(string source, string reason) => new([new DefinitionProblem(source, null, reason)]);

    private static async Task StopTriggersAsync(IBurst burst, string definitionId, CancellationToken cancellationToken) =>
        await burst.Db.Set<TriggerTimerRow>().Where(t => t.DefinitionId == definitionId).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);

    private static void Audit(IBurst burst, string action, DefinitionRow row) => burst.Scope.Audit(
        AuditSubject,
        action,
        new Dictionary<string, string?> { ["definition"] = row.DefinitionId, ["version"] = row.VersionId, ["hash"] = row.Hash });
}
