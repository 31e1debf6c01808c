using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Sql;

namespace WorkflowAnon.Storage.Outbox;

/// <summary>The outbox in the database.</summary>
internal sealed class OutboxStore(IDbContextFactory<WorkflowAnonDbContext> contexts, StorageTransactions transactions, EngineSql sql, WorkSignals signals)
    : IOutboxStore, IDisposable
{
    private readonly WorkSignal _signal = signals.Subscribe(WorkKinds.Outbox);

    private readonly string _claim =
        "UPDATE outbox SET not_before = $2, attempts = attempts + 1 FROM (SELECT o.subject_id AS s, o.sequence AS q FROM outbox o "
        + "WHERE o.state = 0 AND (o.not_before IS NULL OR o.not_before <= $1) AND NOT EXISTS "
        + "(SELECT 1 FROM outbox p WHERE p.state = 0 AND p.subject_id = o.subject_id AND p.sequence < o.sequence) "
        + "ORDER BY o.created_at LIMIT $3" + (sql.IsPostgreSql ? " FOR UPDATE OF o SKIP LOCKED" : "") + ") c "
        + "WHERE outbox.subject_id = c.s AND outbox.sequence = c.q AND outbox.state = 0 "
        + "RETURNING outbox.subject_id, outbox.sequence, event_id, event_name, payload, attempts - 1";

    private static DateTimeOffset RealNow => TimeProvider.System.GetUtcNow();

    public Task<IReadOnlyList<OutboxMessage>> ClaimAsync(int limit, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        return transactions.RunAsync<IReadOnlyList<OutboxMessage>>(
            async (db, ct) =>
            {
                var messages = new List<OutboxMessage>();
                var batch = new SqlBatch();
                batch.Query(
                    _claim,
                    r => messages.Add(new OutboxMessage(r.GetString(0), r.GetInt64(1), r.GetGuid(2), r.GetString(3), r.GetString(4), r.GetInt32(5))),
                    RealNow,
                    RealNow + lease,
                    limit);
                await batch.ExecuteAsync(db, ct).ConfigureAwait(false);
                return messages;
            },
            cancellationToken);
    }

    public Task MarkSentAsync(IReadOnlyCollection<OutboxMessage> messages, bool confirmed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return RunAsync(
            batch =>
            {
                foreach (var message in messages)
                {
                    batch.Add(
                        "UPDATE outbox SET state = $3, sent_at = $4, not_before = NULL, error = NULL WHERE subject_id = $1 AND sequence = $2 AND state = 0",
                        null,
                        message.SubjectId,
                        message.Sequence,
                        (int)(confirmed ? OutboxState.Done : OutboxState.Sent),
                        RealNow);
                }
            },
            cancellationToken);
    }

    public Task MarkFailedAsync(OutboxMessage message, string error, TimeSpan retryAfter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return RunAsync(
            batch => batch.Add(
                "UPDATE outbox SET error = $3, not_before = $4 WHERE subject_id = $1 AND sequence = $2 AND state = 0",
                null,
                message.SubjectId,
                message.Sequence,
                error,
                RealNow + retryAfter),
            cancellationToken);
    }

    public Task<int> CompleteDeliveredAsync(IReadOnlyCollection<string> consumers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(consumers);
        return transactions.RunAsync(
            (db, ct) => db.Set<OutboxRow>()
                .Where(o => o.State == OutboxState.Sent
                    && db.Set<InboxRow>().Count(i => consumers.Contains(i.Consumer) && i.EventId == o.EventId) == consumers.Count)
                .ExecuteUpdateAsync(set => set.SetProperty(o => o.State, OutboxState.Done), ct),
            cancellationToken);
    }

    public Task<int> ResendUnfinishedAsync(TimeSpan olderThan, CancellationToken cancellationToken = default)
    {
        var before = RealNow - olderThan;
        // At start the one process that could have claimed anything is gone, and its leases with it.
        var isStart = olderThan == TimeSpan.Zero;
        return transactions.RunAsync(
            (db, ct) => db.Set<OutboxRow>()
                .Where(o => (o.State == OutboxState.Sent && o.SentAt <= before) || (isStart && o.State == OutboxState.Pending && o.NotBefore != null))
                .ExecuteUpdateAsync(set => set.SetProperty(o => o.State, OutboxState.Pending).SetProperty(o => o.NotBefore, (DateTimeOffset?)null), ct),
            cancellationToken);
    }

    public Task<int> PurgeDoneAsync(TimeSpan olderThan, CancellationToken cancellationToken = default)
    {
        var before = RealNow - olderThan;
        return transactions.RunAsync(
            (db, ct) => db.Set<OutboxRow>().Where(o => o.State == OutboxState.Done && o.SentAt <= before).ExecuteDeleteAsync(ct),
            cancellationToken);
    }

    public async Task<OutboxBacklog> GetBacklogAsync(CancellationToken cancellationToken = default)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        var rows = await db.Set<OutboxRow>().AsNoTracking()
            .Where(o => o.State != OutboxState.Done)
            .GroupBy(o => o.State)
            .Select(g => new { State = g.Key, Count = g.Count(), Oldest = g.Min(o => o.CreatedAt) })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return new OutboxBacklog(
            rows.Where(r => r.State == OutboxState.Pending).Sum(r => r.Count),
            rows.Where(r => r.State == OutboxState.Sent).Sum(r => r.Count),
            rows.Count == 0 ? null : rows.Min(r => r.Oldest));
    }

    public Task WaitForWorkAsync(TimeSpan timeout, CancellationToken cancellationToken = default) => _signal.WaitAsync(timeout, cancellationToken);

    public void Dispose() => _signal.Dispose();

    private Task<int> RunAsync(Action<SqlBatch> fill, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, ct) =>
        {
            var batch = new SqlBatch();
            fill(batch);
            await batch.ExecuteAsync(db, ct).ConfigureAwait(false);
            return batch.Count;
        },
        cancellationToken);
}
