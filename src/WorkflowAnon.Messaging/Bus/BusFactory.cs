using System.Reflection;
using MassTransit;
using MassTransit.RabbitMqTransport;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Contracts;

namespace WorkflowAnon.Messaging.Bus;

/// <summary>Builds a bus. A restart builds a new one, because one whose consumer died in silence may also hang when it is stopped.</summary>
internal sealed class BusFactory(MessagingOptions options, DepartmentEndpoint departments, ILoggerFactory loggers)
{
    private const int Prefetch = 32;
    private static readonly TimeSpan BrokerPatience = TimeSpan.FromSeconds(10);
    private static readonly MethodInfo PublishMethod = typeof(BusFactory).GetMethod(nameof(PublishToQueues), BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>Raised with every new bus before it starts.</summary>
    public event Action<IBusControl>? Created;

    public IBusControl Create()
    {
        LogContext.ConfigureCurrentLogContext(loggers);
        var bus = options.IsInMemory ? CreateInMemory() : CreateRabbitMq();
        foreach (var department in options.ConsumedDepartments)
            bus.ConnectReceiveObserver(new FaultObserver(options.QueueOf(department), (id, e) => departments.GaveUp(department, id, e)));
        Created?.Invoke(bus);
        return bus;
    }

    private IBusControl CreateInMemory() => MassTransit.Bus.Factory.CreateUsingInMemory(bus =>
    {
        ConfigureCommon(bus);
        foreach (var department in options.ConsumedDepartments)
            bus.ReceiveEndpoint(options.QueueOf(department), endpoint => departments.Configure(endpoint, department));
    });

    private IBusControl CreateRabbitMq() => MassTransit.Bus.Factory.CreateUsingRabbitMq(bus =>
    {
        var account = options.Broker!.UserInfo.Split(':', 2);
        bus.Host(new UriBuilder(options.Broker) { UserName = "", Password = "" }.Uri, host =>
        {
            host.Username(options.UserName ?? (account[0].Length > 0 ? Uri.UnescapeDataString(account[0]) : "guest"));
            host.Password(options.Password ?? (account.Length == 2 ? Uri.UnescapeDataString(account[1]) : "guest"));
            host.PublisherConfirmation = true;
            host.Heartbeat(BrokerPatience);
            host.RequestedConnectionTimeout(BrokerPatience);
            host.ConnectionName("WorkflowAnon " + (options.ConsumedDepartments.Count > 0 ? string.Join(' ', options.ConsumedDepartments) : "relay"));
        });
        ConfigureCommon(bus);
        if (options.Relays)
        {
            foreach (var type in EventCatalog.Types) PublishMethod.MakeGenericMethod(type).Invoke(this, [bus]);
            bus.DeployPublishTopology = true;
        }

        foreach (var department in options.ConsumedDepartments)
        {
            bus.ReceiveEndpoint(options.QueueOf(department), endpoint =>
            {
                endpoint.SetQuorumQueue();
                endpoint.PrefetchCount = Prefetch;
                departments.Configure(endpoint, department);
            });
        }
    });

    private void ConfigureCommon(IBusFactoryConfigurator bus)
    {
        bus.MessageTopology.SetEntityNameFormatter(new ExchangeNames(options));
        // CaseEvent itself is no message: an exchange for it would only carry everything once more.
        bus.Publish<CaseEvent>(x => x.Exclude = true);
    }

    /// <summary>
    /// The relay declares both departments' queues itself: an event that is confirmed before a department ever started must not be
    /// dropped by an exchange that leads nowhere.
    /// </summary>
    private void PublishToQueues<TEvent>(IRabbitMqBusFactoryConfigurator bus)
        where TEvent : CaseEvent =>
        bus.Publish<TEvent>(topology =>
        {
            foreach (var department in MessagingOptions.Departments)
                topology.BindQueue(options.ExchangeOf(typeof(TEvent)), options.QueueOf(department), queue => queue.SetQuorumQueue());
        });

    private sealed class ExchangeNames(MessagingOptions options) : IEntityNameFormatter
    {
        private readonly IEntityNameFormatter _others = DefaultNames();

        public string FormatEntityName<T>() =>
            typeof(T).IsSubclassOf(typeof(CaseEvent)) ? options.ExchangeOf(typeof(T)) : _others.FormatEntityName<T>();

        private static MessageNameFormatterEntityNameFormatter DefaultNames() => new(new RabbitMqMessageNameFormatter());
    }

    private sealed class FaultObserver(string queue, Action<Guid?, Exception> gaveUp) : IReceiveObserver
    {
        public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

        public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

        public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
            where T : class => Task.CompletedTask;

        public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
            where T : class
        {
            if (context.ReceiveContext.InputAddress.AbsolutePath.EndsWith('/' + queue, StringComparison.Ordinal)) gaveUp(context.MessageId, exception);
            return Task.CompletedTask;
        }

        public Task ReceiveFault(ReceiveContext context, Exception exception)
        {
            // A message that no event type could be read from; faults of consumers were seen above.
            if (!context.IsFaulted && context.InputAddress.AbsolutePath.EndsWith('/' + queue, StringComparison.Ordinal)) gaveUp(null, exception);
            return Task.CompletedTask;
        }
    }
}
