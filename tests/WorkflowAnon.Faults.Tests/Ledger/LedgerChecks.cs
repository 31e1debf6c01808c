using System.Globalization;
using System.Text.Json;

namespace WorkflowAnon.Faults.Tests.Ledger;

/// <summary>
/// What must be true of the database whatever was killed (docs/testing.md, "Invariants after a kill"). A check returns its
/// offences as text; none is the only good answer.
/// </summary>
internal sealed class LedgerChecks(LedgerDatabase database)
{
    private static readonly string[] Departments = ["general-affairs", "owning-division"];

    // Each query lists offenders. They hold at every moment, also in the middle of a load.
    private static readonly (string Name, string Sql)[] Always =
    [
        ("a pending task without the bookmark that its completion resumes",
            """
            SELECT t.id FROM human_tasks t WHERE t.state IN (1, 2) AND NOT EXISTS
            (SELECT 1 FROM workflow_bookmarks b WHERE b.instance_id = t.instance_id AND b.id = t.bookmark_id)
            """),
        ("a bookmark of a task without its one pending task",
            """
            SELECT b.instance_id, b.id FROM workflow_bookmarks b WHERE b.kind = 'HumanTask' AND 1 <>
            (SELECT COUNT(*) FROM human_tasks t WHERE t.instance_id = b.instance_id AND t.bookmark_id = b.id AND t.state IN (1, 2))
            """),
        ("an instance that runs but waits for nothing",
            """
            SELECT i.id FROM workflow_instances i WHERE NOT i.is_finished AND i.open_incidents = 0 AND NOT EXISTS
            (SELECT 1 FROM workflow_bookmarks b WHERE b.instance_id = i.id)
            """),
        ("a finished instance that still waits for something",
            "SELECT i.id FROM workflow_instances i WHERE i.is_finished AND EXISTS (SELECT 1 FROM workflow_bookmarks b WHERE b.instance_id = i.id)"),
        ("a timer without its bookmark",
            """
            SELECT t.instance_id, t.bookmark_id FROM workflow_timers t WHERE NOT EXISTS
            (SELECT 1 FROM workflow_bookmarks b WHERE b.instance_id = t.instance_id AND b.id = t.bookmark_id)
            """),
        ("a timer's bookmark without its timer",
            """
            SELECT b.instance_id, b.id FROM workflow_bookmarks b WHERE b.kind = 'Timer' AND NOT EXISTS
            (SELECT 1 FROM workflow_timers t WHERE t.instance_id = b.instance_id AND t.bookmark_id = b.id)
            """),
        ("a bookmark used twice",
            """
            SELECT instance_id, bookmark_id FROM workflow_journal WHERE bookmark_id IS NOT NULL
            GROUP BY instance_id, bookmark_id HAVING COUNT(*) > 1
            """),
        ("tasks done and commands accepted differ in number",
            """
            SELECT t.done, c.accepted FROM (SELECT COUNT(*) AS done FROM human_tasks WHERE state = 3) t,
            (SELECT COUNT(*) AS accepted FROM processed_commands WHERE kind = 'instance.resume') c WHERE t.done <> c.accepted
            """),
        ("a gap or a double in the numbers of a stream's events",
            "SELECT subject_id FROM outbox GROUP BY subject_id HAVING MIN(sequence) <> 1 OR MAX(sequence) <> COUNT(*)"),
        ("a stream whose last event number is not in the outbox",
            """
            SELECT s.subject_id FROM case_streams s WHERE s.outbox_sequence <>
            (SELECT COALESCE(MAX(o.sequence), 0) FROM outbox o WHERE o.subject_id = s.subject_id)
            """),
        ("an event taken over that nobody sent",
            "SELECT i.consumer, i.subject_id, i.sequence FROM inbox i WHERE NOT EXISTS (SELECT 1 FROM outbox o WHERE o.event_id = i.event_id)"),
        ("a gap in what a department has taken over",
            """
            SELECT s.consumer, s.subject_id FROM inbox_subjects s WHERE s.last_sequence <>
            (SELECT COUNT(*) FROM inbox i WHERE i.consumer = s.consumer AND i.subject_id = s.subject_id AND NOT i.is_parked)
            """),
        ("a gap in the audit records of a stream",
            """
            SELECT s.subject_id FROM case_streams s WHERE s.audit_sequence <>
            (SELECT COUNT(*) FROM audit_records a WHERE a.subject_id = s.subject_id AND a.sequence <= s.audit_sequence)
            """),
        ("an audit head that is not the last record's hash",
            """
            SELECT s.subject_id FROM case_streams s JOIN audit_records a ON a.subject_id = s.subject_id AND a.sequence = s.audit_sequence
            WHERE a.hash <> s.audit_head
            """),
        ("an incident", "SELECT instance_id, activity_id, message FROM workflow_incidents"),
        ("a delivery that failed for good", "SELECT id, name, error FROM workflow_stimuli WHERE state = 2"),
    ];

