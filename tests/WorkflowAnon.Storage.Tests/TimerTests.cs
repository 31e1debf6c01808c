using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tests.Hosting;
using WorkflowAnon.Testing;
using Xunit;

namespace WorkflowAnon.Storage.Tests;

public sealed class TimersOnSqlite : TimerTests<SqliteStore>;

public sealed class TimersOnPostgreSql : TimerTests<PostgreSqlStore>;

public abstract class TimerTests<TStore> : StoreTests<TStore>
    where TStore : IStore, new()
{
    [Fact]
    public async Task A_timer_fires_once_when_it_is_due_and_never_before()
    {
        await Host.PublishAsync(new Flow("f").Delay("d", TimeSpan.FromHours(1)).Write("w").Task("t"));
        var id = await Host.StartInstanceAsync("f");
        Assert.Equal(Host.Clock.GetUtcNow().AddHours(1), Assert.Single(await Host.Engine.ListBookmarksAsync(id)).DueAt!.Value, TimeSpan.FromSeconds(1));

        Host.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0, await Host.FireTimersAsync());
        Host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await Host.FireTimersAsync());
        Assert.Equal(0, await Host.FireTimersAsync());
        Assert.Equal(["t"], await Host.BlockedAsync(id));
        Assert.Equal(1, Host.Probe.Runs);
    }

    [Fact]
    public async Task Timers_that_fell_due_while_the_process_was_down_fire_after_the_start()
    {
        await Host.PublishAsync(new Flow("f").Delay("d", TimeSpan.FromHours(1)).Task("t"));
        var id = await Host.StartInstanceAsync("f");
        var clock = Host.Clock;
        await Host.DisposeAsync();
        clock.Advance(TimeSpan.FromDays(40));
        await RestartAsync();
        Assert.Equal(1, await Host.FireTimersAsync());
        Assert.Equal(["t"], await Host.BlockedAsync(id));
    }

    [Fact]
    public async Task Many_timers_due_at_once_fire_once_each_on_several_nodes()
    {
        await Host.PublishAsync(new Flow("f").Delay("d", TimeSpan.FromHours(1)).Write("w").Task("t"));
        for (var i = 0; i < 60; i++)
            await Host.StartInstanceAsync("f", $"case-{i}");
        Host.Clock.Advance(TimeSpan.FromHours(2));
        var nodes = IsPostgreSql ? new[] { Host, await SecondHostAsync() } : [Host];
        await Task.WhenAll(nodes.Select(async node =>
        {
            while (await Host.ReadAsync(db => db.Set<TimerRow>().AnyAsync()))
                await node.FireTimersAsync();
        }));
        Assert.Equal(60, (await Host.OutboxAsync()).Count);
        Assert.Equal(60, await Host.ReadAsync(db => db.Set<BookmarkRow>().CountAsync(b => b.ActivityId == "t")));
    }

    [Fact]
    public async Task A_timer_of_a_cancelled_branch_is_gone()
    {
        await Host.PublishAsync(new Flow("f").Add("s", "Elsa.Start").Delay("d", TimeSpan.FromHours(1))
            .Add("join", "Elsa.FlowJoin", ("mode", Flow.Literal("FlowJoinMode", "WaitAny"))).Task("end").Break()
            .Task("t").Connect("s", "t").Connect("t", "join"));
        var id = await Host.StartInstanceAsync("f");
        Assert.Equal(1, await Host.ReadAsync(db => db.Set<TimerRow>().CountAsync()));
        await Host.CompleteAsync(id, "t");
        Assert.Equal(["end"], await Host.BlockedAsync(id));
        Assert.Equal(0, await Host.ReadAsync(db => db.Set<TimerRow>().CountAsync()));
    }

    [Fact]
    public async Task A_timer_whose_burst_is_refused_becomes_a_failed_entry_of_the_queue_and_can_be_retried()
    {
        await Host.PublishAsync(new Flow("f").Delay("d", TimeSpan.FromHours(1)).Write("w").Task("t"));
        var id = await Host.StartInstanceAsync("f");
        Host.Clock.Advance(TimeSpan.FromHours(2));
        Host.Probe.Fault = new BurstRefusedException("だめです。");
        Host.Probe.Failures = 1;
        await Host.FireTimersAsync();
        Assert.Equal(0, await Host.FireTimersAsync());
        var failed = Assert.Single((await Host.Queue.ListAsync(StimulusState.Failed, null, null, 10)).Items);
        await Host.Queue.RetryAsync(failed.Id, StorageHost.By("operator"));
        await Host.DrainAsync();
        Assert.Equal(["t"], await Host.BlockedAsync(id));
    }

    [Fact]
    public async Task A_definition_that_starts_by_the_clock_catches_up_once_and_stops_when_retracted()
    {
        await Host.PublishAsync(new Flow("hourly").Add("timer", "Elsa.Timer", ("interval", Flow.Literal("TimeSpan", "01:00:00"))).CanStart().Write("w").Task("t"));
        await Host.PublishAsync(new Flow("once").Add("at", "Elsa.StartAt", ("dateTime", Flow.Literal("DateTimeOffset", "2026-04-01T00:30:00+00:00"))).CanStart().Task("t"));
        Assert.Equal(0, await Host.StartTriggersAsync());
        Host.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(1, await Host.StartTriggersAsync());
        Host.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(1, await Host.StartTriggersAsync());
        Assert.Equal(0, await Host.StartTriggersAsync());

        // Nothing ran for a day: made up for once, then on the old beat.
        Host.Clock.Advance(TimeSpan.FromDays(1));
        await RestartAsync();
        var nodes = IsPostgreSql ? new[] { Host, await SecondHostAsync() } : [Host];
        Assert.Equal(1, (await Task.WhenAll(nodes.Select(n => n.StartTriggersAsync()))).Sum());
        Host.Clock.Advance(TimeSpan.FromMinutes(58));
        Assert.Equal(0, await Host.StartTriggersAsync());
        Host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await Host.StartTriggersAsync());

        await Host.Definitions.RetractAsync("hourly", StorageHost.By("designer"));
        Host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await Host.StartTriggersAsync());
        Assert.Equal(4, await Host.ReadAsync(db => db.Set<InstanceRow>().CountAsync()));
        Assert.Equal(4, await Host.ReadAsync(db => db.Set<BookmarkRow>().CountAsync(b => b.ActivityId == "t")));
    }

    [Fact]
    public async Task A_start_by_the_clock_that_is_refused_stands_as_a_failed_entry_and_the_clock_goes_on()
    {
        await Host.PublishAsync(new Flow("hourly").Add("timer", "Elsa.Timer", ("interval", Flow.Literal("TimeSpan", "01:00:00"))).CanStart().Write("w").Task("t"));
        Host.Probe.Fault = new BurstRefusedException("だめです。");
        Host.Probe.Failures = 1;
        Host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await Host.StartTriggersAsync());
        var failed = Assert.Single((await Host.Queue.ListAsync(StimulusState.Failed, null, null, 10)).Items);
        Host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await Host.StartTriggersAsync());
        await Host.Queue.RetryAsync(failed.Id, StorageHost.By("operator"));
        await Host.DrainAsync();
        Assert.Equal(2, await Host.ReadAsync(db => db.Set<InstanceRow>().CountAsync()));
    }

    [Fact]
    public async Task The_workers_of_a_department_fire_timers_and_deliver_events_by_themselves()
    {
        await Host.DisposeAsync();
        Options.WorkerPollInterval = TimeSpan.FromMilliseconds(50);
        await using var host = await StorageHost.StartAsync(Options, Host.Clock, services => services.AddDepartmentWorkers(StorageHost.Owner));
        var workers = host.Services.GetServices<IHostedService>().ToList();
        foreach (var worker in workers)
            await worker.StartAsync(CancellationToken.None);
        await host.PublishAsync(new Flow("f").Delay("d", TimeSpan.FromHours(1)).Event("e", "go").Task("t"));
        var id = await host.StartInstanceAsync("f", "case-1");
        host.Clock.Advance(TimeSpan.FromHours(2));
        await Eventually.ThatAsync(async () => (await host.BlockedAsync(id)).SequenceEqual(["e"]), TimeSpan.FromMinutes(2));
        await host.Engine.PublishEventAsync(new PublishRequest(StorageHost.Owner, "go", "case-1", null), StorageHost.By("somebody"));
        await Eventually.ThatAsync(async () => (await host.BlockedAsync(id)).SequenceEqual(["t"]), TimeSpan.FromMinutes(2));
        foreach (var worker in workers)
            await worker.StopAsync(CancellationToken.None);
    }
}
