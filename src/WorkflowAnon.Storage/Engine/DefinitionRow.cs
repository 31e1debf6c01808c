using WorkflowAnon.Engine.Runtime;

namespace WorkflowAnon.Storage.Engine;

/// <summary>手続定義の版: one version of a definition.</summary>
internal sealed class DefinitionRow
{
    public required string VersionId { get; set; }
    public required string DefinitionId { get; set; }
    public int Version { get; set; }
    public required string Name { get; set; }
    public required string Owner { get; set; }
    public DefinitionOrigin Origin { get; set; }
    public required string Hash { get; set; }
    public required string Json { get; set; }
    public bool IsPublished { get; set; }
    public bool IsLatest { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public required string CreatedBy { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }
    public string? PublishedBy { get; set; }
}

/// <summary>When the published version of a definition starts its next instance by itself (Timer, StartAt as its trigger).</summary>
internal sealed class TriggerTimerRow
{
    public required string VersionId { get; set; }
    public required string ActivityId { get; set; }
    public required string DefinitionId { get; set; }
    public required string Owner { get; set; }
    public DateTimeOffset DueAt { get; set; }

    /// <summary>Ticks from one start to the next; null when it starts once.</summary>
    public long? IntervalTicks { get; set; }
}

/// <summary>An event that a version starts on or waits for; an event that no version of a department knows is not kept for it.</summary>
internal sealed class DefinitionEventRow
{
    public required string VersionId { get; set; }
    public required string ActivityId { get; set; }

    /// <summary>Name of the event; <c>*</c> when an expression decides it at run time.</summary>
    public required string EventName { get; set; }
    public required string Owner { get; set; }
    public bool IsTrigger { get; set; }
}
