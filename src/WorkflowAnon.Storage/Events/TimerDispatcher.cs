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
/// Fires a department's timers that are due by the (business) clock, each in a burst of its own that also deletes the timer: once, also
/// after any time of being down. A timer whose burst fails for good becomes a failed entry of the queue.
/// </summary>
internal sealed class TimerDispatcher(
    IDbContextFactory<WorkflowAnonDbContext> contexts,
    BurstExecutor bursts,
    StorageTransactions transactions,
    EngineSql sql,
    StorageOptions options,
    TimeProvider clock,
    ILogger<TimerDispatcher> logger)
{
    private const int BatchSize = 500;

    // A faulted instance keeps its timers until an operator has seen to it.
    private const string Due =
        "SELECT t.instance_id, t.bookmark_id FROM workflow_timers t JOIN workflow_instances i ON i.id = t.instance_id AND NOT i.is_finished "
        + "WHERE t.owner = $1 AND t.due_at <= $2 ORDER BY t.due_at LIMIT $3";

    /// <summary>Fires up to one batch. Returns how many were due, and how many of them moved.</summary>
    public async Task<(int Due, int Fired)> RunOnceAsync(string owner, CancellationToken cancellationToken)
    {
        var due = new List<(string InstanceId, string BookmarkId)>();
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (db.ConfigureAwait(false))
        {
            var batch = new SqlBatch();
            batch.Query(Due, r => due.Add((r.GetString(0), r.GetString(1))), owner, clock.GetUtcNow(), BatchSize);
            await batch.ExecuteAsync(db, cancellationToken).ConfigureAwait(false);
        }
        var fired = 0;
        // Timers of one instance one after the other: side by side they would only wait for its lock.
        await Parallel.ForEachAsync(
            due.GroupBy(t => t.InstanceId, StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = sql.IsPostgreSql ? options.WorkerConcurrency : 1, CancellationToken = cancellationToken },
            async (timers, ct) =>
            {
                foreach (var (instanceId, bookmarkId) in timers)
                {
                    if (await FireAsync(owner, instanceId, bookmarkId, ct).ConfigureAwait(false))
                        Interlocked.Increment(ref fired);
                }
            }).ConfigureAwait(false);
        return (due.Count, fired);
    }

    private async Task<bool> FireAsync(string owner, string instanceId, string bookmarkId, CancellationToken cancellationToken)
    {
        try
        {
            return await bursts.ExecuteInternalAsync(
                BurstCommand.BySystem("timer.fire") with { IsRecorded = false },
                async (session, ct) =>
                {
                    // Held by a person's burst or another node: it comes again with the next look.
                    if (!await session.TryLockAsync(instanceId, ct).ConfigureAwait(false))
                        return false;
                    if (await session.TryResumeAsync(new ResumeRequest(instanceId, bookmarkId), ct).ConfigureAwait(false) is null)
                        session.Extra.Add(EngineSql.DeleteTimer, null, instanceId, bookmarkId);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException && !TransientErrors.IsTransient(e))
        {
            logger.LogError(e, "手続「{InstanceId}」のタイマーに失敗しました。運用管理者の処理を待ちます。", instanceId);
            await transactions.RunAsync((db, ct) => FailAsync(db, owner, instanceId, bookmarkId, e.Message, ct), cancellationToken).ConfigureAwait(false);
            return true;
        }
    }

    private async Task<bool> FailAsync(WorkflowAnonDbContext db, string owner, string instanceId, string bookmarkId, string error, CancellationToken cancellationToken)
    {
        var deleted = await db.Set<TimerRow>().Where(t => t.InstanceId == instanceId && t.BookmarkId == bookmarkId).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        if (deleted == 0)
            return false;
        db.Add(new StimulusRow
        {
            Owner = owner,
            Kind = StimulusKind.Resume,
            State = StimulusState.Failed,
            Name = BookmarkKinds.Timer,
            InstanceId = instanceId,
            BookmarkId = bookmarkId,
            Attempts = 1,
            Error = error,
            CreatedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }
}
