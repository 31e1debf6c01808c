using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;

namespace WorkflowAnon.Engine.Activities;

/// <summary>What <see cref="ActivityContext"/> asks of the burst, for one activity instance.</summary>
internal interface IActivityHost
{
    BurstOptions Options { get; }

    string InstanceId { get; }

    string? CorrelationId { get; set; }

    string? InstanceName { get; set; }

    string ActivityInstanceId { get; }

    ActivityNode Node { get; }

    CompiledWorkflow Workflow { get; }

    CancellationToken CancellationToken { get; }

    object? GetVariable(string name);

    void SetVariable(string name, object? value);

    object? GetActivityInput(string name);

    object? GetWorkflowInput(string name);

    void SetActivityOutput(string name, object? value);

    void SetWorkflowOutput(string name, object? value);

    void Complete(string[] outcomes);

    BookmarkRecord CreateBookmark(string kind, string key, string? payloadJson, DateTimeOffset? dueAt);

    void Signal(EngineSignal signal);

    string NewId();
}
