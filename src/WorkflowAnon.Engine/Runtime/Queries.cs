using WorkflowAnon.Engine.Execution;

namespace WorkflowAnon.Engine.Runtime;

/// <summary>One page of a list read by keyset.</summary>
/// <typeparam name="T">Row.</typeparam>
/// <param name="Items">Rows.</param>
/// <param name="Next">Pass as <c>after</c> to read on; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Which instances to list; null means any.</summary>
public sealed record InstanceFilter
{
    /// <summary>Definition.</summary>
    public string? DefinitionId { get; init; }

    /// <summary>Correlation id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Owning department.</summary>
    public string? Owner { get; init; }

    /// <summary>Main state.</summary>
    public WorkflowStatus? Status { get; init; }
}

/// <summary>Which incidents to list; null means any.</summary>
public sealed record IncidentFilter
{
    /// <summary>Owning department.</summary>
    public string? Owner { get; init; }

    /// <summary>Instance.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Also those that were retried, skipped or cancelled.</summary>
    public bool IncludeResolved { get; init; }
}

/// <summary>An instance (手続の実行) in a list: everything but its state.</summary>
/// <param name="Id">Instance id.</param>
/// <param name="DefinitionId">Definition.</param>
/// <param name="VersionId">Version it stays on.</param>
/// <param name="Version">Its number.</param>
/// <param name="DefinitionName">Display name of the definition.</param>
/// <param name="Name">Name given by the workflow itself.</param>
/// <param name="CorrelationId">Correlation id.</param>
/// <param name="Owner">Owning department.</param>
/// <param name="Status">Main state.</param>
/// <param name="SubStatus">State in detail.</param>
/// <param name="OpenIncidents">Incidents that nobody has settled.</param>
/// <param name="CreatedAt">Start (UTC).</param>
/// <param name="UpdatedAt">Last burst (UTC).</param>
/// <param name="FinishedAt">End (UTC); null while running.</param>
public sealed record InstanceSummary(
    string Id,
    string DefinitionId,
    string VersionId,
    int Version,
    string DefinitionName,
    string? Name,
    string? CorrelationId,
    string Owner,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    int OpenIncidents,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt);

/// <summary>An incident (インシデント) in a list.</summary>
/// <param name="Id">Incident id.</param>
/// <param name="InstanceId">Instance.</param>
/// <param name="DefinitionId">Definition.</param>
/// <param name="CorrelationId">Correlation id.</param>
/// <param name="Owner">Owning department.</param>
/// <param name="ActivityId">Faulted activity.</param>
/// <param name="ExceptionType">Type name of the exception.</param>
/// <param name="Message">Its message.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Resolution">retried, skipped or cancelled; null while open.</param>
/// <param name="ResolvedBy">Who settled it.</param>
/// <param name="ResolvedAt">When (UTC).</param>
/// <param name="Reason">Why it was skipped or cancelled.</param>
public sealed record IncidentSummary(
    string Id,
    string InstanceId,
    string DefinitionId,
    string? CorrelationId,
    string Owner,
    string ActivityId,
    string ExceptionType,
    string Message,
    DateTimeOffset At,
    string? Resolution,
    string? ResolvedBy,
    DateTimeOffset? ResolvedAt,
    string? Reason);

/// <summary>A journal entry with who caused its burst.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="ActorId">Who caused the burst.</param>
/// <param name="ActedForId">For whom.</param>
/// <param name="CommandId">The command.</param>
public sealed record JournalLine(JournalEntry Entry, string ActorId, string? ActedForId, string CommandId);

/// <summary>A bookmark as it is stored.</summary>
/// <param name="Id">Bookmark id.</param>
/// <param name="ActivityId">Waiting activity.</param>
/// <param name="Kind">What it waits for.</param>
/// <param name="Key">Within the kind.</param>
/// <param name="CreatedAt">Since when (UTC).</param>
/// <param name="DueAt">When its timer is due (UTC).</param>
public sealed record OpenBookmark(string Id, string ActivityId, string Kind, string Key, DateTimeOffset CreatedAt, DateTimeOffset? DueAt);
