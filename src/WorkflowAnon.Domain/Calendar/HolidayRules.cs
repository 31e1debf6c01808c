namespace WorkflowAnon.Domain.Calendar;

/// <summary>The 国民の祝日 of 祝日法第2条 with the years in which each rule held, and the laws that changed a single year.</summary>
internal static class HolidayRules
{
    internal const string HolidayLaw = "国民の祝日に関する法律";
    private static readonly DateOnly InForce = new(1948, 7, 20);

    private static readonly Rule[] Yearly =
    [
        new("元日", 1949, 9999, y => new(y, 1, 1)),
        new("成人の日", 1949, 1999, y => new(y, 1, 15)),
        new("成人の日", 2000, 9999, y => Monday(y, 1, 2)),
        new("建国記念の日", 1967, 9999, y => new(y, 2, 11)),
        new("天皇誕生日", 2020, 9999, y => new(y, 2, 23)),
        new("春分の日", 1949, 9999, Equinox.Spring),
        new("天皇誕生日", 1949, 1988, y => new(y, 4, 29)),
        new("みどりの日", 1989, 2006, y => new(y, 4, 29)),
        new("昭和の日", 2007, 9999, y => new(y, 4, 29)),
        new("憲法記念日", 1949, 9999, y => new(y, 5, 3)),
        new("みどりの日", 2007, 9999, y => new(y, 5, 4)),
        new("こどもの日", 1949, 9999, y => new(y, 5, 5)),
        new("海の日", 1996, 2002, y => new(y, 7, 20)),
        new("海の日", 2003, 9999, y => Monday(y, 7, 3)),
        new("山の日", 2016, 9999, y => new(y, 8, 11)),
        new("敬老の日", 1966, 2002, y => new(y, 9, 15)),
        new("敬老の日", 2003, 9999, y => Monday(y, 9, 3)),
        new("秋分の日", 1948, 9999, Equinox.Autumn),
        new("体育の日", 1966, 1999, y => new(y, 10, 10)),
        new("体育の日", 2000, 2019, y => Monday(y, 10, 2)),
        new("スポーツの日", 2020, 9999, y => Monday(y, 10, 2)),
        new("文化の日", 1948, 9999, y => new(y, 11, 3)),
        new("勤労感謝の日", 1948, 9999, y => new(y, 11, 23)),
        new("天皇誕生日", 1989, 2018, y => new(y, 12, 23)),
    ];

    // 特措法 of 2018 (Olympic Games) and its amendment of 2020 moved three days in two years.
    private static readonly (int Year, string Name, DateOnly Date)[] Moved =
    [
        (2020, "海の日", new(2020, 7, 23)),
        (2020, "スポーツの日", new(2020, 7, 24)),
        (2020, "山の日", new(2020, 8, 10)),
        (2021, "海の日", new(2021, 7, 22)),
        (2021, "スポーツの日", new(2021, 7, 23)),
        (2021, "山の日", new(2021, 8, 8)),
    ];

    private static readonly (DateOnly Date, string Name, string Law)[] Single =
    [
        (new(1959, 4, 10), "皇太子明仁親王の結婚の儀", "昭和34年法律第16号"),
        (new(1989, 2, 24), "昭和天皇の大喪の礼", "平成元年法律第4号"),
        (new(1990, 11, 12), "即位礼正殿の儀", "平成2年法律第24号"),
        (new(1993, 6, 9), "皇太子徳仁親王の結婚の儀", "平成5年法律第32号"),
        (new(2019, 5, 1), "天皇の即位の日", "平成30年法律第99号"),
        (new(2019, 10, 22), "即位礼正殿の儀の行われる日", "平成30年法律第99号"),
    ];

    /// <summary>The 国民の祝日 of a year, in order, without 振替休日 and 国民の休日.</summary>
    internal static IEnumerable<Holiday> NationalDays(int year, int equinoxOfficialThrough)
    {
        var yearly = Yearly.Where(r => r.From <= year && year <= r.To).Select(r => new Holiday(
            Moved.FirstOrDefault(m => m.Year == year && m.Name == r.Name) is { Name: not null } moved ? moved.Date : r.Day(year),
            r.Name,
            HolidayKind.National,
            r.Name is "春分の日" or "秋分の日" && year > equinoxOfficialThrough,
            Moved.Any(m => m.Year == year && m.Name == r.Name) ? "令和三年東京オリンピック競技大会・東京パラリンピック競技大会特別措置法" : HolidayLaw));
        var single = Single.Where(s => s.Date.Year == year).Select(s => new Holiday(s.Date, s.Name, HolidayKind.National, false, s.Law));
        return yearly.Concat(single).Where(h => h.Date >= InForce).OrderBy(h => h.Date);
    }

    private static DateOnly Monday(int year, int month, int nth)
    {
        var first = new DateOnly(year, month, 1);
        int toMonday = ((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7;
        return first.AddDays(toMonday + (7 * (nth - 1)));
    }

    private sealed record Rule(string Name, int From, int To, Func<int, DateOnly> Day);
}
