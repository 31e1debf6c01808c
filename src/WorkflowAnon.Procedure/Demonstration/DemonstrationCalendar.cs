namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>The days of the demonstration. They are fixed, so that every demonstration shows the same office.</summary>
public static class DemonstrationCalendar
{
    /// <summary>The day on which the data begins: the first recruitment is planned.</summary>
    public static DateOnly Begins { get; } = new(2025, 12, 1);

    /// <summary>令和8年2月13日 to 3月16日: a window that a city used. Closed at the demonstration's business date.</summary>
    public static (DateOnly Start, DateOnly End) FirstWindow { get; } = (new(2026, 2, 13), new(2026, 3, 16));

    /// <summary>令和8年6月1日 to 7月1日, 31 days: open at the demonstration's business date.</summary>
    public static (DateOnly Start, DateOnly End) SecondWindow { get; } = (new(2026, 6, 1), new(2026, 7, 1));

    /// <summary>The business date at which the demonstration is handed over: Wednesday, 令和8年6月24日.</summary>
    public static DateOnly Present { get; } = new(2026, 6, 24);
}
