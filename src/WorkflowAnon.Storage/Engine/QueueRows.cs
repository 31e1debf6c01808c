using WorkflowAnon.Engine.Runtime;

namespace WorkflowAnon.Storage.Engine;

/// <summary>What a queued stimulus does when it is delivered.</summary>
internal enum StimulusKind
{
    /// <summary>An event: is turned into one <see cref="StartTrigger"/> or <see cref="Resume"/> for each target.</summary>
    Event = 0,

    /// <summary>Starts an instance of a definition by its trigger.</summary>
    StartTrigger = 1,

    /// <summary>Resumes a bookmark.</summary>
    Resume = 2,

    /// <summary>Starts a child instance.</summary>
    StartChild = 3,
}

/// <summary>An event or signal that waits to be delivered in a burst of its own.</summary>
internal sealed class StimulusRow
{
    public long Id { get; set; }

    /// <summary>Order of delivery within owner and correlation id: the id of the event it came from.</summary>
    public long OrderKey { get; set; }
    public required string Owner { get; set; }
    public StimulusKind Kind { get; set; }
    public StimulusState State { get; set; }

    /// <summary>Event name or definition id.</summary>
    public required string Name { get; set; }
    public string? CorrelationId { get; set; }

    /// <summary>Version to start, of a trigger.</summary>
    public string? VersionId { get; set; }

    /// <summary>Activity to begin at, of a trigger.</summary>
    public string? ActivityId { get; set; }

    /// <summary>Instance aimed at, or the id that the child must get.</summary>
    public string? InstanceId { get; set; }
    public string? BookmarkId { get; set; }

    /// <summary>Instance and bookmark that wait for the child.</summary>
    public string? ParentInstanceId { get; set; }
    public string? ParentBookmarkId { get; set; }

    /// <summary>Payload or input as JSON.</summary>
    public string? Payload { get; set; }
    public int Attempts { get; set; }
    public string? Error { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>True for the only target of an event: when the target is gone, the event waits again.</summary>
    public bool IsSoleTarget { get; set; }
}

/// <summary>An event that a consumer has taken over; dedupes by event id, and keeps those that came before their turn.</summary>
internal sealed class InboxRow
{
    public required string Consumer { get; set; }
    public Guid EventId { get; set; }
    public required string SubjectId { get; set; }
    public long Sequence { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>True while an earlier event of the subject is missing.</summary>
    public bool IsParked { get; set; }
    public required string EventName { get; set; }

    /// <summary>The event as JSON; only while parked.</summary>
    public string? Payload { get; set; }
}

/// <summary>How far a consumer has come with a subject's events.</summary>
internal sealed class InboxSubjectRow
{
    public required string Consumer { get; set; }
    public required string SubjectId { get; set; }
    public long LastSequence { get; set; }
}
