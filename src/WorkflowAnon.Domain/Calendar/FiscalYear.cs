using System.Globalization;

namespace WorkflowAnon.Domain.Calendar;

/// <summary>年度: from 1 April to 31 March (地方自治法第208条).</summary>
/// <param name="Year">The Gregorian year in which it begins.</param>
public readonly record struct FiscalYear(int Year) : IComparable<FiscalYear>
{
    /// <summary>The 年度 of a day.</summary>
    public static FiscalYear Of(DateOnly date) => new(date.Month >= 4 ? date.Year : date.Year - 1);

    /// <summary>1 April.</summary>
    public DateOnly FirstDay => new(Year, 4, 1);

    /// <summary>31 March of the next year.</summary>
    public DateOnly LastDay => new(Year + 1, 3, 31);

    /// <summary>The next 年度.</summary>
    public FiscalYear Next => new(Year + 1);

    /// <summary>The day lies in this 年度.</summary>
    public bool Contains(DateOnly date) => date >= FirstDay && date <= LastDay;

    /// <summary>令和7年度. 2019 is 令和元年度 as the ministries agreed on 2019-04-01, though it began in 平成31年.</summary>
    public string Name => Year == 2019 ? "令和元年度" : $"{JapaneseDate.FormatYear(FirstDay)}度";

    /// <inheritdoc/>
    public int CompareTo(FiscalYear other) => Year.CompareTo(other.Year);

    /// <inheritdoc/>
    public override string ToString() => Year.ToString(CultureInfo.InvariantCulture);

    /// <summary>Earlier.</summary>
    public static bool operator <(FiscalYear left, FiscalYear right) => left.Year < right.Year;

    /// <summary>Later.</summary>
    public static bool operator >(FiscalYear left, FiscalYear right) => left.Year > right.Year;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(FiscalYear left, FiscalYear right) => left.Year <= right.Year;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(FiscalYear left, FiscalYear right) => left.Year >= right.Year;
}
