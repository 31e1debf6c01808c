using System.Text.Json.Nodes;

namespace WorkflowAnon.Engine.Tests;

/// <summary>Builds small definitions.</summary>
internal static class Definitions
{
    public static string Workflow(JsonObject root, JsonArray? variables = null, string? strategy = null, JsonArray? inputs = null, string id = "test") => new JsonObject
    {
        ["id"] = id + "-v1",
        ["definitionId"] = id,
        ["name"] = id,
        ["version"] = 1,
        ["variables"] = variables ?? [],
        ["inputs"] = inputs ?? [],
        ["outputs"] = new JsonArray(),
        ["customProperties"] = new JsonObject { ["owner"] = "general-affairs" },
        ["options"] = new JsonObject { ["incidentStrategyType"] = strategy },
        ["root"] = root,
    }.ToJsonString();

    public static JsonObject Activity(string id, string type, params (string Name, JsonNode? Value)[] properties)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in properties)
            activity[name] = value;
        return activity;
    }

    public static JsonObject Sequence(string id, params JsonObject[] activities) => Activity(id, "Elsa.Sequence", ("activities", new JsonArray([.. activities])));

    public static JsonObject Flowchart(string id, JsonObject[] activities, params string[] connections) => Activity(
        id,
        "Elsa.Flowchart",
        ("activities", new JsonArray([.. activities])),
        ("connections", new JsonArray([.. connections.Select(Connection)])));

    /// <summary>"a > b" or "a:Port > b".</summary>
    public static JsonObject Connection(string text)
    {
        var ends = text.Split('>', StringSplitOptions.TrimEntries);
        var source = ends[0].Split(':');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
        };
    }

    public static JsonObject Expression(string type, JsonNode? value, string typeName = "Object") => new() { ["typeName"] = typeName, ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };

    public static JsonObject Literal(JsonNode? value) => Expression("Literal", value);

    public static JsonObject Js(string script) => Expression("JavaScript", script);

    public static JsonObject Task(string id, params string[] outcomes) => Activity(id, "Test.HumanTask", ("outcomes", Expression("Object", new JsonArray([.. outcomes.Select(x => JsonValue.Create(x))]).ToJsonString())));

    public static JsonObject Write(string id, JsonObject text) => Activity(id, "Elsa.WriteLine", ("text", text));

    public static JsonObject Set(string id, string variable, JsonObject value) => Activity(id, "Elsa.SetVariable", ("variable", new JsonObject { ["id"] = variable }), ("value", value));

    public static JsonObject Fork(string id, params string[] branches) => Activity(id, "Elsa.FlowFork", ("branches", Expression("Object", new JsonArray([.. branches.Select(x => JsonValue.Create(x))]).ToJsonString())));

    public static JsonObject Join(string id, string mode) => Activity(id, "Elsa.FlowJoin", ("mode", Literal(mode)));

    public static JsonObject Variable(string name, string typeName, JsonNode? value = null) => new() { ["id"] = name, ["name"] = name, ["typeName"] = typeName, ["isArray"] = false, ["value"] = value };
}
