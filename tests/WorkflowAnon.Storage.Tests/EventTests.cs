using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Contracts;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Events;
using WorkflowAnon.Storage.Tests.Hosting;
using Xunit;

namespace WorkflowAnon.Storage.Tests;

public sealed class EventsOnSqlite : EventTests<SqliteStore>;

public sealed class EventsOnPostgreSql : EventTests<PostgreSqlStore>;

public abstract class EventTests<TStore> : StoreTests<TStore>
    where TStore : IStore, new()
{
    private static RecruitmentPlanned Planned(string subject, long sequence) => new() { EventId = Guid.NewGuid(), SubjectId = subject, Sequence = sequence };

    [Fact]
    public async Task An_event_starts_every_published_definition_that_it_triggers_and_resumes_the_case_that_waits()
    {
        await Host.PublishAsync(new Flow("started").Event("e", nameof(RecruitmentPlanned), trigger: true).Task("t"));
        await Host.PublishAsync(new Flow("also").Event("e", nameof(RecruitmentPlanned), trigger: true).Task("t"));
        await Host.PublishAsync(new Flow("waiting").Task("s").Event("e", nameof(RecruitmentPlanned)).Task("t"));
        var mine = await Host.StartInstanceAsync("waiting", "case-1");
        var other = await Host.StartInstanceAsync("waiting", "case-2");
        await Host.CompleteAsync(mine, "s");
        await Host.CompleteAsync(other, "s");

        Assert.Equal(InboxAnswer.Accepted, await Host.Inbox.AcceptAsync(StorageHost.Owner, Planned("case-1", 1)));
        await Host.DrainAsync();

        Assert.Equal(["t"], await Host.BlockedAsync(mine));
        Assert.Equal(["e"], await Host.BlockedAsync(other));
        foreach (var definition in new[] { "started", "also" })
        {
            var started = Assert.Single((await Host.Engine.ListInstancesAsync(new InstanceFilter { DefinitionId = definition }, null, 10)).Items);
            Assert.Equal("case-1", started.CorrelationId);
            Assert.Equal(["t"], await Host.BlockedAsync(started.Id));
        }
        Assert.Empty((await Host.Queue.ListAsync(null, null, null, 10)).Items);
    }

    [Fact]
    public async Task An_event_that_arrives_twice_is_delivered_once()
    {
        await Host.PublishAsync(new Flow("started").Event("e", nameof(RecruitmentPlanned), trigger: true).Task("t"));
        var planned = Planned("case-1", 1);
        await Host.Inbox.AcceptAsync(StorageHost.Owner, planned);
        Assert.Equal(InboxAnswer.Duplicate, await Host.Inbox.AcceptAsync(StorageHost.Owner, planned));
        await Host.DrainAsync();
        Assert.Equal(InboxAnswer.Duplicate, await Host.Inbox.AcceptAsync(StorageHost.Owner, planned));
        await Host.DrainAsync();
        Assert.Single((await Host.Engine.ListInstancesAsync(new InstanceFilter(), null, 10)).Items);
    }

    [Fact]
    public async Task An_event_that_nobody_waits_for_is_kept_until_a_waiter_of_its_case_appears()
    {
        await Host.PublishAsync(new Flow("f").Task("s").Event("e", nameof(RecruitmentPlanned)).Task("t"));
        await Host.Inbox.AcceptAsync(StorageHost.Owner, Planned("case-1", 1));
        await Host.DrainAsync();
        Assert.Equal(StimulusState.Waiting, Assert.Single((await Host.Queue.ListAsync(null, null, null, 10)).Items).State);

        var stranger = await Host.StartInstanceAsync("f", "case-2");
        await Host.CompleteAsync(stranger, "s");
        await Host.DrainAsync();
        Assert.Equal(["e"], await Host.BlockedAsync(stranger));

        await RestartAsync();
        var id = await Host.StartInstanceAsync("f", "case-1");
        await Host.CompleteAsync(id, "s");
        await Host.DrainAsync();
        Assert.Equal(["t"], await Host.BlockedAsync(id));
        Assert.Empty((await Host.Queue.ListAsync(null, null, null, 10)).Items);
    }

    [Fact]
    public async Task An_operator_can_discard_an_event_that_nobody_waits_for()
    {
        await Host.PublishAsync(new Flow("f").Event("e", nameof(RecruitmentPlanned)).Task("t"));
        await Host.Inbox.AcceptAsync(StorageHost.Owner, Planned("case-1", 1));
        await Host.DrainAsync();
        var waiting = Assert.Single((await Host.Queue.ListAsync(StimulusState.Waiting, null, null, 10)).Items);
        await Host.Queue.DiscardAsync(waiting.Id, "不要", StorageHost.By("operator"));
        var id = await Host.StartInstanceAsync("f", "case-1");
        await Host.DrainAsync();
        Assert.Equal(["e"], await Host.BlockedAsync(id));
    }

    [Fact]
    public async Task An_event_that_no_definition_of_the_department_knows_is_not_kept()
    {
        await Host.PublishAsync(new Flow("f").Event("e", nameof(RecruitmentPlanned)).Task("t"));
        Assert.Equal(InboxAnswer.Accepted, await Host.Inbox.AcceptAsync(StorageHost.Owner, new RecruitmentOpened { EventId = Guid.NewGuid(), SubjectId = "case-1", Sequence = 1 }));
        Assert.Empty((await Host.Queue.ListAsync(null, null, null, 10)).Items);
        Assert.Equal(InboxAnswer.Accepted, await Host.Inbox.AcceptAsync(StorageHost.Owner, Planned("case-1", 2)));
        Assert.Single((await Host.Queue.ListAsync(null, null, null, 10)).Items);
    }

    [Fact]
    public async Task Events_of_a_case_are_delivered_in_their_order_and_wait_for_a_missing_one()
    {
        await Host.PublishAsync(new Flow("f")
            .Event("first", nameof(RecruitmentPlanned)).Event("second", nameof(RecruitmentPlanned)).Event("third", nameof(RecruitmentPlanned)).Task("t"));
        var id = await Host.StartInstanceAsync("f", "case-1");
        var events = Enumerable.Range(1, 3).Select(i => Planned("case-1", i) with { ActorUnit = $"unit-{i}" }).ToArray();

        Assert.Equal(InboxAnswer.Parked, await Host.Inbox.AcceptAsync(StorageHost.Owner, events[2]));
        Assert.Equal(InboxAnswer.Parked, await Host.Inbox.AcceptAsync(StorageHost.Owner, events[1]));
        await Host.DrainAsync();
        Assert.Equal(["first"], await Host.BlockedAsync(id));

        Assert.Equal(InboxAnswer.Accepted, await Host.Inbox.AcceptAsync(StorageHost.Owner, events[0]));
        Assert.Equal(InboxAnswer.Duplicate, await Host.Inbox.AcceptAsync(StorageHost.Owner, events[2]));
        await Host.DrainAsync();
        Assert.Equal(["t"], await Host.BlockedAsync(id));
        Assert.Equal(["first", "second", "third"], await Host.EventsOfJournalAsync(id, "Resumed"));
    }

    [Fact]
    public async Task Another_department_is_not_reached()
    {
        await Host.PublishAsync(new Flow("theirs") { Owner = "owning-division" }.Event("e", nameof(RecruitmentPlanned), trigger: true).Task("t"));
        await Host.Inbox.AcceptAsync(StorageHost.Owner, Planned("case-1", 1));
        await Host.DrainAsync();
        await Host.DrainAsync("owning-division");
        Assert.Empty((await Host.Engine.ListInstancesAsync(new InstanceFilter(), null, 10)).Items);

        await Host.Inbox.AcceptAsync("owning-division", Planned("case-1", 1));
        await Host.DrainAsync("owning-division");
        Assert.Single((await Host.Engine.ListInstancesAsync(new InstanceFilter(), null, 10)).Items);
    }

    [Fact]
    public async Task A_delivery_that_fails_for_good_stands_visibly_and_holds_back_the_case_until_an_operator_retries_it()
    {
        await Host.PublishAsync(new Flow("f").Event("e", nameof(RecruitmentPlanned)).Write("w").Event("next", nameof(RecruitmentOpened)).Task("t"));
        var id = await Host.StartInstanceAsync("f", "case-1");
        var calm = await Host.StartInstanceAsync("f", "case-2");
        Host.Probe.Fault = new BurstRefusedException("受け付けられません。");
        Host.Probe.Failures = 1;
        await Host.Inbox.AcceptAsync(StorageHost.Owner, Planned("case-1", 1));
        await Host.DrainAsync();
        await Host.Inbox.AcceptAsync(StorageHost.Owner, new RecruitmentOpened { EventId = Guid.NewGuid(), SubjectId = "case-1", Sequence = 2 });
        await Host.Inbox.AcceptAsync(StorageHost.Owner, Planned("case-2", 1));
        await Host.DrainAsync();

        var failed = Assert.Single((await Host.Queue.ListAsync(StimulusState.Failed, null, null, 10)).Items);
        Assert.Equal("受け付けられません。", failed.Error);
        Assert.Equal(["e"], await Host.BlockedAsync(id));
        Assert.Equal(["next"], await Host.BlockedAsync(calm));
        Assert.Equal(2, Host.Probe.Runs);

        await Host.Queue.RetryAsync(failed.Id, StorageHost.By("operator"));
        await Host.DrainAsync();
        Assert.Equal(["t"], await Host.BlockedAsync(id));
    }

    [Fact]
    public async Task A_published_event_reaches_the_waiters_of_the_department()
    {
        await Host.PublishAsync(new Flow("waiter").Event("e", "done").Task("t"));
        await Host.PublishAsync(new Flow("publisher").Task("s").Publish("p", "done"));
        var waiter = await Host.StartInstanceAsync("waiter");
        var publisher = await Host.StartInstanceAsync("publisher");
        await Host.CompleteAsync(publisher, "s");
        Assert.Equal(["e"], await Host.BlockedAsync(waiter));
        await Host.DrainAsync();
        Assert.Equal(["t"], await Host.BlockedAsync(waiter));
    }

    [Fact]
    public async Task A_parent_waits_for_its_child_across_a_restart()
    {
        await Host.PublishAsync(new Flow("child").Task("c"));
        await Host.PublishAsync(new Flow("parent").Dispatch("d", "child", wait: true).Task("t"));
        var parent = await Host.StartInstanceAsync("parent");
        await RestartAsync();
        await Host.DrainAsync();
        var child = Assert.Single((await Host.Engine.ListInstancesAsync(new InstanceFilter { DefinitionId = "child" }, null, 10)).Items);
        await Host.CompleteAsync(child.Id, "c");
        Assert.Equal(["d"], await Host.BlockedAsync(parent));
        await RestartAsync();
        await Host.DrainAsync();
        Assert.Equal(["t"], await Host.BlockedAsync(parent));
    }

    [Fact]
    public async Task A_singleton_definition_is_not_started_beside_itself()
    {
        await Host.PublishAsync(new Flow("f") { ActivationStrategy = "Elsa.Workflows.ActivationValidators.CorrelatedSingletonStrategy, Elsa.Workflows.Core" }
            .Event("e", nameof(RecruitmentPlanned), trigger: true).Task("t"));
        await Host.Inbox.AcceptAsync(StorageHost.Owner, Planned("case-1", 1));
        await Host.Inbox.AcceptAsync(StorageHost.Owner, Planned("case-1", 2));
        await Host.Inbox.AcceptAsync(StorageHost.Owner, Planned("case-2", 1));
        await Host.DrainAsync();
        Assert.Equal(2, await Host.ReadAsync(db => db.Set<InstanceRow>().CountAsync()));
    }

    [Fact]
    public async Task Two_nodes_deliver_many_events_once_each_and_in_order()
    {
        await Host.PublishAsync(new Flow("f").Event("e1", nameof(RecruitmentPlanned)).Event("e2", nameof(RecruitmentOpened)).Write("w").Task("t"));
        var ids = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            ids.Add(await Host.StartInstanceAsync("f", $"case-{i}"));
            await Host.Inbox.AcceptAsync(StorageHost.Owner, Planned($"case-{i}", 1));
            await Host.Inbox.AcceptAsync(StorageHost.Owner, new RecruitmentOpened { EventId = Guid.NewGuid(), SubjectId = $"case-{i}", Sequence = 2 });
        }
        var nodes = IsPostgreSql ? new[] { Host, await SecondHostAsync() } : [Host];
        await Task.WhenAll(nodes.Select(n => n.DrainAsync()));
        await Host.DrainAsync();
        foreach (var id in ids)
            Assert.Equal(["t"], await Host.BlockedAsync(id));
        Assert.Equal(20, (await Host.OutboxAsync()).Count);
        Assert.Equal(0, await Host.ReadAsync(db => db.Set<StimulusRow>().CountAsync()));
    }
}
