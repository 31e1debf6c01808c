using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Flow;

namespace WorkflowAnon.Engine.Activities.BuiltIn;

/// <summary>How a join decides (Elsa's FlowJoinMode).</summary>
internal enum JoinMode
{
    WaitAny = 0,
    WaitAll = 1,
    WaitAllActive = 2,
}

/// <summary>
/// Elsa.Flowchart, counter based: every completed child visits all its outbound connections, followed or not, so that a join
/// knows when nothing more can come (dead-path elimination). Array order is the deterministic tie-break.
/// </summary>
internal sealed class FlowchartBehavior : Behavior
{
    private static readonly string[] NoOutcomes = [];

    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        var scope = ScopeOf(burst, instance);
        if (scope.Graph.Start < 0)
            burst.Complete(instance);
        else
            burst.Schedule(instance, instance.Node.Children[scope.Graph.Start]);
        return ValueTask.CompletedTask;
    }

    internal override void ChildCompleted(BurstExecution burst, ActivityInstance owner, ActivityInstance child, string[] outcomes)
    {
        if (child.Node.Type.Behavior.IsTerminal)
        {
            burst.Complete(owner);
            return;
        }

        if (!Leave(burst, owner, child.Position, outcomes, child.EnteredBackward))
            CompleteIfIdle(burst, owner);
    }

    /// <summary>A cancelled child is a dead path: its connections are visited, none followed.</summary>
    internal static void ChildCanceled(BurstExecution burst, ActivityInstance owner, ActivityInstance child)
    {
        if (!Leave(burst, owner, child.Position, NoOutcomes, enteredBackward: false))
            CompleteIfIdle(burst, owner);
    }

    /// <summary>Cancels what still runs upstream of a join.</summary>
    internal static void CancelUpstream(BurstExecution burst, ActivityInstance owner, CompiledNode join)
    {
        var upstream = ScopeOf(burst, owner).Graph.Ancestors(join.Position);
        foreach (var child in owner.Children.ToArray())
            if (Array.IndexOf(upstream, child.Position) >= 0 && child.Status is not ActivityStatus.Pending)
                burst.Cancel(child);
    }

    internal static FlowScope ScopeOf(BurstExecution burst, ActivityInstance flowchart) =>
        flowchart.Flow ??= new FlowScope(flowchart.Node.GraphFor(burst.TriggerActivityId), flowchart.Node.Children.Length);

    private static void CompleteIfIdle(BurstExecution burst, ActivityInstance owner)
    {
        // Work in the queue is owned by this flowchart or by a child, and a child with work in the queue is still running.
        if (owner.Scheduled > 0)
            return;
        foreach (var child in owner.Children)
            if (child.Status is ActivityStatus.Running or ActivityStatus.Faulted)
                return;
        burst.Complete(owner);
    }

    private static bool Leave(BurstExecution burst, ActivityInstance owner, int position, string[] outcomes, bool enteredBackward)
    {
        var scope = ScopeOf(burst, owner);
        var graph = scope.Graph;
        if (!graph.IsReachable(position))
            throw new InvalidOperationException($"アクティビティ「{owner.Node.Children[position].Node.Id}」は開始から到達できないため、その先へ進めません。");
        if (!enteredBackward)
            scope.ActivityVisits[position]++;

        var scheduled = false;
        foreach (var connection in graph.Outbound(position))
        {
            var followed = Array.IndexOf(outcomes, connection.Port) >= 0;
            scope.VisitConnection(connection.Index, followed);
            if (graph.IsForward(connection.Index))
                scheduled |= Arrive(burst, owner, connection);
            else if (followed)
                scheduled |= LoopBack(burst, owner, connection);
        }

        return scheduled;
    }

    private static bool LoopBack(BurstExecution burst, ActivityInstance owner, FlowConnection connection)
    {
        var children = owner.Node.Children;
        if (!ScopeOf(burst, owner).Graph.IsValidBackward(connection.Index))
            throw new InvalidOperationException($"「{children[connection.Source].Node.Id}」から「{children[connection.Target].Node.Id}」へ戻る接続が正しくありません。開始から来るすべての経路が戻り先を通る必要があります。");
        burst.Schedule(owner, children[connection.Target], backward: true);
        return true;
    }

    private static bool Arrive(BurstExecution burst, ActivityInstance owner, FlowConnection connection)
    {
        var scope = ScopeOf(burst, owner);
        var target = owner.Node.Children[connection.Target];
        switch (ModeOf(burst, owner, target))
        {
            case JoinMode.WaitAny:
                return ArriveAtWaitAny(burst, owner, connection, target);
            case JoinMode.WaitAll:
                if (!scope.AllVisited(connection.Target))
                    return false;
                return scope.AllFollowed(connection.Target) ? Enter(burst, owner, target) : Skip(burst, owner, connection.Target);
            default:
                if (!scope.AllVisited(connection.Target))
                    return false;
                return scope.AnyFollowed(connection.Target) ? Enter(burst, owner, target) : Skip(burst, owner, connection.Target);
        }
    }

    private static bool ArriveAtWaitAny(BurstExecution burst, ActivityInstance owner, FlowConnection connection, CompiledNode target)
    {
        var scope = ScopeOf(burst, owner);
        if (scope.IsLate(connection) || burst.IsScheduled(owner, target))
            return false;

        // The join is running at this moment and cancels what is upstream: that must not start it a second time.
        foreach (var child in owner.Children)
            if (child.Node == target && child.Status == ActivityStatus.Running)
                return false;
        if (scope.AnyFollowed(connection.Target))
        {
            Enter(burst, owner, target);
            CancelUpstream(burst, owner, target);
            return true;
        }

        return scope.AllVisited(connection.Target) && Skip(burst, owner, connection.Target);
    }

    private static bool Enter(BurstExecution burst, ActivityInstance owner, CompiledNode target)
    {
        burst.Schedule(owner, target);
        return true;
    }

    private static bool Skip(BurstExecution burst, ActivityInstance owner, int position) =>
        Leave(burst, owner, position, NoOutcomes, enteredBackward: false);

    private static JoinMode ModeOf(BurstExecution burst, ActivityInstance owner, CompiledNode target)
    {
        if (target.Type.Behavior is not FlowJoinBehavior)
            return JoinMode.WaitAllActive;
        var (slot, expression) = target.Inputs[0];
        return (JoinMode)((expression is null ? slot.Default : burst.Evaluate(owner, expression, slot.Type)) ?? JoinMode.WaitAny);
    }
}
