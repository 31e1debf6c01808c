using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using Xunit;

namespace WorkflowAnon.Engine.Tests.Checks;

/// <summary>
/// The definitions of a set, each run on the engine in every way within bounds, as often as one likes; what some run has published may come to any run, at any time: the judge of rules
/// across definitions in both directions. A breach that needs many instances at once is found here with few moves, because whatever was done once can be done again.
/// </summary>
internal sealed class OpenRuns(IReadOnlyList<CompiledWorkflow> workflows)
{
    // Five steps in each of two states of a rule: the shortest breach of such a definition has no more.
    private const int MostMoves = 10;
    private readonly WorkflowRunner _runner = new();

    /// <summary>A run with what it did; each step with whether the first had been done before it.</summary>
    private sealed record Run(InstanceState State, bool Had, IReadOnlyList<(string Activity, bool Had)> Steps)
    {
        public bool HasEnded => State.SubStatus == WorkflowSubStatus.Finished;
    }

    /// <summary>True when a then can come before which there was no first, in its run or before the events that led to it.</summary>
    public async Task<bool> BreaksPrecedenceAsync(string first, string then)
    {
        HashSet<(string Event, bool Had)> published = [];
        int before;
        do
        {
            before = published.Count;
            foreach (var workflow in workflows)
            {
                foreach (var run in await AllAsync(workflow, first, name => new[] { true, false }.Where(had => published.Contains((name, had)))))
                {
                    if (run.Steps.Any(s => s.Activity == then && !s.Had))
                        return true;
                    foreach (var (activity, had) in run.Steps)
                        if (workflow.FindActivity(activity) is { Type: "Elsa.PublishEvent" } publisher)
                            published.Add((JoinedRuns.EventOf(publisher), had));
                }
            }
        }
        while (published.Count > before);
        return false;
    }

    /// <summary>
    /// Whether a run can end that did the first and neither did the then after it nor left it to what its events start; and whether that can be so after finitely many runs: what is handed on
    /// from event to event for ever is never done, either, but no moment shows it.
    /// </summary>
    public async Task<(bool Breaks, bool BreaksInTime)> BreaksPromiseAsync(string first, string then)
    {
        List<(CompiledWorkflow Workflow, IReadOnlyList<Run> Ended)> runs = [];
        foreach (var workflow in workflows)
            runs.Add((workflow, [.. (await AllAsync(workflow, first, _ => [false])).Where(r => r.HasEnded)]));
        var starts = workflows.Select(JoinedRuns.StartOf).OfType<string>().ToHashSet();

        var open = starts.ToHashSet();
        while (open.RemoveWhere(e => !CanFail(e, open)) > 0)
        {
        }

        HashSet<string> inTime = [];
        while (starts.FirstOrDefault(e => !inTime.Contains(e) && CanFail(e, inTime)) is { } failing)
            inTime.Add(failing);
        return (Breaks(open), Breaks(inTime));

        bool CanFail(string name, HashSet<string> failing) => runs.Where(r => JoinedRuns.StartOf(r.Workflow) == name).All(r => r.Ended.Any(x => LeavesUndone(r.Workflow, x.Steps, failing)));
        bool Breaks(HashSet<string> failing) => runs.Any(r => r.Ended.Any(x => x.Steps.ToList().FindLastIndex(s => s.Activity == first) is >= 0 and var at && LeavesUndone(r.Workflow, [.. x.Steps.Skip(at + 1)], failing)));
        bool LeavesUndone(CompiledWorkflow workflow, IReadOnlyList<(string Activity, bool Had)> steps, HashSet<string> failing) =>
            steps.All(s => s.Activity != then && (workflow.FindActivity(s.Activity) is not { Type: "Elsa.PublishEvent" } publisher || !starts.Contains(JoinedRuns.EventOf(publisher)) || failing.Contains(JoinedRuns.EventOf(publisher))));
    }

    private async Task<IReadOnlyList<Run>> AllAsync(CompiledWorkflow workflow, string first, Func<string, IEnumerable<bool>> comes)
    {
        List<Run> found = [];
        foreach (var had in JoinedRuns.StartOf(workflow) is { } start ? comes(start) : [false])
        {
            var burst = await _runner.StartAsync(workflow, new StartInstance { InstanceId = "i", TriggerActivityId = workflow.Triggers.Count > 0 ? workflow.Triggers[0].ActivityId : null }, JoinedRuns.Options());
            found.Add(After(new Run(burst.Instance, had, []), burst, first));
        }

        var from = found;
        for (var i = 0; i < MostMoves && from.Count > 0; i++)
        {
            List<Run> next = [];
            foreach (var run in from.Where(r => !r.HasEnded))
            {
                foreach (var bookmark in run.State.ReadBookmarks())
                {
                    if (bookmark.Kind == BookmarkKinds.Event)
                    {
                        foreach (var had in comes(bookmark.Key))
                            next.Add(await ResumeAsync(workflow, run with { Had = run.Had || had }, bookmark.Id, null, first));
                    }
                    else
                    {
                        foreach (var outcome in workflow.OutcomesOf(bookmark.ActivityId))
                            next.Add(await ResumeAsync(workflow, run, bookmark.Id, outcome, first));
                    }
                }
            }

            found = [.. found, .. next];
            from = next;
        }

        return found;
    }

    private async Task<Run> ResumeAsync(CompiledWorkflow workflow, Run run, string bookmark, string? outcome, string first)
    {
        var burst = await _runner.ResumeAsync(workflow, run.State, new ResumeInstance { BookmarkId = bookmark, Outcome = outcome }, JoinedRuns.Options());
        Assert.True(burst.Resumed);
        return After(run, burst, first);
    }

    private static Run After(Run run, Burst burst, string first)
    {
        var had = run.Had;
        List<(string, bool)> steps = [.. run.Steps];
        foreach (var id in burst.Journal.Where(e => e.Event == "Completed").Select(e => e.ActivityId))
        {
            steps.Add((id, had));
            had |= id == first;
        }

        return new Run(burst.Instance, had, steps);
    }
}
