namespace WorkflowAnon.Domain.Agency;

/// <summary>県の休日 (青森県の休日を定める条例): all other days are 開庁日.</summary>
public sealed record ClosedDays
{
    /// <summary>Days of the week on which the agency is closed.</summary>
    public required IReadOnlyList<DayOfWeek> Weekdays { get; init; }

    /// <summary>True where 国民の祝日に関する法律 休日 are closed days.</summary>
    public required bool NationalHolidays { get; init; }

    /// <summary>Closed days of every year, for example 12-29 to 01-03.</summary>
    public required IReadOnlyList<YearlyClosedDays> Yearly { get; init; }

    /// <summary>Single days on which the agency is closed beside these.</summary>
    public required IReadOnlyList<SingleClosedDay> Single { get; init; }
}

/// <summary>毎年の休日: from one day to another, over the turn of the year where <see cref="Until"/> is the earlier one.</summary>
public sealed record YearlyClosedDays
{
    /// <summary>日本語 name, for example 年末年始.</summary>
    public required string Name { get; init; }

    /// <summary>First closed day.</summary>
    public required MonthDay From { get; init; }

    /// <summary>Last closed day.</summary>
    public required MonthDay Until { get; init; }

    /// <summary>True where <paramref name="day"/> is one of these days.</summary>
    public bool Contains(DateOnly day)
    {
        var d = new MonthDay(day.Month, day.Day);
        return From.CompareTo(Until) <= 0
            ? d.CompareTo(From) >= 0 && d.CompareTo(Until) <= 0
            : d.CompareTo(From) >= 0 || d.CompareTo(Until) <= 0;
    }
}

/// <summary>月日, a day of every year.</summary>
/// <param name="Month">1–12.</param>
/// <param name="Day">1–31.</param>
public readonly record struct MonthDay(int Month, int Day) : IComparable<MonthDay>
{
    /// <inheritdoc/>
    public int CompareTo(MonthDay other) => (Month, Day).CompareTo((other.Month, other.Day));

    /// <summary>MM-dd.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Month:00}-{Day:00}");

    /// <summary>Reads MM-dd; a day that exists in no year is refused.</summary>
    public static bool TryParse(string? text, out MonthDay value)
    {
        // 2000 is a leap year, so that 02-29 is a day.
        var read = DateOnly.TryParseExact("2000-" + text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.None, out var day);
        value = read ? new MonthDay(day.Month, day.Day) : default;
        return read;
    }

    /// <summary>Earlier in the year.</summary>
    public static bool operator <(MonthDay left, MonthDay right) => left.CompareTo(right) < 0;

    /// <summary>Later in the year.</summary>
    public static bool operator >(MonthDay left, MonthDay right) => left.CompareTo(right) > 0;

    /// <summary>Not later in the year.</summary>
    public static bool operator <=(MonthDay left, MonthDay right) => left.CompareTo(right) <= 0;

    /// <summary>Not earlier in the year.</summary>
    public static bool operator >=(MonthDay left, MonthDay right) => left.CompareTo(right) >= 0;
}

/// <summary>臨時の休日.</summary>
public sealed record SingleClosedDay
{
    /// <summary>The day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>日本語 name.</summary>
    public required string Name { get; init; }
}
