using System.Collections.Concurrent;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Expressions;
using WorkflowAnon.Engine.Flow;

namespace WorkflowAnon.Engine.Definitions;

/// <summary>An activity bound to its type: inputs, outputs, variables and, for a flowchart, its graph.</summary>
internal sealed class CompiledNode
{
    private readonly ConcurrentDictionary<int, FlowGraph> _triggeredGraphs = new();
    private FlowGraph? _graph;

    internal CompiledNode(ActivityNode node, ActivityType type)
    {
        Node = node;
        Type = type;
        Variables = node.Variables.Select(x => new VariableSlot(x)).ToArray();
    }

    internal ActivityNode Node { get; }

    internal ActivityType Type { get; }

    internal CompiledNode? Parent { get; set; }

    internal CompiledNode[] Children { get; set; } = [];

    /// <summary>One entry per input of the type, in the type's order.</summary>
    internal InputBinding[] Inputs { get; set; } = [];

    internal OutputBinding[] Outputs { get; set; } = [];

    internal VariableSlot[] Variables { get; }

    /// <summary>What only one type needs: a switch's cases, a SetVariable's target.</summary>
    internal object? Extra { get; set; }

    internal string[] Outcomes { get; set; } = [];

    internal int Index => Node.Index;

    /// <summary>Position among the parent's children.</summary>
    internal int Position { get; set; }

    internal CompiledNode? EmbeddedThen { get; set; }

    internal CompiledNode? EmbeddedElse { get; set; }

    /// <summary>The graph of a flowchart as seen from where this instance started.</summary>
    internal FlowGraph GraphFor(string? triggerActivityId)
    {
        if (triggerActivityId is not null)
        {
            var position = Array.FindIndex(Children, x => x.Node.Id == triggerActivityId);
            if (position >= 0)
                return _triggeredGraphs.GetOrAdd(position, static (p, node) => new FlowGraph(node, p), this);
        }

        return _graph ??= new FlowGraph(this, FlowGraph.DefaultStart(this));
    }
}

/// <summary>An input of a node with the expression that gives its value; null means the property's own default.</summary>
internal readonly record struct InputBinding(InputSlot Slot, CompiledExpression? Expression);

/// <summary>An output of a node bound to a variable.</summary>
internal readonly record struct OutputBinding(string Name, string VariableId);

/// <summary>A variable with its default as a plain value.</summary>
internal sealed class VariableSlot
{
    internal VariableSlot(VariableDefinition definition)
    {
        Definition = definition;
        Type = VariableTypes.Resolve(definition.TypeName, definition.IsArray);
        Default = VariableTypes.ParseDefault(definition, Type);
    }

    internal VariableDefinition Definition { get; }

    internal string Id => Definition.Id;

    internal string Name => Definition.Name;

    internal Type Type { get; }

    internal object? Default { get; }
}
