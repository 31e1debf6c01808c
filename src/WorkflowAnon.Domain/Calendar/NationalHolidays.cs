namespace WorkflowAnon.Domain.Calendar;

/// <summary>国民の祝日・休日 by law, with 振替休日 and 国民の休日, from the law's start in 1948 to 2099.</summary>
public static class NationalHolidays
{
    /// <summary>First year that can be asked (祝日法 took effect on 1948-07-20).</summary>
    public const int FirstYear = 1948;

    /// <summary>Last year that can be asked: the equinox formula holds to 2099.</summary>
    public const int LastYear = 2099;

    // 祝日法 as amended with effect from these days.
    private static readonly DateOnly SubstitutesFrom = new(1973, 4, 12);
    private static readonly DateOnly BetweensFrom = new(1985, 12, 27);
    private const int NearestFreeDayFrom = 2007;

    /// <summary>All 国民の祝日・休日 of a year, in order.</summary>
    /// <param name="year">1948 to 2099.</param>
    /// <param name="overrides">Corrections; 振替休日 and 国民の休日 follow them.</param>
    /// <param name="equinoxOfficialThrough">Last year whose equinoxes are official; later ones are marked provisional.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year cannot be computed.</exception>
    public static IReadOnlyList<Holiday> Of(int year, IEnumerable<HolidayOverride>? overrides = null, int equinoxOfficialThrough = Equinox.OfficialThrough)
    {
        if (year is < FirstYear or > LastYear)
            throw new ArgumentOutOfRangeException(nameof(year), year, $"国民の祝日を計算できるのは{FirstYear}年から{LastYear}年までです。");
        var national = new SortedDictionary<DateOnly, Holiday>();
        // Two 国民の祝日 can fall on one day only by an override; the later entry then names the day.
        foreach (var holiday in HolidayRules.NationalDays(year, equinoxOfficialThrough))
            national[holiday.Date] = holiday;
        foreach (var change in overrides ?? [])
        {
            if (change.Date.Year != year)
                continue;
            if (change.Name is null)
                national.Remove(change.Date);
            else
                national[change.Date] = new Holiday(change.Date, change.Name, HolidayKind.National, false, change.Reason);
        }

        var all = new SortedDictionary<DateOnly, Holiday>(national);
        foreach (var sunday in national.Values.Where(h => h.Date.DayOfWeek == DayOfWeek.Sunday && h.Date >= SubstitutesFrom))
            AddSubstitute(sunday, national, all);
        foreach (var before in national.Values.Where(h => h.Date.AddDays(1) >= BetweensFrom))
            AddBetween(before, national, all);
        return [.. all.Values];
    }

    // 第3条第2項: since 2007 the nearest later day that is no 国民の祝日; before, the next day.
    private static void AddSubstitute(Holiday sunday, SortedDictionary<DateOnly, Holiday> national, SortedDictionary<DateOnly, Holiday> all)
    {
        var day = sunday.Date.AddDays(1);
        while (day.Year >= NearestFreeDayFrom && national.ContainsKey(day))
            day = day.AddDays(1);
        if (!national.ContainsKey(day))
            all[day] = new Holiday(day, "振替休日", HolidayKind.Substitute, sunday.Provisional, HolidayRules.HolidayLaw);
    }

    // 第3条第3項: a day that is no 国民の祝日, with one before and one after; until 2006 neither a Sunday nor a 振替休日.
    private static void AddBetween(Holiday before, SortedDictionary<DateOnly, Holiday> national, SortedDictionary<DateOnly, Holiday> all)
    {
        var day = before.Date.AddDays(1);
        if (all.ContainsKey(day) || !national.TryGetValue(day.AddDays(1), out var after))
            return;
        if (day.Year < NearestFreeDayFrom && day.DayOfWeek == DayOfWeek.Sunday)
            return;
        all[day] = new Holiday(day, "国民の休日", HolidayKind.Between, before.Provisional || after.Provisional, HolidayRules.HolidayLaw);
    }
}
