using System.Text.Json;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Engine;

/// <summary>
/// The entries of one burst as one compact JSON array of arrays: [ticks after the burst's time, activity, event, outcomes, message,
/// node], trailing nulls left out. Sequence numbers are gap-free, so that only the last is stored.
/// </summary>
internal static class JournalCodec
{
    public static string Write(IReadOnlyList<JournalEntry> entries, DateTimeOffset at)
    {
        var rows = new List<object?[]>(entries.Count);
        foreach (var e in entries)
        {
            object?[] row = [e.At.UtcTicks - at.UtcTicks, e.ActivityId, e.Event, e.Outcomes, e.Message, e.NodeId];
            rows.Add(row);
        }
        return JsonSerializer.Serialize(rows, JsonColumn.Options);
    }

    public static IEnumerable<JournalEntry> Read(string json, DateTimeOffset at, long lastSequence)
    {
        using var document = JsonDocument.Parse(json);
        var sequence = lastSequence - document.RootElement.GetArrayLength();
        foreach (var row in document.RootElement.EnumerateArray())
        {
            sequence++;
            yield return new JournalEntry(
                sequence,
                at.AddTicks(row[0].GetInt64()),
                row[1].GetString()!,
                row[5].GetString()!,
                row[2].GetString()!,
                row[3].GetString(),
                row[4].GetString());
        }
    }
}
