using WorkflowAnon.Engine.Definitions;

namespace WorkflowAnon.Engine.Checks;

/// <summary>An instance on its way (途中の件): what it has done, in whatever versions, and all that it can still do.</summary>
/// <param name="Ahead">All that lies ahead.</param>
/// <param name="Behind">What was completed, in order, each with the version in which it was.</param>
public sealed record RunUnderWay(RunGraph Ahead, IReadOnlyList<(CompiledWorkflow Workflow, RunStep Step)> Behind)
{
    private readonly Dictionary<ActivityNode, CompiledWorkflow> _workflows = Behind.Select(x => (x.Workflow, Node: x.Workflow.FindActivity(x.Step.ActivityId))).Where(x => x.Node is not null)
        .DistinctBy(x => x.Node).ToDictionary(x => x.Node!, x => x.Workflow);

    /// <summary>Version in which an activity stands: one of the past, else the one ahead.</summary>
    internal CompiledWorkflow WorkflowOf(ActivityNode activity) => _workflows.GetValueOrDefault(activity, Ahead.Workflow);

    /// <summary>What the watcher remembers after everything behind; what was done against it lies behind, too, and is not held against what comes.</summary>
    internal IRunWatcher? Replay(IRunWatcher watcher, Func<CompiledWorkflow, ActivityNode, ActivityNode>? translate = null)
    {
        var memory = watcher.Start;
        foreach (var (workflow, step) in Behind)
        {
            if (workflow.FindActivity(step.ActivityId) is not { } activity)
                continue;
            var after = watcher.After(memory, translate is null ? activity : translate(workflow, activity), step.Outcomes);
            if (after == IRunWatcher.Settled)
                return null;
            memory = after == IRunWatcher.Broken ? memory : after;
        }

        return new From(watcher, memory);
    }

    private sealed class From(IRunWatcher inner, int start) : IRunWatcher
    {
        public int Start => start;

        public int After(int memory, ActivityNode activity, IReadOnlyList<string> outcomes) => inner.After(memory, activity, outcomes);

        public bool BreaksAtEnd(int memory) => inner.BreaksAtEnd(memory);

        public bool IsSettledBy(ActivityNode activity, IReadOnlyList<string> outcomes) => inner.IsSettledBy(activity, outcomes);
    }
}
