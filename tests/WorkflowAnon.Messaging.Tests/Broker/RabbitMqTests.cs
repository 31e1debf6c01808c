using MassTransit;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using WorkflowAnon.Contracts;
using WorkflowAnon.Messaging.Tests.Doubles;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Servers;

namespace WorkflowAnon.Messaging.Tests.Broker;

/// <summary>The bus on a real RabbitMQ, apart from any database.</summary>
public sealed class RabbitMqTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly MemoryOutbox _outbox = new();
    private readonly MemoryInbox _inbox = new();

    [Fact]
    public async Task What_the_relay_sent_before_a_department_ever_started_reaches_both_departments()
    {
        var options = MessagingHost.Options((await RabbitMqServer.SharedAsync()).AmqpUri, "later");
        // One of every type: each must survive the way to the broker and back as what it was.
        var events = EventCatalog.Types.Select(t => MessagingHost.Make(t, Guid.NewGuid().ToString("N"), 1)).ToList();
        _outbox.Add(events);
        await using (await MessagingHost.StartAsync(options with { ConsumedDepartments = [] }, _outbox, _inbox))
            await Eventually.ThatAsync(() => Task.FromResult(_outbox.Unsent == 0), Patience, "the relay's sending");

        await using var general = await MessagingHost.StartAsync(options with { Relays = false, ConsumedDepartments = ["general-affairs"] }, _outbox, _inbox);
        await using var owning = await MessagingHost.StartAsync(options with { Relays = false, ConsumedDepartments = ["owning-division"] }, _outbox, _inbox);

        foreach (var department in MessagingOptions.Departments)
            await Eventually.ThatAsync(() => Task.FromResult(_inbox.Has(department, events)), Patience, $"the events at {department}");
    }

    [Fact]
    public async Task The_departments_queues_are_quorum_queues()
    {
        var broker = (await RabbitMqServer.SharedAsync()).AmqpUri;
        var options = MessagingHost.Options(broker, "quorum");
        await using var host = await MessagingHost.StartAsync(options, _outbox, _inbox);
        await Eventually.ThatAsync(() => Task.FromResult(host.Snapshot.IsReady), Patience, "the bus");

        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        foreach (var queue in MessagingOptions.Departments.Select(options.QueueOf))
        {
            await using var channel = await connection.CreateChannelAsync();
            await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
            await Assert.ThrowsAsync<OperationInterruptedException>(() => channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false));
        }
    }

    [Fact]
    public async Task A_broker_that_is_away_loses_nothing_and_all_recovers_by_itself()
    {
        await using var broker = await RabbitMqServer.StartNewAsync();
        await using var host = await MessagingHost.StartAsync(MessagingHost.Options(broker.AmqpUri, "outage"), _outbox, _inbox);
        var before = MessagingHost.Events(20, 3);
        _outbox.Add(before);
        await Eventually.ThatAsync(() => Task.FromResult(_inbox.Has("general-affairs", before)), Patience, "the first events");
        // RabbitMQ 3.10 can lose a quorum queue that is killed within its first second; a deployment's queues are older.
        await broker.RestartAsync();
        await Eventually.ThatAsync(() => Task.FromResult(host.Snapshot.IsReady), Patience, "the bus after the restart");

        await broker.KillAsync();
        var during = MessagingHost.Events(20, 3);
        _outbox.Add(during);
        await Eventually.ThatAsync(() => Task.FromResult(!host.Snapshot.IsReady), Patience, "the notice of the outage");
        Assert.NotEqual(0, _outbox.Unsent);
        await broker.StartAsync();

        foreach (var department in MessagingOptions.Departments)
            await Eventually.ThatAsync(() => Task.FromResult(_inbox.Has(department, [.. before, .. during])), Patience, $"the events at {department}");
        // An event may arrive before the relay has written down that it was sent.
        await Eventually.ThatAsync(() => _outbox.Unsent == 0, Patience, "the relay's notes");
        await Eventually.ThatAsync(() => Task.FromResult(host.Snapshot.IsReady), Patience, "readiness");
    }

    [Fact]
    public async Task A_broker_that_comes_after_the_program_is_found()
    {
        await using var broker = await RabbitMqServer.StartNewAsync();
        await broker.StopAsync();
        var events = MessagingHost.Events(2, 2);
        _outbox.Add(events);
        await using var host = await MessagingHost.StartAsync(MessagingHost.Options(broker.AmqpUri, "late"), _outbox, _inbox);
        Assert.False(host.Snapshot.IsReady);

        await broker.StartAsync();

        await Eventually.ThatAsync(() => Task.FromResult(_inbox.Has("owning-division", events)), Patience, "the events");
    }

    [Fact]
    public async Task A_consumer_that_has_stopped_consuming_is_noticed_and_the_bus_restarted()
    {
        var options = MessagingHost.Options((await RabbitMqServer.SharedAsync()).AmqpUri, "stalled") with { StalledAfter = TimeSpan.FromSeconds(2) };
        var endpoint = new EndpointFinder(options.QueueOf("owning-division"));
        await using var host = await MessagingHost.StartAsync(options, _outbox, _inbox, factory => factory.Created += endpoint.Watch);
        var before = MessagingHost.Events(3, 1);
        _outbox.Add(before);
        await Eventually.ThatAsync(() => Task.FromResult(_inbox.Has("owning-division", before)), Patience, "the first events");

        // The consumer's channel is cancelled behind the bus's back: connection, broker and publisher go on.
        await endpoint.StopFirstAsync();
        var after = MessagingHost.Events(3, 1);
        _outbox.Add(after);

        await Eventually.ThatAsync(() => Task.FromResult(_inbox.Has("owning-division", after)), Patience, "the events after the restart");
        Assert.True(host.Snapshot.Restarts >= 1);
        Assert.Contains("owning-division", host.Snapshot.LastProblem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_cannot_be_taken_over_goes_to_the_error_queue_and_is_shown()
    {
        var options = MessagingHost.Options((await RabbitMqServer.SharedAsync()).AmqpUri, "poison");
        var events = MessagingHost.Events(2, 1);
        _inbox.Failure = e => e.EventId == events[0].EventId ? new InvalidOperationException("試験") : null;
        await using var host = await MessagingHost.StartAsync(options with { ConsumedDepartments = ["general-affairs"] }, _outbox, _inbox);
        _outbox.Add(events);

        await Eventually.ThatAsync(() => Task.FromResult(host.Snapshot.DeadLetters.GetValueOrDefault("general-affairs") == 1), Patience, "the notice");
        await Eventually.ThatAsync(() => Task.FromResult(_inbox.Has("general-affairs", [events[1]])), Patience, "the other event");
        Assert.False(_inbox.Has("general-affairs", [events[0]]));
    }

    [Fact]
    public async Task A_database_that_is_away_for_a_while_costs_no_event()
    {
        var options = MessagingHost.Options((await RabbitMqServer.SharedAsync()).AmqpUri, "database");
        var until = DateTimeOffset.UtcNow.AddSeconds(4);
        _inbox.Failure = _ => DateTimeOffset.UtcNow < until ? new Npgsql.NpgsqlException("away", new System.Net.Sockets.SocketException()) : null;
        await using var host = await MessagingHost.StartAsync(options, _outbox, _inbox);
        var events = MessagingHost.Events(50, 1);
        _outbox.Add(events);

        foreach (var department in MessagingOptions.Departments)
            await Eventually.ThatAsync(() => Task.FromResult(_inbox.Has(department, events)), Patience, $"the events at {department}");
        Assert.Equal(0, host.Snapshot.Restarts); // busy is not stopped
        Assert.All(host.Snapshot.DeadLetters.Values, n => Assert.Equal(0, n));
    }

    private sealed class EndpointFinder(string queue) : IReceiveEndpointObserver
    {
        private readonly TaskCompletionSource<IReceiveEndpoint> _found = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Watch(IBusControl bus) => bus.ConnectReceiveEndpointObserver(this);

        public async Task StopFirstAsync() => await (await _found.Task.WaitAsync(Patience)).Stop();

        public Task Ready(ReceiveEndpointReady ready)
        {
            if (ready.InputAddress.AbsolutePath.EndsWith(queue, StringComparison.Ordinal)) _found.TrySetResult(ready.ReceiveEndpoint);
            return Task.CompletedTask;
        }

        public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

        public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

        public Task Faulted(ReceiveEndpointFaulted faulted) => Task.CompletedTask;
    }
}
