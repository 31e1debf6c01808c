using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Contracts;
using WorkflowAnon.Messaging.Bus;
using WorkflowAnon.Storage.Events;
using WorkflowAnon.Storage.Outbox;

namespace WorkflowAnon.Messaging.Tests.Doubles;

/// <summary>The product's messaging over an outbox and an inbox in memory.</summary>
internal sealed class MessagingHost : IAsyncDisposable
{
    private static readonly Type[] Kinds = [typeof(ProposalArrived), typeof(ProposalReceived), typeof(IdentityVerified), typeof(ExaminationStarted), typeof(FeePaid)];
    private readonly IHost _host;

    private MessagingHost(IHost host) => _host = host;

    public MessagingSnapshot Snapshot => _host.Services.GetRequiredService<IMessagingStatus>().Snapshot;

    public static async Task<MessagingHost> StartAsync(MessagingOptions options, MemoryOutbox outbox, MemoryInbox inbox, Action<BusFactory>? watch = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Information).AddFilter("MassTransit", LogLevel.Critical);
        builder.Services.AddSingleton<IOutboxStore>(outbox).AddSingleton<IEventInbox>(inbox).AddWorkflowAnonMessaging(options);
        var host = builder.Build();
        watch?.Invoke(host.Services.GetRequiredService<BusFactory>());
        await host.StartAsync();
        return new MessagingHost(host);
    }

    /// <summary>Options of a broker whose names no other test uses.</summary>
    public static MessagingOptions Options(Uri broker, string test) => new()
    {
        Broker = broker,
        Prefix = $"{test}-{Guid.NewGuid():N}"[..24],
        StalledAfter = TimeSpan.FromSeconds(8), // looks every two seconds, and a busy machine's pauses are not taken for a stop
        RelayPoll = TimeSpan.FromMilliseconds(20),
    };

    /// <summary>Events of <paramref name="subjects"/> cases, <paramref name="each"/> in each.</summary>
    public static IReadOnlyList<CaseEvent> Events(int subjects, int each) =>
    [
        .. from s in Enumerable.Range(0, subjects)
           let subject = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)
           from n in Enumerable.Range(1, each)
           select Make(Kinds[n % Kinds.Length], subject, n),
    ];

    /// <summary>An event of any type, its own properties filled.</summary>
    public static CaseEvent Make(Type type, string subject, int sequence)
    {
        var made = (CaseEvent)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(p => p.PropertyType == typeof(string) && p.CanWrite)) property.SetValue(made, property.Name + "-1");
        return made with { EventId = Guid.NewGuid(), SubjectId = subject, Sequence = sequence, OccurredAt = new DateTimeOffset(2026, 2, 13, 9, 0, 0, TimeSpan.FromHours(9)), Version = 1 };
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
