using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Definitions;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Bursts;

/// <summary>The built-in engine: every call one burst; queries read beside it and never load state in lists.</summary>
internal sealed class WorkflowEngine(BurstExecutor bursts, DefinitionCache definitions, IDbContextFactory<WorkflowAnonDbContext> contexts) : IWorkflowEngine
{
    public bool IsAtomic => true;

    public Task<InstanceAnswer> StartAsync(StartRequest request, EngineCommand command, CancellationToken cancellationToken = default) =>
        bursts.ExecuteAsync(BurstCommand.From(command, "instance.start"), (burst, ct) => burst.StartAsync(request, ct), cancellationToken);

    public Task<InstanceAnswer> ResumeAsync(ResumeRequest request, EngineCommand command, CancellationToken cancellationToken = default) =>
        bursts.ExecuteAsync(
            BurstCommand.From(command, "instance.resume") with { InstanceId = request.InstanceId, BookmarkId = request.BookmarkId },
            (burst, ct) => burst.ResumeAsync(request, ct),
            cancellationToken);

    public Task PublishEventAsync(PublishRequest request, EngineCommand command, CancellationToken cancellationToken = default) =>
        bursts.ExecuteInternalAsync(
            BurstCommand.From(command, "event.publish"),
            (session, _) =>
            {
                SignalWriter.AddStimulus(
                    session.Extra, request.Owner, StimulusKind.Event, request.Name, request.CorrelationId, session.Scope.Now, request.Payload?.GetRawText());
                session.ExtraWork |= WorkKinds.Stimuli;
                session.Scope.Audit(request.CorrelationId ?? "system", "event.publish", new Dictionary<string, string?> { ["name"] = request.Name, ["owner"] = request.Owner });
                return Task.FromResult(true);
            },
            cancellationToken);

    public Task<InstanceAnswer> RetryIncidentAsync(string incidentId, EngineCommand command, CancellationToken cancellationToken = default) =>
        bursts.ExecuteAsync(BurstCommand.From(command, "incident.retry"), (burst, ct) => burst.RetryAsync(incidentId, ct), cancellationToken);

    public Task<InstanceAnswer> SkipIncidentAsync(string incidentId, IReadOnlyList<string>? outcomes, string reason, EngineCommand command, CancellationToken cancellationToken = default) =>
        bursts.ExecuteAsync(BurstCommand.From(command, "incident.skip"), (burst, ct) => burst.SkipAsync(incidentId, outcomes, reason, ct), cancellationToken);

    public Task<InstanceAnswer> CancelAsync(string instanceId, string reason, EngineCommand command, CancellationToken cancellationToken = default) =>
        bursts.ExecuteAsync(
            BurstCommand.From(command, "instance.cancel") with { InstanceId = instanceId },
            (burst, ct) => burst.CancelAsync(instanceId, reason, ct),
            cancellationToken);

    public Task<MigrateAnswer> MigrateAsync(MigrateRequest request, EngineCommand command, CancellationToken cancellationToken = default) =>
        bursts.ExecuteAsync(
            BurstCommand.From(command, "instance.migrate") with { InstanceId = request.InstanceId },
            (burst, ct) => burst.MigrateAsync(request, ct),
            cancellationToken);

