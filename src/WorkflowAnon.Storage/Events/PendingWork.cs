using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Sql;

namespace WorkflowAnon.Storage.Events;

/// <summary>Whether anything is still on its way between the departments, or due: a clock that is moved only then dates nothing wrongly.</summary>
public sealed class PendingWork
{
    // One statement sees one state of the database: what leaves one table for the next cannot slip through between two looks.
    // An event that nobody waits for yet is not on its way; one whose waiter has come meanwhile is.
    private const string Any =
        "SELECT CASE WHEN EXISTS (SELECT 1 FROM workflow_stimuli WHERE state = 0) "
        + "OR EXISTS (SELECT 1 FROM workflow_stimuli s JOIN workflow_bookmarks b ON b.kind = 'Event' AND b.key = s.name AND b.owner = s.owner "
        + "AND (s.correlation_id IS NULL OR b.correlation_id = s.correlation_id) AND (s.instance_id IS NULL OR s.instance_id = b.instance_id) "
        + "JOIN workflow_instances i ON i.id = b.instance_id AND NOT i.is_finished WHERE s.state = 1) "
        + "OR EXISTS (SELECT 1 FROM case_streams c WHERE c.outbox_sequence > 0 AND (SELECT COUNT(*) FROM inbox_subjects i "
        + "WHERE i.subject_id = c.subject_id AND i.last_sequence >= c.outbox_sequence) < $1) "
        + "OR EXISTS (SELECT 1 FROM workflow_trigger_timers WHERE due_at <= $2) "
        + "OR EXISTS (SELECT 1 FROM workflow_timers t JOIN workflow_instances i ON i.id = t.instance_id AND NOT i.is_finished WHERE t.due_at <= $2) "
        + "THEN 1 ELSE 0 END";

    private readonly IDbContextFactory<WorkflowAnonDbContext> _contexts;
    private readonly TimeProvider _clock;

    internal PendingWork(IDbContextFactory<WorkflowAnonDbContext> contexts, TimeProvider clock) => (_contexts, _clock) = (contexts, clock);

    /// <summary>True when no event is on its way to one of <paramref name="departments"/> departments, none waits to be delivered, no timer is due and nothing is to start by the clock.</summary>
    public async Task<bool> IsNoneAsync(int departments, CancellationToken cancellationToken = default)
    {
        var db = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        var pending = 0;
        var batch = new SqlBatch();
        batch.Query(Any, r => pending = r.GetInt32(0), departments, _clock.GetUtcNow());
        await batch.ExecuteAsync(db, cancellationToken).ConfigureAwait(false);
        return pending == 0;
    }
}
