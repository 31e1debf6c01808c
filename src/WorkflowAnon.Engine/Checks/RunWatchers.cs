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
