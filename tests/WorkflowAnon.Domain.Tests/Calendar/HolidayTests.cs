using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Tests.Calendar;

public sealed class HolidayTests
{
    // Days of March and September that the 暦要項 announced, 2000 to 2027.
    private const string Springs = "20 20 21 21 20 20 21 21 20 20 21 21 20 20 21 21 20 20 21 21 20 20 21 21 20 20 20 21";
    private const string Autumns = "23 23 23 23 23 23 23 23 23 23 23 23 22 23 23 23 22 23 23 23 22 23 23 23 22 23 23 23";

    [Fact]
    public void The_equinoxes_are_those_announced_from_2000_to_2027()
    {
        int[] springs = [.. Springs.Split(' ').Select(s => int.Parse(s, System.Globalization.CultureInfo.InvariantCulture))];
        int[] autumns = [.. Autumns.Split(' ').Select(s => int.Parse(s, System.Globalization.CultureInfo.InvariantCulture))];
        for (int i = 0; i < springs.Length; i++)
        {
            Assert.Equal(new DateOnly(2000 + i, 3, springs[i]), Equinox.Spring(2000 + i));
            Assert.Equal(new DateOnly(2000 + i, 9, autumns[i]), Equinox.Autumn(2000 + i));
        }
    }

    [Theory]
    [InlineData(2024, "02-12 05-06 08-12 09-23 11-04", "")]
    [InlineData(2025, "02-24 05-06 11-24", "")]
    [InlineData(2026, "05-06", "09-22")]
    [InlineData(2027, "03-22", "")]
    [InlineData(2028, "", "")]
    [InlineData(2019, "05-06 08-12 11-04", "04-30 05-02")]
    [InlineData(2020, "02-24 05-06", "")]
    [InlineData(2021, "08-09", "")]
    [InlineData(2009, "05-06", "09-22")]
    [InlineData(2008, "05-06 11-24", "")]
    public void Substitute_and_between_holidays_of_a_year_are_those_of_the_law(int year, string substitutes, string betweens)
    {
        var days = NationalHolidays.Of(year);
        Assert.Equal(substitutes, Names(days, HolidayKind.Substitute));
        Assert.Equal(betweens, Names(days, HolidayKind.Between));
    }

    [Theory]
    [InlineData("2019-05-01", "天皇の即位の日")]
    [InlineData("2019-10-22", "即位礼正殿の儀の行われる日")]
    [InlineData("2019-10-14", "体育の日")]
    [InlineData("2020-07-23", "海の日")]
    [InlineData("2020-07-24", "スポーツの日")]
    [InlineData("2020-08-10", "山の日")]
    [InlineData("2021-08-08", "山の日")]
    [InlineData("2021-07-22", "海の日")]
    [InlineData("2018-12-23", "天皇誕生日")]
    [InlineData("2020-02-23", "天皇誕生日")]
    [InlineData("2006-04-29", "みどりの日")]
    [InlineData("2007-04-29", "昭和の日")]
    [InlineData("2007-05-04", "みどりの日")]
    [InlineData("1999-01-15", "成人の日")]
    [InlineData("2000-01-10", "成人の日")]
    [InlineData("1973-04-30", "振替休日")]
    [InlineData("1988-05-04", "国民の休日")]
    [InlineData("1948-09-23", "秋分の日")]
    public void A_holiday_of_history_has_its_name(string date, string name)
    {
        var day = Day.Of(date);
        Assert.Equal(name, Assert.Single(NationalHolidays.Of(day.Year), h => h.Date == day).Name);
    }

    [Theory]
    [InlineData("2019-12-23")]
    [InlineData("2019-02-23")]
    [InlineData("2020-07-20")]
    [InlineData("2020-08-11")]
    [InlineData("2020-10-12")]
    [InlineData("2021-08-11")]
    [InlineData("2028-01-03")]
    [InlineData("1973-02-12")]
    [InlineData("2015-08-11")]
    [InlineData("1948-01-01")]
    public void A_day_that_is_no_holiday_is_not_listed(string date) =>
        Assert.DoesNotContain(NationalHolidays.Of(Day.Of(date).Year), h => h.Date == Day.Of(date));

