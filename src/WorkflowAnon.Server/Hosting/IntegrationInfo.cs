using WorkflowAnon.Messaging;
using WorkflowAnon.Web.Hosting;

namespace WorkflowAnon.Server.Hosting;

/// <summary>What the page 連携 says of the broker.</summary>
internal sealed class IntegrationInfo(MessagingOptions options, IMessagingStatus messaging) : IIntegrationInfo
{
    public IReadOnlyList<(string Department, string Queue)> Queues { get; } = [.. MessagingOptions.Departments.Select(d => (d, options.QueueOf(d)))];

    public IntegrationState State
    {
        get
        {
            var now = messaging.Snapshot;
            return new(options.IsInMemory, now.IsNeeded, now.IsReady, now.Restarts, now.LastProblem, now.DeadLetters);
        }
    }

    public string ExchangeOf(Type eventType) => options.ExchangeOf(eventType);
}
