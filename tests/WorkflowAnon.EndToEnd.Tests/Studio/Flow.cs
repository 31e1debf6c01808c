using System.Text.Json.Nodes;

namespace WorkflowAnon.EndToEnd.Tests.Studio;

/// <summary>Definitions as an editor posts them: one activity after another.</summary>
internal static class Flow
{
    public static JsonObject Of(string definitionId, params JsonObject[] activities) => new()
    {
        ["id"] = definitionId + "-1",
        ["definitionId"] = definitionId,
        ["name"] = definitionId,
        ["version"] = 1,
        ["customProperties"] = new JsonObject { ["owner"] = "general-affairs" },
        ["root"] = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["activities"] = new JsonArray([.. activities]),
            ["connections"] = new JsonArray([.. activities.Zip(activities.Skip(1), (a, b) => new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = (string)a["id"]!, ["port"] = "Done" },
                ["target"] = new JsonObject { ["activity"] = (string)b["id"]!, ["port"] = "In" },
            })]),
        },
    };

    public static JsonObject Activity(string id, string type, params (string Name, JsonNode Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1, ["metadata"] = new JsonObject { ["displayText"] = id } };
        foreach (var (name, value) in inputs)
            activity[name] = value;
        return activity;
    }

    public static JsonObject Literal(string value) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    /// <summary>A task of 総務課.</summary>
    public static JsonObject Task(string id) => Activity(id, "WorkflowAnon.HumanTask", ("unit", Literal("general-affairs")), ("title", Literal(id)));
}
