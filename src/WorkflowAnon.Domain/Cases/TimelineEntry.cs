namespace WorkflowAnon.Domain.Cases;

/// <summary>経過: one line of a case's or a recruitment's timeline. What was done, by whom, under which clause.</summary>
public sealed class TimelineEntry
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>The case, recruitment or file.</summary>
    public required string SubjectId { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who (staff id or "system").</summary>
    public required string ActorId { get; init; }

    /// <summary>For whom they acted (代理), or null.</summary>
    public string? ActedForId { get; init; }

    /// <summary>所属 of the actor.</summary>
    public string DivisionId { get; init; } = "";

    /// <summary>What was done, 日本語.</summary>
    public required string Title { get; init; }

    /// <summary>Result, reason or warning, 日本語; may be empty.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Random hex in the digest that the audit chain keeps of this line, so that the digest of a destroyed text says nothing about it; empty after 廃棄.</summary>
    public string Salt { get; init; } = "";

    /// <summary>Clause ids, separated by a space.</summary>
    public string Clauses { get; init; } = "";
}
