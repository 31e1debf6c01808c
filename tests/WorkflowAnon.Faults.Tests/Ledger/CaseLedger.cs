using System.Globalization;

namespace WorkflowAnon.Faults.Tests.Ledger;

/// <summary>
/// What the database holds of each case, recruitment and file, without ids, persons and hours: the same work, disturbed or not, leaves the
/// same. Read by plain SQL.
/// </summary>
internal sealed class CaseLedger
{
    // A deadline is told by a daily look: whether that comes before or after what is done on the same day is chance, also without a kill.
    private const string OfTheWork = "WHERE event_name NOT IN ('DeadlineApproaching', 'DeadlineExceeded')";

    // Whether other proposals for the same file are under way when a notice is drafted is a matter of the load, not of the kill: who then looks whether
    // they are identical (8-1-3) is left out. It writes two lines of timeline, each with its audit record.
    private const string OfNeighbours = "title IN ('全く同一の提案があるかを確認する', '全く同一の提案の確認')";

    private static readonly (string Name, string Sql)[] Facts =
    [
        ("case", "SELECT id, CAST(stage AS TEXT), CAST(outcome AS TEXT), holder_division_id, owning_division_id, CAST(completed_on AS TEXT), 1 FROM cases"),
        ("recruitment", "SELECT id, CAST(state AS TEXT), CAST(closed_on AS TEXT), 1 FROM recruitment_rounds"),
        ("procedure", "SELECT correlation_id, definition_id, CAST(sub_status AS TEXT), COUNT(*) FROM workflow_instances GROUP BY 1, 2, 3"),
        ("task", "SELECT subject_id, definition_id, activity_id, CAST(state AS TEXT), outcome, division_id, completed_by_id, COUNT(*) FROM human_tasks WHERE activity_id <> 'confirm-identical' GROUP BY 1, 2, 3, 4, 5, 6, 7"),
        ("event", $"SELECT subject_id, event_name, COUNT(*) FROM outbox {OfTheWork} GROUP BY 1, 2"),
        ("taken over", $"SELECT subject_id, consumer, event_name, COUNT(*) FROM inbox {OfTheWork} GROUP BY 1, 2, 3"),
        ("deadline", "SELECT subject_id, CAST(kind AS TEXT), CAST(due AS TEXT), CASE WHEN met_at IS NULL THEN 'open' ELSE 'met' END, COUNT(*) FROM deadlines GROUP BY 1, 2, 3, 4"),
        ("paper", "SELECT subject_id, CAST(kind AS TEXT), CAST(version AS TEXT), original_holder, copy_holder, COUNT(*) FROM papers GROUP BY 1, 2, 3, 4, 5"),
        ("approval", "SELECT subject_id, approver_id, CASE WHEN approved THEN 'approved' ELSE 'sent back' END, COUNT(*) FROM approvals GROUP BY 1, 2, 3"),
        ("timeline", $"SELECT subject_id, title, actor_id, COUNT(*) FROM timeline_entries WHERE NOT {OfNeighbours} GROUP BY 1, 2, 3"),
    ];

    private readonly Dictionary<string, List<string>> _lines = [];

    private CaseLedger()
    {
    }

    public static async Task<CaseLedger> ReadAsync(LedgerDatabase database)
    {
        var ledger = new CaseLedger();
        foreach (var (name, sql) in Facts)
            await ledger.AddAsync(database, name, sql);
        // Every table that has rows of a case has as many of them as without a kill; the seals and the notices of the daily look are the
        // clock's, not the case's, and events were counted by name.
        foreach (var row in (await database.RowsAsync(database.IsPostgres
            ? "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name IN ('subject_id', 'case_id')"
            : "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name IN ('subject_id', 'case_id')")).Where(r => (string)r[0] is not ("audit_seal_heads" or "staff_notices" or "outbox" or "inbox")))
            await ledger.AddAsync(database, $"rows of {row[0]}", $"SELECT {row[1]}, COUNT(*) - ({Neighbours((string)row[0], (string)row[1])}) FROM {row[0]} r GROUP BY 1");
        return ledger;
    }

    /// <summary>What is on record of a subject, in a fixed order.</summary>
    public IReadOnlyList<string> Of(string subjectId) => [.. (_lines.GetValueOrDefault(subjectId) ?? []).Order(StringComparer.Ordinal)];

    /// <summary>What differs between two records: "+" is too much, "-" is missing.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyList<string> expected, IReadOnlyList<string> actual) =>
        [.. actual.Except(expected).Select(a => "+ " + a), .. expected.Except(actual).Select(e => "- " + e)];

    private static string Neighbours(string table, string subject) => table switch
    {
        "timeline_entries" or "audit_records" => $"SELECT COUNT(*) FROM timeline_entries t WHERE t.subject_id = r.{subject} AND t.{OfNeighbours}",
        "human_tasks" => $"SELECT COUNT(*) FROM human_tasks t WHERE t.subject_id = r.{subject} AND t.activity_id = 'confirm-identical'",
        _ => "0",
    };

    private async Task AddAsync(LedgerDatabase database, string name, string sql)
    {
        foreach (var row in await database.RowsAsync(sql))
        {
            var values = row.Skip(1).Select(v => v is DBNull ? "–" : Convert.ToString(v, CultureInfo.InvariantCulture));
            var subject = row[0] as string ?? "";
            if (!_lines.TryGetValue(subject, out var lines))
                _lines[subject] = lines = [];
            lines.Add($"{name}: {string.Join(" / ", values)}");
        }
    }
}
