using FsCheck.Xunit;
using WorkflowAnon.Engine.Checks;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using Xunit;
using static WorkflowAnon.Engine.Tests.Definitions;

namespace WorkflowAnon.Engine.Tests.Checks;

/// <summary>What the checks say of an instance on its way, against the engine that runs it on in every way within bounds.</summary>
public sealed class UnderWayTests
{
    private const int Completions = 4, Budget = 400;

    [Property(MaxTest = 120)]
    public async Task Whatever_an_instance_still_does_lies_ahead_of_it(int seed)
    {
        var flow = new RandomFlow(new Random(seed));
        var runs = await new EngineRuns(flow.Workflow).AllAsync(Completions, Budget);
        foreach (var run in runs.Where(IsOnItsWay).Take(25))
        {
            var ahead = RunGraph.From(Place(flow.Workflow, run.State));
            if (!ahead.IsComplete)
                continue;
            var completed = ahead.Completed();
            foreach (var later in Later(runs, run))
                Assert.All(later.Steps.Skip(run.Steps.Count), x => Assert.True(completed.Contains(x.ActivityId), $"seed {seed}: {x.ActivityId} after {Text(run.Steps)}\n{flow.Workflow.Definition.Json}"));
        }
    }

    [Property(MaxTest = 120)]
    public async Task A_rule_over_an_instance_on_its_way_is_broken_just_where_the_engine_breaks_it(int seed)
    {
        var random = new Random(seed);
        var flow = new RandomFlow(random);
        var (first, then) = (flow.Leaves[random.Next(flow.Leaves.Count)], flow.Leaves[random.Next(flow.Leaves.Count)]);
        var set = new DefinitionSet([flow.Workflow], _ => []);
        var engine = new EngineRuns(flow.Workflow);
        var runs = await engine.AllAsync(Completions, Budget);
        foreach (var run in runs.Where(IsOnItsWay).Take(25))
        {
            var underWay = new RunUnderWay(RunGraph.From(Place(flow.Workflow, run.State)), [.. run.Steps.Select(x => (flow.Workflow, x))]);
            if (!underWay.Ahead.IsComplete)
                continue;
            var violation = set.Precedes(underWay, (a, _) => a.Id == first, (a, _) => a.Id == then);
            foreach (var later in Later(runs, run))
                Assert.True(violation is not null || !Breaks(later, run.Steps.Count, first, then), $"seed {seed}: {first} before {then} after {Text(run.Steps)}, missed {Text(later.Steps)}\n{flow.Workflow.Definition.Json}");
            if (violation is not null)
                Assert.NotNull(await engine.FollowAsync([.. run.Steps, .. violation.Steps.Select(x => x.Step)]));
        }
    }

    [Fact]
    public async Task What_was_done_before_a_move_counts_and_what_it_would_pass_over_does_not()
    {
        var bench = new Bench(Workflow(Flowchart("f", [Task("ask"), Task("pay"), Task("seal")], "ask > pay", "pay > seal")));
        await bench.StartAsync();
        await bench.ResumeAsync("ask");
        await bench.ResumeAsync("pay");
        var asked = new Bench(Workflow(Flowchart("f", [Task("ask"), Task("seal")], "ask > seal")));
        await asked.StartAsync();
        await asked.ResumeAsync("ask");

        Assert.Null(Check(bench, bench.Workflow));
        // "seal" waits already; "pay", which the law wants before it, would never come.
        Assert.NotNull(Check(asked, bench.Workflow));
        Assert.Null(new DefinitionSet([bench.Workflow], _ => []).Precedes((a, _) => a.Id == "pay", (a, _) => a.Id == "seal"));

        static PathViolation? Check(Bench at, CompiledWorkflow to)
        {
            var preview = InstanceMigrator.Preview(at.Workflow, to, at.State);
            Assert.Empty(preview.Plan.Problems);
            string[] done = at.Workflow == to ? ["ask", "pay"] : ["ask"];
            var run = new RunUnderWay(RunGraph.From(preview.After!), [.. done.Select(x => (at.Workflow, new RunStep(x, ["Done"])))]);
            return new DefinitionSet([to], _ => []).Precedes(run, (a, _) => a.Id == "pay", (a, _) => a.Id == "seal");
        }
    }

    [Fact]
    public async Task What_was_promised_before_a_move_must_still_be_kept()
    {
        var bench = new Bench(Workflow(Flowchart("f", [Task("owe"), Task("wait"), Task("give")], "owe > wait", "wait > give")));
        await bench.StartAsync();
        await bench.ResumeAsync("owe");
        var lawful = bench.Workflow;
        var other = new Bench(Workflow(Flowchart("f", [Task("owe"), Task("wait"), Task("more"), Task("give")], "owe > wait", "wait > more", "more > give"))).Workflow;
        var without = new Bench(Workflow(Flowchart("f", [Task("owe"), Task("wait"), Task("more")], "owe > wait", "wait > more"))).Workflow;
        Assert.Null(Check(lawful));
        Assert.Null(Check(other));
        Assert.NotNull(Check(without));

        PathViolation? Check(CompiledWorkflow to)
        {
            var preview = InstanceMigrator.Preview(bench.Workflow, to, bench.State);
            Assert.Empty(preview.Plan.Problems);
            var run = new RunUnderWay(RunGraph.From(preview.After!), [(bench.Workflow, new RunStep("owe", ["Done"]))]);
            return new DefinitionSet([to], _ => []).FollowedBy(run, (a, _) => a.Id == "owe", (a, _) => a.Id == "give");
        }
    }

    // Two runs of one activity at once are told apart by nothing that a path shows.
    private static bool IsOnItsWay(EngineRuns.Run run) =>
        run is { HasEnded: false, HasFaulted: false } && run.State.Status == WorkflowStatus.Running && run.State.ReadBookmarks().Select(x => x.ActivityId).ToList() is var waiting && waiting.Distinct().Count() == waiting.Count;

    private static IEnumerable<EngineRuns.Run> Later(IReadOnlyList<EngineRuns.Run> runs, EngineRuns.Run run) =>
        runs.Where(x => x.Steps.Count > run.Steps.Count && run.Steps.Zip(x.Steps).All(s => s.First.ActivityId == s.Second.ActivityId && s.First.Outcomes.SequenceEqual(s.Second.Outcomes)));

    private static bool Breaks(EngineRuns.Run run, int from, string first, string then)
    {
        for (var i = from; i < run.Steps.Count; i++)
            if (run.Steps[i].ActivityId == then && run.Steps.Take(i).All(x => x.ActivityId != first))
                return true;
        return false;
    }

    private static RunPlace Place(CompiledWorkflow workflow, InstanceState state) =>
        RunPlace.Of(WorkflowRunner.Load(workflow, state, new BurstOptions { Services = new Choices([]) }, CancellationToken.None));

    private static string Text(IEnumerable<RunStep> steps) => string.Join(' ', steps.Select(x => x.ActivityId));
}
