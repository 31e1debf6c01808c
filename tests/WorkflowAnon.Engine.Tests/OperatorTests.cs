using System.Text.Json.Nodes;
using WorkflowAnon.Engine.Execution;
using Xunit;
using static WorkflowAnon.Engine.Tests.Definitions;

namespace WorkflowAnon.Engine.Tests;

public sealed class OperatorTests
{
    private const string Continue = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core";

    /// <summary>ta waits; s fails while v is not set; then w. tb waits beside them.</summary>
    private static string TwoBranches(string? strategy) => Workflow(
        Flowchart(
            "f",
            [Fork("fk", "A", "B"), Task("ta"), Activity("d", "Elsa.FlowDecision", ("condition", Js("variables.o.ok"))), Write("w", Literal("後")), Task("tb"), Join("j", "WaitAll"), Write("end", Literal("終"))],
            "fk:A > ta",
            "fk:B > tb",
            "ta > d",
            "d:True > w",
            "w > j",
            "tb > j",
            "j > end"),
        [Variable("o", "Object")],
        strategy);

    [Fact]
    public async Task A_fault_halts_the_instance_and_keeps_what_waits_until_the_operator_retries()
    {
        var bench = new Bench(TwoBranches(null));
        await bench.StartAsync();
        await bench.ResumeAsync("ta");
        Assert.Equal(WorkflowSubStatus.Faulted, bench.State.SubStatus);
        Assert.Equal(["tb"], bench.Waiting);

        var refused = await bench.ResumeAsync("tb");
        Assert.False(refused.Resumed);
        Assert.Equal(NotResumedReason.InstanceFaulted, refused.NotResumed);

        var incident = Assert.Single(bench.State.ReadIncidents());
        var again = await bench.RetryAsync(incident.Id);
        Assert.Equal("d:Retried d:Started d:Faulted", Bench.Trace(again));
        Assert.Equal([incident.Id], again.IncidentsResolved);
        Assert.NotEqual(incident.Id, Assert.Single(again.IncidentsAdded).Id);
        Assert.Equal(WorkflowSubStatus.Faulted, bench.State.SubStatus);
    }

    [Fact]
    public async Task Skipping_completes_the_faulted_activity_with_the_given_outcome_and_the_instance_goes_on()
    {
        var bench = new Bench(TwoBranches(null));
        await bench.StartAsync();
        await bench.ResumeAsync("ta");
        var skipped = await bench.SkipAsync(bench.State.ReadIncidents()[0].Id, "True");
        Assert.Equal("d:Skipped d:Completed w:Started w:Completed", Bench.Trace(skipped));
        Assert.Equal(WorkflowSubStatus.Suspended, bench.State.SubStatus);
        Assert.Equal(WorkflowStatus.Running, bench.State.Status);
        Assert.Empty(bench.State.ReadIncidents());
        Assert.Equal(["終"], (await bench.ResumeAsync("tb")).Lines);
        Assert.Equal(WorkflowSubStatus.Finished, bench.State.SubStatus);
    }

    [Fact]
    public async Task Skipping_without_an_outcome_means_Done()
    {
        var bench = new Bench(Workflow(Sequence("q", Activity("x", "Elsa.Fault", ("message", Literal("boom"))), Write("w", Literal("続き")))));
        await bench.StartAsync();
        Assert.Equal(["続き"], (await bench.SkipAsync(bench.State.ReadIncidents()[0].Id)).Lines);
        Assert.Equal(WorkflowSubStatus.Finished, bench.State.SubStatus);
    }

    [Fact]
    public async Task With_ContinueWithIncidents_other_branches_go_on_and_the_instance_stays_open()
    {
        var bench = new Bench(TwoBranches(Continue));
        await bench.StartAsync();
        await bench.ResumeAsync("ta");
        Assert.Equal(WorkflowSubStatus.Suspended, bench.State.SubStatus);
        Assert.True((await bench.ResumeAsync("tb")).Resumed);
        Assert.Empty(bench.Waiting);
        Assert.Equal(WorkflowSubStatus.Suspended, bench.State.SubStatus);
        await bench.SkipAsync(Assert.Single(bench.State.ReadIncidents()).Id, "True");
        Assert.Equal(WorkflowSubStatus.Finished, bench.State.SubStatus);
    }

    [Fact]
    public async Task An_instance_with_two_incidents_stays_halted_until_both_are_seen_to()
    {
        var bench = new Bench(Workflow(Flowchart("f", [Fork("fk", "A", "B"), Activity("x", "Elsa.Fault"), Activity("y", "Elsa.Fault")], "fk:A > x", "fk:B > y")));
        await bench.StartAsync();
        Assert.Equal(["x", "y"], bench.State.ReadIncidents().Select(x => x.ActivityId));
        await bench.SkipAsync(bench.State.ReadIncidents()[0].Id);
        Assert.Equal(WorkflowSubStatus.Faulted, bench.State.SubStatus);
        await bench.SkipAsync(bench.State.ReadIncidents()[0].Id);
        Assert.Equal(WorkflowSubStatus.Finished, bench.State.SubStatus);
    }

    [Fact]
    public async Task An_incident_is_settled_once()
    {
        var bench = new Bench(TwoBranches(null));
        await bench.StartAsync();
        await bench.ResumeAsync("ta");
        var incident = bench.State.ReadIncidents()[0].Id;
        await bench.SkipAsync(incident, "True");
        var before = bench.State;
        var again = await bench.RetryAsync(incident);
        Assert.False(again.Resumed);
        Assert.Equal(NotResumedReason.Absent, again.NotResumed);
        Assert.Same(before, again.Instance);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancelling_leaves_nothing_open(bool afterFault)
    {
        var bench = new Bench(TwoBranches(null));
        await bench.StartAsync();
        if (afterFault)
            await bench.ResumeAsync("ta");
        var open = bench.State.ReadBookmarks().Select(x => x.Id).ToArray();
        var burst = await bench.CancelAsync();
        Assert.Equal(WorkflowSubStatus.Cancelled, bench.State.SubStatus);
        Assert.Empty(bench.Waiting);
        Assert.Empty(bench.State.ReadIncidents());
        Assert.Equal(open.Order(), burst.BookmarksRemoved.Order());
        Assert.Equal("Workflow cancelled", Assert.Single(burst.Journal).Event);
        Assert.Equal(NotResumedReason.InstanceOver, (await bench.CancelAsync()).NotResumed);
    }

    [Fact]
    public async Task A_finished_or_cancelled_child_tells_its_parent_once()
    {
        var bench = new Bench(Workflow(Sequence("q", Task("t"))));
        var runner = new WorkflowRunner();
        var start = new StartInstance { InstanceId = "child", ParentInstanceId = "parent", ParentBookmarkId = "parent-1" };
        var first = await runner.StartAsync(bench.Workflow, start, bench.Options());
        Assert.Empty(first.Signals);
        var cancelled = await runner.CancelAsync(bench.Workflow, first.Instance, bench.Options());
        var signal = Assert.IsType<ResumeParentSignal>(Assert.Single(cancelled.Signals));
        Assert.Equal(("parent", "parent-1"), (signal.ParentInstanceId, signal.BookmarkId));
    }

    [Fact]
    public async Task A_state_of_another_version_is_refused()
    {
        var bench = new Bench(Workflow(Sequence("q", Task("t"))));
        await bench.StartAsync();
        var other = new Bench(Workflow(Sequence("q", Task("t")), id: "other"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await new WorkflowRunner().ResumeAsync(other.Workflow, bench.State, new ResumeInstance { BookmarkId = "x" }, bench.Options()));
    }
}
