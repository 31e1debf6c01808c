using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Activities.BuiltIn;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Expressions;

namespace WorkflowAnon.Engine.Checks;

/// <summary>Whether an activity ends the burst by waiting.</summary>
internal enum RunPause
{
    /// <summary>It completes within the burst.</summary>
    Never = 0,

    /// <summary>It waits, or passes at once (a time that is past).</summary>
    Maybe = 1,

    /// <summary>It always waits for something from outside.</summary>
    Always = 2,
}

/// <summary>Which activities wait.</summary>
internal static class RunPauses
{
    internal static RunPause Of(CompiledNode node)
    {
        if (node.Children.Length > 0)
            return RunPause.Never;
        return node.Type.Behavior switch
        {
            EventBehavior or RunTaskBehavior => RunPause.Always,
            DelayBehavior or StartAtBehavior or ChildWorkflowBehavior => RunPause.Maybe,
            CustomBehavior custom => custom.AlwaysWaits ? RunPause.Always
                : node.Type.Descriptor.Kind == nameof(ActivityKind.Action) ? RunPause.Never : RunPause.Maybe,
            _ => RunPause.Never,
        };
    }

    /// <summary>True when something in the activity waits or may wait.</summary>
    internal static bool Somewhere(CompiledNode node) =>
        node.Children.Length > 0 ? Array.Exists(node.Children, Somewhere) : Of(node) != RunPause.Never;
}

/// <summary>How a child of a flowchart joins what leads to it.</summary>
internal static class JoinModes
{
    internal static JoinMode Of(CompiledNode node)
    {
        if (node.Type.Behavior is not FlowJoinBehavior)
            return JoinMode.WaitAllActive;
        return node.Inputs[0].Expression is { } expression && expression.TryConstant(out var value) && value is not null
            && Enum.TryParse<JoinMode>(Values.ToText(value), ignoreCase: true, out var mode) ? mode : JoinMode.WaitAny;
    }
}

/// <summary>The outcomes that an activity may complete with: a condition counts as both, a fork is all at once.</summary>
internal static class OutcomeSets
{
    private const int MostCombined = 6;
    private static readonly string[] Done = ["Done"];

    internal static string[][] Of(CompiledNode node, out bool all)
    {
        all = true;
        if (node.Type.Behavior is FlowForkBehavior)
            return [node.Outcomes];
        if (node.Type.Behavior is not FlowSwitchBehavior)
            return node.Outcomes.Length == 0 ? [Done] : [.. node.Outcomes.Select(x => new[] { x })];
        var isFirstOnly = node.Inputs[0].Expression is not { } mode || (mode.TryConstant(out var value) && !string.Equals(value as string, "MatchAny", StringComparison.OrdinalIgnoreCase));
        if (isFirstOnly)
            return [.. node.Outcomes.Select(x => new[] { x })];
        var labels = node.Outcomes.Where(x => x != "Default").ToArray();
        all = labels.Length <= MostCombined;
        return [["Default"], .. Combinations(all ? labels : labels[..MostCombined]), labels];
    }

    private static IEnumerable<string[]> Combinations(string[] labels)
    {
        for (var bits = 1; bits < 1 << labels.Length; bits++)
            yield return [.. labels.Where((_, i) => (bits & (1 << i)) != 0)];
    }
}
