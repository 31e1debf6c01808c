using WorkflowAnon.Engine.Expressions;

namespace WorkflowAnon.Engine.Execution;

/// <summary>An open incident and the execution it belongs to.</summary>
internal readonly record struct OpenIncident(IncidentRecord Record, int InstanceNumber);

internal sealed partial class BurstExecution
{
    private readonly HashSet<string> _bookmarksBefore = new(StringComparer.Ordinal);
    private int _lastOrder;

    internal List<JournalEntry> Journal { get; } = [];

    internal long JournalSequence { get; set; }

    internal List<BookmarkRecord> Bookmarks { get; } = [];

    internal List<string> BookmarksRemoved { get; } = [];

    internal List<OpenIncident> Incidents { get; } = [];

    internal List<IncidentRecord> IncidentsAdded { get; } = [];

    internal List<string> IncidentsResolved { get; } = [];

    /// <summary>A fault stops the instance until an operator has seen to every open incident.</summary>
    internal bool IsHalted => IsFaultHalting && Incidents.Count > 0;

    internal IEnumerable<BookmarkRecord> BookmarksAdded => Bookmarks.Where(x => !_bookmarksBefore.Contains(x.Id));

    internal void RestoreBookmark(BookmarkRecord bookmark)
    {
        Bookmarks.Add(bookmark);
        _bookmarksBefore.Add(bookmark.Id);
        _lastOrder = Math.Max(_lastOrder, bookmark.Order);
    }

    internal BookmarkRecord CreateBookmark(ActivityInstance instance, string kind, string key, string? payloadJson, DateTimeOffset? dueAt)
    {
        var bookmark = new BookmarkRecord(NewId(), instance.Node.Node.Id, instance.Id, kind, key, payloadJson, dueAt?.ToUniversalTime(), ++_lastOrder);
        Bookmarks.Add(bookmark);
        return bookmark;
    }

    internal bool HasBookmark(ActivityInstance instance)
    {
        foreach (var bookmark in Bookmarks)
            if (bookmark.ActivityInstanceId == instance.Id)
                return true;
        return false;
    }

    internal void Log(ActivityInstance instance, string @event, string[]? outcomes = null, string? message = null)
    {
        var entry = new JournalEntry(++JournalSequence, Options.Clock.GetUtcNow(), instance.Node.Node.Id, instance.Node.Node.NodeId, @event, outcomes is null ? null : string.Join(',', outcomes), message);
        if (@event is "Completed" or "Suspended" or "Faulted" && instance.HasUnrecorded)
            entry = entry with { InputsJson = RecordedValues.Write(Workflow.Mask, instance.TakeInputs()), OutputsJson = RecordedValues.Write(Workflow.Mask, instance.TakeOutputs()) };
        Enter(entry);
    }

    internal void LogWorkflow(string @event, string? message = null) =>
        Enter(new JournalEntry(++JournalSequence, Options.Clock.GetUtcNow(), "", "", @event, null, message));

    private void Enter(JournalEntry entry)
    {
        Journal.Add(entry);
        Options.Observer?.Invoke(entry);
    }

    internal void Fault(ActivityInstance instance, FaultInfo fault)
    {
        instance.Status = ActivityStatus.Faulted;
        CloseBookmarks(instance);
        var node = instance.Node.Node;
        var record = new IncidentRecord(NewId(), node.Id, node.NodeId, fault.ExceptionType, fault.Message, Options.Clock.GetUtcNow());
        Log(instance, "Faulted", message: fault.Message);

        // An activity whose container has ended meanwhile cannot be retried: the incident is recorded, nothing waits for it.
        IncidentsAdded.Add(record);
        Incidents.Add(new OpenIncident(record, instance.Number));
    }

    /// <summary>Takes an incident off the open list because an operator sees to it.</summary>
    internal void ResolveIncident(OpenIncident incident)
    {
        Incidents.Remove(incident);
        IncidentsResolved.Add(incident.Record.Id);
    }

    private void CloseIncident(ActivityInstance instance)
    {
        for (var i = Incidents.Count - 1; i >= 0; i--)
            if (Incidents[i].InstanceNumber == instance.Number && !IsFaultHalting)
                ResolveIncident(Incidents[i]);
    }

    private void CloseIncidents()
    {
        while (Incidents.Count > 0)
            ResolveIncident(Incidents[0]);
    }

    private void CloseBookmarks(ActivityInstance instance)
    {
        for (var i = Bookmarks.Count - 1; i >= 0; i--)
            if (Bookmarks[i].ActivityInstanceId == instance.Id)
                RemoveAt(i);
    }

    private void CloseBookmark(string id)
    {
        var at = Bookmarks.FindIndex(x => x.Id == id);
        if (at >= 0)
            RemoveAt(at);
    }

    private void ClearBookmarks()
    {
        for (var i = Bookmarks.Count - 1; i >= 0; i--)
            RemoveAt(i);
    }

    private void RemoveAt(int index)
    {
        var id = Bookmarks[index].Id;
        Bookmarks.RemoveAt(index);
        if (_bookmarksBefore.Contains(id))
            BookmarksRemoved.Add(id);
    }
}
