using System.Text.Json.Nodes;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Simulation;
using Xunit;
using static WorkflowAnon.Engine.Tests.Definitions;

namespace WorkflowAnon.Engine.Tests;

/// <summary>A simulation runs the real flow and touches nothing of the product.</summary>
public sealed class SimulationTests
{
    private static readonly DateTimeOffset Start = new(2026, 4, 1, 12, 0, 0, TimeSpan.FromHours(9));
    private static readonly string[] Straight = ["a:A > b"];

    [Fact]
    public async Task No_activity_of_the_product_is_made_and_no_service_asked()
    {
        var workflow = Compile(Flowchart("f", [Activity("a", "Test.Explosive"), Activity("b", "Test.Explosive")], Straight));
        var host = new Recorder();
        var result = await WorkflowSimulation.RunAsync(workflow, new SimulationStart(Start, null), [Choose("a", "A"), Choose("b", "B")], host);
        Assert.Equal((WorkflowSubStatus.Finished, 2, null), (result.Status, result.Taken, result.Trouble));
        Assert.Equal(["a", "b"], host.Completed);
    }

    [Fact]
    public async Task A_branch_that_data_decide_is_asked_for_in_the_middle_of_its_burst()
    {
        var workflow = Compile(Flowchart(
            "f",
            [Activity("a", "Test.Explosive"), Activity("d", "Elsa.FlowDecision", ("condition", Js("getInput('Event').unit == 'x'"))), Write("yes", Literal("y")), Write("no", Js("variables.gone.name"))],
            "a > d", "a:A > d", "d:True > yes", "d:False > no"));
        var asked = await WorkflowSimulation.RunAsync(workflow, new SimulationStart(Start, null), [Choose("a", "A")], new Recorder());
        Assert.Equal(("d", WorkflowSubStatus.Executing), (asked.Question!.ActivityId, asked.Status));
        Assert.Equal(["True", "False"], asked.Question.Outcomes);
        // What only a real case knows is nothing, not a fault.
        var host = new Recorder();
        var answered = await WorkflowSimulation.RunAsync(workflow, new SimulationStart(Start, null), [Choose("a", "A"), Choose("d", "False")], host);
        Assert.Equal(WorkflowSubStatus.Finished, answered.Status);
        Assert.Contains("no", host.Completed);
        var wrong = await WorkflowSimulation.RunAsync(workflow, new SimulationStart(Start, null), [Choose("a", "A"), Choose("d", "Perhaps")], new Recorder());
        Assert.Equal(1, wrong.Taken);
        Assert.NotNull(wrong.Trouble);
    }

    [Fact]
    public async Task A_condition_that_the_definition_itself_decides_is_not_asked_for()
    {
        var workflow = Compile(Flowchart("f", [Activity("d", "Elsa.FlowDecision", ("condition", Literal(true))), Write("yes", Literal("y"))], "d:True > yes"));
        var host = new Recorder();
        Assert.Null((await WorkflowSimulation.RunAsync(workflow, new SimulationStart(Start, null), [], host)).Question);
        Assert.Contains("yes", host.Completed);
    }

    [Fact]
    public async Task The_condition_of_a_loop_is_asked_for_each_time()
    {
        var loop = Activity("w", "Elsa.While", ("condition", Js("variables.more")), ("body", Write("body", Literal("x"))));
        var workflow = Compile(Sequence("s", loop));
        var host = new Recorder();
        var result = await WorkflowSimulation.RunAsync(workflow, new SimulationStart(Start, null), [Choose("w", "True"), Choose("w", "True"), Choose("w", "False")], host);
        Assert.Equal(WorkflowSubStatus.Finished, result.Status);
        Assert.Equal(2, host.Completed.Count(x => x == "body"));
    }

    [Fact]
    public async Task Time_that_falls_due_before_an_act_comes_before_it()
    {
        var workflow = Compile(Flowchart(
            "f", [Fork("k", "X", "Y"), Activity("a", "Test.Explosive"), Activity("t", "Elsa.Delay", ("timeSpan", Literal("2.00:00:00"))), Join("j", "WaitAny"), Activity("b", "Test.Explosive")],
            "k:X > a", "k:Y > t", "a:A > j", "t > j", "j > b"));
        var early = new Recorder();
        await WorkflowSimulation.RunAsync(workflow, new SimulationStart(Start, null), [Choose("a", "A", 1)], early);
        Assert.Equal(["k", "a", "j"], early.Completed);
        var late = await WorkflowSimulation.RunAsync(workflow, new SimulationStart(Start, null), [Choose("a", "A", 3)], new Recorder());
        Assert.Equal(["b"], late.Waits.Select(x => x.ActivityId));
        Assert.Contains("期限が来て", late.Trouble, StringComparison.Ordinal);
        Assert.Equal(Start.AddDays(2), late.Now);
        var waited = await WorkflowSimulation.RunAsync(workflow, new SimulationStart(Start, null), [Choose("t", "")], new Recorder());
        Assert.Equal((Start.AddDays(2), null), (waited.Now, waited.Trouble));
    }

    [Fact]
    public async Task What_never_rests_ends_with_a_message()
    {
        var endless = Compile(Sequence("s", Activity("w", "Elsa.While", ("condition", Literal(true)), ("body", Write("body", Literal("x"))))));
        var host = new Recorder();
        Assert.Equal(WorkflowSubStatus.Faulted, (await WorkflowSimulation.RunAsync(endless, new SimulationStart(Start, null), [], host)).Status);
        Assert.Contains(host.Faults, x => x.Contains("待ちのない繰り返し", StringComparison.Ordinal));
        var ticking = Compile(Flowchart("f", [Write("w", Literal("x")), Activity("t", "Elsa.Delay", ("timeSpan", Literal("01:00:00"))), Activity("a", "Test.Explosive")], "w > t", "t > w", "w > a"));
        var later = await WorkflowSimulation.RunAsync(ticking, new SimulationStart(Start, null), [Choose("a", "A", 3_000)], new Recorder());
        Assert.Contains("超えました", later.Trouble, StringComparison.Ordinal);
    }

    private static SimulationChoice Choose(string activity, string outcome, int days = 0) => new(activity, outcome, Start.AddDays(days), []);

    private static CompiledWorkflow Compile(JsonObject root) => DefinitionParser.Parse(Workflow(root), "x", new ActivityCatalog().Add<Explosive>()) is { Workflow: { } workflow } ? workflow : throw new InvalidOperationException("refused");

    /// <summary>Nothing of it may ever be made.</summary>
    [AlwaysWaits]
    [Activity("Test.Explosive")]
    [Outcomes("A", "B")]
    public sealed class Explosive : Activity
    {
        public Explosive(IServiceProvider services) => throw new InvalidOperationException($"made with {services}");

        protected internal override ValueTask ExecuteAsync(ActivityContext context) => throw new InvalidOperationException("run");
    }

    private sealed class Recorder : ISimulationHost
    {
        public List<string> Completed { get; } = [];

        public List<string> Faults { get; } = [];

        public SimulatedAct Act(SimulatedActivity activity) => activity.Choice is { } choice ? SimulatedAct.Complete(choice.Outcome) : SimulatedAct.Wait("Task", activity.Node.Id);

        public void Observe(JournalEntry entry)
        {
            if (entry.Event == "Completed" && entry.ActivityId is not ("f" or "s"))
                Completed.Add(entry.ActivityId);
            if (entry.Event == "Faulted")
                Faults.Add(entry.Message ?? "");
        }
    }
}
