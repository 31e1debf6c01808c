using FsCheck.Xunit;
using WorkflowAnon.Engine.Checks;
using WorkflowAnon.Engine.Definitions;
using Xunit;

namespace WorkflowAnon.Engine.Tests.Checks;

/// <summary>
/// Each form of rule over random flows, against the engine itself run in every way within bounds: whatever breaks the rule there is found,
/// what is found is a path that the engine takes, and no shorter one is.
/// </summary>
public sealed class PathRuleTests
{
    private const int Completions = 4, Budget = 1_500;

    [Property(MaxTest = 120)]
    public async Task A_must_precede_B(int seed)
    {
        var (random, flow) = Flow(seed);
        var (first, then) = (Pick(random, flow), Pick(random, flow));
        var since = random.Next(2) == 0 ? null : Pick(random, flow);
        await CompareAsync(
            seed,
            flow,
            new PrecedesWatcher(Test(first), Test(then), since is null ? null : Test(since)),
            run =>
            {
                var had = false;
                foreach (var step in run.Steps)
                {
                    if (!had && Is(step, then))
                        return true;
                    had = Is(step, first) || (had && (since is null || !Is(step, since)));
                }

                return false;
            });
    }

    [Property(MaxTest = 120)]
    public async Task After_A_B_must_follow_until_the_end(int seed)
    {
        var (random, flow) = Flow(seed);
        var (first, then) = (Pick(random, flow), Pick(random, flow));
        var unless = random.Next(2) == 0 ? null : Pick(random, flow);
        await CompareAsync(
            seed,
            flow,
            new FollowedByWatcher(Test(first), Test(then), unless is null ? null : Test(unless)),
            run =>
            {
                // Where nothing but what would settle the matter is still awaited, the run has ended, too.
                var awaited = run.State.ReadBookmarks().Select(x => x.ActivityId).ToList();
                var ends = run.HasEnded || (!run.HasFaulted && unless is { Outcome: null } && awaited.Count > 0 && awaited.TrueForAll(x => x == unless.Id));
                var steps = run.Steps.ToList();
                return ends && (unless is null || !steps.Exists(x => Is(x, unless)))
                    && steps.FindLastIndex(x => Is(x, first)) is >= 0 and var last && !steps.Skip(last).Any(x => Is(x, then));
            });
    }

    [Property(MaxTest = 150)]
    public async Task A_and_B_by_different_people(int seed)
    {
        var (random, flow) = Flow(seed);
        string[] firsts = [flow.Leaves[random.Next(flow.Leaves.Count)], flow.Leaves[random.Next(flow.Leaves.Count)]];
        var (then, barred) = (flow.Leaves[random.Next(flow.Leaves.Count)], firsts[0]);
        await CompareAsync(
            seed,
            flow,
            new BarredWatcher([.. flow.Workflow.Definition.Activities.Where(x => firsts.Contains(x.Id))], (a, _) => a.Id == then, (a, _) => a.Id == barred),
            run =>
            {
                string? last = null;
                foreach (var step in run.Steps)
                {
                    if (step.ActivityId == then && last is not null && last != barred)
                        return true;
                    last = firsts.Contains(step.ActivityId) ? step.ActivityId : last;
                }

                return false;
            });
    }

    [Property(MaxTest = 200)]
    public async Task What_no_path_completes_never_completes(int seed)
    {
        var (_, flow) = Flow(seed);
        var graph = RunGraph.Of(flow.Workflow, null);
        if (!graph.IsComplete)
            return;
        var runs = await new EngineRuns(flow.Workflow).AllAsync(Completions, Budget);
        var completed = graph.Completed();
        Assert.All(runs.SelectMany(x => x.Steps), x => Assert.True(completed.Contains(x.ActivityId), $"seed {seed}: {x.ActivityId}\n{flow.Workflow.Definition.Json}"));
    }

    [Property(MaxTest = 100)]
    public async Task Every_path_that_is_found_is_one_that_the_engine_takes(int seed)
    {
        // To every activity that can complete at all the way is shown, and the engine goes it.
        var (_, flow) = Flow(seed);
        var graph = RunGraph.Of(flow.Workflow, null);
        foreach (var id in graph.Completed())
            await FollowAsync(seed, flow, graph.ShortestViolation(new PrecedesWatcher((_, _) => false, (a, _) => a.Id == id, null))!, _ => true);
    }

    private static (Random Random, RandomFlow Flow) Flow(int seed)
    {
        var random = new Random(seed);
        return (random, new RandomFlow(random));
    }

    private static async Task CompareAsync(int seed, RandomFlow flow, IRunWatcher watcher, Func<EngineRuns.Run, bool> isBroken)
    {
        var graph = RunGraph.Of(flow.Workflow, null);
        var path = graph.ShortestViolation(watcher);
        var runs = await new EngineRuns(flow.Workflow).AllAsync(Completions, Budget);
        var broken = runs.FirstOrDefault(isBroken);
        if (broken is not null && graph.IsComplete)
            Assert.True(path is not null, $"seed {seed}: the engine breaks the rule by {Text(broken.Steps)}, no path was found\n{flow.Workflow.Definition.Json}");
        if (path is null)
            return;
        await FollowAsync(seed, flow, path, isBroken);
        Assert.All(runs.Where(isBroken), x => Assert.True(x.Steps.Count >= path.Count, $"seed {seed}: {Text(x.Steps)} is shorter than {Text(path)}\n{flow.Workflow.Definition.Json}"));
    }

    private static async Task FollowAsync(int seed, RandomFlow flow, IReadOnlyList<RunStep> path, Func<EngineRuns.Run, bool> isBroken)
    {
        // A burst without end cannot be run by the judge either, nor one with more choices than it tries.
        if (flow.IsRestless || path.Count(x => x.Outcomes is ["A"] or ["B"]) > 4)
            return;
        var run = await new EngineRuns(flow.Workflow).FollowAsync(path);
        Assert.True(run is not null, $"seed {seed}: the engine does not take {Text(path)}\n{flow.Workflow.Definition.Json}");
        Assert.True(isBroken(run), $"seed {seed}: the engine keeps the rule on {Text(path)}\n{flow.Workflow.Definition.Json}");
    }

    private static Step Pick(Random random, RandomFlow flow)
    {
        var id = flow.Leaves[random.Next(flow.Leaves.Count)];
        var outcomes = flow.Workflow.OutcomesOf(id);
        var isFork = flow.Workflow.FindActivity(id)!.Type == "Elsa.FlowFork";
        return new Step(id, isFork || outcomes.Count < 2 || random.Next(2) == 0 ? null : outcomes[random.Next(outcomes.Count)]);
    }

    private static StepTest Test(Step step) => (a, o) => a.Id == step.Id && (step.Outcome is null || o.Contains(step.Outcome));

    private static bool Is(RunStep taken, Step step) => taken.ActivityId == step.Id && (step.Outcome is null || taken.Outcomes.Contains(step.Outcome));

    private static string Text(IEnumerable<RunStep> path) => string.Join(" > ", path.Select(x => $"{x.ActivityId}:{string.Join('+', x.Outcomes)}"));

    private sealed record Step(string Id, string? Outcome);
}
