using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Flow;

namespace WorkflowAnon.Engine.Execution;

/// <summary>State of one execution of an activity.</summary>
internal enum ActivityStatus
{
    Pending = 0,
    Running = 1,
    Completed = 2,
    Canceled = 3,
    Faulted = 4,
}

/// <summary>One execution of an activity within an instance. Kept from burst to burst only while it runs or is faulted.</summary>
internal sealed class ActivityInstance(int number, CompiledNode node, ActivityInstance? parent)
{
    private Dictionary<string, object?>? _inputs;
    private Dictionary<string, object?>? _outputs;

    /// <summary>Number within the instance, from 1; its text is the activity instance id.</summary>
    internal int Number { get; } = number;

    internal string Id => Numbers.ToText(Number);

    internal CompiledNode Node { get; } = node;

    internal ActivityInstance? Parent { get; } = parent;

    /// <summary>Children that are not over, in order of creation.</summary>
    internal List<ActivityInstance> Children { get; } = [];

    internal ActivityStatus Status { get; set; }

    /// <summary>True while this container cancels its children because it completes: their signals must not complete it again.</summary>
    internal bool IsCompleting { get; set; }

    /// <summary>Work items in the queue that this activity scheduled.</summary>
    internal int Scheduled { get; set; }

    /// <summary>Entered over a loop back: the visit is not counted.</summary>
    internal bool EnteredBackward { get; init; }

    /// <summary>Values of the container's own variables, by position; null elsewhere.</summary>
    internal object?[]? Variables { get; set; }

    /// <summary>CurrentValue and CurrentIndex of a loop's body.</summary>
    internal Dictionary<string, object?>? Dynamic { get; set; }

    /// <summary>Evaluated inputs, by the type's order; evaluated anew on each run.</summary>
    internal object?[] Inputs { get; set; } = [];

    /// <summary>True when there are values that no journal entry has yet.</summary>
    internal bool HasUnrecorded => _inputs is not null || _outputs is not null;

    /// <summary>Notes what an input that is not literal evaluated to; the last value counts.</summary>
    internal void NoteInput(string name, object? value) => (_inputs ??= new(StringComparer.Ordinal))[name] = value;

    /// <summary>Notes what it gave out; the last value counts.</summary>
    internal void NoteOutput(string name, object? value) => (_outputs ??= new(StringComparer.Ordinal))[name] = value;

    /// <summary>Inputs that no journal entry has yet.</summary>
    internal IReadOnlyList<KeyValuePair<string, object?>> TakeInputs() => Take(ref _inputs);

    /// <summary>Outputs that no journal entry has yet.</summary>
    internal IReadOnlyList<KeyValuePair<string, object?>> TakeOutputs() => Take(ref _outputs);

    /// <summary>Flowchart: visits.</summary>
    internal FlowScope? Flow { get; set; }

    /// <summary>Sequence and loops: position; ParallelForEach: bodies still open.</summary>
    internal int Counter { get; set; }

    /// <summary>Loops: a Break was seen.</summary>
    internal bool IsBreaking { get; set; }

    /// <summary>ForEach: the items being iterated.</summary>
    internal List<object?>? Items { get; set; }

    /// <summary>Position of the node among its parent's children.</summary>
    internal int Position => Node.Position;

    internal bool IsOver => Status is ActivityStatus.Completed or ActivityStatus.Canceled;

    private static List<KeyValuePair<string, object?>> Take(ref Dictionary<string, object?>? noted)
    {
        List<KeyValuePair<string, object?>> taken = noted is null ? [] : [.. noted];
        noted = null;
        return taken;
    }
}
