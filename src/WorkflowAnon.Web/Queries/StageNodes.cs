using System.Text.Json;
using WorkflowAnon.Domain.Cases;

namespace WorkflowAnon.Web.Queries;

/// <summary>What a definition says of the stages: the one it belongs to, and its activities that bring a case into one.</summary>
internal static class StageNodes
{
    private const string EnterStage = "WorkflowAnon.EnterStage";

    /// <summary>customProperties.stage; null when it is no stage of a case.</summary>
    public static CaseStage? StageOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty("customProperties", out var custom) && custom.ValueKind == JsonValueKind.Object
            && custom.TryGetProperty("stage", out var stage) ? Parse(stage) : null;
    }

    /// <summary>The activities 段階を進める by id, with the stage that each enters.</summary>
    public static IReadOnlyDictionary<string, CaseStage> EnteredBy(string json)
    {
        using var document = JsonDocument.Parse(json);
        Dictionary<string, CaseStage> found = new(StringComparer.Ordinal);
        if (document.RootElement.TryGetProperty("root", out var root))
            Collect(root, found);
        return found;
    }

    private static void Collect(JsonElement activity, Dictionary<string, CaseStage> found)
    {
        if (activity.ValueKind != JsonValueKind.Object)
            return;
        if (activity.TryGetProperty("type", out var type) && type.ValueEquals(EnterStage) && activity.TryGetProperty("stage", out var input)
            && input.TryGetProperty("expression", out var expression) && expression.TryGetProperty("value", out var value) && Parse(value) is { } stage)
            found[activity.GetProperty("id").GetString()!] = stage;
        if (activity.TryGetProperty("activities", out var children) && children.ValueKind == JsonValueKind.Array)
        {
            foreach (var child in children.EnumerateArray())
                Collect(child, found);
        }
    }

    private static CaseStage? Parse(JsonElement text) => text.ValueKind == JsonValueKind.String && Enum.TryParse<CaseStage>(text.GetString(), out var stage) ? stage : null;
}
