namespace WorkflowAnon.Engine.Runtime;

/// <summary>Operator's view of the queue of events and signals that wait to be delivered.</summary>
public interface IEventQueue
{
    /// <summary>Entries, oldest first, by keyset.</summary>
    Task<Page<QueuedStimulus>> ListAsync(StimulusState? state, string? owner, string? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Delivers a failed entry again.</summary>
    Task RetryAsync(long id, EngineCommand command, CancellationToken cancellationToken = default);

    /// <summary>Discards an entry that nobody waits for or that failed, for a reason that stays on record.</summary>
    Task DiscardAsync(long id, string reason, EngineCommand command, CancellationToken cancellationToken = default);
}

/// <summary>State of a queued event or signal.</summary>
public enum StimulusState
{
    /// <summary>To be delivered.</summary>
    Pending = 0,

    /// <summary>Nobody waits for it yet; kept by case.</summary>
    Waiting = 1,

    /// <summary>Its burst failed for good; an operator must see to it.</summary>
    Failed = 2,
}

/// <summary>An event or signal in the queue.</summary>
/// <param name="Id">Number.</param>
/// <param name="Owner">Department that delivers it.</param>
/// <param name="Kind">event, start, resume.</param>
/// <param name="Name">Event name or definition id.</param>
/// <param name="CorrelationId">Correlation id.</param>
/// <param name="TargetInstanceId">Instance aimed at.</param>
/// <param name="State">State.</param>
/// <param name="Attempts">Deliveries tried.</param>
/// <param name="Error">Why the last one failed.</param>
/// <param name="CreatedAt">Since when (UTC).</param>
public sealed record QueuedStimulus(
    long Id,
    string Owner,
    string Kind,
    string Name,
    string? CorrelationId,
    string? TargetInstanceId,
    StimulusState State,
    int Attempts,
    string? Error,
    DateTimeOffset CreatedAt);
