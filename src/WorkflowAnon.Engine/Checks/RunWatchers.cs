using WorkflowAnon.Engine.Definitions;

namespace WorkflowAnon.Engine.Checks;

/// <summary>A question about one step of a path: an activity that has completed with these outcomes.</summary>
public delegate bool StepTest(ActivityNode activity, IReadOnlyList<string> outcomes);

/// <summary>Before every <paramref name="then"/> there must have been a <paramref name="first"/>, anew after each <paramref name="since"/>.</summary>
internal sealed class PrecedesWatcher(StepTest first, StepTest then, StepTest? since) : IRunWatcher
{
    public int Start => 0;

    public int After(int memory, ActivityNode activity, IReadOnlyList<string> outcomes)
    {
        if (memory == 0 && then(activity, outcomes))
            return IRunWatcher.Broken;
        var isReset = since?.Invoke(activity, outcomes) == true;
        if (first(activity, outcomes))
            return since is null ? IRunWatcher.Settled : 1;
        return isReset ? 0 : memory;
    }

    public bool BreaksAtEnd(int memory) => false;

    public bool IsSettledBy(ActivityNode activity, IReadOnlyList<string> outcomes) => false;
}

/// <summary>After every <paramref name="first"/> (or from the start on) there must be a <paramref name="then"/> before the end, unless the matter falls away.</summary>
internal sealed class FollowedByWatcher(StepTest? first, StepTest then, StepTest? unless) : IRunWatcher
{
    public int Start => first is null ? 1 : 0;

    public int After(int memory, ActivityNode activity, IReadOnlyList<string> outcomes)
    {
        if (IsSettledBy(activity, outcomes))
            return IRunWatcher.Settled;
        if (first?.Invoke(activity, outcomes) == true)
            memory = 1;
        if (!then(activity, outcomes))
            return memory;
        return first is null ? IRunWatcher.Settled : 0;
    }

    public bool BreaksAtEnd(int memory) => memory == 1;

    public bool IsSettledBy(ActivityNode activity, IReadOnlyList<string> outcomes) => unless?.Invoke(activity, outcomes) == true;
}

/// <summary>Whoever did the last of <paramref name="firsts"/> must be barred from the <paramref name="then"/> that comes after it.</summary>
internal sealed class BarredWatcher(IReadOnlyList<ActivityNode> firsts, StepTest then, Func<ActivityNode, ActivityNode, bool> isBarred) : IRunWatcher
{
    public int Start => 0;

    public int After(int memory, ActivityNode activity, IReadOnlyList<string> outcomes)
    {
        if (memory > 0 && then(activity, outcomes) && !isBarred(firsts[memory - 1], activity))
            return IRunWatcher.Broken;
        for (var i = 0; i < firsts.Count; i++)
            if (firsts[i] == activity)
                return i + 1;
        return memory;
    }

    public bool BreaksAtEnd(int memory) => false;

    public bool IsSettledBy(ActivityNode activity, IReadOnlyList<string> outcomes) => false;
}

/// <summary>Leaves out paths on which an activity of a constant kind decides otherwise than one of that kind has before.</summary>
internal sealed class ConsistentWatcher(IRunWatcher inner, Func<ActivityNode, string?> constantOf) : IRunWatcher
{
    // The inner watcher's memory stays below this; what was decided stands above it.
    private const int Inner = 1 << 12;
    private readonly List<string> _decisions = [];

    public int Start => inner.Start;

    public int After(int memory, ActivityNode activity, IReadOnlyList<string> outcomes)
    {
        var (rest, decided) = (memory % Inner, memory / Inner);
        if (constantOf(activity) is { } constant)
        {
            var taken = Number($"{constant} {outcomes[0]}");
            for (var i = 0; i < _decisions.Count; i++)
                if ((decided & (1 << i)) != 0 && i != taken && _decisions[i].StartsWith(constant + " ", StringComparison.Ordinal))
                    return IRunWatcher.Settled;
            if (taken < 16)
                decided |= 1 << taken;
        }

        var after = inner.After(rest, activity, outcomes);
        return after < 0 ? after : (decided * Inner) + after;
    }

    public bool BreaksAtEnd(int memory) => inner.BreaksAtEnd(memory % Inner);

    public bool IsSettledBy(ActivityNode activity, IReadOnlyList<string> outcomes) => inner.IsSettledBy(activity, outcomes);

    private int Number(string decision)
    {
        var at = _decisions.IndexOf(decision);
        if (at >= 0)
            return at;
        _decisions.Add(decision);
        return _decisions.Count - 1;
    }
}
