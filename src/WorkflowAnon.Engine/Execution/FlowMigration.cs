using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Flow;

namespace WorkflowAnon.Engine.Execution;

/// <summary>Carries a flowchart's visits over to a new version, so that no join waits for a way that can no longer come.</summary>
internal static class FlowMigration
{
    /// <summary>The visits in the new version, and the joins whose next step would be another than before.</summary>
    internal static (FlowScope Scope, IReadOnlyList<int> Unsure) Move(ActivityInstance old, ActivityInstance moved, string? triggerActivityId)
    {
        var before = old.Flow!;
        var graph = moved.Node.GraphFor(triggerActivityId);
        var scope = new FlowScope(graph, moved.Node.Children.Length);
        var oldPositions = moved.Node.Children.Select(x => Array.FindIndex(old.Node.Children, y => y.Node.Id == x.Node.Id)).ToArray();
        for (var i = 0; i < oldPositions.Length; i++)
            if (oldPositions[i] >= 0)
                scope.ActivityVisits[i] = before.ActivityVisits[oldPositions[i]];
        foreach (var connection in graph.Connections)
            MoveConnection(before, scope, connection, oldPositions);
        PassOverNewActivities(scope, oldPositions);
        return (scope, FindUnsure(before, scope, moved, oldPositions));
    }

    private static void MoveConnection(FlowScope before, FlowScope scope, FlowConnection connection, int[] oldPositions)
    {
        var source = oldPositions[connection.Source];
        if (source < 0)
            return;
        var target = oldPositions[connection.Target];
        foreach (var same in before.Graph.Outbound(source))
        {
            if (same.Target != target || same.Port != connection.Port)
                continue;
            scope.ConnectionVisits[connection.Index] = before.ConnectionVisits[same.Index];
            scope.LastFollowed[connection.Index] = before.LastFollowed[same.Index];
            return;
        }

        // A new way out of something that has been completed: it was passed by, as often as the others were visited.
        var visits = before.ActivityVisits[source];
        foreach (var other in before.Graph.Outbound(source))
            visits = Math.Max(visits, before.ConnectionVisits[other.Index]);
        scope.ConnectionVisits[connection.Index] = visits;
    }

    /// <summary>A new activity behind something completed is a dead path for this instance.</summary>
    private static void PassOverNewActivities(FlowScope scope, int[] oldPositions)
    {
        bool changed;
        do
        {
            changed = false;
            for (var i = 0; i < oldPositions.Length; i++)
            {
                if (oldPositions[i] >= 0 || scope.Graph.ForwardInbound(i).Length == 0 || !scope.AllVisited(i))
                    continue;
                scope.ActivityVisits[i]++;
                foreach (var connection in scope.Graph.Outbound(i))
                    scope.VisitConnection(connection.Index, followed: false);
                changed = true;
            }
        }
        while (changed);
    }

    /// <summary>Joins that would now be due although nothing is about to start them, or that a way passed by would keep from running.</summary>
    private static List<int> FindUnsure(FlowScope before, FlowScope scope, ActivityInstance moved, int[] oldPositions)
    {
        var unsure = new List<int>();
        for (var i = 0; i < oldPositions.Length; i++)
        {
            if (oldPositions[i] < 0 || moved.Children.Exists(x => x.Position == i))
                continue;
            var inbound = scope.Graph.ForwardInbound(i);
            if (inbound.Length == 0)
                continue;
            var isDue = scope.AllVisited(i);
            var isWaiting = Array.Exists(inbound, x => scope.ConnectionVisits[x] > scope.ActivityVisits[i]);
            var wasWaiting = before.Graph.ForwardInbound(oldPositions[i]).Any(x => before.ConnectionVisits[x] > before.ActivityVisits[oldPositions[i]]);
            if (isDue || (isWaiting && inbound.Length != before.Graph.ForwardInbound(oldPositions[i]).Length) || isWaiting != wasWaiting)
                unsure.Add(i);
        }

        return unsure;
    }
}
