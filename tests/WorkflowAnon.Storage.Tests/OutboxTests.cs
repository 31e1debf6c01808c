using WorkflowAnon.Contracts;
using WorkflowAnon.Storage.Outbox;
using WorkflowAnon.Storage.Tests.Hosting;
using Xunit;

namespace WorkflowAnon.Storage.Tests;

public sealed class OutboxOnSqlite : OutboxTests<SqliteStore>;

public sealed class OutboxOnPostgreSql : OutboxTests<PostgreSqlStore>;

public abstract class OutboxTests<TStore> : StoreTests<TStore>
    where TStore : IStore, new()
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private Task<bool> EmitAsync(params string[] subjects) => Host.Bursts.ExecuteAsync(
        StorageHost.Command("worker"),
        (burst, _) =>
        {
            foreach (var subject in subjects)
                burst.Scope.AddEvent(new RecruitmentPlanned { SubjectId = subject });
            return Task.FromResult(true);
        });

    [Fact]
    public async Task Only_the_oldest_unsent_row_of_a_subject_is_claimed()
    {
        await EmitAsync("a", "a", "b");
        var first = await Host.Outbox.ClaimAsync(10, Lease);
        Assert.Equal([("a", 1L), ("b", 1L)], first.Select(m => (m.SubjectId, m.Sequence)).Order());
        Assert.Empty(await Host.Outbox.ClaimAsync(10, Lease));

        await Host.Outbox.MarkSentAsync([first.Single(m => m.SubjectId == "a")], confirmed: true);
        var second = Assert.Single(await Host.Outbox.ClaimAsync(10, Lease));
        Assert.Equal(("a", 2L), (second.SubjectId, second.Sequence));
        var caseEvent = Assert.IsType<RecruitmentPlanned>(CaseEventJson.Read(second.EventName, second.Payload));
        Assert.Equal((second.EventId, 2L, "a", TimeSpan.FromHours(9)), (caseEvent.EventId, caseEvent.Sequence, caseEvent.SubjectId, caseEvent.OccurredAt.Offset));
    }

    [Fact]
    public async Task A_row_whose_lease_ended_is_claimed_again()
    {
        await EmitAsync("a");
        Assert.Equal(0, Assert.Single(await Host.Outbox.ClaimAsync(10, TimeSpan.Zero)).Attempts);
        Assert.Equal(1, Assert.Single(await Host.Outbox.ClaimAsync(10, Lease)).Attempts);
        Assert.Empty(await Host.Outbox.ClaimAsync(10, Lease));
    }

    [Fact]
    public async Task A_row_that_could_not_be_sent_holds_back_its_subject_until_its_time_comes()
    {
        await EmitAsync("a", "a");
        var message = Assert.Single(await Host.Outbox.ClaimAsync(10, Lease));
        await Host.Outbox.MarkFailedAsync(message, "broker away", Lease);
        Assert.Empty(await Host.Outbox.ClaimAsync(10, Lease));
        await Host.Outbox.MarkFailedAsync(message, "broker away", TimeSpan.FromSeconds(-1));
        Assert.Equal(1L, Assert.Single(await Host.Outbox.ClaimAsync(10, Lease)).Sequence);
    }

    [Fact]
    public async Task On_the_in_memory_transport_a_row_is_done_when_every_consumer_has_taken_it_over()
    {
        await EmitAsync("a", "a");
        var message = Assert.Single(await Host.Outbox.ClaimAsync(10, Lease));
        await Host.Outbox.MarkSentAsync([message], confirmed: false);
        string[] consumers = ["general-affairs", "owning-division"];
        var caseEvent = CaseEventJson.Read(message.EventName, message.Payload)!;

        await Host.Inbox.AcceptAsync(consumers[0], caseEvent);
        Assert.Equal(0, await Host.Outbox.CompleteDeliveredAsync(consumers));
        Assert.Equal((1, 1), ((await Host.Outbox.GetBacklogAsync()).Pending, (await Host.Outbox.GetBacklogAsync()).Unfinished));

        // The process dies here: at the next start the row is sent again, and the one consumer knows it.
        await RestartAsync();
        Assert.Equal(1, await Host.Outbox.ResendUnfinishedAsync(TimeSpan.Zero));
        message = Assert.Single(await Host.Outbox.ClaimAsync(10, Lease));
        Assert.Equal(1L, message.Sequence);
        await Host.Outbox.MarkSentAsync([message], confirmed: false);
        foreach (var consumer in consumers)
            await Host.Inbox.AcceptAsync(consumer, caseEvent);
        Assert.Equal(1, await Host.Outbox.CompleteDeliveredAsync(consumers));
        Assert.Equal(2L, Assert.Single(await Host.Outbox.ClaimAsync(10, Lease)).Sequence);
        Assert.Equal(1, await Host.Outbox.PurgeDoneAsync(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public async Task What_a_killed_process_had_claimed_is_sent_at_once_after_the_start_of_the_next_one()
    {
        await EmitAsync("a");
        Assert.Single(await Host.Outbox.ClaimAsync(10, Lease));

        await RestartAsync();
        Assert.Empty(await Host.Outbox.ClaimAsync(10, Lease));
        Assert.Equal(0, await Host.Outbox.ResendUnfinishedAsync(Lease));
        Assert.Equal(1, await Host.Outbox.ResendUnfinishedAsync(TimeSpan.Zero));
        Assert.Single(await Host.Outbox.ClaimAsync(10, Lease));
    }

    [Fact]
    public async Task Two_relays_never_claim_the_same_row()
    {
        await EmitAsync([.. Enumerable.Range(0, 40).Select(i => $"s{i}")]);
        var other = IsPostgreSql ? await SecondHostAsync() : Host;
        var claims = await Task.WhenAll(
            Task.Run(() => Host.Outbox.ClaimAsync(30, Lease)),
            Task.Run(() => other.Outbox.ClaimAsync(30, Lease)));
        var rest = await Host.Outbox.ClaimAsync(100, Lease);
        var all = claims.SelectMany(c => c).Concat(rest).Select(m => m.SubjectId).ToList();
        Assert.Equal(40, all.Count);
        Assert.Equal(40, all.Distinct().Count());
    }

    [Fact]
    public async Task The_relay_is_woken_by_a_commit()
    {
        var waiting = Host.Outbox.WaitForWorkAsync(TimeSpan.FromMinutes(5));
        await EmitAsync("a");
        await waiting.WaitAsync(TimeSpan.FromMinutes(2));
    }
}
