using System.Text.Json;

namespace WorkflowAnon.Engine.Definitions;

/// <summary>One activity of a definition, as read; the same object for all instances of the version.</summary>
public sealed class ActivityNode
{
    private static readonly IReadOnlyList<ActivityNode> NoNodes = [];

    internal ActivityNode(JsonElement json) => Json = json;

    /// <summary>Id, unique within the definition.</summary>
    public required string Id { get; init; }

    /// <summary>Path of ids from the root (<c>Workflow1:flow1:check</c>).</summary>
    public required string NodeId { get; init; }

    /// <summary>Type name, for example <c>Elsa.FlowDecision</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Version of the activity type.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Name given in the designer (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>What people read (<c>metadata.displayText</c>); null when the author gave none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>True when this activity may start an instance (<c>customProperties.canStartWorkflow</c>).</summary>
    public bool CanStartWorkflow { get; init; }

    /// <summary>The raw JSON of the activity.</summary>
    public JsonElement Json { get; }

    /// <summary>Custom properties, unknown keys included.</summary>
    public IReadOnlyDictionary<string, JsonElement> CustomProperties { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Variables declared by a container.</summary>
    public IReadOnlyList<VariableDefinition> Variables { get; init; } = [];

    /// <summary>Child activities: of a container in order, else those of the embedded ports (then, else, body).</summary>
    public IReadOnlyList<ActivityNode> Children { get; internal set; } = NoNodes;

    /// <summary>Connections of a flowchart; empty otherwise.</summary>
    public IReadOnlyList<ConnectionDefinition> Connections { get; internal set; } = [];

    /// <summary>The containing activity; null for the root.</summary>
    public ActivityNode? Parent { get; internal set; }

    /// <summary>Index within the definition in document order (the root is 0).</summary>
    public int Index { get; internal set; }

    /// <summary>This node and everything inside it, in document order.</summary>
    public IEnumerable<ActivityNode> SelfAndDescendants()
    {
        yield return this;
        foreach (var child in Children)
            foreach (var node in child.SelfAndDescendants())
                yield return node;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Id} ({Type})";
}
