using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Security;

namespace WorkflowAnon.Web.Studio;

/// <summary>実行の経過 by activity: what the viewer's badges and its details pane read.</summary>
internal static class ExecutionEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/activity-executions/report", async (ReportRequest asked, HttpContext context, StudioInstances instances, CancellationToken cancellationToken) =>
        {
            var instance = await instances.OpenAsync(StaffClaims.ActorOf(context.User), asked.WorkflowInstanceId ?? "", cancellationToken);
            return StudioJson.Ok(new { stats = Stats(instance, asked.ActivityNodeIds) });
        });
        api.MapGet("/activity-executions/list", (HttpContext context, StudioInstances instances, CancellationToken cancellationToken) => ListAsync(context, instances, Record, cancellationToken));
        api.MapGet("/activity-execution-summaries/list", (HttpContext context, StudioInstances instances, CancellationToken cancellationToken) => ListAsync(context, instances, Summary, cancellationToken));
        api.MapGet("/activity-executions/by-id", async (string? id, HttpContext context, StudioInstances instances, CancellationToken cancellationToken) =>
        {
            var (instance, run) = await FindAsync(id, context, instances, cancellationToken);
            return StudioJson.Ok(Record(instance, run));
        });
        api.MapGet("/activity-executions/{id}/call-stack", async (string id, HttpContext context, StudioInstances instances, CancellationToken cancellationToken) =>
        {
            var (instance, run) = await FindAsync(id, context, instances, cancellationToken);
            // Containers first: whose execution this one belongs to.
            List<ActivityRun> chain = [run];
            for (var parent = run.Activity.Parent; parent is not null; parent = parent.Parent)
            {
                if (instance.Runs.LastOrDefault(r => r.Activity == parent && r.Sequence <= run.Sequence) is { } outer)
                    chain.Insert(0, outer);
            }

            return StudioJson.Ok(new { activityExecutionId = id, items = chain.Select(r => Record(instance, r)), totalCount = chain.Count });
        });
    }

    /// <summary>How often each activity was begun and ended, and what state it is in.</summary>
    public static IReadOnlyList<object> Stats(StudioInstance instance, IReadOnlyCollection<string>? nodeIds) =>
    [
        .. instance.Runs.GroupBy(r => r.Activity).Where(g => nodeIds is null or { Count: 0 } || nodeIds.Contains(g.Key.NodeId)).Select(g => new
        {
            activityId = g.Key.Id,
            activityNodeId = g.Key.NodeId,
            startedCount = g.Count(),
            completedCount = g.Count(r => r.Status == "Completed"),
            uncompletedCount = g.Count(r => r.Status != "Completed"),
            isBlocked = g.Any(r => r.EndedAt is null) && !g.Key.Children.Any(),
            isFaulted = g.Any(r => r.Status == "Faulted"),
            metadata = new { },
        }),
    ];

    private static async Task<IResult> ListAsync(HttpContext context, StudioInstances instances, Func<StudioInstance, ActivityRun, object> form, CancellationToken cancellationToken)
    {
        var query = context.Request.Query;
        var instance = await instances.OpenAsync(StaffClaims.ActorOf(context.User), query["workflowInstanceId"].ToString(), cancellationToken);
        var nodeId = query["activityNodeId"].ToString();
        return StudioJson.List(instance.Runs.Where(r => nodeId.Length == 0 || r.Activity.NodeId == nodeId).Select(r => form(instance, r)).ToList());
    }

    private static async Task<(StudioInstance Instance, ActivityRun Run)> FindAsync(string? id, HttpContext context, StudioInstances instances, CancellationToken cancellationToken)
    {
        if (ExecutionHistory.Parse(id) is var (instanceId, sequence))
        {
            var instance = await instances.OpenAsync(StaffClaims.ActorOf(context.User), instanceId, cancellationToken);
            if (instance.Runs.FirstOrDefault(r => r.Sequence == sequence) is { } run)
                return (instance, run);
        }

        throw new TaskConflictException(TaskConflictKind.NotFound, "アクティビティの実行が見つかりません。");
    }

    private static Dictionary<string, object?> Summary(StudioInstance instance, ActivityRun run) => new()
    {
        ["id"] = ExecutionHistory.IdOf(instance.Summary.Id, run.Sequence),
        ["workflowInstanceId"] = instance.Summary.Id,
        ["activityId"] = run.Activity.Id,
        ["activityNodeId"] = run.Activity.NodeId,
        ["activityType"] = run.Activity.Type,
        ["activityTypeVersion"] = run.Activity.Version,
        ["activityName"] = run.Activity.DisplayName ?? run.Activity.Name ?? run.Activity.Id,
        ["startedAt"] = run.StartedAt,
        ["completedAt"] = run.EndedAt,
        ["hasBookmarks"] = run.EndedAt is null && run.Activity.Children.Count == 0,
        ["status"] = run.Status,
        ["aggregateFaultCount"] = run.Faults,
        ["metadata"] = new { },
    };

    private static Dictionary<string, object?> Record(StudioInstance instance, ActivityRun run) => new(Summary(instance, run))
    {
        ["activityState"] = instance.InputsOf(run),
        ["payload"] = run.Outcomes is { } outcomes ? new { Outcomes = outcomes.Split(',').Select(instance.Mask.Apply) } : new { Outcomes = Enumerable.Empty<string>() },
        ["outputs"] = instance.OutputsOf(run),
        ["properties"] = new { },
        ["exception"] = run.Fault is { } fault ? new { type = "", message = fault, stackTrace = (string?)null, innerException = (object?)null } : null,
        ["callStackDepth"] = 0,
    };

    /// <summary>What the badges ask for.</summary>
    internal sealed class ReportRequest
    {
        public string? WorkflowInstanceId { get; init; }

        public IReadOnlyList<string>? ActivityNodeIds { get; init; }
    }
}
