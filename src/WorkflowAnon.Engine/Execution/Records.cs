namespace WorkflowAnon.Engine.Execution;

/// <summary>Main state of an instance.</summary>
public enum WorkflowStatus
{
    /// <summary>It has work or waits.</summary>
    Running = 0,

    /// <summary>It is over, for whatever reason.</summary>
    Finished = 1,
}

/// <summary>State of an instance in detail.</summary>
public enum WorkflowSubStatus
{
    /// <summary>Created, not yet run.</summary>
    Pending = 0,

    /// <summary>A burst is running; never stored.</summary>
    Executing = 1,

    /// <summary>Every branch waits.</summary>
    Suspended = 2,

    /// <summary>Completed.</summary>
    Finished = 3,

    /// <summary>Cancelled by an operator.</summary>
    Cancelled = 4,

    /// <summary>Ended by a fault; an operator may retry or skip its incidents.</summary>
    Faulted = 5,
}

/// <summary>One line of an instance's journal (実行履歴). Ids only, no personal data.</summary>
/// <param name="Sequence">Number within the instance, from 1, without gaps.</param>
/// <param name="At">When.</param>
/// <param name="ActivityId">Activity; empty for the workflow itself.</param>
/// <param name="NodeId">Path of the activity.</param>
/// <param name="Event">Started, Resumed, Completed, Suspended, Faulted, Canceled, Retried, Skipped, Migrated, Workflow cancelled.</param>
/// <param name="Outcomes">Outcomes of a completion, comma separated.</param>
/// <param name="Message">Message of a fault.</param>
public sealed record JournalEntry(long Sequence, DateTimeOffset At, string ActivityId, string NodeId, string Event, string? Outcomes, string? Message)
{
    /// <summary>What the inputs that are not literals evaluated to, by name, as a JSON object, masked by <see cref="ValueMask"/>; null when there are none. Of Completed, Suspended and Faulted.</summary>
    public string? InputsJson { get; init; }

    /// <summary>What the execution gave out, likewise.</summary>
    public string? OutputsJson { get; init; }
}

/// <summary>Something an instance waits for.</summary>
/// <param name="Id">Id, unique over all instances.</param>
/// <param name="ActivityId">The waiting activity.</param>
/// <param name="ActivityInstanceId">Its execution.</param>
/// <param name="Kind">What it waits for: Event, Timer, RunTask, Child, or a kind of an activity's own (HumanTask …).</param>
/// <param name="Key">Within the kind: an event's name, a task's name, a child's instance id.</param>
/// <param name="PayloadJson">What the activity attached.</param>
/// <param name="DueAt">When a timer is due (UTC).</param>
/// <param name="Order">Order of creation within the instance.</param>
public sealed record BookmarkRecord(
    string Id,
    string ActivityId,
    string ActivityInstanceId,
    string Kind,
    string Key,
    string? PayloadJson,
    DateTimeOffset? DueAt,
    int Order);

/// <summary>The kinds of bookmark that the built-in activities create.</summary>
public static class BookmarkKinds
{
    /// <summary>Waits for a published event; the key is its name.</summary>
    public const string Event = "Event";

    /// <summary>Waits for a time; see <see cref="BookmarkRecord.DueAt"/>.</summary>
    public const string Timer = "Timer";

    /// <summary>Waits for the result of a task; the key is the task's name.</summary>
    public const string RunTask = "RunTask";

    /// <summary>Waits for a child instance; the key is its id.</summary>
    public const string Child = "Child";
}

/// <summary>A fault that an operator must see to (インシデント).</summary>
/// <param name="Id">Id, unique over all instances.</param>
/// <param name="ActivityId">The faulted activity.</param>
/// <param name="NodeId">Its path.</param>
/// <param name="ExceptionType">Type name of the exception.</param>
/// <param name="Message">Its message.</param>
/// <param name="At">When.</param>
public sealed record IncidentRecord(string Id, string ActivityId, string NodeId, string ExceptionType, string Message, DateTimeOffset At);
