using WorkflowAnon.Engine.Definitions;

namespace WorkflowAnon.Engine.Flow;

/// <summary>A connection between two children of a flowchart, by position.</summary>
/// <param name="Index">Position in <see cref="FlowGraph.Connections"/>.</param>
/// <param name="Source">Position of the source.</param>
/// <param name="Port">Outcome that follows it.</param>
/// <param name="Target">Position of the target.</param>
internal readonly record struct FlowConnection(int Index, int Source, string Port, int Target);

/// <summary>
/// The graph of a flowchart as seen from its start: which connections lead forward, which back (loops), who is upstream of whom.
/// Computed once per version and start.
/// </summary>
internal sealed class FlowGraph
{
    private readonly FlowConnection[][] _outbound;
    private readonly int[][] _forwardInbound;
    private readonly bool[] _isForward;
    private readonly bool[] _isValidBackward;
    private readonly bool[] _isReachable;
    private readonly int[][] _ancestors;

    internal FlowGraph(CompiledNode flowchart, int start)
        : this(flowchart.Children.Length, start, Resolve(flowchart))
    {
    }

    internal FlowGraph(int count, int start, FlowConnection[] connections)
    {
        Start = start;
        Connections = connections;
        _outbound = new FlowConnection[count][];
        for (var i = 0; i < count; i++)
            _outbound[i] = Array.FindAll(connections, x => x.Source == i);

        var forward = ForwardEdges(count);
        _isForward = Array.ConvertAll(connections, x => forward.Contains((x.Source, x.Target)));
        _forwardInbound = new int[count][];
        _isReachable = new bool[count];
        _ancestors = new int[count][];
        for (var i = 0; i < count; i++)
        {
            _forwardInbound[i] = connections.Where(x => x.Target == i && _isForward[x.Index]).Select(x => x.Index).ToArray();
            _isReachable[i] = i == start || _forwardInbound[i].Length > 0;
        }

        for (var i = 0; i < count; i++)
            _ancestors[i] = Upstream(i, avoid: -1).ToArray();
        _isValidBackward = Array.ConvertAll(connections, x => !_isForward[x.Index] && IsValidBackward(x));
    }

    /// <summary>Position of the child where the flowchart starts; -1 when it is empty.</summary>
    internal int Start { get; }

    /// <summary>All connections, in the order of the document, each once.</summary>
    internal FlowConnection[] Connections { get; }

    internal FlowConnection[] Outbound(int position) => _outbound[position];

    /// <summary>Indexes of the forward connections into a child.</summary>
    internal int[] ForwardInbound(int position) => _forwardInbound[position];

    /// <summary>Children upstream of a child, over forward connections.</summary>
    internal int[] Ancestors(int position) => _ancestors[position];

    internal bool IsForward(int connection) => _isForward[connection];

    /// <summary>A loop back is valid when every way from the start to its source passes its target.</summary>
    internal bool IsValidBackward(int connection) => _isValidBackward[connection];

    /// <summary>False when no forward way from the start leads there.</summary>
    internal bool IsReachable(int position) => _isReachable[position];

    /// <summary>
    /// Joins that a loop can mislead: one way into them leads out of the loop, another does not come through it. Each round of the
    /// loop counts as a visit of the way out (as in Elsa), so such a join may run too early or never.
    /// </summary>
    internal IEnumerable<(int Join, FlowConnection LoopBack)> JoinsMisledByLoops()
    {
        foreach (var back in Connections.Where(x => IsReachable(x.Source) && !_isForward[x.Index] && _isValidBackward[x.Index]))
        {
            var throughLoop = Downstream(back.Target);
            for (var join = 0; join < _outbound.Length; join++)
            {
                // A join upstream of the loop's end is inside the loop: every round visits all its ways in.
                var inbound = _forwardInbound[join];
                if (inbound.Length > 1
                    && join != back.Target
                    && !IsInside(join, back)
                    && Array.Exists(inbound, x => throughLoop.Contains(Connections[x].Source))
                    && Array.Exists(inbound, x => !throughLoop.Contains(Connections[x].Source)))
                    yield return (join, back);
            }
        }
    }

    /// <summary>Where a flowchart starts when no trigger says otherwise (Elsa's order; the JSON property <c>start</c> is not read).</summary>
    internal static int DefaultStart(CompiledNode flowchart)
    {
        var children = flowchart.Children;
        var start = Array.FindIndex(children, x => x.Node.Type == "Elsa.Start");
        if (start < 0)
            start = Array.FindIndex(children, x => x.Node.CanStartWorkflow);
        if (start < 0)
            start = Array.FindIndex(children, x => flowchart.Node.Connections.All(c => c.Target != x.Node.Id));
        return start >= 0 || children.Length == 0 ? start : 0;
    }

    private static FlowConnection[] Resolve(CompiledNode flowchart)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < flowchart.Children.Length; i++)
            positions[flowchart.Children[i].Node.Id] = i;
        return flowchart.Node.Connections.Distinct()
            .Select((x, i) => new FlowConnection(i, positions[x.Source], x.SourcePort, positions[x.Target]))
            .ToArray();
    }

    /// <summary>
    /// Edges that close no cycle, found breadth-first from the start in document order: an edge whose target already leads to
    /// its source is a loop back.
    /// </summary>
    private HashSet<(int Source, int Target)> ForwardEdges(int count)
    {
        var edges = new HashSet<(int, int)>();
        if (Start < 0)
            return edges;
        var next = new List<int>[count];
        var visited = new bool[count];
        var queue = new Queue<int>([Start]);
        while (queue.TryDequeue(out var source))
        {
            visited[source] = true;
            foreach (var connection in _outbound[source])
            {
                var target = connection.Target;
                if (edges.Contains((source, target)) || Leads(next, target, source))
                    continue;
                edges.Add((source, target));
                (next[source] ??= []).Add(target);
                if (!visited[target])
                    queue.Enqueue(target);
            }
        }

        return edges;
    }

    private static bool Leads(List<int>?[] next, int from, int to)
    {
        if (from == to)
            return true;
        var seen = new HashSet<int> { from };
        var stack = new Stack<int>([from]);
        while (stack.TryPop(out var current))
        {
            foreach (var target in next[current] ?? [])
            {
                if (target == to)
                    return true;
                if (seen.Add(target))
                    stack.Push(target);
            }
        }

        return false;
    }

    private bool IsInside(int position, FlowConnection back) =>
        (position == back.Source || Array.IndexOf(_ancestors[back.Source], position) >= 0) && Array.IndexOf(_ancestors[position], back.Target) >= 0;

    private HashSet<int> Downstream(int position)
    {
        var found = new HashSet<int> { position };
        var queue = new Queue<int>([position]);
        while (queue.TryDequeue(out var current))
            foreach (var connection in _outbound[current])
                if (_isForward[connection.Index] && found.Add(connection.Target))
                    queue.Enqueue(connection.Target);
        return found;
    }

    private HashSet<int> Upstream(int position, int avoid)
    {
        var found = new HashSet<int>();
        var queue = new Queue<int>([position]);
        while (queue.TryDequeue(out var current))
        {
            foreach (var connection in _forwardInbound[current])
            {
                var source = Connections[connection].Source;
                if (source != avoid && found.Add(source))
                    queue.Enqueue(source);
            }
        }

        return found;
    }

    private bool IsValidBackward(FlowConnection connection) =>
        connection.Source == connection.Target
        || connection.Target == Start
        || (connection.Source != Start && !Upstream(connection.Source, avoid: connection.Target).Contains(Start));
}