    [Fact]
    public void Every_day_from_2007_to_2099_agrees_with_the_law_read_day_by_day()
    {
        for (int year = 2007; year <= 2099; year++)
        {
            var byDate = NationalHolidays.Of(year).ToDictionary(h => h.Date);
            for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
            {
                HolidayKind? expected = ReferenceCalendar.IsNationalDay(day) ? HolidayKind.National
                    : ReferenceCalendar.IsSubstitute(day) ? HolidayKind.Substitute
                    : ReferenceCalendar.IsBetween(day) ? HolidayKind.Between
                    : null;
                Assert.True(expected == byDate.GetValueOrDefault(day)?.Kind, $"{day:O}: {expected} / {byDate.GetValueOrDefault(day)}");
            }
        }
    }

    [Fact]
    public void Days_resting_on_an_unannounced_equinox_are_provisional()
    {
        Assert.All(NationalHolidays.Of(2027), h => Assert.False(h.Provisional));
        Assert.Equal(["春分の日", "秋分の日"], NationalHolidays.Of(2028).Where(h => h.Provisional).Select(h => h.Name));
        Assert.All(NationalHolidays.Of(2028, equinoxOfficialThrough: 2028), h => Assert.False(h.Provisional));
        // 2032: 敬老 9/20, 秋分 9/22 make 9/21 a 国民の休日 that is provisional too.
        Assert.True(Assert.Single(NationalHolidays.Of(2032), h => h.Kind == HolidayKind.Between).Provisional);
    }

    [Fact]
    public void An_override_moves_a_holiday_and_what_follows_from_it()
    {
        HolidayOverride[] overrides =
        [
            new(new(2028, 9, 22), null, "試験"),
            new(new(2028, 9, 20), "秋分の日", "試験"),
        ];
        var days = NationalHolidays.Of(2028, overrides);
        Assert.Contains(days, h => h is { Name: "国民の休日", Date: { Month: 9, Day: 19 } });
        Assert.DoesNotContain(days, h => h.Date == new DateOnly(2028, 9, 22));
    }

    [Theory]
    [InlineData(1947)]
    [InlineData(2100)]
    public void A_year_that_cannot_be_computed_is_refused(int year) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NationalHolidays.Of(year));

    [Fact]
    public void Business_days_of_2024_to_2030_agree_with_the_law_read_day_by_day()
    {
        for (var day = new DateOnly(2024, 1, 1); day.Year <= 2030; day = day.AddDays(1))
        {
            Assert.Equal(ReferenceCalendar.IsBusinessDay(day), HolidayCalendar.Default.IsBusinessDay(day));
            var next = day;
            while (!ReferenceCalendar.IsBusinessDay(next))
                next = next.AddDays(1);
            Assert.Equal(next, HolidayCalendar.Default.OnOrAfter(day));
        }
    }

    [Fact]
    public void An_agencys_own_closures_are_closed_and_named()
    {
        var calendar = new HolidayCalendar(new HolidayCalendarSettings
        {
            AnnualClosures = [new(10, 1, "創立記念日")],
            SingleClosures = [new(new(2026, 6, 8), "停電のための閉庁")],
        });
        Assert.Equal("創立記念日", calendar.WhyClosed(new(2026, 10, 1))?.Name);
        Assert.Equal("停電のための閉庁", calendar.WhyClosed(new(2026, 6, 8))?.Name);
        Assert.True(calendar.IsBusinessDay(new(2025, 12, 29)));
    }

    [Theory]
    [InlineData("2026-02-06", 0, "2026-02-06")]
    [InlineData("2026-02-07", 0, "2026-02-09")]
    [InlineData("2026-02-07", 1, "2026-02-09")]
    [InlineData("2026-02-06", 1, "2026-02-09")]
    [InlineData("2026-02-06", 5, "2026-02-16")]
    [InlineData("2025-12-26", 1, "2026-01-05")]
    public void Business_days_are_counted_from_the_day_after(string from, int count, string expected) =>
        Assert.Equal(Day.Of(expected), HolidayCalendar.Default.AddBusinessDays(Day.Of(from), count));

    private static string Names(IEnumerable<Holiday> days, HolidayKind kind) =>
        string.Join(' ', days.Where(h => h.Kind == kind).Select(h => h.Date.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
}
