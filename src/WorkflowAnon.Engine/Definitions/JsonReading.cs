using System.Text.Json;

namespace WorkflowAnon.Engine.Definitions;

/// <summary>Lenient reading: a property of the wrong kind counts as absent.</summary>
internal static class JsonReading
{
    internal static string? Text(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;

    internal static int? Integer(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Number && found.TryGetInt32(out var value) ? value : null;

    internal static bool Flag(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.True;

    internal static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Array ? found.EnumerateArray() : [];

    internal static JsonElement? Object(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Object ? found : null;

    internal static IReadOnlyDictionary<string, JsonElement> Map(this JsonElement json, string name)
    {
        var map = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (json.Object(name) is { } found)
            foreach (var property in found.EnumerateObject())
                map[property.Name] = property.Value;
        return map;
    }
}
