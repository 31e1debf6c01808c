namespace WorkflowAnon.Domain.Calendar;

/// <summary>Periods in months by the calendar (民法第143条).</summary>
public static class CivilPeriod
{
    /// <summary>
    /// The last day of a period of so many months whose first counted day (起算日) is given: the day before the corresponding day (応当日),
    /// or the last day of that month when there is none.
    /// </summary>
    /// <param name="startDay">起算日, which counts.</param>
    /// <param name="months">1 or more.</param>
    public static PeriodEnd LastDay(DateOnly startDay, int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        // AddMonths gives the last day of a shorter month, which is just what the proviso asks for.
        var corresponding = startDay.AddMonths(months);
        return corresponding.Day == startDay.Day
            ? new PeriodEnd(corresponding.AddDays(-1), corresponding)
            : new PeriodEnd(corresponding, null);
    }

    /// <summary>The same day so many months earlier, or the last day of that month when it has no such day.</summary>
    public static DateOnly SameDayBefore(DateOnly date, int months)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(months);
        return date.AddMonths(-months);
    }
}

/// <summary>The end of a period.</summary>
/// <param name="LastDay">満了日: the period ends with this day at 24:00.</param>
/// <param name="CorrespondingDay">応当日; null when the month has none.</param>
public readonly record struct PeriodEnd(DateOnly LastDay, DateOnly? CorrespondingDay);
