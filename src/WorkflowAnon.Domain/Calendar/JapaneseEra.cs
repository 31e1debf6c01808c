namespace WorkflowAnon.Domain.Calendar;

/// <summary>元号, from our own table: what people read must not depend on the machine's culture data.</summary>
/// <param name="Name">令和 and so on.</param>
/// <param name="Letter">The letter of the short form: R, H, S, T, M.</param>
/// <param name="FirstDay">First day of the era.</param>
/// <param name="FirstYear">The Gregorian year that is 元年.</param>
public sealed record JapaneseEra(string Name, char Letter, DateOnly FirstDay, int FirstYear)
{
    /// <summary>The eras, newest first. 明治 begins here with the Gregorian calendar (明治6年1月1日): earlier days were lunar.</summary>
    public static IReadOnlyList<JapaneseEra> All { get; } =
    [
        new("令和", 'R', new(2019, 5, 1), 2019),
        new("平成", 'H', new(1989, 1, 8), 1989),
        new("昭和", 'S', new(1926, 12, 25), 1926),
        new("大正", 'T', new(1912, 7, 30), 1912),
        new("明治", 'M', new(1873, 1, 1), 1868),
    ];

    /// <summary>The first day that can be written in an era.</summary>
    public static DateOnly FirstSupported => All[^1].FirstDay;

    /// <summary>The era of a day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is before 1873-01-01.</exception>
    public static JapaneseEra Of(DateOnly date) =>
        All.FirstOrDefault(e => date >= e.FirstDay)
        ?? throw new ArgumentOutOfRangeException(nameof(date), date, "和暦で表せるのは明治6年（1873年）1月1日からです。");

    /// <summary>The year within this era of a Gregorian year.</summary>
    public int YearOf(int gregorianYear) => gregorianYear - FirstYear + 1;

    /// <summary>The last day of this era; null for the present one.</summary>
    public DateOnly? LastDay => All.Where(e => e.FirstDay > FirstDay).OrderBy(e => e.FirstDay).FirstOrDefault()?.FirstDay.AddDays(-1);
}
