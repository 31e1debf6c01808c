using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Studio;

/// <summary>手続の実行 for the elements: list, state, journal, executions, as the engine recorded them, masked by <see cref="ValueMask"/>. Reads only.</summary>
internal sealed class StudioInstances(IWorkflowEngine engine, IInstanceSearch search, IDefinitionStore store)
{
    private const int JournalPage = 500;
    private const int MostIncidents = 100;

    /// <summary>A page of instances.</summary>
    public Task<InstanceSearchResult> SearchAsync(Actor actor, InstanceSearch asked, CancellationToken cancellationToken)
    {
        StudioAccess.RequireReader(actor);
        return search.SearchAsync(asked, cancellationToken);
    }

    /// <summary>An instance with everything that the viewer shows of it.</summary>
    /// <exception cref="TaskConflictException">There is none.</exception>
    public async Task<StudioInstance> OpenAsync(Actor actor, string instanceId, CancellationToken cancellationToken)
    {
        StudioAccess.RequireReader(actor);
        return await OpenForViewersAsync(instanceId, cancellationToken) ?? throw Missing();
    }

    /// <summary>The same for what is sent to viewers who were let in before; null where there is none.</summary>
    public async Task<StudioInstance?> OpenForViewersAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await engine.FindInstanceAsync(instanceId, cancellationToken) is not { } summary)
            return null;
        var workflow = await store.GetCompiledAsync(summary.VersionId, cancellationToken);
        List<JournalLine> journal = [];
        while (await engine.ReadJournalAsync(instanceId, journal is [] ? 0 : journal[^1].Entry.Sequence, JournalPage, cancellationToken) is { Count: > 0 } page)
            journal.AddRange(page);
        return new StudioInstance(summary, workflow, journal, ExecutionHistory.Of(journal, workflow));
    }

    /// <summary>Workflow-level variables with their declared ids.</summary>
    public async Task<IReadOnlyList<object>> VariablesAsync(Actor actor, string instanceId, CancellationToken cancellationToken)
    {
        StudioAccess.RequireReader(actor);
        var summary = await engine.FindInstanceAsync(instanceId, cancellationToken) ?? throw Missing();
        var workflow = await store.GetCompiledAsync(summary.VersionId, cancellationToken);
        var values = await engine.ReadVariablesAsync(instanceId, cancellationToken);
        return [.. workflow.Definition.Variables.Select(v => new { v.Id, v.Name, value = values.TryGetValue(v.Name, out var value) ? workflow.Mask.Apply(value) : null })];
    }

    /// <summary>The instance's state as the details pane prints it: what it waits for, what failed, what runs.</summary>
    public async Task<JsonObject> StateAsync(StudioInstance instance, CancellationToken cancellationToken)
    {
        var summary = instance.Summary;
        var bookmarks = await engine.ListBookmarksAsync(summary.Id, cancellationToken);
        var incidents = await engine.ListIncidentsAsync(new IncidentFilter { InstanceId = summary.Id }, null, MostIncidents, cancellationToken);
        return (JsonObject)JsonSerializer.SerializeToNode(
            new
            {
                summary.Id,
                summary.DefinitionId,
                definitionVersionId = summary.VersionId,
                definitionVersion = summary.Version,
                summary.CorrelationId,
                summary.Status,
                summary.SubStatus,
                bookmarks = bookmarks.Select(b => Bookmark(instance, b)),
                incidents = incidents.Items.OrderBy(i => i.At).Select(i => Incident(instance, i)),
                completionCallbacks = Array.Empty<object>(),
                activityExecutionContexts = instance.Runs.Where(r => r.EndedAt is null || r.Status == "Faulted").Select(r => Context(instance, r)),
                input = new { },
                output = new { },
                properties = new { },
                summary.CreatedAt,
                summary.UpdatedAt,
                summary.FinishedAt,
            },
            StudioJson.Options)!;
    }

    private static TaskConflictException Missing() => new(TaskConflictKind.NotFound, "手続の実行が見つかりません。");

    private static object Bookmark(StudioInstance instance, OpenBookmark bookmark) => new
    {
        bookmark.Id,
        name = bookmark.Kind,
        hash = instance.Mask.Apply(bookmark.Key),
        payload = new { key = instance.Mask.Apply(bookmark.Key), bookmark.DueAt },
        bookmark.ActivityId,
        activityNodeId = instance.NodeIdOf(bookmark.ActivityId),
        activityInstanceId = instance.LastRunOf(bookmark.ActivityId) is { } run ? ExecutionHistory.IdOf(instance.Summary.Id, run.Sequence) : null,
        bookmark.CreatedAt,
        autoBurn = true,
        autoComplete = false,
    };

    private static object Incident(StudioInstance instance, IncidentSummary incident) => new
    {
        incident.ActivityId,
        activityNodeId = instance.NodeIdOf(incident.ActivityId),
        activityType = instance.Workflow.FindActivity(incident.ActivityId)?.Type ?? "",
        incident.Message,
        exception = new { type = incident.ExceptionType, incident.Message, stackTrace = (string?)null, innerException = (object?)null },
        timestamp = incident.At,
    };

    private static object Context(StudioInstance instance, ActivityRun run) => new
    {
        id = ExecutionHistory.IdOf(instance.Summary.Id, run.Sequence),
        parentContextId = (string?)null,
        scheduledActivityNodeId = run.Activity.NodeId,
        ownerActivityNodeId = run.Activity.Parent?.NodeId,
        properties = new { },
        activityState = instance.InputsOf(run),
        dynamicVariables = Array.Empty<object>(),
    };
}

