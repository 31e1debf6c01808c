using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Sql;

namespace WorkflowAnon.Storage.Events;

/// <summary>
/// Delivers a department's queue: each entry in a burst of its own that also removes the entry, so it is delivered exactly once. An
/// event is first turned into one entry for each target. Entries of one case keep their order; a failed one holds back those behind it
/// until an operator sees to it.
/// </summary>
internal sealed class StimulusDispatcher(
    IDbContextFactory<WorkflowAnonDbContext> contexts,
    BurstExecutor bursts,
    StorageTransactions transactions,
    EngineSql sql,
    StorageOptions options,
    ILogger<StimulusDispatcher> logger)
{
    private const string Eligible =
        "SELECT s.id FROM workflow_stimuli s WHERE s.owner = $1 AND s.state = 0 AND (s.correlation_id IS NULL OR NOT EXISTS "
        + "(SELECT 1 FROM workflow_stimuli p WHERE p.owner = s.owner AND p.correlation_id = s.correlation_id AND p.state <> 1 AND "
        + "CASE WHEN p.order_key = 0 THEN p.id ELSE p.order_key END < CASE WHEN s.order_key = 0 THEN s.id ELSE s.order_key END)) ORDER BY s.order_key, s.id LIMIT 200";

    // The look-up joins waiting events with waiters, so a waiter that came after the event cannot be missed.
    private const string Awaken =
        "UPDATE workflow_stimuli SET state = 0 WHERE id IN (SELECT s.id FROM workflow_stimuli s JOIN workflow_bookmarks b ON b.kind = 'Event' "
        + "AND b.key = s.name AND b.owner = s.owner AND (s.correlation_id IS NULL OR b.correlation_id = s.correlation_id) "
        + "AND (s.instance_id IS NULL OR s.instance_id = b.instance_id) JOIN workflow_instances i ON i.id = b.instance_id AND NOT i.is_finished "
        + "WHERE s.owner = $1 AND s.state = 1) AND state = 1";

    private readonly string _claim =
        "SELECT kind, name, correlation_id, version_id, activity_id, instance_id, bookmark_id, parent_instance_id, parent_bookmark_id, payload, order_key, "
        + "is_sole_target FROM workflow_stimuli WHERE id = $1 AND state = 0" + sql.ForUpdateSkipLocked;

    /// <summary>Delivers what can be delivered now. Returns how many entries moved.</summary>
    public async Task<int> RunOnceAsync(string owner, CancellationToken cancellationToken)
    {
        var due = new List<long>();
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (db.ConfigureAwait(false))
        {
            if (await db.Set<StimulusRow>().AnyAsync(s => s.Owner == owner && s.State == StimulusState.Waiting, cancellationToken).ConfigureAwait(false))
                await AwakenAsync(owner, cancellationToken).ConfigureAwait(false);
            var batch = new SqlBatch();
            batch.Query(Eligible, r => due.Add(r.GetInt64(0)), owner);
            await batch.ExecuteAsync(db, cancellationToken).ConfigureAwait(false);
        }
        var moved = 0;
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = sql.IsPostgreSql ? options.WorkerConcurrency : 1, CancellationToken = cancellationToken },
            async (id, ct) =>
            {
                if (await DeliverAsync(id, owner, ct).ConfigureAwait(false))
                    Interlocked.Increment(ref moved);
            }).ConfigureAwait(false);
        return moved;
    }

    /// <summary>Delivers until nothing can be delivered any more.</summary>
    public async Task DrainAsync(string owner, CancellationToken cancellationToken)
    {
        while (await RunOnceAsync(owner, cancellationToken).ConfigureAwait(false) > 0)
        {
        }
    }

    private async Task<bool> DeliverAsync(long id, string owner, CancellationToken cancellationToken)
    {
        try
        {
            // Always this entry: a rerun with recorded faults must not meet another one.
            return await bursts.ExecuteInternalAsync(
                BurstCommand.BySystem("stimulus.deliver") with { IsRecorded = false },
                (session, ct) => DeliverAsync(session, id, owner, ct),
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException && !TransientErrors.IsTransient(e))
        {
            logger.LogError(e, "配達 {Id} に失敗しました。運用管理者の処理を待ちます。", id);
            await transactions.RunAsync(
                (db, ct) => db.Set<StimulusRow>().Where(s => s.Id == id).ExecuteUpdateAsync(
                    set => set.SetProperty(s => s.State, StimulusState.Failed).SetProperty(s => s.Attempts, s => s.Attempts + 1).SetProperty(s => s.Error, e.Message),
                    ct),
                cancellationToken).ConfigureAwait(false);
            return true;
        }
    }

    private async Task<bool> DeliverAsync(BurstSession session, long id, string owner, CancellationToken cancellationToken)
    {
        Stimulus? found = null;
        var claim = new SqlBatch();
        claim.Query(
            _claim,
            r => found = new Stimulus(
                id, owner, (StimulusKind)r.GetInt32(0), r.GetString(1), r.Text(2), r.Text(3), r.Text(4), r.Text(5), r.Text(6), r.Text(7), r.Text(8), r.Text(9),
                r.GetInt64(10), r.GetBoolean(11)),
            id);
        await claim.ExecuteAsync(session.Db, cancellationToken).ConfigureAwait(false);
        if (found is not { } stimulus)
            return false;
        var isDone = true;
        switch (stimulus.Kind)
        {
            case StimulusKind.Event:
                isDone = await EventExpansion.ExpandAsync(session, stimulus, cancellationToken).ConfigureAwait(false);
                break;
            case StimulusKind.StartTrigger:
                await StartAsync(session, stimulus, cancellationToken).ConfigureAwait(false);
                break;
            case StimulusKind.StartChild:
                await StartChildAsync(session, stimulus, cancellationToken).ConfigureAwait(false);
                break;
            case StimulusKind.Resume:
                isDone = await ResumeAsync(session, stimulus, cancellationToken).ConfigureAwait(false);
                break;
            default:
                throw new InvalidOperationException($"未知の配達です: {stimulus.Kind}");
        }
        if (isDone)
            session.Extra.Add("DELETE FROM workflow_stimuli WHERE id = $1", 1, id);
        return true;
    }

    private static async Task StartAsync(BurstSession session, Stimulus stimulus, CancellationToken cancellationToken)
    {
        if (!await EventExpansion.MayStartAsync(session, stimulus, cancellationToken).ConfigureAwait(false))
            return;
        var payload = Json(stimulus.Payload);
        await session.StartAsync(
            new StartRequest
            {
                DefinitionId = stimulus.Name,
                VersionId = stimulus.VersionId,
                CorrelationId = stimulus.CorrelationId,
                TriggerActivityId = stimulus.ActivityId,
                TriggerPayload = payload,
                Input = new Dictionary<string, JsonElement?> { ["Event"] = payload },
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static Task<InstanceAnswer> StartChildAsync(BurstSession session, Stimulus stimulus, CancellationToken cancellationToken) => session.StartAsync(
        new StartRequest
        {
            DefinitionId = stimulus.Name,
            InstanceId = stimulus.InstanceId,
            CorrelationId = stimulus.CorrelationId,
            Input = JsonSerializer.Deserialize<Dictionary<string, JsonElement?>>(stimulus.Payload ?? "{}", JsonColumn.Options)!,
            ParentInstanceId = stimulus.ParentInstanceId,
            ParentBookmarkId = stimulus.ParentBookmarkId,
        },
        cancellationToken);

    private static async Task<bool> ResumeAsync(BurstSession session, Stimulus stimulus, CancellationToken cancellationToken)
    {
        var answer = await session.TryResumeAsync(
            new ResumeRequest(stimulus.InstanceId!, stimulus.BookmarkId!) { Result = Json(stimulus.Payload) },
            cancellationToken).ConfigureAwait(false);
        if (answer is not null || !stimulus.IsSoleTarget)
            return true;
        // The only waiter is gone (a branch was cancelled meanwhile): the event waits for the next one.
        session.Extra.Add(
            "UPDATE workflow_stimuli SET kind = 0, state = 1, instance_id = NULL, bookmark_id = NULL, is_sole_target = $2 WHERE id = $1", 1, stimulus.Id, false);
        return false;
    }

    private Task<bool> AwakenAsync(string owner, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, ct) =>
        {
            var batch = new SqlBatch();
            batch.Add(Awaken, null, owner);
            await batch.ExecuteAsync(db, ct).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    private static JsonElement? Json(string? text) => text is null ? null : JsonSerializer.Deserialize<JsonElement>(text);
}

/// <summary>An entry of the queue, claimed.</summary>
internal sealed record Stimulus(
    long Id,
    string Owner,
    StimulusKind Kind,
    string Name,
    string? CorrelationId,
    string? VersionId,
    string? ActivityId,
    string? InstanceId,
    string? BookmarkId,
    string? ParentInstanceId,
    string? ParentBookmarkId,
    string? Payload,
    long OrderKey,
    bool IsSoleTarget);
