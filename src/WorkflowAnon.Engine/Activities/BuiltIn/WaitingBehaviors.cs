using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Expressions;

namespace WorkflowAnon.Engine.Activities.BuiltIn;

/// <summary>Elsa.Event: waits for a published event; completes at once when that event started the instance.</summary>
internal sealed class EventBehavior : Behavior
{
    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        if (burst.TakeTrigger(instance))
        {
            if (burst.TriggerPayload is { } payload)
                burst.SetOutput(instance, "result", payload);
            burst.Complete(instance);
            return ValueTask.CompletedTask;
        }

        var name = (string?)instance.Inputs[0] ?? throw new InvalidOperationException("イベント名がありません。");
        burst.CreateBookmark(instance, BookmarkKinds.Event, name, null, null);
        return ValueTask.CompletedTask;
    }

    internal override ValueTask ResumeAsync(BurstExecution burst, ActivityInstance instance, ResumeInput input)
    {
        burst.SetOutput(instance, "result", input.Payload ?? input.Result);
        burst.Complete(instance);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Elsa.Delay and Elsa.Timer: wait for a length of time.</summary>
internal sealed class DelayBehavior(bool isTrigger) : Behavior
{
    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        if (isTrigger && burst.TakeTrigger(instance))
        {
            burst.Complete(instance);
            return ValueTask.CompletedTask;
        }

        var span = instance.Inputs[0] is TimeSpan given ? given : TimeSpan.FromMinutes(1);
        burst.CreateBookmark(instance, BookmarkKinds.Timer, instance.Node.Node.Id, null, burst.Options.Clock.GetUtcNow() + span);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Elsa.StartAt: waits for a moment; completes at once when it is past.</summary>
internal sealed class StartAtBehavior : Behavior
{
    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        var at = instance.Inputs[0] is DateTimeOffset given ? given : throw new InvalidOperationException("日時がありません。");
        if (burst.TakeTrigger(instance) || at <= burst.Options.Clock.GetUtcNow())
            burst.Complete(instance);
        else
            burst.CreateBookmark(instance, BookmarkKinds.Timer, instance.Node.Node.Id, null, at);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Elsa.RunTask: asks the host for a task and waits for its result.</summary>
internal sealed class RunTaskBehavior : Behavior
{
    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        var name = (string?)instance.Inputs[0] ?? throw new InvalidOperationException("タスク名がありません。");
        var bookmark = burst.CreateBookmark(instance, BookmarkKinds.RunTask, name, instance.Inputs[1] is { } payload ? Values.ToJson(payload) : null, null);
        burst.SetOutput(instance, "taskId", bookmark.Id);
        return ValueTask.CompletedTask;
    }

    internal override ValueTask ResumeAsync(BurstExecution burst, ActivityInstance instance, ResumeInput input)
    {
        burst.SetOutput(instance, "result", input.Payload ?? input.Result);
        burst.Complete(instance);
        return ValueTask.CompletedTask;
    }
}

/// <summary>
/// Elsa.ExecuteWorkflow and Elsa.DispatchWorkflow: start another definition. No burst touches another instance, so both only
/// ask for the start; when they wait, the child's end resumes them.
/// </summary>
internal sealed class ChildWorkflowBehavior(bool reportsStatus) : Behavior
{
    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        var definitionId = (string?)instance.Inputs[0] ?? throw new InvalidOperationException("起動する手続定義がありません。");
        if (burst.Options.Services.GetService<IPublishedDefinitions>() is { } published && !published.Contains(definitionId))
            throw new InvalidOperationException($"手続定義「{definitionId}」の公開版がありません。");
        var input = new Dictionary<string, JsonElement?>(StringComparer.Ordinal);
        if (Values.Normalize(instance.Inputs[2]) is Dictionary<string, object?> given)
            foreach (var (name, value) in given)
                input[name] = Values.ToElement(value);
        input["ParentInstanceId"] = Values.ToElement(burst.InstanceId);

        var childId = burst.NewId();
        var waits = instance.Inputs[3] is true;
        var bookmark = waits ? burst.CreateBookmark(instance, BookmarkKinds.Child, childId, null, null) : null;
        burst.Signals.Add(new StartWorkflowSignal(definitionId, input, instance.Inputs[1] as string, bookmark?.Id, childId));
        if (waits)
            return ValueTask.CompletedTask;
        if (reportsStatus)
            burst.SetOutput(instance, "result", ChildResult.Describe(childId, WorkflowSubStatus.Pending, null));
        burst.Complete(instance);
        return ValueTask.CompletedTask;
    }

    /// <summary>A child that never waited ran, in Elsa's terms, within its parent's own step.</summary>
    internal override bool LogsResume(ResumeInput input) => !reportsStatus || input.Result is not { } result || ChildResult.HasSuspended(result);

    internal override ValueTask ResumeAsync(BurstExecution burst, ActivityInstance instance, ResumeInput input)
    {
        burst.SetOutput(instance, "result", input.Result is { } result ? ChildResult.Read(result, reportsStatus) : null);
        burst.Complete(instance);
        return ValueTask.CompletedTask;
    }
}
