using System.Text.Json;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Expressions;
using WorkflowAnon.Engine.Flow;

namespace WorkflowAnon.Engine.Execution;

internal static partial class StateCodec
{
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

    private static void ReadMap(JsonElement root, string name, Dictionary<string, object?> map)
    {
        if (root.TryGetProperty(name, out var found))
            foreach (var property in found.EnumerateObject())
                map[property.Name] = Values.FromElement(property.Value);
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
