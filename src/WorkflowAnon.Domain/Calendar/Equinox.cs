namespace WorkflowAnon.Domain.Calendar;

/// <summary>
/// 春分日・秋分日 by integer arithmetic. The official day is fixed by the 暦要項 of 1 February of the year before; the formula
/// (暦計算研究会) agrees with every official day so far and is valid for 1900 to 2099.
/// </summary>
public static class Equinox
{
    /// <summary>The last year whose equinoxes the 暦要項 had announced when this table was made (published 2026-02-02).</summary>
    public const int OfficialThrough = 2027;

    /// <summary>春分日 of the year (1900 to 2099).</summary>
    public static DateOnly Spring(int year) => new(year, 3, Day(year, 208431, 208357));

    /// <summary>秋分日 of the year (1900 to 2099).</summary>
    public static DateOnly Autumn(int year) => new(year, 9, Day(year, 232488, 232588));

    // floor(base + 0.242194 (y - 1980) - floor(leap years)), in millionths so that no fraction of a day is ever rounded.
    private static int Day(int year, int baseFrom1980, int baseBefore1980)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1900);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2099);
        bool recent = year >= 1980;
        long millionths = (100L * (recent ? baseFrom1980 : baseBefore1980)) + (242_194L * (year - 1980));
        int leaps = recent ? (year - 1980) / 4 : (year - 1983) / 4;
        return (int)((millionths / 1_000_000) - leaps);
    }
}
