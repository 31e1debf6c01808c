using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowAnon.Engine.Definitions;

namespace WorkflowAnon.Engine.Execution;

/// <summary>
/// 伏せる決まり: what the journal keeps of values and what is shown of an instance. Instances keep ids only (architecture.md, decision 16), but a definition that a site draws can put any
/// text into a variable. Shown are true, false, numbers, dates, identifiers (ASCII without spaces, with a digit, up to 80 characters), the catalogue's words, and texts and words of scripts
/// that stand in the definition itself; any other text is replaced by its length.
/// </summary>
public sealed partial class ValueMask
{
    private const int MostDepth = 64;
    private const int MostJsonText = 10_000;

    private readonly HashSet<string> _drawn = new(StringComparer.Ordinal);
    private readonly IReadOnlySet<string> _words;

    /// <summary>A mask that lets the texts of a definition and the words of its catalogue through.</summary>
    /// <param name="workflow">What the instance runs on.</param>
    internal ValueMask(CompiledWorkflow workflow)
    {
        _words = workflow.Catalog.Words;
        Collect(workflow.Definition.Element, 0);
    }

    /// <summary>A value as it may be shown.</summary>
    public JsonNode? Apply(JsonElement value) => Apply(value, 0);

    /// <summary>A text as it may be shown.</summary>
    public string Apply(string text) => Shows(text) ? text : $"（{text.Length}文字を伏せています）";

    private JsonNode? Apply(JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                var text = value.GetString()!;
                return !Shows(text) && TryRead(text, depth) is { } inner ? Apply(inner, depth + 1) : Apply(text);
            case JsonValueKind.Array:
                return new JsonArray([.. value.EnumerateArray().Select(v => Apply(v, depth))]);
            case JsonValueKind.Object:
                // Names of properties are masked like values: a dictionary may have people's names for keys.
                var shown = new JsonObject();
                var number = 0;
                foreach (var property in value.EnumerateObject())
                {
                    number++;
                    shown[Shows(property.Name) ? property.Name : $"（伏せた名前{number}）"] = Apply(property.Value, depth);
                }

                return shown;
            case JsonValueKind.Undefined or JsonValueKind.Null:
                return null;
            default:
                return JsonNode.Parse(value.GetRawText());
        }
    }

    /// <summary>An object or a list that a script wrote as text: what is in it is masked one by one.</summary>
    private static JsonElement? TryRead(string text, int depth)
    {
        if (depth > 2 || text.Length is < 2 or > MostJsonText || text[0] is not ('{' or '['))
            return null;
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            // It only looked like one: masked as a text.
            return null;
        }
    }

    private bool Shows(string text) => text.Length == 0 || Identifier().IsMatch(text) || _drawn.Contains(text) || _words.Contains(text);

    private void Collect(JsonElement element, int depth)
    {
        if (depth > MostDepth)
            return;
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                var text = element.GetString()!;
                if (_drawn.Add(text))
                {
                    // What a script calls its properties and compares with.
                    foreach (var word in Word().EnumerateMatches(text))
                        _drawn.Add(text.Substring(word.Index, word.Length));
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Collect(item, depth + 1);
                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                    Collect(property.Value, depth + 1);
                break;
        }
    }

    // No @, so that no address of mail passes; a telephone number is digits and hyphens from 0; twelve digits alone may be a 個人番号.
    [GeneratedRegex(@"^(?!0\d[\d-]{7,}$)(?!\d{12}$)(?=.*\d)[A-Za-z0-9][A-Za-z0-9_.:/+~-]{0,79}$")]
    private static partial Regex Identifier();

    [GeneratedRegex("[A-Za-z][A-Za-z0-9_-]{1,79}")]
    private static partial Regex Word();
}
