using System.Text.Json;
using WorkflowAnon.Engine.Execution;

namespace WorkflowAnon.Engine.Runtime;

/// <summary>
/// The durable engine as the procedure and the pages see it (architecture.md, decision 2). Every call that changes something is
/// one burst in one transaction; the same <see cref="EngineCommand.Id"/> gets the same answer.
/// </summary>
public interface IWorkflowEngine
{
    /// <summary>True when instance, domain rows, outbox and audit of a burst commit together (decision 3). An adapter without it is never the default.</summary>
    bool IsAtomic { get; }

    /// <summary>Starts an instance of the published version of a definition and runs its first burst.</summary>
    Task<InstanceAnswer> StartAsync(StartRequest request, EngineCommand command, CancellationToken cancellationToken = default);

    /// <summary>Resumes a bookmark. Throws <see cref="WorkflowConflictException"/> when it was used already.</summary>
    Task<InstanceAnswer> ResumeAsync(ResumeRequest request, EngineCommand command, CancellationToken cancellationToken = default);

    /// <summary>Publishes an event to one department's definitions: stored at once, delivered in later bursts.</summary>
    Task PublishEventAsync(PublishRequest request, EngineCommand command, CancellationToken cancellationToken = default);

    /// <summary>Runs a faulted activity again.</summary>
    Task<InstanceAnswer> RetryIncidentAsync(string incidentId, EngineCommand command, CancellationToken cancellationToken = default);

    /// <summary>Completes a faulted activity without running it, for a reason that stays on record.</summary>
    /// <param name="incidentId">The incident.</param>
    /// <param name="outcomes">Outcomes to follow; Done when null.</param>
    /// <param name="reason">Why; must not be empty.</param>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    Task<InstanceAnswer> SkipIncidentAsync(string incidentId, IReadOnlyList<string>? outcomes, string reason, EngineCommand command, CancellationToken cancellationToken = default);

    /// <summary>Cancels an instance for a reason that stays on record.</summary>
    Task<InstanceAnswer> CancelAsync(string instanceId, string reason, EngineCommand command, CancellationToken cancellationToken = default);

    /// <summary>
    /// Moves an instance to another version of its definition, unless it has gone on since <see cref="MigrateRequest.ExpectedSequence"/> or cannot be moved: then nothing
    /// changes and the answer says why. No activity runs; what waits goes on waiting.
    /// </summary>
    Task<MigrateAnswer> MigrateAsync(MigrateRequest request, EngineCommand command, CancellationToken cancellationToken = default);

    /// <summary>Instances of a definition that run on an earlier version than <paramref name="version"/>, those too that a fault has halted, with their states, in the order of their ids.</summary>
    /// <param name="definitionId">The definition.</param>
    /// <param name="version">Only earlier versions than this number.</param>
    /// <param name="after">Id to begin after; null for the first.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<InstanceState>> ListStatesAsync(string definitionId, int version, string? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>One instance with its state; null when there is none.</summary>
    Task<InstanceState?> FindStateAsync(string instanceId, CancellationToken cancellationToken = default);

    /// <summary>One instance without its state; null when there is none.</summary>
    Task<InstanceSummary?> FindInstanceAsync(string instanceId, CancellationToken cancellationToken = default);

    /// <summary>Workflow-level variables of an instance by name; empty when there is none.</summary>
    Task<IReadOnlyDictionary<string, JsonElement>> ReadVariablesAsync(string instanceId, CancellationToken cancellationToken = default);

    /// <summary>Instances, newest first, by keyset.</summary>
    Task<Page<InstanceSummary>> ListInstancesAsync(InstanceFilter filter, string? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Incidents that nobody has settled, newest first, by keyset.</summary>
    Task<Page<IncidentSummary>> ListIncidentsAsync(IncidentFilter filter, string? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Journal of an instance from sequence <paramref name="afterSequence"/> + 1 on.</summary>
    Task<IReadOnlyList<JournalLine>> ReadJournalAsync(string instanceId, long afterSequence, int limit, CancellationToken cancellationToken = default);

    /// <summary>What an instance waits for, in order of creation.</summary>
    Task<IReadOnlyList<OpenBookmark>> ListBookmarksAsync(string instanceId, CancellationToken cancellationToken = default);
}
