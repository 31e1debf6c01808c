using System.Text.Json.Serialization;

namespace WorkflowAnon.Contracts;

/// <summary>
/// 事案イベント: something that happened in a case or a recruitment. Carries ids only, never personal data
/// (architecture.md, decision 16). Additive: a released property is never removed or given another meaning.
/// </summary>
public abstract record CaseEvent
{
    /// <summary>Unique id of this event; consumers deduplicate by it.</summary>
    public Guid EventId { get; init; }

    /// <summary>The case (事案), recruitment (募集), file (個人情報ファイル) or workflow definition (手続定義) the event belongs to; the ordering scope.</summary>
    public required string SubjectId { get; init; }

    /// <summary>1, 2, 3 … without a gap within <see cref="SubjectId"/>. Set when the event is stored.</summary>
    public long Sequence { get; init; }

    /// <summary>When it happened, in Japan time (+09:00).</summary>
    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>Id of the division (所属) whose act it was.</summary>
    public string ActorUnit { get; init; } = "";

    /// <summary>Version of this event's contract, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Correlation id of the workflow instance that published it.</summary>
    public string CorrelationId { get; init; } = "";

    /// <summary>The event's name: the type's name, past tense.</summary>
    [JsonIgnore]
    public string EventName => GetType().Name;
}
