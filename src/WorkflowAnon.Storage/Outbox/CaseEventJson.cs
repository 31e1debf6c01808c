using System.Text.Json;
using WorkflowAnon.Contracts;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Outbox;

/// <summary>The one JSON form of an event, in the outbox, in the queues and as the payload that a definition sees.</summary>
public static class CaseEventJson
{
    /// <summary>The event as JSON, camelCase.</summary>
    public static string Write(CaseEvent caseEvent)
    {
        ArgumentNullException.ThrowIfNull(caseEvent);
        return JsonSerializer.Serialize(caseEvent, caseEvent.GetType(), JsonColumn.Options);
    }

    /// <summary>The event again; null when this version of the product does not know <paramref name="eventName"/>.</summary>
    public static CaseEvent? Read(string eventName, string json) =>
        EventCatalog.Find(eventName) is { } type ? (CaseEvent?)JsonSerializer.Deserialize(json, type, JsonColumn.Options) : null;
}
