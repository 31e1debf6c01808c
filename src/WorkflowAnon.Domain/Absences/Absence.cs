namespace WorkflowAnon.Domain.Absences;

/// <summary>不在と代理: while a person is away, another acts for them. Both ends of the period count, Japan days.</summary>
public sealed class Absence
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Who is away (account id).</summary>
    public required string PersonId { get; init; }

    /// <summary>Who acts for them (account id).</summary>
    public required string SubstituteId { get; init; }

    /// <summary>First day.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly Until { get; set; }

    /// <summary>理由.</summary>
    public required string Reason { get; init; }

    /// <summary>Who registered it.</summary>
    public required string RegisteredById { get; init; }

    /// <summary>When it was called off, or null.</summary>
    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>Optimistic concurrency token.</summary>
    public long Revision { get; set; }

    /// <summary>True when the person is away on <paramref name="day"/>.</summary>
    public bool Covers(DateOnly day) => CancelledAt is null && From <= day && day <= Until;
}
