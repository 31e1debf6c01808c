using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;

namespace WorkflowAnon.Storage.Engine;

/// <summary>
/// The entries of one burst as one compact JSON array of arrays: [event, activity, milliseconds after the burst's time, outcomes, message,
/// node, inputs, outputs], nulls at the end left out. What can be known otherwise is not stored: the sequence (gap-free, the row has the last), the node
/// (the definition has it), the commonest words.
/// </summary>
internal static class JournalCodec
{
    private const string Done = "Done";

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Events =
        ["Started", "Completed", "Resumed", "Suspended", "Faulted", "Canceled", "Retried", "Skipped", "Workflow cancelled", "Precondition Failed"];

    private static readonly Dictionary<string, int> EventNumbers = Events.Select((e, i) => (e, i)).ToDictionary(e => e.e, e => e.i, StringComparer.Ordinal);

    public static string Write(IReadOnlyList<JournalEntry> entries, DateTimeOffset at, CompiledWorkflow workflow)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * entries.Count);
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            writer.WriteStartArray();
            foreach (var entry in entries)
                Write(writer, entry, at, workflow);
            writer.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static IEnumerable<JournalEntry> Read(string json, DateTimeOffset at, long lastSequence, CompiledWorkflow workflow)
    {
        using var document = JsonDocument.Parse(json);
        var sequence = lastSequence - document.RootElement.GetArrayLength();
        foreach (var row in document.RootElement.EnumerateArray())
        {
            sequence++;
            var activityId = row[1].GetString()!;
            yield return new JournalEntry(
                sequence,
                at.AddMilliseconds(row[2].GetInt64()),
                activityId,
                Text(row, 5) ?? NodeOf(workflow, activityId),
                row[0].ValueKind == JsonValueKind.Number ? Events[row[0].GetInt32()] : row[0].GetString()!,
                row.GetArrayLength() > 3 && row[3].ValueKind == JsonValueKind.Number ? Done : Text(row, 3),
                Text(row, 4))
            {
                InputsJson = Json(row, 6),
                OutputsJson = Json(row, 7),
            };
        }
    }

    private static void Write(Utf8JsonWriter writer, JournalEntry entry, DateTimeOffset at, CompiledWorkflow workflow)
    {
        var node = entry.NodeId == NodeOf(workflow, entry.ActivityId) ? null : entry.NodeId;
        writer.WriteStartArray();
        if (EventNumbers.TryGetValue(entry.Event, out var number))
            writer.WriteNumberValue(number);
        else
            writer.WriteStringValue(entry.Event);
        writer.WriteStringValue(entry.ActivityId);
        writer.WriteNumberValue((long)(entry.At - at).TotalMilliseconds);
        var last = entry switch
        {
            { OutputsJson: not null } => 7,
            { InputsJson: not null } => 6,
            _ when node is not null => 5,
            { Message: not null } => 4,
            { Outcomes: not null } => 3,
            _ => 2,
        };
        if (last >= 3 && entry.Outcomes == Done)
            writer.WriteNumberValue(0);
        else if (last >= 3)
            writer.WriteStringValue(entry.Outcomes);
        if (last >= 4)
            writer.WriteStringValue(entry.Message);
        if (last >= 5)
            writer.WriteStringValue(node);
        if (last >= 6)
            writer.WriteRawValue(entry.InputsJson ?? "null");
        if (last >= 7)
            writer.WriteRawValue(entry.OutputsJson!);
        writer.WriteEndArray();
    }

    private static string NodeOf(CompiledWorkflow workflow, string activityId) => workflow.FindActivity(activityId)?.NodeId ?? "";

    private static string? Text(JsonElement row, int index) => index < row.GetArrayLength() ? row[index].GetString() : null;

    private static string? Json(JsonElement row, int index) => index < row.GetArrayLength() && row[index].ValueKind == JsonValueKind.Object ? row[index].GetRawText() : null;
}
