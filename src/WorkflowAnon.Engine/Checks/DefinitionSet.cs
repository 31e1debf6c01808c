using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Expressions;

namespace WorkflowAnon.Engine.Checks;

/// <summary>
/// Definitions that run beside each other, joined by events (定義の組): what one publishes starts others, or lets them go on. Immutable
/// and thread-safe once made; the paths of a definition are looked at once and shared by all sets that hold it.
/// </summary>
public sealed partial class DefinitionSet
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<CompiledWorkflow, IReadOnlyList<RunGraph>> Explored = [];

    private readonly Func<ActivityNode, IEnumerable<string>> _publishes;
    private readonly Func<ActivityNode, string?> _constantOf;

    /// <summary>Creates the set.</summary>
    /// <param name="workflows">The definitions, each in one version.</param>
    /// <param name="publishes">Names of the events that an activity publishes when it completes.</param>
    /// <param name="constantOf">What an activity reads that never changes within an instance: all that read it have the same outcome. Null when it reads none.</param>
    public DefinitionSet(IEnumerable<CompiledWorkflow> workflows, Func<ActivityNode, IEnumerable<string>> publishes, Func<ActivityNode, string?>? constantOf = null)
    {
        _constantOf = constantOf ?? (_ => null);
        Workflows = [.. workflows];
        _publishes = publishes;
        Runs = [.. Workflows.SelectMany(RunsOf)];
        Published = Workflows.SelectMany(x => x.Definition.Activities).SelectMany(publishes).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The definitions.</summary>
    public IReadOnlyList<CompiledWorkflow> Workflows { get; }

    /// <summary>All paths of all definitions, from each start.</summary>
    public IReadOnlyList<RunGraph> Runs { get; }

    /// <summary>Names of the events that some activity publishes.</summary>
    public IReadOnlySet<string> Published { get; }

    /// <summary>The paths of one definition from each of its starts.</summary>
    public static IReadOnlyList<RunGraph> RunsOf(CompiledWorkflow workflow) => Explored.GetValue(workflow, RunGraph.AllOf);

    /// <summary>The event that an activity waits for; null when it is no event, or when only an expression knows its name.</summary>
    public static string? AwaitedBy(CompiledWorkflow workflow, ActivityNode activity)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Type == "Elsa.Event" && workflow.FindNode(activity.Id)?.Inputs[0].Expression is { } expression && expression.TryConstant(out var name)
            ? Values.ToText(name) : null;
    }

    /// <summary>
    /// Before every <paramref name="then"/>, on every path, there was a <paramref name="first"/>: in the same instance, or in the ones whose events
    /// led to it. With <paramref name="since"/>, anew after each of those, in the same instance. Null when it is so; else the shortest path on which it is not.
    /// </summary>
    /// <remarks>
    /// An event counts as the first when nothing publishes it but after the first. That is assumed of all events and taken back, event by
    /// event, until nothing changes; the first publication in time of such an event rests on no other, so that no circle proves itself. An
    /// event that nothing publishes never comes, and nothing after it happens.
    /// </remarks>
    public PathViolation? Precedes(StepTest first, StepTest then, StepTest? since = null)
    {
        var concerned = Runs.Where(x => x.Workflow.Definition.Activities.Any(a => Matches(x, a, then))).ToList();
        if (concerned.Select(x => Violation(x, new PrecedesWatcher(first, then, since))).FirstOrDefault(x => x is not null) is not { } local)
            return null;
        if (since is not null)
            return local;

        var taken = new Dictionary<string, PathViolation>(StringComparer.Ordinal);
        while (true)
        {
            foreach (var run in concerned)
            {
                if (Violation(run, Watch(run, then)) is { } violation)
                    return WithCause(violation, taken);
            }

            if (!TakeBack(concerned.SelectMany(Awaited), taken, Watch))
                return null;
        }

        PrecedesWatcher Watch(RunGraph run, StepTest last) =>
            new((a, o) => first(a, o) || (AwaitedBy(run.Workflow, a) is { } name && !taken.ContainsKey(name)), last, null);
    }

    /// <summary>
    /// After every <paramref name="first"/>, on every path until the end, there is a <paramref name="then"/>: in the same instance, or in one that
    /// an event published meanwhile starts; unless the matter falls away. Null when it is so; else the shortest path on which it is not.
    /// </summary>
    /// <remarks>A waiting instance that an event lets go on promises nothing: it may have ended. Only a start by event does, and of several one is enough.</remarks>
    public PathViolation? FollowedBy(StepTest first, StepTest then, StepTest? unless = null)
    {
        var concerned = Runs.Where(x => x.Workflow.Definition.Activities.Any(a => Matches(x, a, first))).ToList();
        var promised = new HashSet<string>(StringComparer.Ordinal);
        bool Follows(ActivityNode a, IReadOnlyList<string> o) => then(a, o) || _publishes(a).Any(promised.Contains);
        PathViolation? Worst() => concerned.Select(x => Violation(x, new FollowedByWatcher(first, Follows, unless))).FirstOrDefault(x => x is not null);
        PathViolation? Broken(RunGraph run) => Violation(run, new FollowedByWatcher(null, Follows, unless));
        if (Worst() is null)
            return null;
        Promise(promised, Broken);
        if (Worst() is not { } violation)
            return null;

        // What was meant to follow elsewhere is shown on: where the last event leads that leads to a "then" at all.
        var elsewhere = violation.Steps.Reverse().SelectMany(s => s.Workflow.FindActivity(s.Step.ActivityId) is { } a ? _publishes(a) : [])
            .SelectMany(name => Runs.Where(x => StartEvent(x) == name && x.Workflow.Definition.Activities.Any(a => Matches(x, a, then)))).Select(Broken).FirstOrDefault(x => x is not null);
        return elsewhere is null ? violation : violation with { Steps = [.. violation.Steps, .. elsewhere.Steps], IsProven = violation.IsProven && elsewhere.IsProven };
    }

    // What a definition keeps on every path from an event that starts it, the event promises; that may let others keep it, too.
    private void Promise(HashSet<string> promised, Func<RunGraph, PathViolation?> broken)
    {
        bool grew;
        do
        {
            grew = false;
            foreach (var run in Runs)
            {
                if (StartEvent(run) is { } name && !promised.Contains(name) && broken(run) is null)
                    grew |= promised.Add(name);
            }
        }
        while (grew);
    }

    /// <summary>The activities whose outcomes can be such a step, of all definitions.</summary>
    public IEnumerable<(CompiledWorkflow Workflow, ActivityNode Activity)> Find(StepTest test) =>
        from run in Runs
        from activity in run.Workflow.Definition.Activities
        where Matches(run, activity, test)
        group activity by (run.Workflow, activity.Id) into found
        select (found.Key.Workflow, found.First());

    /// <summary>
    /// Whoever did the last of <paramref name="first"/> is barred from the <paramref name="then"/> after it, on every path of one instance. What stands in
    /// another branch, from which no connections lead there, is another matter. Null when it is so.
    /// </summary>
    public PathViolation? Barred(StepTest first, StepTest then, Func<ActivityNode, ActivityNode, bool> isBarred)
    {
        foreach (var run in Runs)
        {
            var firsts = run.Workflow.Definition.Activities.Where(a => Matches(run, a, first)).ToList();
            foreach (var last in run.Workflow.Definition.Activities.Where(a => firsts.Count > 0 && Matches(run, a, then)))
            {
                List<ActivityNode> leading = [.. firsts.Where(a => Leads(a, last))];
                if (Violation(run, new BarredWatcher(leading, (a, o) => a == last && then(a, o), isBarred)) is { } violation)
                    return violation;
            }
        }

        return null;
    }

    /// <summary>The event that starts a definition from this start; null when it starts otherwise.</summary>
    public static string? StartEvent(RunGraph run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.TriggerActivityId is { } id && run.Workflow.FindActivity(id) is { } activity ? AwaitedBy(run.Workflow, activity) : null;
    }

    private bool TakeBack(IEnumerable<string> awaited, Dictionary<string, PathViolation> taken, Func<RunGraph, StepTest, PrecedesWatcher> watch)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>(awaited);
        while (queue.TryDequeue(out var name))
        {
            if (taken.ContainsKey(name) || !seen.Add(name))
                continue;
            foreach (var run in Runs.Where(x => x.Workflow.Definition.Activities.Any(a => _publishes(a).Contains(name))))
            {
                if (Violation(run, watch(run, (a, _) => _publishes(a).Contains(name))) is { } cause)
                {
                    taken.Add(name, cause);
                    return true;
                }

                foreach (var further in Awaited(run))
                    queue.Enqueue(further);
            }
        }

        return false;
    }

    private static IEnumerable<string> Awaited(RunGraph run) => run.Workflow.Definition.Activities.Select(a => AwaitedBy(run.Workflow, a)).OfType<string>().Distinct();

    private static PathViolation WithCause(PathViolation violation, Dictionary<string, PathViolation> taken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (StartEvent(violation.First) is { } name && seen.Add(name) && taken.TryGetValue(name, out var cause))
            violation = new PathViolation(cause.First, [.. cause.Steps, .. violation.Steps], cause.IsProven && violation.IsProven);
        return violation;
    }

    private PathViolation? Violation(RunGraph run, IRunWatcher watcher)
    {
        if (run.ShortestViolation(new ConsistentWatcher(watcher, _constantOf)) is { } path)
            return new PathViolation(run, [.. path.Select(x => (run.Workflow, x))], true);

        // What was not looked at to the end is not proven.
        return run.IsComplete ? null : new PathViolation(run, [], false);
    }

    // In different containers anything may lead anywhere.
    private static bool Leads(ActivityNode from, ActivityNode to)
    {
        if (from.Parent != to.Parent || from.Parent is not { Type: "Elsa.Flowchart" } flowchart)
            return true;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>([from.Id]);
        while (queue.TryDequeue(out var current))
        {
            foreach (var connection in flowchart.Connections.Where(c => c.Source == current && seen.Add(c.Target)))
                queue.Enqueue(connection.Target);
        }

        return seen.Contains(to.Id);
    }

    private static bool Matches(RunGraph run, ActivityNode activity, StepTest test)
    {
        if (run.Workflow.FindNode(activity.Id) is not { } node)
            return false;
        return Array.Exists(OutcomeSets.Of(node, out _), x => test(activity, x));
    }
}

/// <summary>A path on which a rule is not kept.</summary>
/// <param name="First">The definition and start where it begins.</param>
/// <param name="Steps">The activities in the order in which they complete, each with its definition.</param>
/// <param name="IsProven">False where a definition has too many paths to look at: then the rule is not shown to be kept.</param>
public sealed record PathViolation(RunGraph First, IReadOnlyList<(CompiledWorkflow Workflow, RunStep Step)> Steps, bool IsProven);
