using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Expressions;
using WorkflowAnon.Engine.Flow;

namespace WorkflowAnon.Engine.Execution;

/// <summary>
/// Writes and reads <see cref="InstanceState.Data"/>: compact UTF-8 JSON with short names. Only what is still open is kept;
/// completed executions are gone, defaults are left out.
/// </summary>
internal static class StateCodec
{
    internal const string Variables = "v";
    internal const string Output = "o";
    private const string Input = "i";
    private const string Trigger = "t";
    private const string TriggerFresh = "tf";
    private const string Last = "n";
    private const string Instances = "a";
    private const string Bookmarks = "b";
    private const string Incidents = "x";
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    internal static byte[] Write(BurstExecution burst)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            json.WriteStartObject();
            WriteMap(json, Variables, burst.Workflow.Variables.Select((x, i) => KeyValuePair.Create(x.Name, x.Definition.IsMemory ? x.Default : burst.WorkflowVariables[i])));
            WriteMap(json, Output, burst.Output);
            WriteMap(json, Input, burst.Input);
            if (burst.TriggerActivityId is { } trigger)
            {
                json.WriteString(Trigger, trigger);
                if (burst.TriggerIsFresh)
                    json.WriteBoolean(TriggerFresh, true);
            }

            json.WriteStartArray(Last);
            json.WriteNumberValue(burst.LastNumber);
            json.WriteNumberValue(burst.LastId);
            json.WriteEndArray();
            if (burst.Root is { IsOver: false } root)
            {
                json.WriteStartArray(Instances);
                WriteInstance(json, root);
                json.WriteEndArray();
            }

            WriteRecords(json, burst);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    internal static void Read(byte[] data, BurstExecution burst)
    {
        using var document = JsonDocument.Parse(data);
        var root = document.RootElement;
        if (root.TryGetProperty(Variables, out var variables))
            for (var i = 0; i < burst.Workflow.Variables.Length; i++)
                if (variables.TryGetProperty(burst.Workflow.Variables[i].Name, out var value))
                    burst.WorkflowVariables[i] = VariableTypes.Coerce(value, burst.Workflow.Variables[i].Type);
        ReadMap(root, Output, burst.Output);
        ReadMap(root, Input, burst.Input);
        burst.TriggerActivityId = root.TryGetProperty(Trigger, out var trigger) ? trigger.GetString() : null;
        burst.TriggerIsFresh = root.TryGetProperty(TriggerFresh, out _);
        var last = root.GetProperty(Last);
        burst.LastNumber = last[0].GetInt32();
        burst.LastId = last[1].GetInt32();
        if (root.TryGetProperty(Instances, out var instances))
        {
            var byNumber = new Dictionary<int, ActivityInstance>();
            foreach (var item in instances.EnumerateArray())
                ReadInstance(item, burst, byNumber);
        }

        foreach (var bookmark in ReadBookmarks(root))
            burst.RestoreBookmark(bookmark);
        if (root.TryGetProperty(Incidents, out var incidents))
            foreach (var item in incidents.EnumerateArray())
                burst.Incidents.Add(new OpenIncident(ReadIncident(item), item[6].GetInt32()));
    }

    internal static IReadOnlyDictionary<string, JsonElement> ReadSection(byte[] data, string section)
    {
        using var document = JsonDocument.Parse(data);
        return document.RootElement.TryGetProperty(section, out var found)
            ? found.EnumerateObject().ToDictionary(x => x.Name, x => x.Value.Clone(), StringComparer.Ordinal)
            : new Dictionary<string, JsonElement>();
    }

    internal static IReadOnlyList<BookmarkRecord> ReadBookmarks(byte[] data)
    {
        using var document = JsonDocument.Parse(data);
        return ReadBookmarks(document.RootElement).ToList();
    }

    internal static IReadOnlyList<IncidentRecord> ReadIncidents(byte[] data)
    {
        using var document = JsonDocument.Parse(data);
        return document.RootElement.TryGetProperty(Incidents, out var found) ? found.EnumerateArray().Select(ReadIncident).ToList() : [];
    }

