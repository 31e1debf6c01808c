using WorkflowAnon.Engine.Definitions;

namespace WorkflowAnon.Engine.Checks;

public sealed partial class DefinitionSet
{
    /// <summary>
    /// Whether an instance on its way can still come to a <paramref name="then"/> without a <paramref name="first"/> behind it: what it has done counts, the set stands for
    /// the events that come to it. Null when it cannot; else the shortest way ahead on which it does.
    /// </summary>
    public PathViolation? Precedes(RunUnderWay run, StepTest first, StepTest then, StepTest? since = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!run.Ahead.Workflow.Definition.Activities.Any(a => Matches(run.Ahead, a, then)))
            return null;
        if (since is not null)
            return Violation(run, new PrecedesWatcher(first, then, since));
        if (Violation(run, new PrecedesWatcher(first, then, null)) is null)
            return null;

        // Of the events that come to it, those that nothing publishes but after the first.
        var taken = new Dictionary<string, PathViolation>(StringComparer.Ordinal);
        var awaited = Awaited(run.Ahead).Concat(run.Behind.Select(x => x.Workflow).Distinct().SelectMany(Awaited)).Distinct().ToList();
        while (TakeBack(awaited, taken, (r, last) => new((a, o) => first(a, o) || Counts(r.Workflow, a), last, null)))
        {
        }

        return Violation(run, new PrecedesWatcher((a, o) => first(a, o) || Counts(run.WorkflowOf(a), a), then, null));

        bool Counts(CompiledWorkflow workflow, ActivityNode activity) => AwaitedBy(workflow, activity) is { } name && !taken.ContainsKey(name);
    }

    /// <summary>
    /// Whether an instance on its way keeps what it owes: after every <paramref name="first"/>, done or to come, a <paramref name="then"/>; and the <paramref name="then"/> that
    /// the event that started it promises to others. Null when it does; else the shortest way ahead on which it does not.
    /// </summary>
    public PathViolation? FollowedBy(RunUnderWay run, StepTest first, StepTest then, StepTest? unless = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var promised = new HashSet<string>(StringComparer.Ordinal);
        bool Follows(ActivityNode a, IReadOnlyList<string> o) => then(a, o) || _publishes(a).Any(promised.Contains);
        Promise(promised, r => Violation(r, new FollowedByWatcher(null, Follows, unless)));
        if (Violation(run, new FollowedByWatcher(first, Follows, unless)) is { } violation)
            return violation;
        return StartEvent(run.Ahead) is { } name && promised.Contains(name) ? Violation(run, new FollowedByWatcher(null, Follows, unless)) : null;
    }

    /// <summary>Whether whoever did the last <paramref name="first"/>, done or to come, is barred from every <paramref name="then"/> ahead. Null when it is so.</summary>
    public PathViolation? Barred(RunUnderWay run, StepTest first, StepTest then, Func<ActivityNode, ActivityNode, bool> isBarred)
    {
        ArgumentNullException.ThrowIfNull(run);
        var workflow = run.Ahead.Workflow;
        ActivityNode Translate(CompiledWorkflow of, ActivityNode activity) => workflow.FindActivity(activity.Id) is { } same && same.Type == activity.Type ? same : activity;
        var gone = run.Behind.Select(x => (x.Step, Node: x.Workflow.FindActivity(x.Step.ActivityId))).Where(x => x.Node is not null && first(x.Node, x.Step.Outcomes))
            .Select(x => Translate(workflow, x.Node!)).Distinct().ToList();
        foreach (var last in workflow.Definition.Activities.Where(a => Matches(run.Ahead, a, then)))
        {
            var firsts = workflow.Definition.Activities.Where(a => Matches(run.Ahead, a, first) && Leads(a, last)).Union(gone.Where(a => workflow.FindActivity(a.Id) != a || Leads(a, last))).ToList();
            if (firsts.Count > 0 && Violation(run, new BarredWatcher(firsts, (a, o) => a == last && then(a, o), isBarred), Translate) is { } violation)
                return violation;
        }

        return null;
    }

    private static IEnumerable<string> Awaited(CompiledWorkflow workflow) => workflow.Definition.Activities.Select(a => AwaitedBy(workflow, a)).OfType<string>().Distinct();

    private PathViolation? Violation(RunUnderWay run, IRunWatcher watcher, Func<CompiledWorkflow, ActivityNode, ActivityNode>? translate = null)
    {
        if (run.Replay(new ConsistentWatcher(watcher, _constantOf), translate) is not { } ahead)
            return null;
        if (run.Ahead.ShortestViolation(ahead) is { } path)
            return new PathViolation(run.Ahead, [.. path.Select(x => (run.Ahead.Workflow, x))], true);
        return run.Ahead.IsComplete ? null : new PathViolation(run.Ahead, [], false);
    }
}
