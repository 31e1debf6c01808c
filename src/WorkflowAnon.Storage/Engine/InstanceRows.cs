using WorkflowAnon.Engine.Execution;

namespace WorkflowAnon.Storage.Engine;

/// <summary>手続の実行: an instance. Narrow; its state is <see cref="Data"/>, which lists never load.</summary>
internal sealed class InstanceRow
{
    public required string Id { get; set; }
    public required string DefinitionVersionId { get; set; }
    public required string DefinitionId { get; set; }
    public required string Owner { get; set; }
    public string? CorrelationId { get; set; }
    public string? Name { get; set; }
    public WorkflowSubStatus SubStatus { get; set; }
    public bool IsFinished { get; set; }
    public int OpenIncidents { get; set; }

    /// <summary>Timers that run; while zero, a burst need not look for any.</summary>
    public int OpenTimers { get; set; }
    public long JournalSequence { get; set; }
    public string? ParentInstanceId { get; set; }
    public string? ParentBookmarkId { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public long RowVersion { get; set; }
    public required byte[] Data { get; set; }
}

/// <summary>Something an instance waits for.</summary>
internal sealed class BookmarkRow
{
    public required string InstanceId { get; set; }
    public required string Id { get; set; }
    public required string ActivityId { get; set; }
    public required string Kind { get; set; }
    public required string Key { get; set; }
    public string? CorrelationId { get; set; }
    public required string Owner { get; set; }
    public int Order { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>A timer: a bookmark that is due at a time.</summary>
internal sealed class TimerRow
{
    public required string InstanceId { get; set; }
    public required string BookmarkId { get; set; }
    public required string Owner { get; set; }
    public DateTimeOffset DueAt { get; set; }
}

/// <summary>実行履歴: the journal entries of one burst. Append-only.</summary>
internal sealed class JournalRow
{
    public required string InstanceId { get; set; }

    /// <summary>Number of the last entry in the row.</summary>
    public long LastSequence { get; set; }
    public DateTimeOffset At { get; set; }
    public required string ActorId { get; set; }
    public string? ActedForId { get; set; }
    public required string CommandId { get; set; }

    /// <summary>The bookmark that the burst used, so that a second completion can be told who was first.</summary>
    public string? BookmarkId { get; set; }

    /// <summary>The entries as compact JSON; see <see cref="JournalCodec"/>.</summary>
    public required string Entries { get; set; }
}

/// <summary>インシデント: a fault for an operator.</summary>
internal sealed class IncidentRow
{
    public required string Id { get; set; }
    public required string InstanceId { get; set; }
    public required string ActivityId { get; set; }
    public required string ExceptionType { get; set; }
    public required string Message { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>retried, skipped or cancelled; null while open.</summary>
    public string? Resolution { get; set; }
    public DateTimeOffset? ResolvedAt { get; set; }
    public string? ResolvedBy { get; set; }
    public string? Reason { get; set; }
}

/// <summary>A command that was committed: its answer, for the same command id (idempotency).</summary>
internal sealed class CommandRow
{
    public required string Id { get; set; }
    public required string Kind { get; set; }
    public required string ActorId { get; set; }
    public DateTimeOffset At { get; set; }
    public string? InstanceId { get; set; }
    public string? Answer { get; set; }
}
