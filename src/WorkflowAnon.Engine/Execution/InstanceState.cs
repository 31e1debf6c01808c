using System.Text.Json;

namespace WorkflowAnon.Engine.Execution;

/// <summary>State of an instance between two bursts. Immutable; a burst yields a new one.</summary>
public sealed class InstanceState
{
    /// <summary>Instance id.</summary>
    public required string Id { get; init; }

    /// <summary>Definition id.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Id of the version that the instance stays on.</summary>
    public required string DefinitionVersionId { get; init; }

    /// <summary>Its version number.</summary>
    public required int Version { get; init; }

    /// <summary>Correlation id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Name given by the workflow itself (SetName).</summary>
    public string? Name { get; init; }

    /// <summary>State in detail.</summary>
    public required WorkflowSubStatus SubStatus { get; init; }

    /// <summary>Main state, derived from <see cref="SubStatus"/>.</summary>
    public WorkflowStatus Status => SubStatus is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled or WorkflowSubStatus.Faulted
        ? WorkflowStatus.Finished
        : WorkflowStatus.Running;

    /// <summary>Number of the last journal entry.</summary>
    public long JournalSequence { get; init; }

    /// <summary>The instance that started this one and waits for it or not; null at the top.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>The parent's bookmark to resume when this instance ends.</summary>
    public string? ParentBookmarkId { get; init; }

    /// <summary>Everything else, as compact UTF-8 JSON; only the runner reads and writes it.</summary>
    public required byte[] Data { get; init; }

    /// <summary>Workflow-level variables by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> ReadVariables() => StateCodec.ReadSection(Data, StateCodec.Variables);

    /// <summary>Workflow output by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> ReadOutput() => StateCodec.ReadSection(Data, StateCodec.Output);

    /// <summary>Bookmarks that are open, in order of creation.</summary>
    public IReadOnlyList<BookmarkRecord> ReadBookmarks() => StateCodec.ReadBookmarks(Data);

    /// <summary>Incidents that nobody has retried or skipped yet, in order.</summary>
    public IReadOnlyList<IncidentRecord> ReadIncidents() => StateCodec.ReadIncidents(Data);
}
