namespace WorkflowAnon.Domain.Tests.Calendar;

/// <summary>
/// The law read again, slowly: one question about one day at a time, walking day by day. Shares no code with the product, so that an error has to be
/// made twice, in two ways, to pass.
/// </summary>
internal static class ReferenceCalendar
{
    /// <summary>国民の祝日 (2007 on), without 振替休日 and 国民の休日.</summary>
    internal static bool IsNationalDay(DateOnly d) => (d.Year, d.Month, d.Day) switch
    {
        (2019, 5, 1) or (2019, 10, 22) => true,
        (2020, 7, 23) or (2020, 7, 24) or (2020, 8, 10) => true,
        (2021, 7, 22) or (2021, 7, 23) or (2021, 8, 8) => true,
        (2020 or 2021, 7 or 10, _) => false,
        (2020 or 2021, 8, 11) => false,
        (_, 1, 1) or (_, 2, 11) or (_, 4, 29) or (_, 5, 3) or (_, 5, 4) or (_, 5, 5) or (_, 11, 3) or (_, 11, 23) => true,
        ( >= 2020, 2, 23) => true,
        ( <= 2018, 12, 23) => true,
        ( >= 2016, 8, 11) => true,
        (_, 1, _) => IsNthMonday(d, 2),
        (_, 7, _) => IsNthMonday(d, 3),
        (_, 9, _) => IsNthMonday(d, 3) || d.Day == EquinoxDay(d.Year, 23.2488m),
        (_, 10, _) => IsNthMonday(d, 2),
        (_, 3, _) => d.Day == EquinoxDay(d.Year, 20.8431m),
        _ => false,
    };

    /// <summary>振替休日: walking back over 国民の祝日 from the day before meets one that is a Sunday.</summary>
    internal static bool IsSubstitute(DateOnly d)
    {
        if (IsNationalDay(d))
            return false;
        for (var back = d.AddDays(-1); IsNationalDay(back); back = back.AddDays(-1))
        {
            if (back.DayOfWeek == DayOfWeek.Sunday)
                return true;
        }

        return false;
    }

    /// <summary>国民の休日: both neighbours are 国民の祝日.</summary>
    internal static bool IsBetween(DateOnly d) =>
        !IsNationalDay(d) && !IsSubstitute(d) && IsNationalDay(d.AddDays(-1)) && IsNationalDay(d.AddDays(1));

    internal static bool IsHoliday(DateOnly d) => IsNationalDay(d) || IsSubstitute(d) || IsBetween(d);

    internal static bool IsBusinessDay(DateOnly d) =>
        d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(d) && !(d.Month == 12 && d.Day >= 29) && !(d.Month == 1 && d.Day <= 3);

    /// <summary>Last day of a period of months from its first counted day, by walking one day at a time (民法143②).</summary>
    internal static DateOnly LastDayOfMonths(DateOnly start, int months)
    {
        var day = start;
        int crossed = 0;
        while (crossed < months)
        {
            day = day.AddDays(1);
            if (day.Day == 1)
                crossed++;
        }

        // day is the 1st of the month of the 応当日; walk on to it, or to the end of the month.
        while (day.Day != start.Day)
        {
            if (day.AddDays(1).Day == 1)
                return day;
            day = day.AddDays(1);
        }

        return day.AddDays(-1);
    }

    private static bool IsNthMonday(DateOnly d, int nth) => d.DayOfWeek == DayOfWeek.Monday && ((d.Day - 1) / 7) + 1 == nth;

    // The formula as calendar.md states it, in exact decimals.
    private static int EquinoxDay(int year, decimal constant) =>
        (int)decimal.Floor(constant + (0.242194m * (year - 1980)) - decimal.Floor((year - 1980) / 4m));
}
