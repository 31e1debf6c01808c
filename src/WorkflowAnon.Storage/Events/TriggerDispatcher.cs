using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Definitions;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Sql;

namespace WorkflowAnon.Storage.Events;

/// <summary>
/// Starts a department's definitions whose own clock has come, each in a burst that also sets the clock on: once, however many nodes
/// look and however long none did.
/// </summary>
internal sealed class TriggerDispatcher(
    IDbContextFactory<WorkflowAnonDbContext> contexts,
    BurstExecutor bursts,
    StorageTransactions transactions,
    EngineSql sql,
    TimeProvider clock,
    ILogger<TriggerDispatcher> logger)
{
    private readonly string _claim =
        "SELECT definition_id, due_at, interval_ticks FROM workflow_trigger_timers WHERE version_id = $1 AND activity_id = $2 AND due_at <= $3"
        + sql.ForUpdateSkipLocked;

    /// <summary>Starts what is due. Returns how many instances.</summary>
    public async Task<int> RunOnceAsync(string owner, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        List<TriggerTimerRow> due;
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (db.ConfigureAwait(false))
        {
            due = await db.Set<TriggerTimerRow>().AsNoTracking()
                .Where(t => t.Owner == owner && t.DueAt <= now)
                .OrderBy(t => t.DueAt)
                .Take(100)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
        }
        var started = 0;
        foreach (var trigger in due)
            started += await StartAsync(trigger, now, cancellationToken).ConfigureAwait(false) ? 1 : 0;
        return started;
    }

    private async Task<bool> StartAsync(TriggerTimerRow trigger, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await bursts.ExecuteInternalAsync(
                BurstCommand.BySystem("trigger.start") with { IsRecorded = false },
                async (session, ct) =>
                {
                    var claimed = await ClaimAsync(session.Db, session.Extra, trigger, now, ct).ConfigureAwait(false);
                    if (!claimed)
                        return false;
                    await session.StartAsync(
                        new StartRequest { DefinitionId = trigger.DefinitionId, VersionId = trigger.VersionId, TriggerActivityId = trigger.ActivityId },
                        ct).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException && !TransientErrors.IsTransient(e))
        {
            logger.LogError(e, "手続定義「{DefinitionId}」を定時に開始できません。運用管理者の処理を待ちます。", trigger.DefinitionId);
            await transactions.RunAsync((db, ct) => FailAsync(db, trigger, now, e.Message, ct), cancellationToken).ConfigureAwait(false);
            return false;
        }
    }

    private async Task<bool> ClaimAsync(WorkflowAnonDbContext db, SqlBatch onCommit, TriggerTimerRow trigger, DateTimeOffset now, CancellationToken cancellationToken)
    {
        (DateTimeOffset DueAt, long? Interval)? found = null;
        var claim = new SqlBatch();
        claim.Query(_claim, r => found = (r.Time(1), r.IsDBNull(2) ? null : r.GetInt64(2)), trigger.VersionId, trigger.ActivityId, now);
        await claim.ExecuteAsync(db, cancellationToken).ConfigureAwait(false);
        if (found is not var (dueAt, interval))
            return false;
        if (interval is { } ticks)
        {
            onCommit.Add(
                "UPDATE workflow_trigger_timers SET due_at = $3 WHERE version_id = $1 AND activity_id = $2",
                1,
                trigger.VersionId,
                trigger.ActivityId,
                TriggerTimers.Next(dueAt, ticks, now));
        }
        else
        {
            onCommit.Add("DELETE FROM workflow_trigger_timers WHERE version_id = $1 AND activity_id = $2", 1, trigger.VersionId, trigger.ActivityId);
        }
        return true;
    }

    /// <summary>The start stands as a failed entry of the queue; the clock goes on.</summary>
    private async Task<bool> FailAsync(WorkflowAnonDbContext db, TriggerTimerRow trigger, DateTimeOffset now, string error, CancellationToken cancellationToken)
    {
        var rest = new SqlBatch();
        if (!await ClaimAsync(db, rest, trigger, now, cancellationToken).ConfigureAwait(false))
            return false;
        await rest.ExecuteAsync(db, cancellationToken).ConfigureAwait(false);
        db.Add(new StimulusRow
        {
            Owner = trigger.Owner,
            Kind = StimulusKind.StartTrigger,
            State = StimulusState.Failed,
            Name = trigger.DefinitionId,
            VersionId = trigger.VersionId,
            ActivityId = trigger.ActivityId,
            Attempts = 1,
            Error = error,
            CreatedAt = now,
        });
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }
}
