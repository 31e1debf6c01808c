using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowAnon.Engine.Execution;

namespace WorkflowAnon.Engine.Tests.Conformance;

/// <summary>Runs a case on a host and compares each step with what is expected.</summary>
public sealed class ConformanceHarness(IConformanceHost host)
{
    private readonly Dictionary<string, (int Journal, int Lines)> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Instance, string Bookmark)> _used = new(StringComparer.Ordinal);
    private string _root = "";

    /// <summary>Runs all steps and returns what happened, in the corpus's own form.</summary>
    public async Task<IReadOnlyList<JsonObject>> RunAsync(ConformanceCase test)
    {
        await host.DeployAsync([test.Definition.GetRawText(), .. test.Children.Select(x => x.GetRawText())]);
        var results = new List<JsonObject>();
        foreach (var step in test.Steps)
        {
            await ActAsync(test, step.Action);
            await host.SettleAsync();
            results.Add(Observe(await host.ReadAsync()));
        }

        return results;
    }

    /// <summary>Runs a case and returns the differences from what is expected, none when it conforms.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(ConformanceCase test)
    {
        var actual = await RunAsync(test);
        return [.. test.Steps.SelectMany((step, i) => Differences(step.Expect, actual[i], test).Select(x => $"step {i} {step.Action.GetRawText()}: {x}"))];
    }

    /// <summary>Differences between an expected and an observed step.</summary>
    public IReadOnlyList<string> Differences(JsonElement expect, JsonObject actual, ConformanceCase test)
    {
        var found = new List<string>();
        foreach (var name in new[] { "status", "subStatus", "correlationId", "instanceName" })
            Compare(name, Text(expect, name), actual[name]?.GetValue<string>());

        // Several bursts of several instances are merged in no promised order: compare those as multisets.
        var ordered = !test.HasChildren;
        // The place of a cancellation within a burst is not promised (README), that it happens is.
        Compare("executed", Lines(expect, "executed", Entry, ordered, x => !IsCanceled(x)), Lines(Element(actual), "executed", Entry, ordered, x => !IsCanceled(x)));
        Compare("canceled", Lines(expect, "executed", Entry, false, IsCanceled), Lines(Element(actual), "executed", Entry, false, IsCanceled));
        Compare("blocked", Lines(expect, "blocked", x => x.GetString()!, false), Lines(Element(actual), "blocked", x => x.GetString()!, false));
        Compare("lines", Lines(expect, "lines", x => x.GetString()!, ordered), Lines(Element(actual), "lines", x => x.GetString()!, ordered));
        if (host.SeesMemoryVariables || !test.Features.Contains("Memory"))
            CompareValues("variables");
        CompareValues("output");
        Compare("incidents", Lines(expect, "incidents", x => x.GetProperty("activity").GetString()!, false), Lines(Element(actual), "incidents", x => x.GetProperty("activity").GetString()!, false));
        Compare("childInstances", Lines(expect, "childInstances", Child, false), Lines(Element(actual), "childInstances", Child, false));
        return found;

        void Compare(string what, string? wanted, string? got)
        {
            if ((wanted ?? "") != (got ?? ""))
                found.Add($"{what}\n  expected {wanted}\n  actual   {got}");
        }

        void CompareValues(string name)
        {
            var wanted = expect.TryGetProperty(name, out var value) ? Canonical(value) : "{}";
            Compare(name, wanted, Canonical(Element(actual).GetProperty(name)));
        }
    }

    private static JsonElement Element(JsonObject value) => JsonSerializer.SerializeToElement(value);

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string Lines(JsonElement json, string name, Func<JsonElement, string> text, bool ordered, Func<JsonElement, bool>? filter = null)
    {
        if (!json.TryGetProperty(name, out var items))
            return "";
        var lines = items.EnumerateArray().Where(filter ?? (_ => true)).Select(text);
        return string.Join(" | ", ordered ? lines : lines.Order(StringComparer.Ordinal));
    }

    private static bool IsCanceled(JsonElement entry) => Text(entry, "event") == "Canceled";

    private static string Entry(JsonElement entry)
    {
        var outcomes = entry.TryGetProperty("outcomes", out var found) ? $"[{string.Join(',', found.EnumerateArray().Select(x => x.GetString()))}]" : "";
        var workflow = Text(entry, "workflow") is { } child ? child + "/" : "";
        return $"{workflow}{Text(entry, "activity")}:{Text(entry, "event")}{(outcomes == "[Done]" ? "" : outcomes)}";
    }

    private static string Child(JsonElement child) =>
        $"{Text(child, "definitionId")} {Text(child, "status")} {Text(child, "subStatus")} {Lines(child, "blocked", x => x.GetString()!, false)} {Canonical(child.GetProperty("output"))} {Text(child, "correlationId")}";

    /// <summary>Values with keys sorted and numbers by value; generated ids hidden.</summary>
    private static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', value.EnumerateObject().OrderBy(x => x.Name, StringComparer.Ordinal).Select(x => x.Name + ":" + (x.Name == "workflowInstanceId" && x.Value.ValueKind == JsonValueKind.String ? "<id>" : Canonical(x.Value)))) + "}",
        JsonValueKind.Array => "[" + string.Join(',', value.EnumerateArray().Select(Canonical)) + "]",
        JsonValueKind.Number => value.GetDouble().ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        JsonValueKind.String => $"\"{value.GetString()}\"",
        _ => value.GetRawText(),
    };

    private async Task ActAsync(ConformanceCase test, JsonElement action)
    {
        if (action.ValueKind == JsonValueKind.String || action.TryGetProperty("start", out _))
        {
            var start = action.ValueKind == JsonValueKind.Object ? action.GetProperty("start") : default;
            _root = await host.StartAsync(
                test.Definition.GetProperty("definitionId").GetString()!,
                start.ValueKind == JsonValueKind.Object ? Text(start, "correlationId") : null,
                start.ValueKind == JsonValueKind.Object ? Text(start, "triggerActivityId") : null,
                test.Input);
        }
        else if (action.TryGetProperty("resume", out var resume))
        {
            await ResumeAsync(resume);
        }
        else
        {
            await host.CancelAsync(_root);
        }
    }

    private async Task ResumeAsync(JsonElement resume)
    {
        var activity = Text(resume, "activityId")!;
        var workflow = Text(resume, "workflow");
        var key = $"{workflow}/{activity}";
        var isStale = resume.TryGetProperty("stale", out var stale) && stale.ValueKind == JsonValueKind.True;
        if (!isStale)
        {
            var instance = (await host.ReadAsync()).First(x => workflow is null ? x.Id == _root : x.DefinitionId == workflow);
            var index = resume.TryGetProperty("index", out var position) ? position.GetInt32() : 0;
            var bookmark = instance.Bookmarks.Where(x => x.ActivityId == activity).OrderBy(x => x.Order).Skip(index).FirstOrDefault();
            _used[key] = (instance.Id, bookmark?.Id ?? "none");
        }

        var (instanceId, bookmarkId) = _used[key];
        await host.ResumeAsync(instanceId, bookmarkId, resume.TryGetProperty("result", out var result) ? result : null, Text(resume, "outcome"));
    }

    private JsonObject Observe(IReadOnlyList<HostInstance> instances)
    {
        var root = instances.First(x => x.Id == _root);
        var others = instances.Where(x => x.Id != _root).ToArray();
        var executed = new JsonArray();
        var lines = new JsonArray();
        foreach (var instance in (HostInstance[])[root, .. others])
        {
            var (journal, written) = _read.GetValueOrDefault(instance.Id);
            foreach (var entry in instance.Journal.Skip(journal).Where(x => x.ActivityId.Length > 0 && x.Event is not ("Suspended" or "Retried")))
                executed.Add(Describe(entry, instance.Id == _root ? null : instance.DefinitionId));
            foreach (var line in instance.Lines.Skip(written).SelectMany(x => x.Split('\n')))
                lines.Add(line);
            _read[instance.Id] = (instance.Journal.Count, instance.Lines.Count);
        }

        var result = new JsonObject
        {
            ["executed"] = executed,
            ["blocked"] = new JsonArray([.. root.Bookmarks.OrderBy(x => x.Order).Select(x => JsonValue.Create(x.ActivityId))]),
            ["status"] = root.Status.ToString(),
            ["subStatus"] = root.SubStatus.ToString(),
        };
        if (root.CorrelationId is not null)
            result["correlationId"] = root.CorrelationId;
        if (root.Name is not null)
            result["instanceName"] = root.Name;
        result["lines"] = lines;
        result["variables"] = Map(root.Variables);
        result["output"] = Map(root.Output);
        result["incidents"] = new JsonArray([.. root.Incidents.Select(x => new JsonObject { ["activity"] = x.ActivityId, ["exception"] = x.ExceptionType, ["message"] = x.Message })]);
        if (others.Length > 0)
            result["childInstances"] = new JsonArray([.. others.Select(DescribeChild)]);
        return result;
    }

    private static JsonObject Describe(JournalEntry entry, string? workflow)
    {
        var result = new JsonObject { ["activity"] = entry.ActivityId, ["event"] = entry.Event };
        if (entry.Outcomes is { } outcomes)
            result["outcomes"] = new JsonArray([.. outcomes.Split(',').Select(x => JsonValue.Create(x))]);
        if (workflow is not null)
            result["workflow"] = workflow;
        return result;
    }

    private static JsonObject DescribeChild(HostInstance child)
    {
        var result = new JsonObject
        {
            ["definitionId"] = child.DefinitionId,
            ["status"] = child.Status.ToString(),
            ["subStatus"] = child.SubStatus.ToString(),
            ["blocked"] = new JsonArray([.. child.Bookmarks.Select(x => JsonValue.Create(x.ActivityId))]),
            ["output"] = Map(child.Output),
        };
        if (child.CorrelationId is not null)
            result["correlationId"] = child.CorrelationId;
        return result;
    }

    private static JsonObject Map(IReadOnlyDictionary<string, JsonElement> values) => new(values.Select(x => KeyValuePair.Create(x.Key, JsonSerializer.SerializeToNode(x.Value))));
}
