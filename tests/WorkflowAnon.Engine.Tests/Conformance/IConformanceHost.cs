using System.Text.Json;
using WorkflowAnon.Engine.Execution;

namespace WorkflowAnon.Engine.Tests.Conformance;

/// <summary>An engine with a store, as the harness drives it: in memory here, on a database elsewhere.</summary>
public interface IConformanceHost : IAsyncDisposable
{
    /// <summary>False when the host reports stored variables: then those of the Memory driver show their default.</summary>
    bool SeesMemoryVariables { get; }

    Task DeployAsync(IReadOnlyList<string> definitions);

    /// <summary>Starts an instance and returns its id.</summary>
    Task<string> StartAsync(string definitionId, string? correlationId, string? triggerActivityId, IReadOnlyDictionary<string, JsonElement?> input);

    Task<bool> ResumeAsync(string instanceId, string bookmarkId, JsonElement? result, string? outcome);

    Task CancelAsync(string instanceId);

    /// <summary>Delivers what bursts asked of other instances until nothing moves. Timers never fire.</summary>
    Task SettleAsync();

    /// <summary>All instances, in order of creation.</summary>
    Task<IReadOnlyList<HostInstance>> ReadAsync();
}

/// <summary>An instance as a host reports it.</summary>
/// <remarks>Incidents (settled ones included), journal and lines are all since the start.</remarks>
public sealed record HostInstance(
    string Id,
    string DefinitionId,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    string? CorrelationId,
    string? Name,
    IReadOnlyList<BookmarkRecord> Bookmarks,
    IReadOnlyDictionary<string, JsonElement> Variables,
    IReadOnlyDictionary<string, JsonElement> Output,
    IReadOnlyList<IncidentRecord> Incidents,
    IReadOnlyList<JournalEntry> Journal,
    IReadOnlyList<string> Lines);
