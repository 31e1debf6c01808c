namespace WorkflowAnon.Domain.Staff;

/// <summary>人事異動: from a day on a member of staff belongs to a division and holds duties. Announced before, may be called off before the day, applied once.</summary>
public sealed class StaffTransfer
{
    /// <summary>Beginning of every id.</summary>
    public const string IdPrefix = "transfer-";

    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Who is transferred (account id).</summary>
    public required string PersonId { get; init; }

    /// <summary>発令日: the first day in the new place, Japan time.</summary>
    public DateOnly EffectiveOn { get; init; }

    /// <summary>所属 from that day on.</summary>
    public required string DivisionId { get; init; }

    /// <summary>職務 from that day on, values of <c>Duties</c>.</summary>
    public required IReadOnlyList<string> Duties { get; init; }

    /// <summary>Division that the person leaves: the one at the announcement, and in the end the one at the application.</summary>
    public required string FromDivisionId { get; set; }

    /// <summary>Who announced it (account id).</summary>
    public required string AnnouncedById { get; init; }

    /// <summary>When it was announced.</summary>
    public DateTimeOffset AnnouncedAt { get; init; }

    /// <summary>When it was called off, or null.</summary>
    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>When it was applied, or null.</summary>
    public DateTimeOffset? AppliedAt { get; set; }

    /// <summary>Tasks that went back to the old division's inbox with it.</summary>
    public IReadOnlyList<string> ReturnedTaskIds { get; set; } = [];

    /// <summary>Optimistic concurrency token.</summary>
    public long Revision { get; set; }

    /// <summary>True while its day is awaited.</summary>
    public bool IsPending => CancelledAt is null && AppliedAt is null;
}
