using WorkflowAnon.Engine.Activities.BuiltIn;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Flow;

namespace WorkflowAnon.Engine.Checks;

/// <summary>
/// The moves that an instance of a definition can make: the engine's own semantics of queue, joins, dead paths, loops back and ends
/// (<see cref="FlowchartBehavior"/>, Execution/BurstExecution.cs), with every choice left open. Nothing is executed; a state is a row of
/// small numbers and the queue of the burst.
/// </summary>
internal sealed class RunGame
{
    private readonly CompiledNode[] _nodes;
    private readonly CompiledNode? _trigger;

    internal RunGame(CompiledWorkflow workflow, string? triggerActivityId)
    {
        _nodes = workflow.Nodes;
        _trigger = triggerActivityId is null ? null : workflow.FindNode(triggerActivityId);
        Outcomes = new string[_nodes.Length][][];
        foreach (var node in _nodes)
        {
            Outcomes[node.Index] = OutcomeSets.Of(node, out var all);
            HasAllOutcomes &= all;
        }

        Layout = new RunLayout(workflow, triggerActivityId);
    }

    /// <summary>For every activity the sets of outcomes that it may complete with.</summary>
    internal string[][][] Outcomes { get; }

    /// <summary>False where an activity has too many combinations of outcomes to be looked at one by one.</summary>
    internal bool HasAllOutcomes { get; } = true;

    /// <summary>True when a state had more than can be told apart: runs of one activity at once, or a container that never comes to rest.</summary>
    internal bool IsCutShort { get; private set; }

    internal RunLayout Layout { get; }

    internal CompiledNode NodeOf(int index) => _nodes[index];

    internal static bool IsEnded(sbyte[] state) => state[0] != 0;

    /// <summary>The move leads to a fault: the activity does not complete by it.</summary>
    internal static bool IsFaulted(sbyte[] state) => state[1] != 0;

    /// <summary>True when every branch waits for something from outside.</summary>
    internal bool IsResting(sbyte[] state)
    {
        var board = new RunBoard(Layout, state);
        return board.IsIdle && !Array.Exists(_nodes, board.IsDeciding);
    }

    internal sbyte[] Begin()
    {
        var board = new RunBoard(Layout, new sbyte[Layout.Width]);
        board.Enqueue(_nodes[0], backward: false);
        return Rest(board);
    }

    /// <summary>A state in which an instance stands, without what can make no difference any more.</summary>
    internal sbyte[] Stand(sbyte[] cells) => Rest(new RunBoard(Layout, cells));

    /// <summary>The activities one of which moves next: the queue's first, else what decides, else whatever waits.</summary>
    internal void Candidates(sbyte[] state, List<int> into)
    {
        into.Clear();
        var board = new RunBoard(Layout, state);
        if (board.IsEnded || board.IsFaulted)
            return;
        if (Array.Find(_nodes, x => board.IsDeciding(x)) is { } deciding)
            into.Add(deciding.Index);
        else if (board.Queue.Count > 0)
            into.Add(board.Queue[0].Node.Index);
        else
            into.AddRange(_nodes.Where(x => board.IsLive(x) && x.Children.Length == 0).Select(x => x.Index));
    }

    /// <summary>True when the activity only decides within its container whether to go on: no step that a reader would see.</summary>
    internal bool IsSilent(int node) => _nodes[node].Type.Behavior is LoopBehavior or IfBehavior or ParallelForEachBehavior;

    /// <summary>The states after an activity has moved: with its outcomes, and, where it may wait, waiting (null).</summary>
    internal IEnumerable<(string[]? Outcomes, sbyte[] Next)> Fire(sbyte[] state, int index)
    {
        var node = _nodes[index];
        if (new RunBoard(Layout, state) is { IsIdle: false } before && !before.IsDeciding(node))
        {
            if (IsSilent(index))
                return Decide(node, () => Taken(state));
            var fires = Outcomes[index].Select(x => ((string[]?)x, After(Taken(state), node, x, state)));
            return Pause(node, before) == RunPause.Maybe ? fires.Append((null, Rest(Taken(state)))) : fires;
        }

        if (IsSilent(index))
            return Decide(node, () => new RunBoard(Layout, state));
        var (forward, backward) = new RunBoard(Layout, state).RunsOf(node);
        var ways = new List<bool>();
        if (forward > 0)
            ways.Add(false);
        if (backward > 0)
            ways.Add(true);
        return from way in ways from x in Outcomes[index] select ((string[]?)x, After(new RunBoard(Layout, state), node, x, way));
    }

