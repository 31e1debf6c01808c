using WorkflowAnon.Engine.Activities;

namespace WorkflowAnon.Engine.Execution;

/// <summary>How an activity type runs. Stateless; one object serves all instances.</summary>
internal abstract class Behavior
{
    /// <summary>A terminal node: completing it completes the container at once (Elsa's ITerminalNode).</summary>
    internal virtual bool IsTerminal => false;

    /// <summary>Runs the activity. Unless it completes it, waits or schedules children, it stays running.</summary>
    internal abstract ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance);

    /// <summary>False when resuming is part of the same step for the reader of the journal.</summary>
    internal virtual bool LogsResume(ResumeInput input) => true;

    /// <summary>Runs when a bookmark is resumed.</summary>
    internal virtual ValueTask ResumeAsync(BurstExecution burst, ActivityInstance instance, ResumeInput input)
    {
        burst.Complete(instance);
        return ValueTask.CompletedTask;
    }

    /// <summary>A child that this activity scheduled has completed.</summary>
    internal virtual void ChildCompleted(BurstExecution burst, ActivityInstance owner, ActivityInstance child, string[] outcomes) =>
        burst.Complete(owner);
}
