namespace WorkflowAnon.Messaging;

/// <summary>伝送: how events travel between the departments, and what of it this process does.</summary>
public sealed record MessagingOptions
{
    /// <summary>The departments, owners of definitions: 総務課 and 担当課. Every event goes to both.</summary>
    public static IReadOnlyList<string> Departments { get; } = ["general-affairs", "owning-division"];

    /// <summary>Address of RabbitMQ (amqp or amqps); null for the in-memory transport, which wants every role in one process.</summary>
    public Uri? Broker { get; init; }

    /// <summary>Account at the broker, unless <see cref="Broker"/> holds it.</summary>
    public string? UserName { get; init; }

    /// <summary>Password at the broker, unless <see cref="Broker"/> holds it.</summary>
    public string? Password { get; init; }

    /// <summary>Departments whose queue this process consumes.</summary>
    public IReadOnlyList<string> ConsumedDepartments { get; init; } = Departments;

    /// <summary>True where this process sends what is in the outbox.</summary>
    public bool Relays { get; init; } = true;

    /// <summary>First part of the names of queues and exchanges at the broker.</summary>
    public string Prefix { get; init; } = "workflowanon";

    /// <summary>How often the relay looks for rows that no signal announced; at most 250 ms.</summary>
    public TimeSpan RelayPoll { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Time without progress after which the bus is restarted.</summary>
    public TimeSpan StalledAfter { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Real time: pauses, leases and checks never run on a demonstration's business clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>True on the in-memory transport.</summary>
    public bool IsInMemory => Broker is null;

    /// <summary>Name of a department's queue.</summary>
    public string QueueOf(string department) => $"{Prefix}.{department}";

    /// <summary>Name of the exchange of an event type.</summary>
    public string ExchangeOf(Type eventType)
    {
        ArgumentNullException.ThrowIfNull(eventType);
        return $"{Prefix}.event.{eventType.Name}";
    }
}
