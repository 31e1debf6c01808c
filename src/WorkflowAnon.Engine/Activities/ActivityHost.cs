using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Expressions;

namespace WorkflowAnon.Engine.Activities;

/// <summary>One run of a custom activity. Completion is only noted: it takes effect when the activity has returned.</summary>
internal sealed class ActivityHost(BurstExecution burst, ActivityInstance instance) : IActivityHost
{
    private HashSet<string>? _set;

    internal string[]? Outcomes { get; private set; }

    internal bool HasBookmarks { get; private set; }

    public BurstOptions Options => burst.Options;

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

    public string ActivityInstanceId => instance.Id;

    public ActivityNode Node => instance.Node.Node;

    public CompiledWorkflow Workflow => burst.Workflow;

    public CancellationToken CancellationToken => burst.CancellationToken;

    internal bool WasSet(string name) => _set?.Contains(name) == true;

    public object? GetVariable(string name) => burst.TryGetVariable(instance, name, out var value) ? value : null;

    public void SetVariable(string name, object? value)
    {
        if (!burst.TrySetVariable(instance, name, value))
            throw new InvalidOperationException($"変数「{name}」はこの範囲にありません。");
    }

    public object? GetActivityInput(string name)
    {
        var bindings = instance.Node.Inputs;
        for (var i = 0; i < bindings.Length; i++)
            if (bindings[i].Slot.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return instance.Inputs[i];
        return null;
    }

    public object? GetWorkflowInput(string name) => burst.TryGetInput(name, out var value) ? value : null;

    public void SetActivityOutput(string name, object? value)
    {
        name = CustomActivityType.Camel(name);
        (_set ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);
        burst.SetOutput(instance, name, Values.Normalize(value));
    }

    public void SetWorkflowOutput(string name, object? value) => burst.Output[name] = Values.Normalize(value);

    public void Complete(string[] outcomes) => Outcomes = outcomes;

    public BookmarkRecord CreateBookmark(string kind, string key, string? payloadJson, DateTimeOffset? dueAt)
    {
        HasBookmarks = true;
        return burst.CreateBookmark(instance, kind, key, payloadJson, dueAt);
    }

    public void Signal(EngineSignal signal) => burst.Signals.Add(signal);

    public string NewId() => burst.NewId();
}
