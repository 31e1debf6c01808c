using Microsoft.Extensions.Logging;
using WorkflowAnon.Contracts;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Definitions;
using WorkflowAnon.Storage.Outbox;
using WorkflowAnon.Storage.Sql;

namespace WorkflowAnon.Storage.Events;

/// <summary>Takes events over from the bus: once each, in the order of their subject, never lost.</summary>
internal sealed class EventInbox(StorageTransactions transactions, EngineSql sql, WorkSignals signals, TimeProvider clock, ILogger<EventInbox> logger) : IEventInbox
{
    private readonly string _lockSubject = "SELECT last_sequence FROM inbox_subjects WHERE consumer = $1 AND subject_id = $2" + sql.ForUpdate;

    public async Task<InboxAnswer> AcceptAsync(string owner, CaseEvent caseEvent, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(owner);
        ArgumentNullException.ThrowIfNull(caseEvent);
        if (caseEvent.Sequence < 1 || caseEvent.EventId == Guid.Empty)
            throw new ArgumentException("送信箱を通っていないイベントです（番号がありません）。", nameof(caseEvent));
        var answer = await transactions.RunAsync(
            async (db, ct) =>
            {
                var now = clock.GetUtcNow();
                var inserted = false;
                var last = 0L;
                var opening = new SqlBatch();
                opening.Add("INSERT INTO inbox_subjects (consumer, subject_id, last_sequence) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING", null, owner, caseEvent.SubjectId);
                opening.Query(_lockSubject, r => last = r.GetInt64(0), owner, caseEvent.SubjectId);
                opening.Query(
                    "INSERT INTO inbox (consumer, event_id, subject_id, sequence, received_at, is_parked, event_name) VALUES ($1, $2, $3, $4, $5, $6, $7) "
                    + "ON CONFLICT DO NOTHING RETURNING sequence",
                    _ => inserted = true,
                    owner,
                    caseEvent.EventId,
                    caseEvent.SubjectId,
                    caseEvent.Sequence,
                    now,
                    false,
                    caseEvent.EventName);
                await opening.ExecuteAsync(db, ct).ConfigureAwait(false);
                if (!inserted)
                    return InboxAnswer.Duplicate;
                if (caseEvent.Sequence <= last)
                {
                    // Another event under a number that was taken over already; the outbox never makes one.
                    logger.LogError("イベント {EventId} の番号 {Sequence} は「{Subject}」で処理済みのため、配達しません。", caseEvent.EventId, caseEvent.Sequence, caseEvent.SubjectId);
                    return InboxAnswer.Duplicate;
                }

                var closing = new SqlBatch();
                var answer = InboxAnswer.Accepted;
                if (caseEvent.Sequence > last + 1)
                {
                    closing.Add(
                        "UPDATE inbox SET is_parked = $3, payload = $4 WHERE consumer = $1 AND event_id = $2",
                        1,
                        owner,
                        caseEvent.EventId,
                        true,
                        CaseEventJson.Write(caseEvent));
                    answer = InboxAnswer.Parked;
                }
                else
                {
                    Queue(closing, owner, caseEvent.EventName, caseEvent.SubjectId, CaseEventJson.Write(caseEvent), now);
                    var reached = caseEvent.Sequence;
                    var parked = new List<(Guid Id, long Sequence, string Name, string Payload)>();
                    var reading = new SqlBatch();
                    reading.Query(
                        "SELECT event_id, sequence, event_name, payload FROM inbox WHERE consumer = $1 AND subject_id = $2 AND is_parked ORDER BY sequence",
                        r => parked.Add((r.GetGuid(0), r.GetInt64(1), r.GetString(2), r.GetString(3))),
                        owner,
                        caseEvent.SubjectId);
                    await reading.ExecuteAsync(db, ct).ConfigureAwait(false);
                    foreach (var next in parked.TakeWhile(p => p.Sequence == reached + 1))
                    {
                        reached = next.Sequence;
                        Queue(closing, owner, next.Name, caseEvent.SubjectId, next.Payload, now);
                        closing.Add("UPDATE inbox SET is_parked = $3, payload = NULL WHERE consumer = $1 AND event_id = $2", 1, owner, next.Id, false);
                    }
                    closing.Add("UPDATE inbox_subjects SET last_sequence = $3 WHERE consumer = $1 AND subject_id = $2", 1, owner, caseEvent.SubjectId, reached);
                }
                await closing.ExecuteAsync(db, ct).ConfigureAwait(false);
                return answer;
            },
            cancellationToken).ConfigureAwait(false);
        if (answer == InboxAnswer.Accepted)
            signals.Notify(WorkKinds.Stimuli);
        return answer;
    }

    // Only what some version of the department's definitions knows is kept for it: nothing else could ever take it.
    private static void Queue(SqlBatch batch, string owner, string name, string subjectId, string payload, DateTimeOffset now) => batch.Add(
        "INSERT INTO workflow_stimuli (order_key, owner, kind, state, name, correlation_id, payload, attempts, created_at, is_sole_target) "
        + "SELECT 0, $1, 0, 0, $2, $3, $4, 0, $5, $6 WHERE EXISTS (SELECT 1 FROM workflow_definition_events WHERE owner = $1 AND event_name IN ($2, $7))",
        null,
        owner,
        name,
        subjectId,
        payload,
        now,
        false,
        DefinitionEvents.AnyName);
}