    public async Task<IReadOnlyList<InstanceState>> ListStatesAsync(string definitionId, int version, string? after, int limit, CancellationToken cancellationToken = default)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        var earlier = db.Set<DefinitionRow>().Where(d => d.DefinitionId == definitionId && d.Version < version).Select(d => d.VersionId);
        var rows = db.Set<InstanceRow>().AsNoTracking().Where(i => (!i.IsFinished || i.SubStatus == WorkflowSubStatus.Faulted) && i.DefinitionId == definitionId && earlier.Contains(i.DefinitionVersionId));
        if (after is not null)
            rows = rows.Where(i => i.Id.CompareTo(after) > 0);
        return [.. (await rows.OrderBy(i => i.Id).Take(limit).ToListAsync(cancellationToken).ConfigureAwait(false)).Select(ToState)];
    }

    public async Task<InstanceState?> FindStateAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        return await db.Set<InstanceRow>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == instanceId, cancellationToken).ConfigureAwait(false) is { } row ? ToState(row) : null;
    }

    public async Task<InstanceSummary?> FindInstanceAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        return await Summaries(db, db.Set<InstanceRow>().Where(i => i.Id == instanceId)).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyDictionary<string, JsonElement>> ReadVariablesAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        var row = await db.Set<InstanceRow>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == instanceId, cancellationToken).ConfigureAwait(false);
        return row is null ? new Dictionary<string, JsonElement>() : ToState(row).ReadVariables();
    }

    public async Task<Page<InstanceSummary>> ListInstancesAsync(InstanceFilter filter, string? after, int limit, CancellationToken cancellationToken = default)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        var rows = db.Set<InstanceRow>().AsQueryable();
        if (filter.DefinitionId is { } definition)
            rows = rows.Where(i => i.DefinitionId == definition);
        if (filter.CorrelationId is { } correlation)
            rows = rows.Where(i => i.CorrelationId == correlation);
        if (filter.Owner is { } owner)
            rows = rows.Where(i => i.Owner == owner);
        if (filter.Status is { } status)
            rows = rows.Where(i => i.IsFinished == (status == WorkflowStatus.Finished));
        if (Keyset.Parse(after) is var (at, id))
            rows = rows.Where(i => i.CreatedAt < at || (i.CreatedAt == at && i.Id.CompareTo(id) < 0));
        rows = rows.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(limit + 1);
        var items = await Summaries(db, rows).ToListAsync(cancellationToken).ConfigureAwait(false);
        items = [.. items.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id, StringComparer.Ordinal)];
        return Keyset.Page(items, limit, i => (i.CreatedAt, i.Id));
    }

    public async Task<Page<IncidentSummary>> ListIncidentsAsync(IncidentFilter filter, string? after, int limit, CancellationToken cancellationToken = default)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        var rows = from incident in db.Set<IncidentRow>()
                   join instance in db.Set<InstanceRow>() on incident.InstanceId equals instance.Id
                   select new { Incident = incident, instance.DefinitionId, instance.CorrelationId, instance.Owner };
        if (!filter.IncludeResolved)
            rows = rows.Where(r => r.Incident.Resolution == null);
        if (filter.InstanceId is { } instanceId)
            rows = rows.Where(r => r.Incident.InstanceId == instanceId);
        if (filter.Owner is { } owner)
            rows = rows.Where(r => r.Owner == owner);
        if (Keyset.Parse(after) is var (at, id))
            rows = rows.Where(r => r.Incident.At < at || (r.Incident.At == at && r.Incident.Id.CompareTo(id) < 0));
        var items = await rows
            .OrderByDescending(r => r.Incident.At).ThenByDescending(r => r.Incident.Id)
            .Take(limit + 1)
            .Select(r => new IncidentSummary(
                r.Incident.Id, r.Incident.InstanceId, r.DefinitionId, r.CorrelationId, r.Owner, r.Incident.ActivityId, r.Incident.ExceptionType,
                r.Incident.Message, r.Incident.At, r.Incident.Resolution, r.Incident.ResolvedBy, r.Incident.ResolvedAt, r.Incident.Reason))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return Keyset.Page(items, limit, i => (i.At, i.Id));
    }

    public async Task<IReadOnlyList<JournalLine>> ReadJournalAsync(string instanceId, long afterSequence, int limit, CancellationToken cancellationToken = default)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        var versionId = await db.Set<InstanceRow>().Where(i => i.Id == instanceId).Select(i => i.DefinitionVersionId).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (versionId is null)
            return [];
        var workflow = await definitions.GetAsync(versionId, cancellationToken).ConfigureAwait(false);
        // A row holds at least one entry, so so many rows are enough.
        var rows = await db.Set<JournalRow>().AsNoTracking()
            .Where(j => j.InstanceId == instanceId && j.LastSequence > afterSequence)
            .OrderBy(j => j.LastSequence)
            .Take(limit)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows
            .SelectMany(j => JournalCodec.Read(j.Entries, j.At, j.LastSequence, workflow).Select(e => new JournalLine(e, j.ActorId, j.ActedForId, j.CommandId)))
            .Where(l => l.Entry.Sequence > afterSequence)
            .Take(limit)
            .ToList();
    }

    public async Task<IReadOnlyList<OpenBookmark>> ListBookmarksAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        return await (from bookmark in db.Set<BookmarkRow>()
                      where bookmark.InstanceId == instanceId
                      join timer in db.Set<TimerRow>() on new { bookmark.InstanceId, bookmark.Id } equals new { timer.InstanceId, Id = timer.BookmarkId } into timers
                      from timer in timers.DefaultIfEmpty()
                      orderby bookmark.Order
                      select new OpenBookmark(
                          bookmark.Id, bookmark.ActivityId, bookmark.Kind, bookmark.Key, bookmark.CreatedAt, timer == null ? null : timer.DueAt))
            .AsNoTracking()
            .ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    internal static IQueryable<InstanceSummary> Summaries(WorkflowAnonDbContext db, IQueryable<InstanceRow> rows) =>
        from i in rows
        join d in db.Set<DefinitionRow>() on i.DefinitionVersionId equals d.VersionId
        select new InstanceSummary(
            i.Id, i.DefinitionId, i.DefinitionVersionId, d.Version, d.Name, i.Name, i.CorrelationId, i.Owner,
            i.IsFinished ? WorkflowStatus.Finished : WorkflowStatus.Running, i.SubStatus, i.OpenIncidents, i.CreatedAt, i.UpdatedAt, i.FinishedAt);

    private static InstanceState ToState(InstanceRow row) => new()
    {
        Id = row.Id,
        DefinitionId = row.DefinitionId,
        DefinitionVersionId = row.DefinitionVersionId,
        Version = 0,
        CorrelationId = row.CorrelationId,
        Name = row.Name,
        SubStatus = row.SubStatus,
        JournalSequence = row.JournalSequence,
        ParentInstanceId = row.ParentInstanceId,
        ParentBookmarkId = row.ParentBookmarkId,
        Data = row.Data,
    };
}