    // True once nothing is on its way any more.
    private static readonly (string Name, string Sql)[] Settled =
    [
        ("an event that was never sent", "SELECT subject_id, sequence, event_name FROM outbox WHERE state <> 2"),
        .. Departments.Select(d => ($"an event lost on its way to {d}",
            $"""
            SELECT o.subject_id, o.sequence, o.event_name FROM outbox o WHERE NOT EXISTS
            (SELECT 1 FROM inbox i WHERE i.consumer = '{d}' AND i.event_id = o.event_id)
            """)),
        ("an event still parked", "SELECT consumer, subject_id, sequence FROM inbox WHERE is_parked"),
        ("an event taken over but not delivered", "SELECT id, owner, name, state FROM workflow_stimuli"),
        ("a stuck instance", "SELECT id, definition_id FROM workflow_instances WHERE NOT is_finished"),
        ("a stuck task", "SELECT id, activity_id FROM human_tasks WHERE state IN (1, 2)"),
    ];

    public async Task<IReadOnlyList<string>> AlwaysAsync() => [.. await RunAsync(Always), .. await JournalAsync()];

    public async Task<IReadOnlyList<string>> SettledAsync() => [.. await AlwaysAsync(), .. await RunAsync(Settled)];

    /// <summary>True when every instance has ended and nothing is on its way.</summary>
    public async Task<bool> IsSettledAsync() => (await RunAsync(Settled)).Count == 0;

    private async Task<IReadOnlyList<string>> RunAsync((string Name, string Sql)[] checks)
    {
        var offences = new List<string>();
        foreach (var (name, sql) in checks)
            foreach (var row in (await database.RowsAsync(sql)).Take(5))
                offences.Add($"{name}: {string.Join(" / ", row)}");
        return offences;
    }

    /// <summary>Each instance's journal is numbered without a gap up to the number that its state knows.</summary>
    private async Task<IReadOnlyList<string>> JournalAsync()
    {
        var offences = new List<string>();
        var reached = (await database.RowsAsync("SELECT id, journal_sequence FROM workflow_instances"))
            .ToDictionary(r => (string)r[0], r => Number(r[1]));
        var rows = await database.RowsAsync("SELECT instance_id, last_sequence, entries FROM workflow_journal ORDER BY instance_id, last_sequence");
        foreach (var instance in rows.GroupBy(r => (string)r[0]))
        {
            var at = 0L;
            foreach (var row in instance)
            {
                using var entries = JsonDocument.Parse((string)row[2]);
                at += entries.RootElement.GetArrayLength();
                if (at != Number(row[1]))
                    offences.Add($"a gap in the journal: {instance.Key} at {row[1]}");
            }
            // Read a moment apart in a running system: the state may only be further on than its journal was.
            if (reached.TryGetValue(instance.Key, out var known) && at < known)
                offences.Add($"a burst without its journal: {instance.Key} at {at} of {known}");
        }
        return offences;
    }

    private static long Number(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
