using WorkflowAnon.Engine.Activities;

namespace WorkflowAnon.Engine.Execution;

/// <summary>
/// An activity that may have written (<see cref="Activity.MayWrite"/>) threw. The burst's unit of work may be dirty: the caller
/// rolls back and reruns the same burst with <see cref="ToFault"/> in <see cref="BurstOptions.Faults"/> under <see cref="Ordinal"/>.
/// </summary>
#pragma warning disable CA1032 // Only the runner makes it, and always with its place in the burst.
public sealed class ActivityFaultedException : Exception
#pragma warning restore CA1032
{
    internal ActivityFaultedException(int ordinal, string activityId, string activityInstanceId, Exception exception)
        : base($"アクティビティ「{activityId}」の実行中に障害が発生しました: {exception.Message}", exception)
    {
        Ordinal = ordinal;
        ActivityId = activityId;
        ActivityInstanceId = activityInstanceId;
        Exception = exception;
    }

    /// <summary>Which execution of the burst it was, from 1; the same on a rerun with the same input.</summary>
    public int Ordinal { get; }

    /// <summary>Id of the activity in the definition.</summary>
    public string ActivityId { get; }

    /// <summary>Id of the activity instance within the burst that was rolled back.</summary>
    public string ActivityInstanceId { get; }

    /// <summary>What the activity threw.</summary>
    public Exception Exception { get; }

    /// <summary>The fault to record on the rerun.</summary>
    public FaultInfo ToFault() => new(Exception.GetType().Name, Exception.Message, ActivityId);
}

/// <summary>A fault to record without running the activity again.</summary>
/// <param name="ExceptionType">Type name of the exception.</param>
/// <param name="Message">Its message.</param>
/// <param name="ActivityId">The activity it belongs to; another activity under the same ordinal is not faulted.</param>
public sealed record FaultInfo(string ExceptionType, string Message, string? ActivityId = null);
