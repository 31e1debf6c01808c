using System.Text.Json;
using WorkflowAnon.Engine.Execution;

namespace WorkflowAnon.Engine.Runtime;

/// <summary>Start an instance.</summary>
public sealed record StartRequest
{
    /// <summary>Definition; its published version is started unless <see cref="VersionId"/> is given.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>A certain version instead of the published one.</summary>
    public string? VersionId { get; init; }

    /// <summary>Id for the new instance; chosen by the engine when null.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Correlation id: the subject (case or recruitment) that the instance belongs to.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Workflow input by name.</summary>
    public IReadOnlyDictionary<string, JsonElement?> Input { get; init; } = new Dictionary<string, JsonElement?>();

    /// <summary>The activity to begin at, for an instance started by a trigger.</summary>
    public string? TriggerActivityId { get; init; }

    /// <summary>Payload of the trigger's event.</summary>
    public JsonElement? TriggerPayload { get; init; }

    /// <summary>The instance that asked for this one.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>The parent's bookmark to resume at the end.</summary>
    public string? ParentBookmarkId { get; init; }
}

/// <summary>Resume a bookmark.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="BookmarkId">Its bookmark.</param>
public sealed record ResumeRequest(string InstanceId, string BookmarkId)
{
    /// <summary>Result of the task or payload of the event, stored if the activity stores it.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>An object for the activity, within the process only.</summary>
    public object? Payload { get; init; }

    /// <summary>The outcome asked for.</summary>
    public string? Outcome { get; init; }
}

/// <summary>Publish an event within one department.</summary>
/// <param name="Owner">Owning department of the definitions to reach.</param>
/// <param name="Name">Event name.</param>
/// <param name="CorrelationId">Only waiters with this correlation id; all when null.</param>
/// <param name="Payload">What the waiter receives.</param>
public sealed record PublishRequest(string Owner, string Name, string? CorrelationId, JsonElement? Payload);

/// <summary>What became of a command on an instance; stored and given again for the same command id.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="SubStatus">Its state after the burst.</param>
/// <param name="JournalSequence">Number of its last journal entry.</param>
public sealed record InstanceAnswer(string InstanceId, WorkflowSubStatus SubStatus, long JournalSequence);

/// <summary>Move an instance to another version.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="VersionId">The version.</param>
/// <param name="ExpectedSequence">Number of its last journal entry when the plan was made.</param>
public sealed record MigrateRequest(string InstanceId, string VersionId, long ExpectedSequence);

/// <summary>What became of a move.</summary>
/// <param name="FromVersion">Number of the version that it was on.</param>
/// <param name="ToVersion">Number of the version asked for.</param>
/// <param name="Problems">Reasons in Japanese why it was not moved; none when it was.</param>
public sealed record MigrateAnswer(int FromVersion, int ToVersion, IReadOnlyList<string> Problems)
{
    /// <summary>True when it is on the new version now.</summary>
    public bool IsMoved => Problems.Count == 0;
}
