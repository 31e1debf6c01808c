using System.Text.Json;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.Traceability.Sources;

/// <summary>A node of a shipped definition.</summary>
/// <param name="Definition">Id of the definition.</param>
/// <param name="Node">Id of the node.</param>
/// <param name="Activity">Type of activity.</param>
/// <param name="Title">What people read.</param>
/// <param name="Clauses">Ids of the clauses that it names.</param>
/// <param name="Event">Event that it publishes, if it is a publishing node.</param>
/// <param name="Awaits">Event that it waits for, or by which the definition begins.</param>
/// <param name="Deadline">Kind of deadline that it waits for or is limited by.</param>
internal sealed record Step(string Definition, string Node, string Activity, string Title, IReadOnlyList<string> Clauses, string? Event, string? Awaits, string? Deadline)
{
    /// <summary>Handler of the task that a person finishes; null for a step without a person.</summary>
    public Type? Handler { get; } = Handlers.Of(Activity);

    public override string ToString() => $"{Definition}/{Node}";
}

/// <summary>Every node of workflows/.</summary>
internal static class Steps
{
    public static IReadOnlyList<Step> All { get; } = [.. Directory.GetFiles(Repository.PathOf("workflows"), "*.json").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<Step> Read(string path)
    {
        var outcome = DefinitionParser.Parse(File.ReadAllText(path), Path.GetFileName(path), new ActivityCatalog().AddProcedureActivities());
        var definition = outcome.Definition ?? throw new InvalidOperationException($"{path}: {string.Join("; ", outcome.Problems)}");
        return definition.Activities.Select(node => new Step(
            definition.DefinitionId, node.Id, node.Type, node.DisplayName ?? node.Id,
            [.. Clauses(node).Distinct()],
            node.Type == "WorkflowAnon.PublishCaseEvent" ? Input(node, "eventName") : null,
            node.Type == "Elsa.Event" ? Input(node, "eventName") : null,
            Input(node, "legalDeadline") ?? (node.Type == "WorkflowAnon.WaitForDeadline" ? Input(node, "deadline") : null)));
    }

    private static IEnumerable<string> Clauses(ActivityNode node) =>
        new[] { node.CustomProperties.TryGetValue("clauses", out var property) ? property.GetString() : null, Input(node, "clauses") }
            .SelectMany(text => (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string? Input(ActivityNode node, string name) =>
        node.Json.TryGetProperty(name, out var input) && input.ValueKind == JsonValueKind.Object && input.TryGetProperty("expression", out var expression)
        && expression.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
