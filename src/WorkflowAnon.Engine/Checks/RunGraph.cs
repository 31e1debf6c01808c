using WorkflowAnon.Engine.Definitions;

namespace WorkflowAnon.Engine.Checks;

/// <summary>
/// Everything that an instance of a definition can do from one start on (経路). A path is a run: the order in which activities
/// complete when the engine runs the flow. Each completes with one of its outcomes (a condition counts as both, a fork as all); what
/// waits in several branches may complete in any order; a join that waits for all is passed only after every branch, so that a path
/// through it contains them all; a branch that is not taken is skipped. What cannot wait completes before anything from outside comes.
/// A path ends where the instance ends; an event that never comes, a loop that is never left and an operator's intervention end none.
/// </summary>
public sealed class RunGraph
{
    private const int DefaultMostStates = 60_000;
    private readonly RunGame _game;
    private readonly List<Edge[]> _edges = [];
    private readonly List<bool> _ended = [];
    private readonly List<sbyte[]> _states = [];

    private RunGraph(CompiledWorkflow workflow, string? triggerActivityId, int mostStates, RunPlace? place = null)
    {
        (Workflow, TriggerActivityId) = (workflow, triggerActivityId);
        _game = new RunGame(workflow, triggerActivityId);
        Explore(place is null ? _game.Begin() : _game.Stand(place.Cells), mostStates);
        IsComplete &= _game is { HasAllOutcomes: true, IsCutShort: false } && place is not { IsCutShort: true };
    }

    /// <summary>The definition.</summary>
    public CompiledWorkflow Workflow { get; }

    /// <summary>The event that starts it; null when it starts by order.</summary>
    public string? TriggerActivityId { get; }

    /// <summary>False where the definition has too many states to be looked at one by one: then nothing is proven by it.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>How many states an instance can be in.</summary>
    public int StateCount => _states.Count;

    /// <summary>The definition from each of its starts: its triggers, or the beginning of the flow where it has none.</summary>
    public static IReadOnlyList<RunGraph> AllOf(CompiledWorkflow workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        return workflow.Triggers.Count == 0 ? [Of(workflow, null)] : [.. workflow.Triggers.Select(x => Of(workflow, x.ActivityId))];
    }

