using System.Collections.Frozen;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Execution;

namespace WorkflowAnon.Engine.Definitions;

/// <summary>
/// A definition made ready to run: inputs bound, scripts prepared, graph computed. Immutable and thread-safe; made once per
/// version and shared by all its instances.
/// </summary>
public sealed class CompiledWorkflow
{
    private readonly FrozenDictionary<string, CompiledNode> _byId;
    private readonly Lazy<ValueMask> _mask;

    internal CompiledWorkflow(WorkflowDefinition definition, ActivityCatalog catalog, CompiledNode[] nodes, IReadOnlyList<WorkflowTrigger> triggers)
    {
        Definition = definition;
        Catalog = catalog;
        Nodes = nodes;
        Triggers = triggers;
        Variables = definition.Variables.Select(x => new VariableSlot(x)).ToArray();
        _mask = new Lazy<ValueMask>(() => new ValueMask(this));
        _byId = nodes.ToFrozenDictionary(x => x.Node.Id, StringComparer.Ordinal);
    }

    /// <summary>The definition as read.</summary>
    public WorkflowDefinition Definition { get; }

    /// <summary>The activity types it was compiled with.</summary>
    public ActivityCatalog Catalog { get; }

    /// <summary>Activities that may start an instance.</summary>
    public IReadOnlyList<WorkflowTrigger> Triggers { get; }

    /// <summary>What may be kept and shown of values of its instances.</summary>
    public ValueMask Mask => _mask.Value;

    internal CompiledNode[] Nodes { get; }

    internal CompiledNode Root => Nodes[0];

    internal VariableSlot[] Variables { get; }

    /// <summary>The activity with that id; null when there is none.</summary>
    public ActivityNode? FindActivity(string activityId) => _byId.GetValueOrDefault(activityId)?.Node;

    /// <summary>The fixed or designer-given outcomes of an activity, as the designer's ports show them.</summary>
    public IReadOnlyList<string> OutcomesOf(string activityId) => _byId.TryGetValue(activityId, out var node) ? node.Outcomes : [];

    internal CompiledNode? FindNode(string activityId) => _byId.GetValueOrDefault(activityId);
}

/// <summary>An activity that may start an instance.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="Kind">Event, Timer, StartAt, or the activity's type name.</param>
/// <param name="Key">An event's name, a timer's interval, a time; empty when it cannot be known before the start.</param>
public sealed record WorkflowTrigger(string ActivityId, string Kind, string Key);
