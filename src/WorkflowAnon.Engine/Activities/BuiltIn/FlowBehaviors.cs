using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Expressions;

namespace WorkflowAnon.Engine.Activities.BuiltIn;

/// <summary>Start and End: milestones without effect; End ends its container.</summary>
internal sealed class MilestoneBehavior(bool isTerminal) : Behavior
{
    internal override bool IsTerminal => isTerminal;

    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        burst.Complete(instance);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Elsa.Finish: the whole workflow ends at once.</summary>
internal sealed class FinishBehavior : Behavior
{
    internal override bool IsTerminal => true;

    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        burst.FinishNow();
        burst.Complete(instance);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Elsa.Complete: the workflow completes as a whole; what still runs is cancelled.</summary>
internal sealed class CompleteBehavior : Behavior
{
    internal override bool IsTerminal => true;

    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        burst.Complete(instance);
        burst.CompleteWorkflow();
        return ValueTask.CompletedTask;
    }
}

/// <summary>Elsa.FlowDecision: outcome True or False.</summary>
internal sealed class FlowDecisionBehavior : Behavior
{
    private static readonly string[] True = ["True"];
    private static readonly string[] False = ["False"];

    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        burst.Complete(instance, instance.Inputs[0] is true ? True : False);
        return ValueTask.CompletedTask;
    }
}

/// <summary>One case of a switch.</summary>
internal sealed record SwitchCase(string Label, CompiledExpression Condition);

/// <summary>Elsa.FlowSwitch: the first case that holds, or all of them; Default when none does.</summary>
internal sealed class FlowSwitchBehavior : Behavior
{
    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        var matches = new List<string>();
        foreach (var item in (SwitchCase[])instance.Node.Extra!)
            if (burst.Evaluate(instance, item.Condition, typeof(bool?)) is true)
                matches.Add(item.Label);
        var matchAny = string.Equals(instance.Inputs[0] as string, "MatchAny", StringComparison.OrdinalIgnoreCase);
        burst.Complete(instance, matches.Count == 0 ? ["Default"] : matchAny ? [.. matches] : [matches[0]]);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Elsa.FlowFork: every branch is an outcome.</summary>
internal sealed class FlowForkBehavior : Behavior
{
    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        burst.Complete(instance, instance.Inputs[0] is List<string> branches ? [.. branches] : ["Done"]);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Elsa.FlowJoin: the flowchart decides when it runs; it ends what still runs upstream.</summary>
internal sealed class FlowJoinBehavior : Behavior
{
    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        if (instance.Parent is { Node.Type.Behavior: FlowchartBehavior } flowchart)
            FlowchartBehavior.CancelUpstream(burst, flowchart, instance.Node);
        burst.Complete(instance);
        return ValueTask.CompletedTask;
    }
}