    private static void WriteMap(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, object?>> map)
    {
        var isOpen = false;
        foreach (var (key, value) in map)
        {
            if (!isOpen)
                json.WriteStartObject(name);
            isOpen = true;
            json.WritePropertyName(key);
            WriteValue(json, value);
        }

        if (isOpen)
            json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string s:
                json.WriteStringValue(s);
                break;
            case bool b:
                json.WriteBooleanValue(b);
                break;
            case int i:
                json.WriteNumberValue(i);
                break;
            case long l:
                json.WriteNumberValue(l);
                break;
            default:
                JsonSerializer.Serialize(json, value, Values.JsonOptions);
                break;
        }
    }

    private static void ReadMap(JsonElement root, string name, Dictionary<string, object?> map)
    {
        if (root.TryGetProperty(name, out var found))
            foreach (var property in found.EnumerateObject())
                map[property.Name] = Values.FromElement(property.Value);
    }

    private static void WriteInstance(Utf8JsonWriter json, ActivityInstance instance)
    {
        json.WriteStartObject();
        json.WriteNumber("n", instance.Number);
        json.WriteNumber("d", instance.Node.Index);
        if (instance.Parent is { } parent)
            json.WriteNumber("p", parent.Number);
        if (instance.Status == ActivityStatus.Faulted)
            json.WriteBoolean("f", true);
        if (instance.EnteredBackward)
            json.WriteBoolean("w", true);
        if (instance.Counter != 0)
            json.WriteNumber("c", instance.Counter);
        if (instance.IsBreaking)
            json.WriteBoolean("k", true);
        if (instance.Variables is { } values)
        {
            json.WriteStartArray("v");
            for (var i = 0; i < values.Length; i++)
                WriteValue(json, instance.Node.Variables[i].Definition.IsMemory ? instance.Node.Variables[i].Default : values[i]);
            json.WriteEndArray();
        }

        if (instance.Dynamic is { } dynamic)
            WriteMap(json, "y", dynamic);
        if (instance.Items is { } items)
        {
            json.WritePropertyName("i");
            WriteValue(json, items);
        }

        if (instance.Flow is { } flow)
            WriteFlow(json, flow);
        json.WriteEndObject();
        foreach (var child in instance.Children)
            WriteInstance(json, child);
    }

    /// <summary>Visits, only those that are not zero: [position, count] and [connection, ±count], negative when not followed last.</summary>
    private static void WriteFlow(Utf8JsonWriter json, FlowScope flow)
    {
        json.WriteStartArray("g");
        for (var i = 0; i < flow.ActivityVisits.Length; i++)
        {
            if (flow.ActivityVisits[i] == 0)
                continue;
            json.WriteNumberValue(i);
            json.WriteNumberValue(flow.ActivityVisits[i]);
        }

        json.WriteEndArray();
        json.WriteStartArray("h");
        for (var i = 0; i < flow.ConnectionVisits.Length; i++)
        {
            if (flow.ConnectionVisits[i] == 0)
                continue;
            json.WriteNumberValue(i);
            json.WriteNumberValue(flow.LastFollowed[i] ? flow.ConnectionVisits[i] : -flow.ConnectionVisits[i]);
        }

        json.WriteEndArray();
    }

    private static void ReadInstance(JsonElement json, BurstExecution burst, Dictionary<int, ActivityInstance> byNumber)
    {
        var number = json.GetProperty("n").GetInt32();
        var node = burst.Workflow.Nodes[json.GetProperty("d").GetInt32()];
        var parent = json.TryGetProperty("p", out var p) ? byNumber[p.GetInt32()] : null;
        var instance = new ActivityInstance(number, node, parent)
        {
            Status = json.TryGetProperty("f", out _) ? ActivityStatus.Faulted : ActivityStatus.Running,
            EnteredBackward = json.TryGetProperty("w", out _),
            Counter = json.TryGetProperty("c", out var counter) ? counter.GetInt32() : 0,
            IsBreaking = json.TryGetProperty("k", out _),
        };
        if (node.Variables.Length > 0)
            instance.Variables = ReadVariables(json, node);
        if (json.TryGetProperty("y", out _))
            ReadMap(json, "y", instance.Dynamic = new Dictionary<string, object?>(StringComparer.Ordinal));
        if (json.TryGetProperty("i", out var items))
            instance.Items = (List<object?>?)Values.FromElement(items);
        if (json.TryGetProperty("g", out var visits))
            ReadFlow(instance, burst, visits, json.GetProperty("h"));
        byNumber.Add(number, instance);
        if (parent is null)
            burst.Root = instance;
        else
            parent.Children.Add(instance);
    }

    private static object?[] ReadVariables(JsonElement json, CompiledNode node)
    {
        var values = Array.ConvertAll(node.Variables, x => x.Default);
        if (json.TryGetProperty("v", out var stored))
            for (var i = 0; i < values.Length && i < stored.GetArrayLength(); i++)
                values[i] = VariableTypes.Coerce(stored[i], node.Variables[i].Type);
        return values;
    }

    private static void ReadFlow(ActivityInstance instance, BurstExecution burst, JsonElement visits, JsonElement connections)
    {
        var flow = instance.Flow = new FlowScope(instance.Node.GraphFor(burst.TriggerActivityId), instance.Node.Children.Length);
        for (var i = 0; i + 1 < visits.GetArrayLength(); i += 2)
            flow.ActivityVisits[visits[i].GetInt32()] = visits[i + 1].GetInt32();
        for (var i = 0; i + 1 < connections.GetArrayLength(); i += 2)
        {
            var count = connections[i + 1].GetInt32();
            flow.ConnectionVisits[connections[i].GetInt32()] = Math.Abs(count);
            flow.LastFollowed[connections[i].GetInt32()] = count > 0;
        }
    }

    private static void WriteRecords(Utf8JsonWriter json, BurstExecution burst)
    {
        if (burst.Bookmarks.Count > 0)
        {
            json.WriteStartArray(Bookmarks);
            foreach (var x in burst.Bookmarks)
            {
                json.WriteStartArray();
                json.WriteStringValue(x.Id);
                json.WriteStringValue(x.ActivityId);
                json.WriteStringValue(x.ActivityInstanceId);
                json.WriteStringValue(x.Kind);
                json.WriteStringValue(x.Key);
                json.WriteNumberValue(x.Order);
                json.WriteStringValue(x.PayloadJson);
                if (x.DueAt is { } due)
                    json.WriteStringValue(due);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        if (burst.Incidents.Count == 0)
            return;
        json.WriteStartArray(Incidents);
        foreach (var (x, number) in burst.Incidents)
        {
            json.WriteStartArray();
            json.WriteStringValue(x.Id);
            json.WriteStringValue(x.ActivityId);
            json.WriteStringValue(x.NodeId);
            json.WriteStringValue(x.ExceptionType);
            json.WriteStringValue(x.Message);
            json.WriteStringValue(x.At);
            json.WriteNumberValue(number);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static IEnumerable<BookmarkRecord> ReadBookmarks(JsonElement root)
    {
        if (!root.TryGetProperty(Bookmarks, out var found))
            yield break;
        foreach (var x in found.EnumerateArray())
            yield return new BookmarkRecord(
                x[0].GetString()!,
                x[1].GetString()!,
                x[2].GetString()!,
                x[3].GetString()!,
                x[4].GetString()!,
                x[6].GetString(),
                x.GetArrayLength() > 7 ? x[7].GetDateTimeOffset() : null,
                x[5].GetInt32());
    }

    private static IncidentRecord ReadIncident(JsonElement x) =>
        new(x[0].GetString()!, x[1].GetString()!, x[2].GetString()!, x[3].GetString()!, x[4].GetString()!, x[5].GetDateTimeOffset());
}
