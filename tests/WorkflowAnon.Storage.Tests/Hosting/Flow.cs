using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowAnon.Storage.Tests.Hosting;

/// <summary>Writes small flowcharts in Elsa's JSON: activities follow one another unless connected otherwise.</summary>
internal sealed class Flow(string id, int version = 1)
{
    private readonly List<JsonObject> _activities = [];
    private readonly List<JsonObject> _connections = [];
    private string? _last;

    public string Id { get; } = id;

    public int Version { get; } = version;

    public string VersionId { get; init; } = $"{id}-v{version}";

    public string? Owner { get; init; } = StorageHost.Owner;

    public string Name { get; init; } = id;

    public string? ActivationStrategy { get; init; }

    public string? IncidentStrategy { get; init; }

    public Flow Task(string name) => Add(name, "Test.Task");

    public Flow Inbox(string name) => Add(name, "Test.Inbox");

    public Flow Write(string name) => Add(name, "Test.Write");

    public Flow Event(string name, string eventName, bool trigger = false)
    {
        Add(name, "Elsa.Event", ("eventName", Literal("String", eventName)));
        return trigger ? CanStart() : this;
    }

    /// <summary>The last activity may start an instance.</summary>
    public Flow CanStart()
    {
        _activities[^1]["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return this;
    }

    public Flow Publish(string name, string eventName) => Add(name, "Elsa.PublishEvent", ("eventName", Literal("String", eventName)));

    public Flow Delay(string name, TimeSpan span) => Add(name, "Elsa.Delay", ("timeSpan", Literal("TimeSpan", span.ToString())));

    public Flow Dispatch(string name, string definitionId, bool wait) => Add(
        name, "Elsa.DispatchWorkflow", ("workflowDefinitionId", Literal("String", definitionId)), ("waitForCompletion", Literal("Boolean", wait)));

    public Flow Add(string name, string type, params (string Name, JsonNode Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = name, ["name"] = name, ["type"] = type, ["version"] = 1 };
        foreach (var (input, value) in inputs)
            activity[input] = value;
        _activities.Add(activity);
        if (_last is not null)
            Connect(_last, name);
        _last = name;
        return this;
    }

    /// <summary>The next activity follows nothing by itself.</summary>
    public Flow Break()
    {
        _last = null;
        return this;
    }

    public Flow Connect(string source, string target, string port = "Done")
    {
        _connections.Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
        });
        return this;
    }

    public static JsonObject Literal(string type, object value) => new()
    {
        ["typeName"] = type,
        ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = JsonSerializer.SerializeToNode(value) },
    };

    public string ToJson()
    {
        var custom = new JsonObject();
        if (Owner is not null)
            custom["owner"] = Owner;
        return new JsonObject
        {
            ["id"] = VersionId,
            ["definitionId"] = Id,
            ["name"] = Name,
            ["version"] = Version,
            ["isLatest"] = true,
            ["isPublished"] = true,
            ["customProperties"] = custom,
            ["options"] = new JsonObject { ["activationStrategyType"] = ActivationStrategy, ["incidentStrategyType"] = IncidentStrategy },
            ["root"] = new JsonObject
            {
                ["id"] = "flow",
                ["type"] = "Elsa.Flowchart",
                ["version"] = 1,
                ["activities"] = new JsonArray([.. _activities]),
                ["connections"] = new JsonArray([.. _connections]),
            },
        }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }
}
