using System.Text.Json;

namespace WorkflowAnon.Engine.Execution;

/// <summary>
/// Something a burst asks of another instance. The caller stores it with the burst and delivers it in a later burst: no burst
/// touches another instance.
/// </summary>
public abstract record EngineSignal;

/// <summary>Start an instance of another definition.</summary>
/// <param name="DefinitionId">Definition to start (its published version).</param>
/// <param name="Input">Its input.</param>
/// <param name="CorrelationId">Its correlation id.</param>
/// <param name="WaitBookmarkId">Bookmark of the sender that waits for the child to finish; null when it does not wait.</param>
/// <param name="ChildInstanceId">Id the child must get, so that a second delivery is recognised.</param>
public sealed record StartWorkflowSignal(
    string DefinitionId,
    IReadOnlyDictionary<string, JsonElement?> Input,
    string? CorrelationId,
    string? WaitBookmarkId,
    string ChildInstanceId) : EngineSignal;

/// <summary>Publish an event: resumes matching waiters and starts matching published triggers.</summary>
/// <param name="Name">Event name.</param>
/// <param name="CorrelationId">Only waiters with this correlation id, when given.</param>
/// <param name="Payload">What the waiter receives.</param>
/// <param name="LocalInstanceId">Only waiters of this instance, when given.</param>
public sealed record PublishEventSignal(string Name, string? CorrelationId, JsonElement? Payload, string? LocalInstanceId = null) : EngineSignal;

/// <summary>This child instance has finished: resume the parent that waits for it.</summary>
/// <param name="ParentInstanceId">The waiting instance.</param>
/// <param name="BookmarkId">Its bookmark.</param>
/// <param name="Result">The child's outcome: its status, sub status and output.</param>
public sealed record ResumeParentSignal(string ParentInstanceId, string BookmarkId, JsonElement? Result) : EngineSignal;
