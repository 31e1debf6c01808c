using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Tests.Conformance;
using Xunit;
using static WorkflowAnon.Engine.Tests.Definitions;

namespace WorkflowAnon.Engine.Tests;

public sealed class FaultRerunTests
{
    private static readonly ActivityCatalog Catalog = new ActivityCatalog().Add<HumanTask>().Add<Writing>().Add<Harmless>();

    private static string Flow => Workflow(Flowchart("f", [Fork("fk", "A", "B"), Activity("x", "Test.Writing", ("mode", Literal("boom"))), Task("t"), Write("w", Literal("後"))], "fk:A > x", "fk:B > t", "x > w"));

    [Fact]
    public async Task A_fault_of_an_activity_that_may_have_written_leaves_the_runner_and_the_rerun_records_it()
    {
        var bench = new Bench(Flow, Catalog);
        var fault = await Assert.ThrowsAsync<ActivityFaultedException>(() => bench.StartAsync());
        Assert.Equal("x", fault.ActivityId);
        Assert.Equal(3, fault.Ordinal);
        Assert.IsType<InvalidOperationException>(fault.Exception);

        var burst = await bench.StartAsync(bench.Options(new Dictionary<int, FaultInfo> { [fault.Ordinal] = fault.ToFault() }));
        Assert.Equal("f:Started fk:Started fk:Completed x:Started x:Faulted t:Started", Bench.Trace(burst));
        var incident = Assert.Single(burst.IncidentsAdded);
        Assert.Equal(("x", "InvalidOperationException", "boom"), (incident.ActivityId, incident.ExceptionType, incident.Message));
        Assert.Equal(WorkflowSubStatus.Faulted, burst.Instance.SubStatus);
    }

    [Fact]
    public async Task Ids_are_the_same_when_a_burst_is_run_again()
    {
        var bench = new Bench(Workflow(Sequence("q", Activity("r", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", Literal("kid")), ("waitForCompletion", Literal(true))))));
        var (first, second) = (await new Bench(bench.Workflow.Definition.Json).StartAsync(), await bench.StartAsync());
        Assert.Equal(first.Instance.Data, second.Instance.Data);
        Assert.Equal(((StartWorkflowSignal)first.Signals[0]).ChildInstanceId, ((StartWorkflowSignal)second.Signals[0]).ChildInstanceId);
    }

    [Fact]
    public async Task A_preset_fault_of_another_activity_is_ignored()
    {
        var bench = new Bench(Workflow(Sequence("q", Write("w", Literal("x")))));
        var burst = await bench.StartAsync(bench.Options(new Dictionary<int, FaultInfo> { [2] = new("E", "m", "other") }));
        Assert.Equal(WorkflowSubStatus.Finished, burst.Instance.SubStatus);
    }

    [Fact]
    public async Task A_fault_while_resuming_closes_the_task_and_a_retry_opens_a_new_one()
    {
        var bench = new Bench(Workflow(Sequence("q", Activity("x", "Test.Writing", ("mode", Literal("boom on resume"))))), Catalog);
        await bench.StartAsync();
        var bookmark = bench.State.ReadBookmarks()[0].Id;
        var fault = await Assert.ThrowsAsync<ActivityFaultedException>(() => bench.ResumeAsync("x"));
        var burst = await bench.ResumeAsync("x", options: bench.Options(new Dictionary<int, FaultInfo> { [fault.Ordinal] = fault.ToFault() }));
        Assert.Equal([bookmark], burst.BookmarksRemoved);
        Assert.Empty(bench.Waiting);
        var retried = await bench.RetryAsync(bench.State.ReadIncidents()[0].Id);
        Assert.Equal("x", Assert.Single(retried.BookmarksAdded).ActivityId);
        Assert.Equal(WorkflowSubStatus.Suspended, bench.State.SubStatus);
    }

    [Fact]
    public async Task A_refusal_leaves_the_runner_unchanged_and_nothing_has_happened()
    {
        var bench = new Bench(Workflow(Sequence("q", Activity("x", "Test.Writing", ("mode", Literal("refuse"))))), Catalog);
        await bench.StartAsync();
        var refusal = await Assert.ThrowsAsync<BurstRefusedException>(() => bench.ResumeAsync("x"));
        Assert.Equal("添付がありません。", refusal.Message);
        Assert.Equal(["x"], bench.Waiting);
    }

    [Fact]
    public async Task A_transient_exception_leaves_the_runner_unchanged()
    {
        var bench = new Bench(Flow, Catalog);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bench.StartAsync(bench.Options(isTransient: x => x is InvalidOperationException)));
    }

    [Fact]
    public async Task An_activity_without_effects_faults_within_the_burst()
    {
        var bench = new Bench(Workflow(Sequence("q", Activity("h", "Test.Harmless"))), Catalog);
        Assert.Equal("h", Assert.Single((await bench.StartAsync()).IncidentsAdded).ActivityId);
    }

    [Fact]
    public async Task An_activity_that_neither_completes_nor_waits_is_a_fault()
    {
        var bench = new Bench(Workflow(Sequence("q", Activity("x", "Test.Writing", ("mode", Literal("silent on resume"))))), Catalog);
        await bench.StartAsync();
        Assert.Equal("x", (await Assert.ThrowsAsync<ActivityFaultedException>(() => bench.ResumeAsync("x"))).ActivityId);
    }

    [Activity("Test.Writing")]
    public sealed class Writing : Activity
    {
        [Input]
        public string Mode { get; set; } = "";

        protected internal override ValueTask ExecuteAsync(ActivityContext context)
        {
            if (Mode == "boom")
                throw new InvalidOperationException("boom");
            context.CreateBookmark("HumanTask", "k");
            return ValueTask.CompletedTask;
        }

        protected internal override ValueTask ResumeAsync(ActivityContext context, ResumeInput input) => Mode switch
        {
            "refuse" => throw new BurstRefusedException("添付がありません。"),
            "silent on resume" => ValueTask.CompletedTask,
            _ => throw new InvalidOperationException("boom"),
        };
    }

    [Activity("Test.Harmless")]
    public sealed class Harmless : Activity
    {
        protected internal override bool MayWrite => false;

        protected internal override ValueTask ExecuteAsync(ActivityContext context) => throw new InvalidOperationException("計算できません。");
    }
}
