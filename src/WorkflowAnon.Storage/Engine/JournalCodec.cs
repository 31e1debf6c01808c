using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;

namespace WorkflowAnon.Storage.Engine;

/// <summary>
/// The entries of one burst as one compact JSON array of arrays: [event, activity, milliseconds after the burst's time, outcomes, message,
/// node], nulls at the end left out. What can be known otherwise is not stored: the sequence (gap-free, the row has the last), the node
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
                Text(row, 4));
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
        if (entry.Outcomes is not null || entry.Message is not null || node is not null)
        {
            if (entry.Outcomes == Done)
                writer.WriteNumberValue(0);
            else
                writer.WriteStringValue(entry.Outcomes);
        }
        if (entry.Message is not null || node is not null)
            writer.WriteStringValue(entry.Message);
        if (node is not null)
            writer.WriteStringValue(node);
        writer.WriteEndArray();
    }

    private static string NodeOf(CompiledWorkflow workflow, string activityId) => workflow.FindActivity(activityId)?.NodeId ?? "";

    private static string? Text(JsonElement row, int index) => index < row.GetArrayLength() ? row[index].GetString() : null;
}
