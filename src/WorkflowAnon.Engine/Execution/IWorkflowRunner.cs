using System.Text.Json;
using WorkflowAnon.Engine.Definitions;

namespace WorkflowAnon.Engine.Execution;

/// <summary>
/// Runs one burst in memory: from a stimulus until every branch waits again. It reads no database and writes none: state goes
/// in, new state and changes come out. Thread-safe; one runner serves all instances.
/// </summary>
public interface IWorkflowRunner
{
    /// <summary>Creates an instance and runs its first burst.</summary>
    ValueTask<Burst> StartAsync(CompiledWorkflow workflow, StartInstance request, BurstOptions options, CancellationToken cancellationToken = default);

    /// <summary>Resumes a bookmark. When it is absent or the instance is over, <see cref="Burst.Resumed"/> is false and nothing changes.</summary>
    ValueTask<Burst> ResumeAsync(CompiledWorkflow workflow, InstanceState state, ResumeInstance request, BurstOptions options, CancellationToken cancellationToken = default);

    /// <summary>Cancels the whole instance: nothing of it waits or runs any more.</summary>
    ValueTask<Burst> CancelAsync(CompiledWorkflow workflow, InstanceState state, BurstOptions options, CancellationToken cancellationToken = default);

    /// <summary>Runs a faulted activity again (operator). The instance returns to Running.</summary>
    ValueTask<Burst> RetryAsync(CompiledWorkflow workflow, InstanceState state, string incidentId, BurstOptions options, CancellationToken cancellationToken = default);

    /// <summary>Completes a faulted activity with the given outcomes, or Done (operator). The instance returns to Running.</summary>
    ValueTask<Burst> SkipAsync(CompiledWorkflow workflow, InstanceState state, string incidentId, IReadOnlyList<string>? outcomes, BurstOptions options, CancellationToken cancellationToken = default);
}

/// <summary>A request to start an instance.</summary>
public sealed class StartInstance
{
    /// <summary>Id of the new instance; chosen by the caller so that a repeated request is recognised.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Correlation id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The activity that triggered the start; the flow begins there.</summary>
    public string? TriggerActivityId { get; init; }

    /// <summary>Payload of the event that triggered the start.</summary>
    public JsonElement? TriggerPayload { get; init; }

    /// <summary>Workflow input by name.</summary>
    public IReadOnlyDictionary<string, JsonElement?> Input { get; init; } = new Dictionary<string, JsonElement?>();

    /// <summary>The instance that asked for this one.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>The parent's bookmark to resume at the end.</summary>
    public string? ParentBookmarkId { get; init; }
}

/// <summary>A request to resume a bookmark.</summary>
public sealed class ResumeInstance
{
    /// <summary>The bookmark.</summary>
    public required string BookmarkId { get; init; }

    /// <summary>Result of the task or payload of the event.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>An object for the activity, within the process only.</summary>
    public object? Payload { get; init; }

    /// <summary>The outcome asked for.</summary>
    public string? Outcome { get; init; }
}

/// <summary>What a burst runs with.</summary>
public sealed class BurstOptions
{
    private static readonly IReadOnlyDictionary<int, FaultInfo> NoFaults = new Dictionary<int, FaultInfo>();

    /// <summary>The burst's services: one scope, one unit of work.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Faults to record without running the activity, by execution ordinal; see <see cref="ActivityFaultedException"/>.</summary>
    public IReadOnlyDictionary<int, FaultInfo> Faults { get; init; } = NoFaults;

    /// <summary>How many activities one burst may run before the activity at hand is faulted: an endless loop must not hold a server.</summary>
    public int MaxExecutions { get; init; } = 10_000;

    /// <summary>Sees each journal entry as it is made, also those of a burst that is not finished; null for nobody.</summary>
    internal Action<JournalEntry>? Observer { get; init; }

    /// <summary>Says which exceptions are transient: they leave the runner unchanged, the caller reruns the burst.</summary>
    public Func<Exception, bool> IsTransient { get; init; } = static _ => false;
}

/// <summary>
/// Tells whether a definition has a published version, so that starting an unknown one faults the activity that asks for it.
/// Looked up in <see cref="BurstOptions.Services"/>; without it every definition is taken to exist.
/// </summary>
public interface IPublishedDefinitions
{
    /// <summary>True when a published version exists.</summary>
    bool Contains(string definitionId);
}
