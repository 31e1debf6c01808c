using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Agency;

/// <summary>県の休日 (青森県の休日を定める条例) beside Saturdays, Sundays and 国民の祝日: all other days are 開庁日.</summary>
public sealed record ClosedDays
{
    /// <summary>Closed days of every year, for example 12-29 to 01-03.</summary>
    public required IReadOnlyList<YearlyClosedDays> Yearly { get; init; }

    /// <summary>Single days on which the agency is closed.</summary>
    public required IReadOnlyList<SingleClosure> Single { get; init; }

    /// <summary>Corrections of 国民の祝日 by a law that this version does not know.</summary>
    public required IReadOnlyList<HolidayOverride> NationalHolidayOverrides { get; init; }

    /// <summary>Last year whose equinoxes the 暦要項 has announced.</summary>
    public required int EquinoxOfficialThrough { get; init; }
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

    /// <summary>Each of these days.</summary>
    public IEnumerable<MonthDay> Days()
    {
        // 2000 is a leap year, so that 02-29 is a day.
        var day = new DateOnly(2000, From.Month, From.Day);
        while (true)
        {
            yield return new MonthDay(day.Month, day.Day);
            if (day.Month == Until.Month && day.Day == Until.Day) yield break;
            day = day.AddDays(1);
        }
    }
}

/// <summary>月日, a day of every year.</summary>
/// <param name="Month">1–12.</param>
/// <param name="Day">1–31.</param>
public readonly record struct MonthDay(int Month, int Day)
{
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
}
