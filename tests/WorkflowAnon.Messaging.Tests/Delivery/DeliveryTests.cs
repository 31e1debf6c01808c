using WorkflowAnon.Testing;

namespace WorkflowAnon.Messaging.Tests.Delivery;

public sealed class DeliveryEmbedded : DeliveryTests<Embedded>;

public sealed class DeliveryInProduction : DeliveryTests<Production>;

/// <summary>From a committed burst to both departments' inboxes, on a real database and transport.</summary>
public abstract class DeliveryTests<TDeployment> : IAsyncLifetime
    where TDeployment : IDeployment, new()
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly TDeployment _deployment = new();

    public Task InitializeAsync() => _deployment.CreateAsync();

    public async Task DisposeAsync() => await _deployment.DisposeAsync();

    [Fact]
    public async Task Every_committed_event_reaches_both_departments_once_and_in_the_order_of_its_subject()
    {
        await using var node = await Node.StartAsync(_deployment.Storage, _deployment.Messaging);
        var subjects = Enumerable.Range(0, 10).Select(i => $"case-{i}").ToList();
        for (var round = 0; round < 5; round++) await node.EmitAsync(subjects);

        await node.DeliveredAsync(50, Patience);

        Assert.Equal(20, await node.CountAsync("SELECT COUNT(*) FROM inbox_subjects WHERE last_sequence = 5"));
        Assert.Equal(50, await node.CountAsync("SELECT COUNT(DISTINCT event_id) FROM inbox"));
    }

    [Fact]
    public async Task An_event_that_is_sent_again_changes_nothing()
    {
        await using var node = await Node.StartAsync(_deployment.Storage, _deployment.Messaging);
        await node.EmitAsync("a", "a", "b");
        await node.DeliveredAsync(3, Patience);

        await node.ExecuteAsync("UPDATE outbox SET state = 0, not_before = NULL");
        await node.DeliveredAsync(3, Patience);
        // Behind the repeated ones in the same queues: when it has come, they have come.
        await node.EmitAsync("a");
        await node.DeliveredAsync(4, Patience);

        Assert.Equal(8, await node.CountAsync("SELECT COUNT(*) FROM inbox"));
        Assert.Equal(2, await node.CountAsync("SELECT COUNT(*) FROM inbox_subjects WHERE subject_id = 'a' AND last_sequence = 3"));
    }

    [Fact]
    public async Task Events_that_were_committed_while_nothing_relayed_are_delivered_at_the_next_start()
    {
        await using (var alone = await Node.StartAsync(_deployment.Storage, messaging: null))
        {
            await alone.EmitAsync("a", "b");
            await alone.EmitAsync("a", "b");
            Assert.Equal(4, await alone.CountAsync("SELECT COUNT(*) FROM outbox WHERE state = 0"));
        }

        await using var node = await Node.StartAsync(_deployment.Storage, _deployment.Messaging);
        await node.DeliveredAsync(4, Patience);
    }

    [Fact]
    public async Task An_event_that_the_relay_claimed_and_died_with_is_sent_when_its_lease_has_ended()
    {
        await using var node = await Node.StartAsync(_deployment.Storage, messaging: null);
        await node.EmitAsync("a", "a");
        var outbox = (Storage.Outbox.IOutboxStore)node.Services.GetService(typeof(Storage.Outbox.IOutboxStore))!;
        Assert.Single(await outbox.ClaimAsync(10, TimeSpan.FromSeconds(1)));
        await node.DisposeAsync();

        await using var next = await Node.StartAsync(_deployment.Storage, _deployment.Messaging);
        await next.DeliveredAsync(2, Patience);
    }
}

/// <summary>What the in-memory transport alone can lose.</summary>
public sealed class InMemoryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task An_event_that_was_on_its_way_when_the_process_died_is_sent_again_at_the_start()
    {
        await using var deployment = new Embedded();
        await using (var before = await Node.StartAsync(deployment.Storage, messaging: null))
        {
            await before.EmitAsync("a", "b");
            var now = DateTimeOffset.UtcNow.UtcTicks;
            await before.ExecuteAsync($"UPDATE outbox SET state = 1, sent_at = {now}"); // sent, and nobody took it over
        }

        await using var after = await Node.StartAsync(deployment.Storage, deployment.Messaging);
        await after.DeliveredAsync(2, Patience);
    }

    [Fact]
    public async Task An_event_leaves_promptly_after_its_commit()
    {
        await using var deployment = new Embedded();
        // A poll so rare that only the signal of the commit can be the cause.
        await using var node = await Node.StartAsync(deployment.Storage, deployment.Messaging with { RelayPoll = TimeSpan.FromMinutes(10) });
        await Eventually.ThatAsync(() => Task.FromResult(node.Messaging.IsReady), Patience, "the bus");
        await node.EmitAsync("first");
        await node.DeliveredAsync(1, Patience);
        await node.EmitAsync("second");
        await node.DeliveredAsync(2, Patience);
    }
}
