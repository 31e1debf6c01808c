using WorkflowAnon.Engine.Activities.BuiltIn;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Flow;

namespace WorkflowAnon.Engine.Checks;

/// <summary>One state of a <see cref="RunGame"/> while a move is made in it. Its methods follow the behaviours of the same names.</summary>
internal sealed class RunBoard
{
    internal static readonly string[] Done = ["Done"];

    internal const int Live = 0, Back = 1, Position = 2, Breaking = 3, Deciding = 4;

    /// <summary>
    /// How far a connection's visits may lead its target's before they are no longer counted: only joins that a loop misleads let the
    /// lead grow, and what a fourth round does a third has done.
    /// </summary>
    internal const int MostLead = 3;

    internal const int MostRuns = 3;

    private const int MostNesting = 400;

    private readonly RunLayout _layout;
    private readonly sbyte[] _cells;
    private int _nesting;

    internal RunBoard(RunLayout layout, sbyte[] state)
    {
        _layout = layout;
        _cells = state[..layout.Width];
        for (var i = layout.Width; i < state.Length; i += 2)
        {
            var code = ((byte)state[i] << 8) | (byte)state[i + 1];
            Queue.Add((layout.Nodes[code >> 1], (code & 1) != 0));
        }
    }

    internal List<(CompiledNode Node, bool Backward)> Queue { get; } = [];

    internal bool IsCutShort { get; private set; }

    internal bool IsEnded => _cells[0] != 0;

    /// <summary>The instance stands still: what should come next is not reachable, or a loop back is not valid.</summary>
    internal bool IsFaulted
    {
        get => _cells[1] != 0;
        set => _cells[1] = (sbyte)(value ? 1 : 0);
    }

    internal bool IsTriggerTaken
    {
        get => _cells[2] != 0;
        set => _cells[2] = (sbyte)(value ? 1 : 0);
    }

    internal bool IsIdle => Queue.Count == 0;

    internal bool IsLive(CompiledNode node) => Of(node, Live) > 0;

    internal bool IsDeciding(CompiledNode node) => Of(node, Deciding) != 0;

    internal bool IsBreaking(CompiledNode node) => Of(node, Breaking) != 0;

    internal void SetDeciding(CompiledNode node, bool value) => Of(node, Deciding) = (sbyte)(value ? 1 : 0);

    internal (int Forward, int Backward) RunsOf(CompiledNode node) => (Of(node, Live) - Of(node, Back), Of(node, Back));

    internal sbyte[] Save()
    {
        if (IsEnded)
        {
            // However it ended, it has ended.
            var end = new sbyte[_layout.Width];
            end[0] = 1;
            return end;
        }

        Forget();
        var state = new sbyte[_cells.Length + (Queue.Count * 2)];
        _cells.CopyTo(state, 0);
        for (var i = 0; i < Queue.Count; i++)
        {
            var code = (Queue[i].Node.Index << 1) | (Queue[i].Backward ? 1 : 0);
            (state[_cells.Length + (i * 2)], state[_cells.Length + (i * 2) + 1]) = ((sbyte)(code >> 8), (sbyte)code);
        }

        return state;
    }

    internal void Enqueue(CompiledNode node, bool backward) => Queue.Add((node, backward));

    internal void Create(CompiledNode node, bool backward)
    {
        ref var live = ref Of(node, Live);
        if (live >= MostRuns || (live > 0 && node.Children.Length > 0))
            IsCutShort = true;
        else
            live++;
        if (backward && Of(node, Back) < live)
            Of(node, Back)++;
        Of(node, Position) = Of(node, Breaking) = Of(node, Deciding) = 0;
    }

    /// <summary>A flowchart or a sequence begins.</summary>
    internal void Open(CompiledNode container, bool backward)
    {
        if (container.Type.Behavior is SequenceBehavior)
        {
            Next(container);
            return;
        }

        var graph = _layout.GraphOf(container);
        Array.Clear(_cells, _layout.OfConnection(container, 0), graph.Connections.Length * RunLayout.PerConnection);
        if (graph.Start < 0)
            Complete(container, Done, backward);
        else
            Enqueue(container.Children[graph.Start], backward: false);
    }

    internal void Break(CompiledNode node)
    {
        for (var current = node.Parent; current is not null; current = current.Parent)
        {
            if (current.Type.Behavior is SequenceBehavior or LoopBehavior)
                Of(current, Breaking) = 1;
            if (current.Type.Behavior is LoopBehavior)
                break;
        }
    }

    internal void Complete(CompiledNode node, string[] outcomes, bool backward)
    {
        Withdraw(node, backward);
        if (node.Type.Behavior is FinishBehavior or CompleteBehavior || node.Parent is not { } parent)
        {
            _cells[0] = 1;
            Queue.Clear();
            return;
        }

        if (!IsLive(parent))
            return;
        switch (parent.Type.Behavior)
        {
            case FlowchartBehavior when !node.Type.Behavior.IsTerminal:
                if (!Leave(parent, node, outcomes, backward))
                    CompleteIfIdle(parent);
                break;
            case SequenceBehavior when Of(parent, Breaking) == 0 && !node.Type.Behavior.IsTerminal:
                Next(parent);
                break;
            case LoopBehavior:
                SetDeciding(parent, true);
                break;
            default:
                Complete(parent, Done, Of(parent, Back) > 0);
                break;
        }
    }

