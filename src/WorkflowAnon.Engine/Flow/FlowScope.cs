namespace WorkflowAnon.Engine.Flow;

/// <summary>
/// How often each child and connection of one flowchart instance has been visited, and whether a connection was followed last.
/// A join waits while a forward connection into it has been visited no more often than the join itself.
/// </summary>
internal sealed class FlowScope(FlowGraph graph, int count)
{
    internal FlowGraph Graph { get; } = graph;

    internal int[] ActivityVisits { get; } = new int[count];

    internal int[] ConnectionVisits { get; } = new int[graph.Connections.Length];

    internal bool[] LastFollowed { get; } = new bool[graph.Connections.Length];

    internal void VisitConnection(int connection, bool followed)
    {
        ConnectionVisits[connection]++;
        LastFollowed[connection] = followed;
    }

    /// <summary>Every forward connection has been visited since the child last was.</summary>
    internal bool AllVisited(int position)
    {
        var visits = ActivityVisits[position];
        foreach (var connection in Graph.ForwardInbound(position))
            if (ConnectionVisits[connection] <= visits)
                return false;
        return true;
    }

    /// <summary>Of the forward connections visited most, one was followed.</summary>
    internal bool AnyFollowed(int position)
    {
        var max = MaxVisits(position);
        if (max <= ActivityVisits[position])
            return false;
        foreach (var connection in Graph.ForwardInbound(position))
            if (ConnectionVisits[connection] == max && LastFollowed[connection])
                return true;
        return false;
    }

    /// <summary>Every forward connection has been visited equally often and was followed.</summary>
    internal bool AllFollowed(int position)
    {
        var max = MaxVisits(position);
        if (max <= ActivityVisits[position])
            return false;
        foreach (var connection in Graph.ForwardInbound(position))
            if (ConnectionVisits[connection] != max || !LastFollowed[connection])
                return false;
        return true;
    }

    /// <summary>A connection that arrives after its target has already run for this round.</summary>
    internal bool IsLate(FlowConnection connection) => ConnectionVisits[connection.Index] <= ActivityVisits[connection.Target];

    private int MaxVisits(int position)
    {
        var max = 0;
        foreach (var connection in Graph.ForwardInbound(position))
            max = Math.Max(max, ConnectionVisits[connection]);
        return max;
    }
}
