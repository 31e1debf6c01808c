using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowAnon.Engine.Expressions;

namespace WorkflowAnon.Engine.Execution;

/// <summary>記録する値: what the journal keeps of the inputs and outputs of an execution, masked by <see cref="ValueMask"/> before it is stored, and short.</summary>
internal static class RecordedValues
{
    /// <summary>Most characters of all values of one entry, inputs and outputs each.</summary>
    internal const int MostCharacters = 600;

    private const int MostCharactersRead = 20_000;
    private const string TooLarge = "（大きいため記録していません）";
    private const string Unreadable = "（記録できない値です）";

    /// <summary>The values as a JSON object; null when there is none.</summary>
    internal static string? Write(ValueMask mask, IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        if (values.Count == 0)
            return null;
        var recorded = new JsonObject();
        var left = MostCharacters;
        foreach (var (name, value) in values)
        {
            var shown = Mask(mask, value);
            var length = shown?.ToJsonString(Values.JsonOptions).Length ?? 0;
            if (length > left)
                shown = TooLarge;
            else
                left -= length;
            recorded[name] = shown;
        }

        return recorded.ToJsonString(Values.JsonOptions);
    }

    private static JsonNode? Mask(ValueMask mask, object? value)
    {
        try
        {
            var element = Values.ToElement(value);
            return element.ValueKind is JsonValueKind.Array or JsonValueKind.Object && element.GetRawText().Length > MostCharactersRead ? TooLarge : mask.Apply(element);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or JsonException)
        {
            // No number, too deep: the step may well do with it, only the journal cannot keep it.
            return Unreadable;
        }
    }
}
