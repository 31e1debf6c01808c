using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Sql;

/// <summary>The hot path's statements. Same text on both databases but for the row locks, which SQLite does not need (one writer).</summary>
internal sealed class EngineSql
{
    public EngineSql(StorageOptions options)
    {
        IsPostgreSql = options.Provider == StorageProvider.PostgreSql;
        ForUpdate = IsPostgreSql ? " FOR UPDATE" : "";
        ForUpdateSkipLocked = IsPostgreSql ? " FOR UPDATE SKIP LOCKED" : "";
        LockInstance = InstanceColumns + " WHERE id = $1" + ForUpdate;
        LockInstanceSkipLocked = InstanceColumns + " WHERE id = $1" + ForUpdateSkipLocked;
        LockStream = StreamColumns + " WHERE subject_id = $1" + ForUpdate;
        LockStreamOfInstance = StreamColumns
            + " WHERE subject_id = (SELECT coalesce(correlation_id, id) FROM workflow_instances WHERE id = $1)" + ForUpdate;
    }

    public const string FindCommand = "SELECT actor_id, answer, at, kind, instance_id FROM processed_commands WHERE id = $1";

    public const string InsertCommand =
        "INSERT INTO processed_commands (id, kind, actor_id, at, instance_id, answer) VALUES ($1, $2, $3, $4, $5, $6)";

    public const string InsertInstance =
        "INSERT INTO workflow_instances (id, definition_version_id, definition_id, owner, correlation_id, name, sub_status, is_finished, "
        + "open_incidents, open_timers, journal_sequence, parent_instance_id, parent_bookmark_id, created_at, updated_at, finished_at, row_version, data) "
        + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $15, 0, $16)";

    public const string UpdateInstance =
        "UPDATE workflow_instances SET sub_status = $2, is_finished = $3, open_incidents = $4, open_timers = $5, journal_sequence = $6, "
        + "updated_at = $7, finished_at = $8, row_version = row_version + 1, data = $9 WHERE id = $1 AND row_version = $10";

    // Separate, because an update that touches an indexed column leaves its page.
    public const string UpdateInstanceIdentity = "UPDATE workflow_instances SET correlation_id = $2, name = $3 WHERE id = $1";

    public const string UpdateInstanceVersion = "UPDATE workflow_instances SET definition_version_id = $2 WHERE id = $1";

    public const string UpdateBookmarkCorrelation = "UPDATE workflow_bookmarks SET correlation_id = $2 WHERE instance_id = $1";

    public const string InsertBookmark =
        "INSERT INTO workflow_bookmarks (instance_id, id, activity_id, kind, key, correlation_id, owner, ordinal, created_at) "
        + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    public const string DeleteBookmark = "DELETE FROM workflow_bookmarks WHERE instance_id = $1 AND id = $2";

    // States of HumanTask: 1 open, 2 claimed, 4 cancelled. A task that no bookmark waits for any more ends with it.
    public const string CancelTask =
        "UPDATE human_tasks SET state = 4, ended_at = $3, revision = revision + 1 WHERE instance_id = $1 AND bookmark_id = $2 AND state IN (1, 2)";

    public const string CancelTasks =
        "UPDATE human_tasks SET state = 4, ended_at = $2, revision = revision + 1 WHERE instance_id = $1 AND state IN (1, 2)";

    public const string DeleteBookmarks = "DELETE FROM workflow_bookmarks WHERE instance_id = $1";

    public const string DeleteTimers = "DELETE FROM workflow_timers WHERE instance_id = $1";

    public const string DeleteTimer = "DELETE FROM workflow_timers WHERE instance_id = $1 AND bookmark_id = $2";

    public const string InsertTimer = "INSERT INTO workflow_timers (instance_id, bookmark_id, owner, due_at) VALUES ($1, $2, $3, $4)";

    public const string InsertJournal =
        "INSERT INTO workflow_journal (instance_id, last_sequence, at, actor_id, acted_for_id, command_id, bookmark_id, entries) "
        + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    public const string FindUseOfBookmark = "SELECT actor_id, at FROM workflow_journal WHERE instance_id = $1 AND bookmark_id = $2";

    public const string InsertIncident =
        "INSERT INTO workflow_incidents (id, instance_id, activity_id, exception_type, message, at) VALUES ($1, $2, $3, $4, $5, $6)";

    public const string ResolveIncident =
        "UPDATE workflow_incidents SET resolution = $2, resolved_at = $3, resolved_by = $4, reason = $5 WHERE id = $1 AND resolution IS NULL";

    public const string ResolveAllIncidents =
        "UPDATE workflow_incidents SET resolution = $2, resolved_at = $3, resolved_by = $4, reason = $5 WHERE instance_id = $1 AND resolution IS NULL";

    public const string FindIncidentInstance = "SELECT instance_id FROM workflow_incidents WHERE id = $1";

    public const string CreateStream =
        "INSERT INTO case_streams (subject_id, outbox_sequence, audit_sequence, audit_head) VALUES ($1, 0, 0, $2) ON CONFLICT DO NOTHING";

    public const string UpdateStream =
        "UPDATE case_streams SET outbox_sequence = $2, audit_sequence = $3, audit_head = $4 WHERE subject_id = $1";

    public const string InsertOutbox =
        "INSERT INTO outbox (subject_id, sequence, event_id, event_name, payload, state, created_at, attempts) VALUES ($1, $2, $3, $4, $5, 0, $6, 0)";

    public const string InsertAudit =
        "INSERT INTO audit_records (subject_id, sequence, content, salt, digest, hash) VALUES ($1, $2, $3, $4, $5, $6)";

    public const string InsertStimulus =
        "INSERT INTO workflow_stimuli (order_key, owner, kind, state, name, correlation_id, version_id, activity_id, instance_id, bookmark_id, "
        + "parent_instance_id, parent_bookmark_id, payload, attempts, created_at, is_sole_target) VALUES ($1, $2, $3, 0, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, $13, $14)";

    // Over an equal row too, which so stays locked until the commit: a disposal of the same content waits and then sees whose it is (Destruction).
    public const string InsertBlob =
        "INSERT INTO blobs (hash, size, media_type, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (hash) DO UPDATE SET created_at = excluded.created_at";

    private const string InstanceColumns =
        "SELECT definition_version_id, definition_id, owner, correlation_id, name, sub_status, open_incidents, open_timers, journal_sequence, "
        + "parent_instance_id, parent_bookmark_id, row_version, data FROM workflow_instances";

    private const string StreamColumns = "SELECT subject_id, outbox_sequence, audit_sequence, audit_head FROM case_streams";

    public bool IsPostgreSql { get; }

    public string ForUpdate { get; }

    public string ForUpdateSkipLocked { get; }

    public string LockInstance { get; }

    public string LockInstanceSkipLocked { get; }

    public string LockStream { get; }

    public string LockStreamOfInstance { get; }
}
