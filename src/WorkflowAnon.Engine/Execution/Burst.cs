namespace WorkflowAnon.Engine.Execution;

/// <summary>What one burst did: the new state and every change, for the caller to commit together.</summary>
public sealed class Burst
{
    /// <summary>The instance after the burst.</summary>
    public required InstanceState Instance { get; init; }

    /// <summary>False when there was nothing to resume: nothing changed, nothing is to be stored.</summary>
    public bool Resumed { get; init; } = true;

    /// <summary>Why nothing was resumed; None when something was.</summary>
    public NotResumedReason NotResumed { get; init; }

    /// <summary>New journal entries, in order.</summary>
    public IReadOnlyList<JournalEntry> Journal { get; init; } = [];

    /// <summary>Bookmarks created in this burst and still open at its end.</summary>
    public IReadOnlyList<BookmarkRecord> BookmarksAdded { get; init; } = [];

    /// <summary>Ids of bookmarks that were open before and are closed now.</summary>
    public IReadOnlyList<string> BookmarksRemoved { get; init; } = [];

    /// <summary>New incidents.</summary>
    public IReadOnlyList<IncidentRecord> IncidentsAdded { get; init; } = [];

    /// <summary>Ids of incidents that this burst settled (retry, skip).</summary>
    public IReadOnlyList<string> IncidentsResolved { get; init; } = [];

    /// <summary>What this burst asks of other instances.</summary>
    public IReadOnlyList<EngineSignal> Signals { get; init; } = [];

    /// <summary>Lines written by WriteLine, in order.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Workflow-level variables in memory at the end of the burst, by name (Memory-driver ones included).</summary>
    public IReadOnlyDictionary<string, object?> Variables { get; init; } = new Dictionary<string, object?>();

    /// <summary>Workflow output so far, by name.</summary>
    public IReadOnlyDictionary<string, object?> Output { get; init; } = new Dictionary<string, object?>();
}

/// <summary>Why a burst did nothing.</summary>
public enum NotResumedReason
{
    /// <summary>It did something.</summary>
    None = 0,

    /// <summary>The bookmark (or incident) is not open: used before, or closed by a join or an end.</summary>
    Absent = 1,

    /// <summary>The instance has finished or was cancelled.</summary>
    InstanceOver = 2,

    /// <summary>The instance is halted by an incident; the bookmark opens again when an operator has retried or skipped it. Keep the stimulus.</summary>
    InstanceFaulted = 3,
}
