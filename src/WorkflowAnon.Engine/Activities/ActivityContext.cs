using System.Text.Json;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Expressions;

namespace WorkflowAnon.Engine.Activities;

/// <summary>What an activity sees of the burst it runs in. Valid only during that call.</summary>
public sealed class ActivityContext
{
    private readonly IActivityHost _host;

    internal ActivityContext(IActivityHost host) => _host = host;

    /// <summary>The burst's services: one scope, one unit of work.</summary>
    public IServiceProvider Services => _host.Options.Services;

    /// <summary>The clock.</summary>
    public TimeProvider Clock => _host.Options.Clock;

    /// <summary>Id of the workflow instance.</summary>
    public string InstanceId => _host.InstanceId;

    /// <summary>Correlation id of the instance.</summary>
    public string? CorrelationId
    {
        get => _host.CorrelationId;
        set => _host.CorrelationId = value;
    }

    /// <summary>Name of the instance.</summary>
    public string? InstanceName
    {
        get => _host.InstanceName;
        set => _host.InstanceName = value;
    }

    /// <summary>Id of this activity in the definition.</summary>
    public string ActivityId => _host.Node.Id;

    /// <summary>Id of this execution of the activity, unique within the instance.</summary>
    public string ActivityInstanceId => _host.ActivityInstanceId;

    /// <summary>The activity as drawn.</summary>
    public ActivityNode Node => _host.Node;

    /// <summary>The compiled definition.</summary>
    public CompiledWorkflow Workflow => _host.Workflow;

    /// <summary>Signals that the caller gave up.</summary>
    public CancellationToken CancellationToken => _host.CancellationToken;

    /// <summary>Value of the nearest variable in scope with that name; null when there is none.</summary>
    public object? GetVariable(string name) => _host.GetVariable(name);

    /// <summary>Value of the nearest variable in scope with that name, converted; default when there is none.</summary>
    public T? GetVariable<T>(string name) => Values.Convert<T>(_host.GetVariable(name));

    /// <summary>Assigns the nearest variable in scope with that name. Throws when there is none.</summary>
    public void SetVariable(string name, object? value) => _host.SetVariable(name, value);

    /// <summary>An evaluated input of this activity by its name in the definition (case does not matter).</summary>
    public T? GetInput<T>(string name) => Values.Convert<T>(_host.GetActivityInput(name));

    /// <summary>An input of the workflow by name.</summary>
    public T? GetWorkflowInput<T>(string name) => Values.Convert<T>(_host.GetWorkflowInput(name));

    /// <summary>Sets an output of this activity: the bound variable, if any, and what expressions read as the last result.</summary>
    public void SetOutput(string name, object? value) => _host.SetActivityOutput(name, value);

    /// <summary>Sets the output called <c>result</c>.</summary>
    public void SetResult(object? value) => _host.SetActivityOutput("result", value);

    /// <summary>Sets an output of the workflow.</summary>
    public void SetWorkflowOutput(string name, object? value) => _host.SetWorkflowOutput(name, value);

    /// <summary>Completes the activity with these outcomes, or with <c>Done</c> when none is given.</summary>
    public void Complete(params string[] outcomes) => _host.Complete(outcomes);

    /// <summary>Leaves the activity waiting. Several bookmarks may be open at once; the first resumed that completes the activity closes the rest.</summary>
    /// <param name="kind">What it waits for, for example <c>HumanTask</c>.</param>
    /// <param name="key">Within the kind: what a caller looks it up by.</param>
    /// <param name="payload">Attached as JSON; ids only, no personal data.</param>
    /// <param name="dueAt">When a timer is due.</param>
    public BookmarkRecord CreateBookmark(string kind, string key, object? payload = null, DateTimeOffset? dueAt = null) =>
        _host.CreateBookmark(kind, key, payload is null ? null : payload is string s ? JsonSerializer.Serialize(s) : Values.ToJson(payload), dueAt);

    /// <summary>Asks something of another instance; stored with the burst and delivered in a later one.</summary>
    public void Signal(EngineSignal signal) => _host.Signal(signal);

    /// <summary>A new short id, unique over all instances, the same when the burst is run again.</summary>
    public string NewId() => _host.NewId();
}
