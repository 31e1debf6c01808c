using System.Text.Json.Nodes;

namespace WorkflowAnon.Faults.Tests.Load;

/// <summary>
/// Two small procedures that hand a case to and fro: 総務課 works, tells 担当課, waits for its answer, and again; one timer.
/// Five tasks and four events a case, so that bursts of people, of events and of timers are always under way.
/// </summary>
internal static class TwoDepartments
{
    /// <summary>Started by a person from the page of recruitments.</summary>
    public const string GeneralAffairs = "recruitment";

    /// <summary>Started by the first one's event.</summary>
    public const string OwningDivision = "examination";

    /// <summary>The division that does the tasks of 担当課.</summary>
    public const string Division = "accounting";

    /// <summary>Tasks of one case.</summary>
    public const int TasksPerCase = 5;

    /// <summary>Events of one case.</summary>
    public const int EventsPerCase = 4;

    /// <summary>The definition files by name.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        [$"{GeneralAffairs}.v1.json"] = Definition(
            GeneralAffairs, "general-affairs",
            Task("task1", "general-affairs"), Publish("tell1", "RecruitmentPlanned"), Wait("wait1", "ExaminationStarted"),
            Task("task2", "general-affairs"), Publish("tell2", "ProposalReceived"), Wait("wait2", "ExaminationDecided"),
            Task("task3", "general-affairs")),
        [$"{OwningDivision}.v1.json"] = Definition(
            OwningDivision, "owning-division",
            Wait("begin", "RecruitmentPlanned", starts: true),
            Task("task1", Division), Publish("tell1", "ExaminationStarted"), Wait("wait1", "ProposalReceived"),
            Activity("pause", "Elsa.Delay", ("timeSpan", Literal("TimeSpan", "00:00:01"))),
            Task("task2", Division), Publish("tell2", "ExaminationDecided")),
    };

    private static string Definition(string id, string owner, params JsonObject[] steps) => new JsonObject
    {
        ["id"] = $"{id}-faults",
        ["definitionId"] = id,
        ["name"] = $"障害試験 {id}",
        ["version"] = 1,
        ["customProperties"] = new JsonObject { ["owner"] = owner },
        ["root"] = new JsonObject
        {
            ["id"] = "root",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["activities"] = new JsonArray([.. steps]),
            ["connections"] = new JsonArray([.. steps.Zip(steps.Skip(1)).Select(p => Connection(p.First, p.Second))]),
        },
    }.ToJsonString();

    private static JsonObject Task(string id, string unit) =>
        Activity(id, "WorkflowAnon.HumanTask", ("title", Literal("String", id)), ("unit", Literal("String", unit)));

    private static JsonObject Publish(string id, string eventName) =>
        Activity(id, "WorkflowAnon.PublishCaseEvent", ("eventName", Literal("String", eventName)));

    private static JsonObject Wait(string id, string eventName, bool starts = false)
    {
        var activity = Activity(id, "Elsa.Event", ("eventName", Literal("String", eventName)));
        activity["customProperties"] = new JsonObject { ["canStartWorkflow"] = starts };
        return activity;
    }

    private static JsonObject Activity(string id, string type, params (string Name, JsonNode Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in inputs)
            activity[name] = value;
        return activity;
    }

    private static JsonObject Literal(string type, string value) =>
        new() { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    private static JsonObject Connection(JsonObject from, JsonObject to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = (string)from["id"]!, ["port"] = "Done" },
        ["target"] = new JsonObject { ["activity"] = (string)to["id"]!, ["port"] = "In" },
    };
}
