using System.Text.Json;

namespace WorkflowAnon.Engine.Definitions;

/// <summary>手続定義 — one version of a workflow definition in Elsa 3's JSON format, as read.</summary>
public sealed class WorkflowDefinition
{
    internal WorkflowDefinition(JsonElement json, ActivityNode root)
    {
        Element = json;
        Root = root;
        Json = json.GetRawText();
    }

    /// <summary>Id of this version (<c>id</c>).</summary>
    public required string Id { get; init; }

    /// <summary>Id shared by all versions (<c>definitionId</c>).</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Version number, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Display name.</summary>
    public required string Name { get; init; }

    /// <summary>Free description.</summary>
    public string? Description { get; init; }

    /// <summary>Owning department (<c>customProperties.owner</c>): "general-affairs" or "owning-division".</summary>
    public string? Owner { get; init; }

    /// <summary>True when the document calls itself the published version.</summary>
    public bool IsPublished { get; init; }

    /// <summary>True when the document calls itself the latest version.</summary>
    public bool IsLatest { get; init; }

    /// <summary>The whole document as it was read.</summary>
    public string Json { get; }

    /// <summary>The whole document, parsed.</summary>
    public JsonElement Element { get; }

    /// <summary>The root activity: a flowchart or a sequence.</summary>
    public ActivityNode Root { get; }

    /// <summary>Workflow-level variables.</summary>
    public required IReadOnlyList<VariableDefinition> Variables { get; init; }

    /// <summary>Declared inputs.</summary>
    public required IReadOnlyList<ArgumentDefinition> Inputs { get; init; }

    /// <summary>Declared outputs.</summary>
    public required IReadOnlyList<ArgumentDefinition> Outputs { get; init; }

    /// <summary>Declared outcomes.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>Custom properties, unknown keys included.</summary>
    public required IReadOnlyDictionary<string, JsonElement> CustomProperties { get; init; }

    /// <summary>Options (<c>options</c>).</summary>
    public required WorkflowOptions Options { get; init; }

    /// <summary>Every activity, the root first, in document order.</summary>
    public IEnumerable<ActivityNode> Activities => Root.SelfAndDescendants();
}

/// <summary>The options of a definition that this engine obeys or passes on.</summary>
/// <param name="IncidentStrategy">What a fault does to the rest of the instance.</param>
/// <param name="ActivationStrategyType">Elsa's activation strategy type name; obeyed by the caller that starts instances.</param>
/// <param name="UsableAsActivity">True when other definitions may embed this one as an activity.</param>
public sealed record WorkflowOptions(IncidentStrategy IncidentStrategy, string? ActivationStrategyType, bool UsableAsActivity);

/// <summary>What a fault does to the rest of the instance.</summary>
public enum IncidentStrategy
{
    /// <summary>The instance ends as faulted (Elsa's default).</summary>
    Fault = 0,

    /// <summary>Other branches go on; the incident stays open for an operator.</summary>
    ContinueWithIncidents = 1,
}

/// <summary>A variable of the workflow or of a container.</summary>
/// <param name="Id">Id that bindings refer to.</param>
/// <param name="Name">Name that expressions use.</param>
/// <param name="TypeName">Elsa's type alias, for example <c>String</c> or <c>Int32</c>.</param>
/// <param name="IsArray">True when the variable holds a list of that type.</param>
/// <param name="DefaultValue">The value before anything is assigned.</param>
/// <param name="IsMemory">True for the Memory driver: the value falls back to the default after a suspension.</param>
public sealed record VariableDefinition(string Id, string Name, string TypeName, bool IsArray, JsonElement? DefaultValue, bool IsMemory);

/// <summary>A declared input or output of a definition.</summary>
/// <param name="Name">Name.</param>
/// <param name="TypeName">Elsa's type alias.</param>
/// <param name="IsArray">True for a list.</param>
/// <param name="DisplayName">What people read.</param>
/// <param name="Description">Free description.</param>
public sealed record ArgumentDefinition(string Name, string TypeName, bool IsArray, string? DisplayName, string? Description);

/// <summary>A connection of a flowchart: followed when the source completes with that outcome.</summary>
/// <param name="Source">Id of the source activity.</param>
/// <param name="SourcePort">Outcome; <c>Done</c> when absent.</param>
/// <param name="Target">Id of the target activity.</param>
/// <param name="TargetPort">Always <c>In</c> in practice.</param>
public sealed record ConnectionDefinition(string Source, string SourcePort, string Target, string TargetPort);
