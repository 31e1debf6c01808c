using System.Text.Json;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Storage.Engine;

namespace WorkflowAnon.Storage.Definitions;

/// <summary>Which events a definition starts on or waits for.</summary>
internal static class DefinitionEvents
{
    /// <summary>Stands for a name that only an expression knows.</summary>
    public const string AnyName = "*";

    public static IEnumerable<DefinitionEventRow> Of(CompiledWorkflow workflow, string owner)
    {
        var triggers = workflow.Triggers.Where(t => t.Kind == BookmarkKinds.Event).Select(t => t.ActivityId).ToHashSet(StringComparer.Ordinal);
        foreach (var node in workflow.Definition.Activities)
        {
            if (NameOf(node) is { } name && (node.Type.EndsWith(".Event", StringComparison.Ordinal) || triggers.Contains(node.Id)))
            {
                yield return new DefinitionEventRow
                {
                    VersionId = workflow.Definition.Id,
                    ActivityId = node.Id,
                    EventName = name,
                    Owner = owner,
                    IsTrigger = triggers.Contains(node.Id),
                };
            }
        }
    }

    private static string? NameOf(ActivityNode node)
    {
        if (!node.Json.TryGetProperty("eventName", out var input))
            return null;
        if (input.ValueKind == JsonValueKind.Object && input.TryGetProperty("expression", out var expression) && expression.ValueKind == JsonValueKind.Object)
        {
            var isLiteral = !expression.TryGetProperty("type", out var type) || type.GetString() == "Literal";
            return isLiteral && expression.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : AnyName;
        }
        return input.ValueKind == JsonValueKind.String ? input.GetString() : AnyName;
    }
}
