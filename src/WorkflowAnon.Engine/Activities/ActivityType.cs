using WorkflowAnon.Engine.Execution;

namespace WorkflowAnon.Engine.Activities;

/// <summary>An activity type of the catalogue: how it is described and how it runs.</summary>
internal sealed class ActivityType(ActivityDescriptor descriptor, Behavior behavior, InputSlot[] inputs)
{
    internal ActivityDescriptor Descriptor { get; } = descriptor;

    internal Behavior Behavior { get; } = behavior;

    internal InputSlot[] Inputs { get; } = inputs;

    internal string Name => Descriptor.TypeName;
}

/// <summary>An input of a type: its name in a definition, the type it must have, its default.</summary>
/// <param name="Name">Name in camel case, as stored.</param>
/// <param name="Type">Type that the evaluated value is converted to.</param>
/// <param name="Default">Value when the definition gives none.</param>
/// <param name="AutoEvaluate">False when the activity evaluates it itself (a loop's condition).</param>
/// <param name="Setter">Sets the property of a custom activity; null for built-in ones.</param>
internal sealed record InputSlot(string Name, Type Type, object? Default, bool AutoEvaluate = true, Action<object, object?>? Setter = null);
