using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.Procedure.Tests.Statute;

/// <summary>The shipped definitions as they stand in workflows/, or with one of them redrawn.</summary>
internal static class ShippedSet
{
    private static readonly ActivityCatalog Catalog = new ActivityCatalog().AddProcedureActivities();

    private static readonly Dictionary<string, string> Files = Directory.EnumerateFiles(Repository.PathOf("workflows"), "*.json")
        .ToDictionary(p => Path.GetFileName(p).Split('.')[0], File.ReadAllText, StringComparer.Ordinal);

    /// <summary>All of them, compiled.</summary>
    public static IReadOnlyList<CompiledWorkflow> Workflows { get; } = [.. Files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => Compile(f.Value, f.Key))];

    /// <summary>All of them with one redrawn.</summary>
    public static IReadOnlyList<CompiledWorkflow> With(string definitionId, Action<Drawing> redraw)
    {
        var drawing = new Drawing(JsonNode.Parse(Files[definitionId])!);
        redraw(drawing);
        return [.. Workflows.Where(w => w.Definition.DefinitionId != definitionId), Compile(drawing.Json, definitionId)];
    }

    /// <summary>All of them but one.</summary>
    public static IReadOnlyList<CompiledWorkflow> Without(string definitionId) => [.. Workflows.Where(w => w.Definition.DefinitionId != definitionId)];

    /// <summary>Reads a definition with the product's activities.</summary>
    public static CompiledWorkflow Compile(string json, string source)
    {
        var outcome = DefinitionParser.Parse(json, source, Catalog);
        return outcome.Workflow ?? throw new InvalidOperationException(string.Join('\n', outcome.Problems.Select(p => p.Line)));
    }
}

/// <summary>Redraws a definition as a designer would: takes activities out, draws connections, changes inputs.</summary>
internal sealed class Drawing(JsonNode document)
{
    public string Json => document.ToJsonString();

    private JsonObject Root => document["root"]!.AsObject();

    private JsonArray Activities => Root["activities"]!.AsArray();

    private JsonArray Connections => Root["connections"]!.AsArray();

    /// <summary>Takes an activity out; what led to it leads to <paramref name="next"/> instead.</summary>
    public Drawing Drop(string id, string next)
    {
        Activities.Remove(Find(id));
        foreach (var connection in Connections.ToList())
        {
            if (connection!["source"]!["activity"]!.GetValue<string>() == id)
                Connections.Remove(connection);
            else if (connection["target"]!["activity"]!.GetValue<string>() == id)
                connection["target"]!["activity"] = next;
        }

        return this;
    }

    /// <summary>Lets an outcome lead elsewhere.</summary>
    public Drawing Lead(string id, string port, string to)
    {
        foreach (var connection in Connections.Where(c => c!["source"]!["activity"]!.GetValue<string>() == id && c["source"]!["port"]!.GetValue<string>() == port).ToList())
            Connections.Remove(connection);
        Connections.Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = id, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        });
        return this;
    }

    /// <summary>Gives an input another value.</summary>
    public Drawing Set(string id, string input, JsonNode? value, string type = "Literal")
    {
        Find(id)[input] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };
        return this;
    }

    /// <summary>Makes an activity one of another type, without inputs.</summary>
    public Drawing Become(string id, string type)
    {
        var activity = Find(id);
        foreach (var input in activity.Where(p => p.Value is JsonObject o && o.ContainsKey("expression")).Select(p => p.Key).ToList())
            activity.Remove(input);
        activity["type"] = type;
        return this;
    }

    private JsonObject Find(string id) => Activities.Single(a => a!["id"]!.GetValue<string>() == id)!.AsObject();
}
