using System.Text.Json;
using WorkflowAnon.Engine.Expressions;

namespace WorkflowAnon.Engine.Execution;

/// <summary>What a child tells its parent when it ends, and what the waiting activity makes of it.</summary>
internal static class ChildResult
{
    private const string Suspended = "hasSuspended";

    /// <summary>The form that travels in <see cref="ResumeParentSignal"/>.</summary>
    internal static JsonElement ToParent(string instanceId, WorkflowSubStatus subStatus, Dictionary<string, object?> output, bool hasSuspended)
    {
        var result = Describe(instanceId, subStatus, output);
        result[Suspended] = hasSuspended;
        return Values.ToElement(result);
    }

    /// <summary>True when the child waited for something before it ended.</summary>
    internal static bool HasSuspended(JsonElement result) =>
        result.ValueKind == JsonValueKind.Object && result.TryGetProperty(Suspended, out var found) && found.ValueKind == JsonValueKind.True;

    /// <summary>The result of ExecuteWorkflow, in the shape and with the names that Elsa gives it.</summary>
    internal static Dictionary<string, object?> Describe(string? instanceId, WorkflowSubStatus subStatus, Dictionary<string, object?>? output) => new(StringComparer.Ordinal)
    {
        ["workflowDefinitionVersionId"] = null,
        ["workflowInstanceId"] = instanceId,
        ["correlationId"] = null,
        ["status"] = subStatus is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled or WorkflowSubStatus.Faulted ? nameof(WorkflowStatus.Finished) : nameof(WorkflowStatus.Running),
        ["subStatus"] = subStatus.ToString(),
        ["output"] = output,
    };

    /// <summary>True for a value made by <see cref="Describe"/>: scripts may also use its names in Pascal case, as in Elsa.</summary>
    internal static bool IsOne(Dictionary<string, object?> value) => value.Count == 6 && value.ContainsKey("workflowInstanceId") && value.ContainsKey("subStatus");

    /// <summary>
    /// DispatchWorkflow gives the child's output. ExecuteWorkflow gives the whole form when the child ended without ever waiting;
    /// otherwise Elsa gives an empty form, and a definition must mean the same here.
    /// </summary>
    internal static object? Read(JsonElement result, bool isExecute)
    {
        if (Values.FromElement(result) is not Dictionary<string, object?> form)
            return null;
        if (!isExecute)
            return form.GetValueOrDefault("output");
        if (form.GetValueOrDefault(Suspended) is true)
            return Describe(null, WorkflowSubStatus.Pending, null);
        form.Remove(Suspended);
        return form;
    }
}
