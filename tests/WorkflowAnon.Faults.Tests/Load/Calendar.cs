namespace WorkflowAnon.Faults.Tests.Load;

/// <summary>The business days of the load: the clock stands still but for four moves.</summary>
internal static class Calendar
{
    /// <summary>The clock begins; the recruitment is planned.</summary>
    public static DateOnly Planned { get; } = new(2025, 12, 1);

    /// <summary>First day of the recruitment.</summary>
    public static DateOnly Starts { get; } = new(2026, 2, 13);

    /// <summary>Every case arrives and is worked on this day.</summary>
    public static DateOnly Worked { get; } = new(2026, 2, 20);

    /// <summary>補正 is wanted by this day.</summary>
    public static DateOnly Corrected { get; } = new(2026, 3, 10);

    /// <summary>Last day of the recruitment.</summary>
    public static DateOnly Ends { get; } = new(2026, 3, 16);

    /// <summary>The use of every provided case has ended.</summary>
    public static DateOnly UseEnded { get; } = new(2029, 4, 2);
}
