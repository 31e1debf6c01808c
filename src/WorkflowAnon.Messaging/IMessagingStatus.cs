namespace WorkflowAnon.Messaging;

/// <summary>伝送の状態, for /readyz and the operator's page.</summary>
public interface IMessagingStatus
{
    /// <summary>State at the last check.</summary>
    MessagingSnapshot Snapshot { get; }
}

/// <summary>伝送の状態 at one moment.</summary>
public sealed record MessagingSnapshot
{
    /// <summary>in-memory or rabbitmq.</summary>
    public required string Transport { get; init; }

    /// <summary>True where this process needs the bus at all.</summary>
    public required bool IsNeeded { get; init; }

    /// <summary>True while the bus is started and the broker answers.</summary>
    public required bool IsReady { get; init; }

    /// <summary>How often the bus was restarted since the process began.</summary>
    public required int Restarts { get; init; }

    /// <summary>Reason of the last restart or failure, 日本語; null when there was none.</summary>
    public required string? LastProblem { get; init; }

    /// <summary>Messages that could not be handled and lie in the error queues, by department; an operator must see to them.</summary>
    public required IReadOnlyDictionary<string, long> DeadLetters { get; init; }
}
