using System.Collections.Concurrent;

namespace WorkflowAnon.Domain.Calendar;

/// <summary>Which days an agency's office is open (開庁日): not Saturday, Sunday, a 国民の祝日・休日 or an agency holiday.</summary>
public sealed class HolidayCalendar
{
    // No office is closed for a year: a longer search means that the settings close every day.
    private const int SearchLimitDays = 366;

    private readonly HolidayCalendarSettings _settings;
    private readonly ConcurrentDictionary<int, YearOfHolidays> _years = new();

    /// <summary>Makes the calendar of an agency.</summary>
    public HolidayCalendar(HolidayCalendarSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
    }

    /// <summary>The calendar with 国民の祝日 by law and 12/29 to 1/3 as agency holidays.</summary>
    public static HolidayCalendar Default { get; } = new(new HolidayCalendarSettings());

    /// <summary>国民の祝日・休日 of a year, with this agency's overrides.</summary>
    public IReadOnlyList<Holiday> NationalHolidays(int year) => Year(year).Holidays;

    /// <summary>Why the office is closed on the day; null on a 開庁日.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside the years that can be computed.</exception>
    public ClosedDay? WhyClosed(DateOnly date)
    {
        var year = Year(date.Year);
        if (year.ByDate.TryGetValue(date, out var holiday))
            return new ClosedDay(date, holiday.Name, holiday.Provisional);
        if (_settings.SingleClosures.FirstOrDefault(c => c.Date == date) is { } single)
            return new ClosedDay(date, single.Name, false);
        if (_settings.AnnualClosures.FirstOrDefault(c => c.Month == date.Month && c.Day == date.Day) is { } annual)
            return new ClosedDay(date, annual.Name, false);
        return date.DayOfWeek switch
        {
            DayOfWeek.Saturday => new ClosedDay(date, "土曜日", false),
            DayOfWeek.Sunday => new ClosedDay(date, "日曜日", false),
            _ => null,
        };
    }

    /// <summary>The office is open on the day (開庁日).</summary>
    public bool IsBusinessDay(DateOnly date) => WhyClosed(date) is null;

    /// <summary>The day itself when it is a 開庁日, else the next 開庁日.</summary>
    public DateOnly OnOrAfter(DateOnly date)
    {
        var day = date;
        for (int i = 0; i <= SearchLimitDays; i++, day = day.AddDays(1))
        {
            if (IsBusinessDay(day))
                return day;
        }

        throw new InvalidOperationException($"{JapaneseDate.Format(date)}から1年以内に開庁日がありません。休日の設定を確かめてください。");
    }

    /// <summary>The first 開庁日 after the day.</summary>
    public DateOnly NextAfter(DateOnly date) => OnOrAfter(date.AddDays(1));

    /// <summary>The n-th 開庁日 after the day; with 0 the day itself, or the next 開庁日 when the office is closed on it.</summary>
    public DateOnly AddBusinessDays(DateOnly date, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var day = OnOrAfter(date);
        // From a closed day the next 開庁日 is itself the first.
        for (int i = day == date ? 0 : 1; i < count; i++)
            day = NextAfter(day);
        return day;
    }

    /// <summary>開庁日 after <paramref name="from"/> up to and including <paramref name="to"/>; 0 when there is no day between them.</summary>
    public int BusinessDaysAfter(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (IsBusinessDay(day))
                count++;
        }

        return count;
    }

    /// <summary>The closed days from the day up to, not including, the next 開庁日.</summary>
    public IReadOnlyList<ClosedDay> ClosedDaysFrom(DateOnly date)
    {
        var closed = new List<ClosedDay>();
        for (var day = date; WhyClosed(day) is { } why && closed.Count <= SearchLimitDays; day = day.AddDays(1))
            closed.Add(why);
        return closed;
    }

    private YearOfHolidays Year(int year) => _years.GetOrAdd(year, y =>
    {
        var holidays = Calendar.NationalHolidays.Of(y, _settings.Overrides, _settings.EquinoxOfficialThrough);
        return new YearOfHolidays(holidays, holidays.ToDictionary(h => h.Date));
    });

    private sealed record YearOfHolidays(IReadOnlyList<Holiday> Holidays, IReadOnlyDictionary<DateOnly, Holiday> ByDate);
}

/// <summary>A day on which the office is closed (閉庁日).</summary>
/// <param name="Date">The day.</param>
/// <param name="Name">Why, e.g. 日曜日, 振替休日, 年末年始の休日.</param>
/// <param name="Provisional">The reason rests on an equinox that is not official yet.</param>
public sealed record ClosedDay(DateOnly Date, string Name, bool Provisional);
