using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WorkflowAnon.Engine.Definitions;

/// <summary>Puts a document under another identity: what else it holds, known to us or not, stays as it was typed.</summary>
public static class DefinitionIdentity
{
    private static readonly JsonWriterOptions Writing = new() { Indented = true, MaxDepth = 256, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document with these <c>id</c>, <c>definitionId</c> and <c>version</c>; the same text when it has them already.</summary>
    /// <param name="json">A JSON object, read as <see cref="DefinitionParser"/> reads it.</param>
    /// <param name="versionId">Id of the version.</param>
    /// <param name="definitionId">Id of the definition.</param>
    /// <param name="version">Number, from 1.</param>
    public static string Write(string json, string versionId, string definitionId, int version)
    {
        using var document = JsonDocument.Parse(json, DefinitionParser.Options);
        var root = document.RootElement;
        if (root.Text("id") == versionId && root.Text("definitionId") == definitionId && root.Integer("version") == version)
            return json;
        var buffer = new ArrayBufferWriter<byte>(json.Length);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStartObject();
            writer.WriteString("id", versionId);
            writer.WriteString("definitionId", definitionId);
            writer.WriteNumber("version", version);
            foreach (var property in root.EnumerateObject().Where(p => p.Name is not ("id" or "definitionId" or "version")))
            {
                writer.WritePropertyName(property.Name);
                writer.WriteRawValue(property.Value.GetRawText(), skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
