using WorkflowAnon.Engine.Checks;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;

namespace WorkflowAnon.Engine.Tests.Checks;

/// <summary>Runs a definition on the engine itself in every way that is possible within bounds: the judge of what <see cref="RunGraph"/> says.</summary>
internal sealed class EngineRuns(CompiledWorkflow workflow)
{
    private const int MostChoicesOfABurst = 6, MostExecutions = 80;
    private readonly WorkflowRunner _runner = new();
    private readonly HashSet<string> _leaves = workflow.Definition.Activities.Where(x => x.Children.Count == 0).Select(x => x.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>What was done, and whether the instance has ended by it.</summary>
    internal sealed record Run(IReadOnlyList<RunStep> Steps, bool HasEnded, bool HasFaulted, InstanceState State)
    {
        /// <summary>The steps with those of a burst that faulted in the end.</summary>
        public IReadOnlyList<RunStep> Attempted { get; init; } = Steps;
    }

    /// <summary>Every run of so many completions by people, as long as the budget of bursts lasts; unfinished runs are among them.</summary>
    public async Task<IReadOnlyList<Run>> AllAsync(int completions, int budget)
    {
        List<Run> found = [.. await StartAsync()];
        var from = found;
        for (var i = 0; i < completions && found.Count < budget; i++)
        {
            List<Run> next = [];
            foreach (var run in from.Where(x => x is { HasEnded: false, HasFaulted: false }))
            {
                foreach (var waiting in run.State.ReadBookmarks().Select(x => x.ActivityId).Distinct().ToList())
                    foreach (var outcome in workflow.OutcomesOf(waiting))
                        next.AddRange(await ResumeAsync(run, waiting, outcome));
                if (found.Count + next.Count > budget)
                    break;
            }

            found.AddRange(next);
            from = next;
        }

        return found;
    }

    /// <summary>True when the engine can be led along the path: step by step these activities complete with these outcomes, in this order.</summary>
    public async Task<Run?> FollowAsync(IReadOnlyList<RunStep> path)
    {
        List<Run> from = [.. await StartAsync()];
        while (from.Count > 0)
        {
            if (from.Find(x => x.Attempted.Count >= path.Count && Agree(x.Attempted, path)) is { } done)
                return done with { Steps = done.Attempted };
            List<Run> next = [];
            foreach (var run in from.Where(x => Agree(x.Steps, path) && x is { HasEnded: false, HasFaulted: false }))
                if (run.State.ReadBookmarks().Any(x => x.ActivityId == path[run.Steps.Count].ActivityId))
                    next.AddRange(await ResumeAsync(run, path[run.Steps.Count].ActivityId, path[run.Steps.Count].Outcomes[0]));
            from = next;
        }

        return null;
    }

    private static bool Agree(IReadOnlyList<RunStep> steps, IReadOnlyList<RunStep> path) =>
        steps.Zip(path).All(x => x.First.ActivityId == x.Second.ActivityId && x.First.Outcomes.SequenceEqual(x.Second.Outcomes));

    private Task<List<Run>> StartAsync() => EachChoiceAsync(
        [], x => _runner.StartAsync(workflow, new StartInstance { InstanceId = "case1", Input = new Dictionary<string, System.Text.Json.JsonElement?>() }, x));

    private async Task<List<Run>> ResumeAsync(Run run, string activityId, string outcome)
    {
        List<Run> found = [];
        // Two runs of one activity may wait at once; each is a way of its own.
        foreach (var bookmark in run.State.ReadBookmarks().Where(x => x.ActivityId == activityId))
            found.AddRange(await EachChoiceAsync(run.Steps, x => _runner.ResumeAsync(workflow, run.State, new ResumeInstance { BookmarkId = bookmark.Id, Outcome = outcome }, x)));
        return found;
    }

    private async Task<List<Run>> EachChoiceAsync(IReadOnlyList<RunStep> before, Func<BurstOptions, ValueTask<Burst>> move)
    {
        List<Run> found = [];
        var open = new Stack<string[]>([[]]);
        while (open.TryPop(out var given))
        {
            var (choices, burst) = await BurstAsync(given, move, new Dictionary<int, FaultInfo>());
            if (choices.WasAskedForMore)
            {
                if (given.Length < MostChoicesOfABurst)
                {
                    open.Push([.. given, "A"]);
                    open.Push([.. given, "B"]);
                }

                continue;
            }

            IReadOnlyList<RunStep> steps = [.. before, .. burst.Journal.Where(x => x.Event == "Completed" && _leaves.Contains(x.ActivityId)).Select(x => new RunStep(x.ActivityId, x.Outcomes!.Split(',')))];
            var hasFaulted = burst.IncidentsAdded.Count > 0;
            // A fault can fall in the middle of what an activity leads to: how far it came before is no matter of paths.
            found.Add(new Run(hasFaulted ? before : steps, !hasFaulted && burst.Instance.Status == WorkflowStatus.Finished, hasFaulted, burst.Instance) { Attempted = steps });
        }

        return found;
    }

    // As the store does: what faulted may have written, so the burst is run again, and the activity faults without having run.
    private static async Task<(Choices Choices, Burst Burst)> BurstAsync(string[] given, Func<BurstOptions, ValueTask<Burst>> move, Dictionary<int, FaultInfo> faults)
    {
        var choices = new Choices(given);
        try
        {
            return (choices, await move(new BurstOptions
            {
                Services = choices,
                Clock = new Conformance.MicrosecondClock(),
                Faults = faults,
                IsTransient = _ => false,
                MaxExecutions = MostExecutions,
            }));
        }
        catch (ActivityFaultedException e)
        {
            return await BurstAsync(given, move, new Dictionary<int, FaultInfo>(faults) { [e.Ordinal] = new FaultInfo("Test", e.Message) });
        }
    }
}
