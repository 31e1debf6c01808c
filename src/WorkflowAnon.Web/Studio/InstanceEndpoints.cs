using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Security;

namespace WorkflowAnon.Web.Studio;

/// <summary>手続の実行 as the list and the viewer read them. What would remove or change a running procedure is refused: that is done on the operator's page, with a reason.</summary>
internal static class InstanceEndpoints
{
    private const string Elsewhere = "手続の実行は、ここからは変えられません。取消しなどは、運用管理者が「運用（インシデント）」の画面で、理由を付けて行います。";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/workflow-instances", ListAsync);
        api.MapGet("/workflow-instances/{id}", async (string id, HttpContext context, StudioInstances instances, CancellationToken cancellationToken) =>
        {
            var instance = await instances.OpenAsync(StaffClaims.ActorOf(context.User), id, cancellationToken);
            var answer = Summary(instance.Summary, instance.Mask.Apply(instance.Summary.Name ?? ""));
            answer["workflowState"] = await instances.StateAsync(instance, cancellationToken);
            return StudioJson.Ok(answer);
        });
        api.MapGet("/workflow-instances/{id}/execution-state", async (string id, HttpContext context, StudioInstances instances, CancellationToken cancellationToken) =>
        {
            var summary = (await instances.OpenAsync(StaffClaims.ActorOf(context.User), id, cancellationToken)).Summary;
            return StudioJson.Ok(new { summary.Status, workflowSubStatus = summary.SubStatus, summary.UpdatedAt });
        });
        api.MapGet("/workflow-instances/{id}/variables", async (string id, HttpContext context, StudioInstances instances, CancellationToken cancellationToken) =>
            StudioJson.List(await instances.VariablesAsync(StaffClaims.ActorOf(context.User), id, cancellationToken)));
        api.MapPost("/workflow-instances/{id}/journal", JournalAsync);
        foreach (var refused in new[]
        {
            "/cancel/workflow-instances/{id}", "/bulk-actions/delete/workflow-instances/by-id", "/bulk-actions/cancel/workflow-instances", "/bulk-actions/export/workflow-instances",
            "/bulk-actions/import/workflow-instances", "/workflow-definitions/{id}/execute", "/tests/activities",
        })
            api.MapPost(refused, Refuse);
        api.MapDelete("/workflow-instances/{id}", Refuse);
        api.MapGet("/workflow-instances/{id}/export", Refuse);
    }

    private static IResult Refuse() => StudioJson.Refused(StatusCodes.Status403Forbidden, Elsewhere);

    private static async Task<IResult> ListAsync(HttpContext context, StudioInstances instances, CancellationToken cancellationToken)
    {
        var asked = await ReadAsync<InstanceListRequest>(context, cancellationToken);
        var result = await instances.SearchAsync(StaffClaims.ActorOf(context.User), asked.ToSearch(), cancellationToken);
        // A name that a workflow gives itself is text of a case: lists show none.
        return StudioJson.Ok(new { items = result.Items.Select(i => Summary(i, null)), totalCount = result.Total });
    }

    private static async Task<IResult> JournalAsync(string id, int? skip, int? take, HttpContext context, StudioInstances instances, CancellationToken cancellationToken)
    {
        var asked = (await ReadAsync<JournalRequest>(context, cancellationToken)).Filter ?? new JournalFilter();
        var instance = await instances.OpenAsync(StaffClaims.ActorOf(context.User), id, cancellationToken);
        var found = instance.Journal.Select(l => l.Entry).Where(e => Matches(asked, instance, e)).ToList();
        var items = found.Skip(Math.Max(0, skip ?? 0)).Take(Math.Clamp(take ?? 100, 1, 1000)).Select(e => Entry(instance, e));
        return StudioJson.Ok(new { items, totalCount = found.Count });
    }

    private static bool Matches(JournalFilter asked, StudioInstance instance, JournalEntry entry) =>
        Among(asked.ActivityIds, entry.ActivityId) && Among(asked.ActivityNodeIds, NodeId(instance, entry)) && Among(asked.EventNames, entry.Event)
        && asked.ExcludedActivityTypes?.Contains(instance.Workflow.FindActivity(entry.ActivityId)?.Type ?? "Elsa.Workflow") != true;

    private static bool Among(IReadOnlyCollection<string>? wanted, string value) => wanted is null or { Count: 0 } || wanted.Contains(value);

    private static string NodeId(StudioInstance instance, JournalEntry entry) => entry.NodeId.Length > 0 ? entry.NodeId : instance.NodeIdOf(entry.ActivityId) is { Length: > 0 } found ? found : "Workflow1";

    private static object Entry(StudioInstance instance, JournalEntry entry)
    {
        var activity = instance.Workflow.FindActivity(entry.ActivityId);
        var run = instance.Runs.LastOrDefault(r => r.Activity.Id == entry.ActivityId && r.Sequence <= entry.Sequence);
        return new
        {
            id = ExecutionHistory.IdOf(instance.Summary.Id, entry.Sequence),
            workflowInstanceId = instance.Summary.Id,
            activityInstanceId = ExecutionHistory.IdOf(instance.Summary.Id, run?.Sequence ?? 0),
            parentActivityInstanceId = (string?)null,
            activityId = activity?.Id ?? "Workflow1",
            activityType = activity?.Type ?? "Elsa.Workflow",
            activityTypeVersion = activity?.Version ?? 1,
            activityName = activity?.DisplayName ?? activity?.Name ?? "手続",
            nodeId = NodeId(instance, entry),
            timestamp = entry.At,
            entry.Sequence,
            eventName = entry.Event,
            message = entry.Message,
            source = (string?)null,
            activityState = activity is null || run is null ? null : instance.InputsOf(run),
            payload = entry.Outcomes is { } outcomes ? new { outcomes = outcomes.Split(',').Select(instance.Mask.Apply) } : null,
        };
    }

    private static Dictionary<string, object?> Summary(InstanceSummary i, string? name) => new()
    {
        ["id"] = i.Id,
        ["definitionId"] = i.DefinitionId,
        ["definitionVersionId"] = i.VersionId,
        ["version"] = i.Version,
        ["status"] = i.Status,
        ["subStatus"] = i.SubStatus,
        ["correlationId"] = i.CorrelationId,
        ["name"] = name,
        ["incidentCount"] = i.OpenIncidents,
        ["createdAt"] = i.CreatedAt,
        ["updatedAt"] = i.UpdatedAt,
        ["finishedAt"] = i.FinishedAt,
    };

    private static async Task<T> ReadAsync<T>(HttpContext context, CancellationToken cancellationToken)
        where T : new()
    {
        try
        {
            return await context.Request.ReadFromJsonAsync<T>(StudioJson.Options, cancellationToken) ?? new T();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new TaskRefusedException("filter", "一覧の条件が読み取れません。");
        }
    }

    /// <summary>What the instance list asks for.</summary>
    internal sealed class InstanceListRequest
    {
        public int? Page { get; init; }

        public int? PageSize { get; init; }

        public string? SearchTerm { get; init; }

        public string? DefinitionId { get; init; }

        public IReadOnlyList<string>? DefinitionIds { get; init; }

        public string? CorrelationId { get; init; }

        public int? Version { get; init; }

        public bool? HasIncidents { get; init; }

        public string? Status { get; init; }

        public IReadOnlyList<string>? Statuses { get; init; }

        public string? SubStatus { get; init; }

        public IReadOnlyList<string>? SubStatuses { get; init; }

        public string? OrderBy { get; init; }

        public string? OrderDirection { get; init; }

        public IReadOnlyList<TimeFilter>? TimestampFilters { get; init; }

        public InstanceSearch ToSearch()
        {
            var size = Math.Clamp(PageSize ?? 10, 1, 1000);
            return new InstanceSearch
            {
                Text = SearchTerm,
                DefinitionIds = [.. DefinitionIds ?? [], .. DefinitionId is { Length: > 0 } one ? [one] : Array.Empty<string>()],
                CorrelationId = CorrelationId,
                Version = Version,
                HasIncidents = HasIncidents,
                Statuses = Words<WorkflowStatus>(Status, Statuses),
                SubStatuses = Words<WorkflowSubStatus>(SubStatus, SubStatuses),
                OrderBy = OrderBy switch { "LastExecuted" => InstanceTime.Updated, "Finished" => InstanceTime.Finished, _ => InstanceTime.Created },
                OrderByName = OrderBy == "Name",
                Ascending = OrderDirection == "Ascending",
                Skip = Math.Clamp(Page ?? 0, 0, 1_000_000) * size,
                Take = size,
                Times = [.. (TimestampFilters ?? []).Select(f => f.ToBound()).OfType<InstanceTimeBound>()],
            };
        }

        // A word that this engine does not have (Interrupted) matches nothing of its own.
        private static List<T> Words<T>(string? one, IReadOnlyList<string>? many)
            where T : struct, Enum =>
            [.. new[] { one }.Concat(many ?? []).Select(w => Enum.TryParse<T>(w, ignoreCase: true, out var value) ? value : (T?)null).OfType<T>().Distinct()];
    }

    /// <summary>A bound of a time.</summary>
    internal sealed class TimeFilter
    {
        public string? Column { get; init; }

        public string? Operator { get; init; }

        public DateTimeOffset? Timestamp { get; init; }

        public InstanceTimeBound? ToBound() => Timestamp is { } at && Enum.TryParse<TimeComparison>(Operator, out var comparison)
            ? new(Column switch { "UpdatedAt" or "LastExecutedAt" => InstanceTime.Updated, "FinishedAt" => InstanceTime.Finished, _ => InstanceTime.Created }, comparison, at)
            : null;
    }

    /// <summary>What the journal asks for.</summary>
    internal sealed class JournalRequest
    {
        public JournalFilter? Filter { get; init; }
    }

    /// <summary>Which entries; null or empty means any.</summary>
    internal sealed class JournalFilter
    {
        public IReadOnlyList<string>? ActivityIds { get; init; }

        public IReadOnlyList<string>? ActivityNodeIds { get; init; }

        public IReadOnlyList<string>? ExcludedActivityTypes { get; init; }

        public IReadOnlyList<string>? EventNames { get; init; }
    }
}
