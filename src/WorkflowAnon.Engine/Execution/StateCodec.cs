using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using WorkflowAnon.Engine.Expressions;
using WorkflowAnon.Engine.Flow;

namespace WorkflowAnon.Engine.Execution;

/// <summary>
/// Writes and reads <see cref="InstanceState.Data"/>: compact UTF-8 JSON with short names. Only what is still open is kept;
/// completed executions are gone, defaults are left out.
/// </summary>
internal static partial class StateCodec
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
}
