using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WorkflowAnon.Messaging.Bus;
using WorkflowAnon.Messaging.Relay;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Messaging;

/// <summary>Registers the bus, the departments' consumers and the relay of this process. Storage is registered by the host.</summary>
public static class MessagingRegistration
{
    /// <summary>Adds what <paramref name="options"/> ask for.</summary>
    public static IServiceCollection AddWorkflowAnonMessaging(this IServiceCollection services, MessagingOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(options);
        services.TryAddSingleton(_ => ServiceOpening.Made());
        services.AddSingleton<ConsumerProgress>();
        services.AddSingleton<DepartmentEndpoint>();
        services.AddSingleton<BusFactory>();
        services.AddSingleton<MessageBus>();
        services.AddSingleton<BrokerProbe>();
        services.AddSingleton<BusSupervisor>();
        services.AddSingleton<IMessagingStatus>(s => s.GetRequiredService<BusSupervisor>());
        services.AddHostedService(s => s.GetRequiredService<BusSupervisor>());
        if (!options.Relays) return services;
        services.AddHostedService<OutboxRelay>();
        if (options.IsInMemory) services.AddHostedService<InMemoryCompletion>();
        return services;
    }
}