/// <summary>An instance opened for reading.</summary>
/// <param name="Summary">The instance.</param>
/// <param name="Workflow">The version that it runs on.</param>
/// <param name="Journal">All of its journal.</param>
/// <param name="Runs">Executions of its activities.</param>
internal sealed record StudioInstance(InstanceSummary Summary, CompiledWorkflow Workflow, IReadOnlyList<JournalLine> Journal, IReadOnlyList<ActivityRun> Runs)
{
    /// <summary>Path of an activity; empty for the workflow itself.</summary>
    public string NodeIdOf(string activityId) => Workflow.FindActivity(activityId)?.NodeId ?? "";

    /// <summary>The last execution of an activity.</summary>
    public ActivityRun? LastRunOf(string activityId) => Runs.LastOrDefault(r => r.Activity.Id == activityId);

    /// <summary>What may be shown of it.</summary>
    public ValueMask Mask => Workflow.Mask;

    /// <summary>What an execution worked with: what the expressions gave, as recorded; what the definition gives literally; else the type's default.</summary>
    public JsonObject InputsOf(ActivityRun run)
    {
        var inputs = new JsonObject();
        foreach (var input in Workflow.Catalog.TryGet(run.Activity.Type)?.Inputs ?? [])
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(input.Name);
            if (run.Inputs.TryGetValue(name, out var recorded))
                inputs[input.Name] = JsonNode.Parse(recorded.GetRawText());
            else if (run.Activity.Json.TryGetProperty(name, out var wrapped) && wrapped.ValueKind != JsonValueKind.Null)
                AddLiteral(inputs, input.Name, wrapped);
            else if (input.DefaultValue is { } value)
                inputs[input.Name] = JsonSerializer.SerializeToNode(value, StudioJson.Options);
        }

        return inputs;
    }

    /// <summary>What an execution gave out, as recorded, by the names of the type.</summary>
    public JsonObject OutputsOf(ActivityRun run)
    {
        var names = Workflow.Catalog.TryGet(run.Activity.Type)?.Outputs ?? [];
        return new JsonObject(run.Outputs.Select(o => KeyValuePair.Create(names.FirstOrDefault(n => n.Name.Equals(o.Key, StringComparison.OrdinalIgnoreCase))?.Name ?? o.Key, JsonNode.Parse(o.Value.GetRawText()))));
    }

    private static void AddLiteral(JsonObject inputs, string name, JsonElement wrapped)
    {
        if (wrapped.ValueKind == JsonValueKind.Object && wrapped.TryGetProperty("expression", out var expression) && expression.ValueKind == JsonValueKind.Object
            && expression.TryGetProperty("type", out var type) && (type.ValueEquals("Literal") || type.ValueEquals("Object")) && expression.TryGetProperty("value", out var value))
            inputs[name] = JsonNode.Parse(value.GetRawText());
    }
}
