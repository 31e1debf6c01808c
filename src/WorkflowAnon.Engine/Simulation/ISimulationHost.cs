using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;

namespace WorkflowAnon.Engine.Simulation;

/// <summary>Stands in for the product's activities while a definition is simulated: says what each would do and remembers it. It acts on nothing.</summary>
public interface ISimulationHost
{
    /// <summary>What an activity of the product would do now. Called instead of it.</summary>
    SimulatedAct Act(SimulatedActivity activity);

    /// <summary>Sees each step of the engine in order: started, completed, cancelled, faulted.</summary>
    void Observe(JournalEntry entry);
}

/// <summary>An activity whose turn it is in a simulation.</summary>
public sealed class SimulatedActivity
{
    /// <summary>The definition.</summary>
    public required CompiledWorkflow Workflow { get; init; }

    /// <summary>The activity as drawn.</summary>
    public required ActivityNode Node { get; init; }

    /// <summary>Its type.</summary>
    public required ActivityDescriptor Descriptor { get; init; }

    /// <summary>The outcomes that it may complete with; empty for Done alone.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>Its inputs by name as a definition stores it; null where only a real case could give the value.</summary>
    public required IReadOnlyDictionary<string, object?> Inputs { get; init; }

    /// <summary>The simulated moment.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What the person chose for it: the end of its wait, or the answer to its question; null before that.</summary>
    public SimulationChoice? Choice { get; init; }

    /// <summary>True when it goes on after it waited.</summary>
    public bool IsResumed { get; init; }

    /// <summary>True when it never completes in the burst that runs it.</summary>
    public bool AlwaysWaits { get; init; }
}

/// <summary>What an activity would do.</summary>
public abstract record SimulatedAct
{
    /// <summary>It completes, with Done or this outcome.</summary>
    public static SimulatedAct Complete(string? outcome = null) => new SimulatedCompletion(outcome);

    /// <summary>It waits for a person, or until <paramref name="dueAt"/>.</summary>
    public static SimulatedAct Wait(string kind, string key, DateTimeOffset? dueAt = null) => new SimulatedWait(kind, key, dueAt);

    /// <summary>Only data of a real case could tell: the person is asked.</summary>
    public static SimulatedAct Ask(string text, bool forDays = false) => new SimulatedQuestion(text, forDays);
}

internal sealed record SimulatedCompletion(string? Outcome) : SimulatedAct;

internal sealed record SimulatedWait(string Kind, string Key, DateTimeOffset? DueAt) : SimulatedAct;

internal sealed record SimulatedQuestion(string Text, bool ForDays) : SimulatedAct;
