using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Expressions;

namespace WorkflowAnon.Engine.Execution;

/// <summary>The scope of one activity instance, as expressions see it.</summary>
internal sealed class InstanceScope(BurstExecution burst, ActivityInstance instance) : IExpressionScope
{
    public CompiledWorkflow Workflow => burst.Workflow;

    public string InstanceId => burst.InstanceId;

    public string? CorrelationId
    {
        get => burst.CorrelationId;
        set => burst.CorrelationId = value;
    }

    public string? InstanceName
    {
        get => burst.InstanceName;
        set => burst.InstanceName = value;
    }

    public object? LastResult => burst.LastResult;

    public CancellationToken CancellationToken => burst.CancellationToken;

    public IEnumerable<string> VariableNames => burst.VariableNames(instance);

    public bool TryGetVariable(string name, out object? value) => burst.TryGetVariable(instance, name, out value);

    public bool TrySetVariable(string name, object? value) => burst.TrySetVariable(instance, name, value);

    public bool TryGetVariableById(string id, out object? value) => burst.TryGetVariableById(instance, id, out value);

    public bool TryGetInput(string name, out object? value) => burst.TryGetInput(name, out value);

    public object? GetOutputOf(string activityIdOrName, string? outputName) => burst.GetOutputOf(activityIdOrName, outputName);

    public string NewId() => burst.NewId();
}