    /// <summary>The definition from one start.</summary>
    public static RunGraph Of(CompiledWorkflow workflow, string? triggerActivityId, int mostStates = DefaultMostStates)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        return new RunGraph(workflow, triggerActivityId, mostStates);
    }

    /// <summary>All that an instance can still do from where it stands.</summary>
    public static RunGraph From(RunPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return new RunGraph(place.Workflow, place.TriggerActivityId, DefaultMostStates, place);
    }

    /// <summary>The activities that some path completes.</summary>
    public IReadOnlySet<string> Completed() =>
        _edges.SelectMany(x => x).Where(x => x.Outcomes is not null).Select(x => _game.NodeOf(x.Node).Node.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>The shortest path that breaks what the watcher watches for; null when none does.</summary>
    public IReadOnlyList<RunStep>? ShortestViolation(IRunWatcher watcher)
    {
        ArgumentNullException.ThrowIfNull(watcher);
        var first = new Place(0, watcher.Start);
        var came = new Dictionary<Place, (Place From, RunStep? Step)> { [first] = (first, null) };
        var queue = new Queue<Place>([first]);
        while (queue.TryDequeue(out var place))
        {
            if (IsEnd(place.State, watcher) && watcher.BreaksAtEnd(place.Watch))
                return PathTo(place, came, null);
            foreach (var edge in _edges[place.State])
            {
                var node = _game.NodeOf(edge.Node).Node;
                var step = edge.Outcomes is { } outcomes ? new RunStep(node.Id, outcomes) : null;
                var watch = step is null ? place.Watch : watcher.After(place.Watch, node, step.Outcomes);
                if (watch == IRunWatcher.Broken)
                    return PathTo(place, came, step);
                var next = new Place(edge.Target, watch);
                if (watch != IRunWatcher.Settled && came.TryAdd(next, (place, step)))
                    queue.Enqueue(next);
            }
        }

        return null;
    }

    /// <summary>The activities that are under way in a state from which no path ends; null when there is none.</summary>
    internal IReadOnlyList<string>? NeverEnding()
    {
        var inbound = new List<int>[_states.Count];
        for (var i = 0; i < _edges.Count; i++)
            foreach (var edge in _edges[i])
                (inbound[edge.Target] ??= []).Add(i);
        var ends = new bool[_states.Count];
        var queue = new Queue<int>(Enumerable.Range(0, _states.Count).Where(x => _ended[x]));
        foreach (var state in queue)
            ends[state] = true;
        while (queue.TryDequeue(out var state))
            foreach (var before in inbound[state] ?? [])
                if (!ends[before])
                {
                    ends[before] = true;
                    queue.Enqueue(before);
                }

        var stuck = Array.FindIndex(ends, x => !x);
        if (stuck < 0)
            return null;
        var board = new RunBoard(_game.Layout, _states[stuck]);
        return [.. _game.Layout.Nodes.Where(x => board.IsLive(x) && x.Children.Length == 0).Concat(board.Queue.Select(x => x.Node)).Select(x => x.Node.Id).Distinct()];
    }

    private void Explore(sbyte[] first, int mostStates)
    {
        var known = new Dictionary<sbyte[], int>(StateComparer.Instance);
        Add(first);
        var candidates = new List<int>();
        var edges = new List<Edge>();
        for (var i = 0; i < _states.Count; i++)
        {
            edges.Clear();
            _game.Candidates(_states[i], candidates);
            foreach (var node in candidates)
                foreach (var (outcomes, next) in _game.Fire(_states[i], node).Where(x => !RunGame.IsFaulted(x.Next)))
                {
                    if (_states.Count < mostStates || known.ContainsKey(next))
                        edges.Add(new Edge(node, outcomes, Add(next)));
                    else
                        IsComplete = false;
                }

            _edges.Add([.. edges.Distinct()]);
        }

        int Add(sbyte[] state)
        {
            if (known.TryGetValue(state, out var at))
                return at;
            known.Add(state, _states.Count);
            _states.Add(state);
            _ended.Add(RunGame.IsEnded(state));
            return _states.Count - 1;
        }
    }

    // Where only what settles the matter is still awaited, the path has come to its end for the watcher.
    private bool IsEnd(int state, IRunWatcher watcher) =>
        _ended[state] || (_game.IsResting(_states[state]) && _edges[state].Length > 0 && Array.TrueForAll(_edges[state], x => x.Outcomes is not null && watcher.IsSettledBy(_game.NodeOf(x.Node).Node, x.Outcomes)));

    private static List<RunStep> PathTo(Place place, Dictionary<Place, (Place From, RunStep? Step)> came, RunStep? last)
    {
        var path = new List<RunStep>();
        if (last is not null)
            path.Add(last);
        while (true)
        {
            var (from, step) = came[place];
            if (step is not null)
                path.Add(step);
            if (from == place)
                break;
            place = from;
        }

        path.Reverse();
        return path;
    }

    private readonly record struct Place(int State, int Watch);

    private readonly record struct Edge(int Node, string[]? Outcomes, int Target);

    private sealed class StateComparer : IEqualityComparer<sbyte[]>
    {
        internal static readonly StateComparer Instance = new();

        public bool Equals(sbyte[]? x, sbyte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(sbyte[] obj)
        {
            var hash = default(HashCode);
            hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(obj.AsSpan()));
            return hash.ToHashCode();
        }
    }
}

/// <summary>One completed activity of a path.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="Outcomes">The outcomes it completed with.</param>
public sealed record RunStep(string ActivityId, IReadOnlyList<string> Outcomes);

/// <summary>Watches a path step by step; what it remembers is one small number.</summary>
public interface IRunWatcher
{
    /// <summary>The path breaks the rule.</summary>
    const int Broken = -1;

    /// <summary>The path can break the rule no more.</summary>
    const int Settled = -2;

    /// <summary>What it remembers before the first step.</summary>
    int Start { get; }

    /// <summary>What it remembers after an activity has completed: <see cref="Broken"/>, <see cref="Settled"/> or a number of its own.</summary>
    int After(int memory, ActivityNode activity, IReadOnlyList<string> outcomes);

    /// <summary>True when a path that ends with this memory breaks the rule.</summary>
    bool BreaksAtEnd(int memory);

    /// <summary>True when the activity's completion settles the matter whatever came before.</summary>
    bool IsSettledBy(ActivityNode activity, IReadOnlyList<string> outcomes);
}