    /// <summary>What runs upstream of a join is cancelled; what still stands in the queue is not.</summary>
    internal void CancelUpstream(CompiledNode flowchart, CompiledNode join)
    {
        foreach (var position in _layout.GraphOf(flowchart).Ancestors(join.Position))
        {
            var child = flowchart.Children[position];
            for (var runs = Of(child, Live); runs > 0 && IsLive(child) && !IsEnded; runs--)
            {
                Withdraw(child, Of(child, Back) > 0);
                if (!Leave(flowchart, child, [], backward: false))
                    CompleteIfIdle(flowchart);
            }
        }
    }

    // What can make no difference any more must not tell states apart.
    private void Forget()
    {
        foreach (var node in _layout.Nodes)
        {
            var isLive = IsLive(node);
            if (!isLive)
                Of(node, Position) = Of(node, Breaking) = 0;
            if (node.Type.Behavior is not FlowchartBehavior)
                continue;
            var first = _layout.OfConnection(node, 0);
            for (var i = first; i < first + (_layout.GraphOf(node).Connections.Length * RunLayout.PerConnection); i += RunLayout.PerConnection)
            {
                if (!isLive)
                    _cells[i] = 0;
                if (_cells[i] <= 0)
                    _cells[i + 1] = 0;
            }
        }
    }

    private ref sbyte Of(CompiledNode node, int what) => ref _cells[RunLayout.OfNode(node, what)];

    private ref sbyte LeadOf(CompiledNode flowchart, int connection) => ref _cells[_layout.OfConnection(flowchart, connection)];

    private void Next(CompiledNode sequence)
    {
        ref var position = ref Of(sequence, Position);
        if (position >= sequence.Children.Length || position == sbyte.MaxValue)
            Complete(sequence, Done, Of(sequence, Back) > 0);
        else
            Enqueue(sequence.Children[position++], backward: false);
    }

    // One run of an activity is over, with everything inside it.
    private void Withdraw(CompiledNode node, bool backward)
    {
        foreach (var child in node.Children)
            Silence(child);
        ref var live = ref Of(node, Live);
        ref var back = ref Of(node, Back);
        live--;
        if (backward && back > 0)
            back--;
        back = Math.Min(back, live);
    }

    private void Silence(CompiledNode node)
    {
        Queue.RemoveAll(x => x.Node == node);
        Of(node, Live) = Of(node, Back) = Of(node, Deciding) = 0;
        foreach (var child in node.Children)
            Silence(child);
    }

    private void CompleteIfIdle(CompiledNode flowchart)
    {
        if (IsLive(flowchart) && !IsFaulted && !Queue.Exists(x => x.Node.Parent == flowchart) && !Array.Exists(flowchart.Children, IsLive))
            Complete(flowchart, Done, Of(flowchart, Back) > 0);
    }

    private bool Leave(CompiledNode flowchart, CompiledNode node, string[] outcomes, bool backward)
    {
        var graph = _layout.GraphOf(flowchart);
        if (!graph.IsReachable(node.Position) || _nesting > MostNesting)
        {
            IsCutShort |= _nesting > MostNesting;
            return IsFaulted = true;
        }

        _nesting++;
        if (!backward)
            foreach (var inbound in graph.ForwardInbound(node.Position))
                Lead(flowchart, inbound, -1);
        var scheduled = false;
        foreach (var connection in graph.Outbound(node.Position))
        {
            var followed = Array.IndexOf(outcomes, connection.Port) >= 0;
            if (graph.IsForward(connection.Index))
            {
                Lead(flowchart, connection.Index, 1);
                _cells[_layout.OfConnection(flowchart, connection.Index) + 1] = (sbyte)(followed ? 1 : 0);
                scheduled |= Arrive(flowchart, connection);
            }
            else if (followed)
            {
                if (graph.IsValidBackward(connection.Index))
                    Enqueue(flowchart.Children[connection.Target], backward: true);
                else
                    IsFaulted = true;
                scheduled = true;
            }

            if (IsFaulted)
                break;
        }

        _nesting--;
        return scheduled;
    }

    private void Lead(CompiledNode flowchart, int connection, int by)
    {
        ref var lead = ref LeadOf(flowchart, connection);
        lead = (sbyte)Math.Clamp(lead + by, -MostLead, MostLead);
    }

    private bool Arrive(CompiledNode flowchart, FlowConnection connection)
    {
        var target = flowchart.Children[connection.Target];
        var inbound = _layout.GraphOf(flowchart).ForwardInbound(connection.Target);
        var most = inbound.Max(x => (int)LeadOf(flowchart, x));
        var all = Array.TrueForAll(inbound, x => LeadOf(flowchart, x) > 0);
        var followed = most > 0 && Array.Exists(inbound, x => IsFollowed(flowchart, x, most));
        switch (JoinModes.Of(target))
        {
            case JoinMode.WaitAny:
                if (LeadOf(flowchart, connection.Index) <= 0 || IsLive(target) || Queue.Exists(x => x.Node == target))
                    return false;
                if (!followed)
                    return all && Skip(flowchart, target);
                Enqueue(target, backward: false);
                CancelUpstream(flowchart, target);
                return true;
            case JoinMode.WaitAll:
                return all && (Array.TrueForAll(inbound, x => IsFollowed(flowchart, x, most)) ? Run(target) : Skip(flowchart, target));
            default:
                return all && (followed ? Run(target) : Skip(flowchart, target));
        }
    }

    private bool IsFollowed(CompiledNode flowchart, int connection, int most) =>
        LeadOf(flowchart, connection) == most && _cells[_layout.OfConnection(flowchart, connection) + 1] != 0;

    private bool Run(CompiledNode target)
    {
        Enqueue(target, backward: false);
        return true;
    }

    private bool Skip(CompiledNode flowchart, CompiledNode target) => Leave(flowchart, target, [], backward: false);
}
