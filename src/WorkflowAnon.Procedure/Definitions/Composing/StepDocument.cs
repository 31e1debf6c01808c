using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Definitions.Composing;

/// <summary>The activities in a definition's document, also in one that is not finished; and one of them replaced, every other byte left as it is.</summary>
internal static class StepDocument
{
    private static readonly JsonWriterOptions Writing = new() { MaxDepth = 256, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An activity and everything inside it, in the order of the document.</summary>
    public static IEnumerable<JsonElement> All(JsonElement activity)
    {
        if (activity.ValueKind != JsonValueKind.Object)
            yield break;
        yield return activity;
        var inside = activity.TryGetProperty("activities", out var children) && children.ValueKind == JsonValueKind.Array ? children.EnumerateArray().ToList() : [];
        foreach (var port in (string[])["then", "else", "body"])
        {
            if (activity.TryGetProperty(port, out var embedded))
                inside.Add(embedded);
        }

        foreach (var found in inside.SelectMany(All))
            yield return found;
    }

    /// <summary>A text of an object; null for anything else.</summary>
    public static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>What people call an activity: its text in the drawing, else its id.</summary>
    public static string NameOf(JsonElement step) =>
        step.TryGetProperty("metadata", out var metadata) && Text(metadata, "displayText") is { Length: > 0 } text ? text : Text(step, "id") ?? "";

    /// <summary>The step with some of its properties replaced or, by null, left out; the others stay as they were typed.</summary>
    public static string With(JsonElement step, IReadOnlyDictionary<string, string?> properties)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStartObject();
            foreach (var property in step.EnumerateObject().Where(p => !properties.ContainsKey(p.Name)))
                Write(writer, property.Name, property.Value.GetRawText());
            foreach (var (name, value) in properties)
            {
                if (value is not null)
                    Write(writer, name, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The document with the one activity of this id and type replaced.</summary>
    /// <exception cref="TaskRefusedException">There is no such activity, or more than one.</exception>
    public static string Replace(string json, string id, string type, string step)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        if (Find(bytes, id, type) is not [var (from, until)])
            throw new TaskRefusedException("", $"識別子「{id}」の作業が、下書きに一つだけではありません。デザイナーで識別子を直してください。");
        return string.Concat(Encoding.UTF8.GetString(bytes.AsSpan(0, from)), step, Encoding.UTF8.GetString(bytes.AsSpan(until)));
    }

    private static void Write(Utf8JsonWriter writer, string name, string raw)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(raw, skipInputValidation: true);
    }

    private static List<(int From, int Until)> Find(byte[] json, string id, string type)
    {
        var options = DefinitionParser.Options;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = options.MaxDepth, AllowTrailingCommas = options.AllowTrailingCommas, CommentHandling = options.CommentHandling });
        List<(int, int)> found = [];
        Stack<(int From, bool HasId, bool HasType)> open = new();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                open.Push(((int)reader.TokenStartIndex, false, false));
            }
            else if (reader.TokenType == JsonTokenType.EndObject)
            {
                if (open.Pop() is (var from, true, true))
                    found.Add((from, (int)reader.BytesConsumed));
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && (reader.ValueTextEquals("id") || reader.ValueTextEquals("type")))
            {
                var isId = reader.ValueTextEquals("id");
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartObject)
                    open.Push(((int)reader.TokenStartIndex, false, false));
                else if (reader.TokenType == JsonTokenType.String && open.Pop() is var at)
                    open.Push(isId ? at with { HasId = reader.ValueTextEquals(id) } : at with { HasType = reader.ValueTextEquals(type) });
            }
        }

        return found;
    }
}
