namespace WorkflowAnon.Engine.Activities;

/// <summary>
/// Base of every activity that is not part of the engine itself. One object is created from the burst's services for each
/// execution; its <see cref="InputAttribute"/> properties are set before it runs and its <see cref="OutputAttribute"/>
/// properties are read when it completes.
/// </summary>
public abstract class Activity
{
    /// <summary>
    /// True when the activity may have written through the burst's services before it threw: then a fault must leave the
    /// runner so that the caller rolls everything back (one transaction per burst). False only for activities without effects.
    /// </summary>
    protected internal virtual bool MayWrite => true;

    /// <summary>
    /// Runs the activity. When it returns without a bookmark and without <see cref="ActivityContext.Complete"/>, the
    /// activity completes with <c>Done</c>.
    /// </summary>
    protected internal abstract ValueTask ExecuteAsync(ActivityContext context);

    /// <summary>Runs when a bookmark of the activity is resumed. Completes with the given outcome unless overridden.</summary>
    protected internal virtual ValueTask ResumeAsync(ActivityContext context, ResumeInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        if (input.Outcome is { Length: > 0 } outcome)
            context.Complete(outcome);
        else
            context.Complete();
        return ValueTask.CompletedTask;
    }
}
