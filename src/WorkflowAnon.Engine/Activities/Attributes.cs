namespace WorkflowAnon.Engine.Activities;

/// <summary>What an activity is to the designer; decides the tabs that Elsa Studio shows.</summary>
public enum ActivityKind
{
    /// <summary>Runs and completes at once.</summary>
    Action = 0,

    /// <summary>Waits for an event and may start an instance.</summary>
    Trigger = 1,

    /// <summary>Background work.</summary>
    Job = 2,

    /// <summary>Work that may take time: a person's task.</summary>
    Task = 3,
}

/// <summary>Names the activity type that a class implements.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivityAttribute(string type) : Attribute
{
    /// <summary>Type name used in definitions, for example <c>Anon.HumanTask</c>.</summary>
    public string Type { get; } = type;

    /// <summary>Group in the designer's palette.</summary>
    public string Category { get; set; } = "その他";

    /// <summary>What people read; the type's last part when null.</summary>
    public string? DisplayName { get; set; }

    /// <summary>One sentence for the designer.</summary>
    public string? Description { get; set; }

    /// <summary>Kind of activity.</summary>
    public ActivityKind Kind { get; set; } = ActivityKind.Action;

    /// <summary>Version of the type.</summary>
    public int Version { get; set; } = 1;
}

/// <summary>Says that an activity never completes in the burst that runs it: something from outside always finishes it, such as a person. Checks of definitions rely on it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = true)]
public sealed class AlwaysWaitsAttribute : Attribute;

/// <summary>A property that receives an evaluated input before the activity runs.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute : Attribute
{
    /// <summary>What people read.</summary>
    public string? DisplayName { get; set; }

    /// <summary>One sentence for the designer.</summary>
    public string? Description { get; set; }

    /// <summary>Editor in Elsa Studio, for example <c>singleline</c>, <c>dropdown</c>, <c>dynamic-outcomes</c>; chosen by type when null.</summary>
    public string? UIHint { get; set; }

    /// <summary>Value used when the definition gives none.</summary>
    public object? DefaultValue { get; set; }

    /// <summary>True when the activity cannot run without a value: a definition that gives none is refused.</summary>
    public bool Required { get; set; }

    /// <summary>Choices as <c>value=text</c>.</summary>
    public string[]? Options { get; set; }

    /// <summary>Position in the editor.</summary>
    public int Order { get; set; }

    /// <summary>Group in the editor.</summary>
    public string? Category { get; set; }

    /// <summary>Expression type offered first.</summary>
    public string DefaultSyntax { get; set; } = "Literal";
}

/// <summary>A property that is written to the variable bound to it when the activity completes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute : Attribute
{
    /// <summary>What people read.</summary>
    public string? DisplayName { get; set; }

    /// <summary>One sentence for the designer.</summary>
    public string? Description { get; set; }
}

/// <summary>The fixed outcomes of an activity, each <c>Name</c> or <c>Name=表示名</c>; <c>Done</c> when absent.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutcomesAttribute(params string[] names) : Attribute
{
    /// <summary>The outcomes as written.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
