namespace WorkflowAnon.Web.Hosting;

/// <summary>連携: how events leave the product, for the page of those who receive them elsewhere. The pages know no broker; the server tells them.</summary>
public interface IIntegrationInfo
{
    /// <summary>Name of the exchange of an event type.</summary>
    string ExchangeOf(Type eventType);

    /// <summary>The departments' own queues: department and name of the queue.</summary>
    IReadOnlyList<(string Department, string Queue)> Queues { get; }

    /// <summary>State at the last check.</summary>
    IntegrationState State { get; }
}

/// <summary>伝送の状態 as the process that shows the page knows it.</summary>
/// <param name="IsInMemory">True where everything runs in one process without a broker.</param>
/// <param name="TakesPart">True where this process sends or receives events itself.</param>
/// <param name="IsReady">True while the bus is started and the broker answers.</param>
/// <param name="Restarts">How often the bus was restarted since the process began.</param>
/// <param name="LastProblem">Reason of the last restart or failure, 日本語; null for none.</param>
/// <param name="DeadLetters">Messages that could not be handled, by department.</param>
public sealed record IntegrationState(bool IsInMemory, bool TakesPart, bool IsReady, int Restarts, string? LastProblem, IReadOnlyDictionary<string, long> DeadLetters);
