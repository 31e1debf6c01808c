namespace WorkflowAnon.Engine.Activities;

/// <summary>An activity type as Elsa Studio wants it described (serialise with camelCase names).</summary>
public sealed record ActivityDescriptor
{
    /// <summary>Type name.</summary>
    public required string TypeName { get; init; }

    /// <summary>First part of the type name.</summary>
    public required string Namespace { get; init; }

    /// <summary>Last part of the type name.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the type.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Group in the palette.</summary>
    public required string Category { get; init; }

    /// <summary>What people read.</summary>
    public required string DisplayName { get; init; }

    /// <summary>One sentence.</summary>
    public string? Description { get; init; }

    /// <summary>Action, Trigger, Job or Task.</summary>
    public string Kind { get; init; } = nameof(ActivityKind.Action);

    /// <summary>True for flowchart and sequence.</summary>
    public bool IsContainer { get; init; }

    /// <summary>False hides the type from the palette.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>True hides the In port.</summary>
    public bool IsStart { get; init; }

    /// <summary>True hides the default Done port.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Inputs.</summary>
    public IReadOnlyList<InputDescriptor> Inputs { get; init; } = [];

    /// <summary>Outputs.</summary>
    public IReadOnlyList<OutputDescriptor> Outputs { get; init; } = [];

    /// <summary>Ports: outcomes (Flow) and places for child activities (Embedded).</summary>
    public IReadOnlyList<PortDescriptor> Ports { get; init; } = [];

    /// <summary>Custom properties.</summary>
    public IReadOnlyDictionary<string, object> CustomProperties { get; init; } = new Dictionary<string, object>();

    /// <summary>What a node dropped from the palette starts with.</summary>
    public IReadOnlyDictionary<string, object> ConstructionProperties { get; init; } = new Dictionary<string, object>();
}

/// <summary>An input of an activity type.</summary>
public sealed record InputDescriptor
{
    /// <summary>Name in Pascal case.</summary>
    public required string Name { get; init; }

    /// <summary>Type alias.</summary>
    public required string TypeName { get; init; }

    /// <summary>What people read.</summary>
    public required string DisplayName { get; init; }

    /// <summary>One sentence.</summary>
    public string? Description { get; init; }

    /// <summary>Position.</summary>
    public float Order { get; init; }

    /// <summary>False hides it.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>Always false here.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>True when stored as an expression wrapper, false when stored raw.</summary>
    public bool IsWrapped { get; init; } = true;

    /// <summary>Editor.</summary>
    public string UIHint { get; init; } = "singleline";

    /// <summary>Group in the editor.</summary>
    public string? Category { get; init; }

    /// <summary>Value used when the definition gives none.</summary>
    public object? DefaultValue { get; init; }

    /// <summary>Expression type offered first.</summary>
    public string DefaultSyntax { get; init; } = "Literal";

    /// <summary>True when the activity cannot run without a value.</summary>
    public bool IsRequired { get; init; }

    /// <summary>True forbids editing.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>True hides the value.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Unused.</summary>
    public string? StorageDriverType { get; init; }

    /// <summary>Settings of the editor, keyed by its hint.</summary>
    public IReadOnlyDictionary<string, object?>? UISpecifications { get; init; }
}

/// <summary>An output of an activity type.</summary>
public sealed record OutputDescriptor
{
    /// <summary>Name in Pascal case.</summary>
    public required string Name { get; init; }

    /// <summary>Type alias.</summary>
    public required string TypeName { get; init; }

    /// <summary>What people read.</summary>
    public required string DisplayName { get; init; }

    /// <summary>One sentence.</summary>
    public string? Description { get; init; }

    /// <summary>Position.</summary>
    public float Order { get; init; }

    /// <summary>False hides it.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>Always false here.</summary>
    public bool IsSynthetic { get; init; }
}

/// <summary>A port of an activity type.</summary>
/// <param name="Name">What is stored: the outcome.</param>
/// <param name="DisplayName">What is drawn.</param>
/// <param name="Type">Flow or Embedded.</param>
/// <param name="IsBrowsable">False hides it.</param>
public sealed record PortDescriptor(string Name, string DisplayName, string Type = "Flow", bool IsBrowsable = true);