    private IEnumerable<(string[]? Outcomes, sbyte[] Next)> Decide(CompiledNode node, Func<RunBoard> board)
    {
        var start = board();
        start.SetDeciding(node, false);
        if (!start.IsBreaking(node))
        {
            foreach (var child in node.Children)
            {
                var into = board();
                into.SetDeciding(node, false);
                into.Enqueue(child, backward: false);
                yield return (null, Rest(into));
            }
        }

        if (start.IsBreaking(node) || node.Type.Behavior is not IfBehavior || node.EmbeddedThen is null || node.EmbeddedElse is null)
        {
            start.Complete(node, RunBoard.Done, start.RunsOf(node).Backward > 0);
            yield return (null, Rest(start));
        }
    }

    // The queue's first item has its turn.
    private RunBoard Taken(sbyte[] state)
    {
        var board = new RunBoard(Layout, state);
        var (node, backward) = board.Queue[0];
        board.Queue.RemoveAt(0);
        board.Create(node, backward);
        return board;
    }

    private sbyte[] After(RunBoard board, CompiledNode node, string[] outcomes, sbyte[] state) => After(board, node, outcomes, new RunBoard(Layout, state).Queue[0].Backward);

    private sbyte[] After(RunBoard board, CompiledNode node, string[] outcomes, bool backward)
    {
        if (node == _trigger)
            board.IsTriggerTaken = true;
        if (node.Type.Behavior is BreakBehavior)
            board.Break(node);
        if (node is { Type.Behavior: FlowJoinBehavior, Parent: { } flowchart })
            board.CancelUpstream(flowchart, node);
        if (board.IsLive(node))
            board.Complete(node, outcomes, backward);
        return Rest(board);
    }

    /// <summary>Takes the queue's items as long as they leave no choice: containers open, what always waits waits.</summary>
    private sbyte[] Rest(RunBoard board)
    {
        for (var round = 0; board.Queue.Count > 0 && !board.IsEnded && !board.IsFaulted && !Array.Exists(_nodes, board.IsDeciding); round++)
        {
            var (node, backward) = board.Queue[0];
            if (round > 1_000)
            {
                board.IsFaulted = IsCutShort = true;
                break;
            }

            if (node.Parent is { } owner && !board.IsLive(owner))
            {
                board.Queue.RemoveAt(0);
                continue;
            }

            var opens = node.Type.Behavior is FlowchartBehavior or SequenceBehavior;
            if (!opens && (IsSilent(node.Index) || Pause(node, board) != RunPause.Always))
                break;
            board.Queue.RemoveAt(0);
            board.Create(node, backward);
            if (opens)
                board.Open(node, backward);
        }

        IsCutShort |= board.IsCutShort;
        return board.Save();
    }

    // The event that starts an instance has come already.
    private RunPause Pause(CompiledNode node, RunBoard board) => node == _trigger && !board.IsTriggerTaken ? RunPause.Never : RunPauses.Of(node);
}

/// <summary>Where what stands in a state.</summary>
internal sealed class RunLayout
{
    // Ended, faulted, trigger taken.
    internal const int Globals = 3, Ended = 0, TriggerTaken = 2;

    // Of an activity: runs under way, those of them entered by a loop back, position in a sequence, a Break passes, a loop decides.
    internal const int PerNode = 5;

    // Of a connection: visits less the visits of its target, and whether it was followed last.
    internal const int PerConnection = 2;

    private readonly FlowGraph?[] _graphs;
    private readonly int[] _firstConnection;

    internal RunLayout(CompiledWorkflow workflow, string? triggerActivityId)
    {
        Nodes = workflow.Nodes;
        _graphs = new FlowGraph?[Nodes.Length];
        _firstConnection = new int[Nodes.Length];
        Width = Globals + (Nodes.Length * PerNode);
        foreach (var node in Nodes.Where(x => x.Type.Behavior is FlowchartBehavior))
        {
            var graph = node.GraphFor(triggerActivityId);
            (_graphs[node.Index], _firstConnection[node.Index]) = (graph, Width);
            Width += graph.Connections.Length * PerConnection;
        }
    }

    internal CompiledNode[] Nodes { get; }

    internal int Width { get; }

    internal FlowGraph GraphOf(CompiledNode flowchart) => _graphs[flowchart.Index]!;

    internal static int OfNode(CompiledNode node, int what) => Globals + (node.Index * PerNode) + what;

    internal int OfConnection(CompiledNode flowchart, int connection) => _firstConnection[flowchart.Index] + (connection * PerConnection);
}
