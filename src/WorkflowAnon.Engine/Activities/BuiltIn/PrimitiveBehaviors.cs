using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Expressions;

namespace WorkflowAnon.Engine.Activities.BuiltIn;

/// <summary>An activity that does one thing to the burst and completes.</summary>
internal sealed class ActionBehavior(Action<BurstExecution, ActivityInstance> action) : Behavior
{
    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        action(burst, instance);
        burst.Complete(instance);
        return ValueTask.CompletedTask;
    }
}

/// <summary>The target of a SetVariable.</summary>
internal sealed record VariableTarget(string Id);

/// <summary>What the simple activities do.</summary>
internal static class Primitives
{
    internal static void SetVariable(BurstExecution burst, ActivityInstance instance)
    {
        var id = (instance.Node.Extra as VariableTarget)?.Id ?? "";
        if (!burst.TrySetVariableById(instance, id, instance.Inputs[0]))
            throw new InvalidOperationException($"変数「{id}」がこの範囲にありません。");
    }

    internal static void SetOutput(BurstExecution burst, ActivityInstance instance) =>
        burst.Output[(string?)instance.Inputs[0] ?? throw new InvalidOperationException("出力の名前がありません。")] = Values.Normalize(instance.Inputs[1]);

    internal static void SetName(BurstExecution burst, ActivityInstance instance) => burst.InstanceName = (string?)instance.Inputs[0];

    internal static void Correlate(BurstExecution burst, ActivityInstance instance) => burst.CorrelationId = (string?)instance.Inputs[0];

    internal static void WriteLine(BurstExecution burst, ActivityInstance instance) => burst.Lines.Add((string?)instance.Inputs[0] ?? "");

    internal static void PublishEvent(BurstExecution burst, ActivityInstance instance)
    {
        var name = (string?)instance.Inputs[0] ?? throw new InvalidOperationException("イベント名がありません。");
        var correlationId = instance.Inputs[1] as string;
        burst.Signals.Add(new PublishEventSignal(
            name,
            string.IsNullOrWhiteSpace(correlationId) ? null : correlationId,
            instance.Inputs[3] is { } payload ? Values.ToElement(payload) : null,
            instance.Inputs[2] is true ? burst.InstanceId : null));
    }
}

/// <summary>Elsa.Fault: raises a fault on purpose.</summary>
internal sealed class FaultBehavior : Behavior
{
    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance) =>
        throw new FaultException((string?)instance.Inputs[0] ?? "");
}

/// <summary>The fault that Elsa.Fault raises.</summary>
#pragma warning disable CA1032, CA1064 // Never leaves the engine: it becomes an incident.
internal sealed class FaultException(string message) : Exception(message);
#pragma warning restore CA1032, CA1064
