using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WorkflowAnon.Web.Studio;

/// <summary>
/// 伏せる決まり: what the viewer shows of a running instance. The engine keeps ids only (architecture.md, decision 16), but a definition that a site draws can put any text into a
/// variable. Shown are true, false, numbers, dates, identifiers (ASCII without spaces, with a digit, up to 80 characters), the words of the palette (outcomes, choices) and texts that
/// stand in the definition itself; any other text is replaced by its length.
/// </summary>
internal sealed partial class ValueMask
{
    private readonly HashSet<string> _drawn = new(StringComparer.Ordinal);

    /// <summary>A mask that lets the texts of a definition through.</summary>
    /// <param name="definition">The document that the instance runs on.</param>
    /// <param name="words">Words of the palette.</param>
    public ValueMask(JsonElement definition, IEnumerable<string> words)
    {
        Collect(definition, 0);
        _drawn.UnionWith(words);
    }

    /// <summary>A value as it may be shown.</summary>
    public JsonNode? Apply(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Apply(value.GetString()!),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Apply)]),
        // Names of properties are masked like values: a dictionary may have people's names for keys.
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().Select((p, i) => KeyValuePair.Create(Shows(p.Name) ? p.Name : $"（伏せた名前{i + 1}）", Apply(p.Value)))),
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        _ => JsonNode.Parse(value.GetRawText()),
    };

    /// <summary>A text as it may be shown.</summary>
    public string Apply(string text) => Shows(text) ? text : $"（{text.Length}文字を伏せています）";

    private bool Shows(string text) => text.Length == 0 || Identifier().IsMatch(text) || _drawn.Contains(text);

    private void Collect(JsonElement element, int depth)
    {
        if (depth > 64)
            return;
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _drawn.Add(element.GetString()!);
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

    // No @, so that no address of mail passes; a telephone number is digits and hyphens from 0.
    [GeneratedRegex(@"^(?!0\d[\d-]{7,}$)(?=.*\d)[A-Za-z0-9][A-Za-z0-9_.:/+~-]{0,79}$")]
    private static partial Regex Identifier();
}
