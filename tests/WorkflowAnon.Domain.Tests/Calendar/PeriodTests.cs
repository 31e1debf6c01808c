using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Tests.Calendar;

public sealed class PeriodTests
{
    private static readonly PeriodCalculator Periods = PeriodCalculator.Default;

    [Theory] // calendar.md 4.3, clause 8-3-2
    [InlineData("2025-06-02", "2025-07-02", "2025-07-02")]
    [InlineData("2025-06-30", "2025-07-31", "2025-07-31")]
    [InlineData("2025-07-31", "2025-08-31", "2025-09-01")]
    [InlineData("2025-10-31", "2025-11-30", "2025-12-01")]
    [InlineData("2025-11-28", "2025-12-28", "2026-01-05")]
    [InlineData("2025-12-01", "2026-01-01", "2026-01-05")]
    [InlineData("2026-01-29", "2026-02-28", "2026-03-02")]
    [InlineData("2026-01-30", "2026-02-28", "2026-03-02")]
    [InlineData("2026-03-30", "2026-04-30", "2026-04-30")]
    [InlineData("2026-03-31", "2026-04-30", "2026-04-30")]
    [InlineData("2026-04-03", "2026-05-03", "2026-05-07")]
    [InlineData("2026-08-21", "2026-09-21", "2026-09-24")]
    [InlineData("2027-01-29", "2027-02-28", "2027-03-01")]
    [InlineData("2028-01-28", "2028-02-28", "2028-02-28")]
    [InlineData("2028-01-31", "2028-02-29", "2028-02-29")]
    [InlineData("2028-02-29", "2028-03-31", "2028-03-31")]
    public void The_application_is_due_one_month_from_the_day_after_the_notice(string notice, string raw, string due)
    {
        var computed = Periods.ApplicationDue(Day.Of(notice));
        Assert.Equal((Day.Of(raw), Day.Of(due), "8-3-2"), (computed.Raw, computed.Due, computed.Clause));
        Assert.Equal(raw != due, computed.IsRolled);
    }

    [Fact]
    public void The_rule_names_the_start_day_the_corresponding_day_and_every_skipped_day()
    {
        var computed = Periods.ApplicationDue(new(2026, 8, 21));
        Assert.Equal(["起算日", "応当日", "満了日", "繰下げ"], computed.Steps.Select(s => s.Label));
        Assert.Contains("9月21日（敬老の日）、9月22日（国民の休日）、9月23日（秋分の日）", computed.Rule, StringComparison.Ordinal);
        Assert.Contains("応当日がない", Periods.ApplicationDue(new(2026, 1, 30)).Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_roll_policy_the_raw_day_binds_and_the_rule_says_so()
    {
        var periods = new PeriodCalculator(HolidayCalendar.Default, new PeriodSettings { DeadlineRollPolicy = RollPolicy.None });
        var computed = periods.ApplicationDue(new(2025, 7, 31));
        Assert.Equal(new DateOnly(2025, 8, 31), computed.Due);
        Assert.Contains("繰り下げない", computed.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void A_due_date_that_rolls_over_an_unannounced_equinox_is_provisional()
    {
        Assert.True(Periods.ApplicationDue(new(2028, 8, 22)).Provisional);
        Assert.False(Periods.ApplicationDue(new(2026, 8, 21)).Provisional);
    }

    [Theory] // calendar.md 4.2, clause 4-1b
    [InlineData("2025-06-02", "2025-07-01", 30, RecruitmentPeriodVerdict.Warn)]
    [InlineData("2025-06-02", "2025-06-30", 29, RecruitmentPeriodVerdict.Block)]
    [InlineData("2018-02-26", "2018-03-28", 31, RecruitmentPeriodVerdict.Ok)]
    [InlineData("2025-11-01", "2025-12-01", 31, RecruitmentPeriodVerdict.Ok)]
    [InlineData("2026-02-13", "2026-03-16", 32, RecruitmentPeriodVerdict.Ok)]
    [InlineData("2028-02-01", "2028-03-01", 30, RecruitmentPeriodVerdict.Warn)]
    [InlineData("2026-02-01", "2026-03-01", 29, RecruitmentPeriodVerdict.Block)]
    [InlineData("2026-02-01", "2026-02-01", 1, RecruitmentPeriodVerdict.Block)]
    public void A_recruitment_is_judged_by_days_with_the_start_day(string start, string end, int days, RecruitmentPeriodVerdict verdict)
    {
        var judged = Periods.JudgeRecruitmentPeriod(Day.Of(start), Day.Of(end));
        Assert.Equal((days, verdict, "4-1b"), (judged.Days, judged.Verdict, judged.Clause));
    }

    [Fact]
    public void A_recruitment_that_ends_before_it_starts_is_no_period() =>
        Assert.Throws<PeriodException>(() => Periods.JudgeRecruitmentPeriod(new(2026, 2, 2), new(2026, 2, 1)));

    [Theory] // calendar.md 4.2: 札幌市's own window
    [InlineData("2026-02-13", "2026-03-15", "2026-03-16")]
    [InlineData("2025-11-01", "2025-12-01", "2025-12-01")]
    [InlineData("2026-04-03", "2026-05-03", "2026-05-07")]
    [InlineData("2025-12-01", "2025-12-31", "2026-01-05")]
    public void The_suggested_end_is_thirty_days_after_the_start_on_a_business_day(string start, string raw, string due)
    {
        var computed = Periods.SuggestRecruitmentEnd(Day.Of(start));
        Assert.Equal((Day.Of(raw), Day.Of(due)), (computed.Raw, computed.Due));
    }

    [Theory] // calendar.md 4.4, clause 5-4-2ア(ｱ)
    [InlineData("2025-11-14", "2026-05-14", true, "2025-11-14")]
    [InlineData("2025-11-13", "2026-05-14", false, "2025-11-14")]
    [InlineData("2026-02-28", "2026-08-31", true, "2026-02-28")]
    [InlineData("2026-02-27", "2026-08-31", false, "2026-02-28")]
    [InlineData("2028-02-29", "2028-08-31", true, "2028-02-29")]
    [InlineData("2028-02-28", "2028-08-31", false, "2028-02-29")]
    [InlineData("2026-05-14", "2026-05-14", true, "2025-11-14")]
    [InlineData("2026-05-15", "2026-05-14", false, "2025-11-14")]
    public void A_certificate_is_of_the_six_months_before_the_proposal(string issued, string proposed, bool acceptable, string earliest)
    {
        var judged = Periods.Certificate(Day.Of(issued), Day.Of(proposed));
        Assert.Equal((acceptable, Day.Of(earliest)), (judged.IsAcceptable, judged.Earliest));
    }

    [Theory] // calendar.md 4.5, clauses 5-1-4, 5-1-5, 10-4
    [InlineData("2024-06-10", "2026-06-09")]
    [InlineData("2024-02-29", "2026-02-28")]
    [InlineData("2024-03-01", "2026-02-28")]
    [InlineData("2022-02-28", "2024-02-27")]
    [InlineData("2022-03-01", "2024-02-29")]
    [InlineData("2023-01-01", "2024-12-31")]
    public void A_bar_of_two_years_counts_its_first_day(string from, string until)
    {
        var first = Day.Of(from);
        var last = Day.Of(until);
        Assert.Equal(last, Periods.Lookback(first, first).Until);
        Assert.False(Periods.Lookback(first, first.AddDays(-1)).IsBarred);
        Assert.True(Periods.Lookback(first, first).IsBarred);
        Assert.True(Periods.Lookback(first, last).IsBarred);
        Assert.False(Periods.Lookback(first, last.AddDays(1)).IsBarred);
    }

    [Fact]
    public void With_the_variant_that_leaves_the_first_day_out_the_bar_ends_a_day_later()
    {
        var periods = new PeriodCalculator(HolidayCalendar.Default, new PeriodSettings { LookbackCountFirstDay = false });
        var judged = periods.Lookback(new(2024, 6, 10), new(2026, 6, 10));
        Assert.Equal((true, new DateOnly(2026, 6, 10)), (judged.IsBarred, judged.Until));
    }

    [Theory] // clause 5-1-1, 年齢計算ニ関スル法律
    [InlineData("2008-02-29", "2026-02-28", false)]
    [InlineData("2008-02-29", "2026-03-01", true)]
    [InlineData("2008-06-02", "2026-06-01", false)]
    [InlineData("2008-06-02", "2026-06-02", true)]
    [InlineData("2008-01-01", "2025-12-31", false)]
    [InlineData("2008-03-01", "2026-02-28", false)]
    [InlineData("2008-03-01", "2026-03-01", true)]
    [InlineData("2026-01-01", "2026-01-01", false)]
    public void Full_age_begins_on_the_eighteenth_birthday(string born, string on, bool adult) =>
        Assert.Equal(adult, PeriodCalculator.Adulthood(Day.Of(born), Day.Of(on)).IsAdult);

    [Theory] // calendar.md 4.7
    [InlineData(Promptness.Immediately, "2026-02-06", "2026-02-06")]
    [InlineData(Promptness.Immediately, "2026-02-07", "2026-02-09")]
    [InlineData(Promptness.Promptly, "2026-02-06", "2026-02-16")]
    [InlineData(Promptness.WithoutDelay, "2026-04-24", "2026-05-14")]
    public void Words_without_days_become_alert_days(Promptness word, string from, string due) =>
        Assert.Equal(Day.Of(due), Periods.ServiceLevel(word, Day.Of(from), "5-2-3").Due);

    [Theory]
    [InlineData("2026-03-02", 5, "2026-03-07", "2026-03-09")]
    [InlineData("2026-03-02", 4, "2026-03-06", "2026-03-06")]
    [InlineData("2026-12-25", 4, "2026-12-29", "2027-01-04")]
    public void Days_are_counted_from_the_next_day_and_end_on_a_business_day(string from, int days, string raw, string due)
    {
        var computed = Periods.DaysAfter(Day.Of(from), days, "");
        Assert.Equal((Day.Of(raw), Day.Of(due), Day.Of(from).AddDays(1)), (computed.Raw, computed.Due, computed.StartDay!.Value));
        Assert.Contains("民法第140条", computed.Rule, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-06", 1, "2026-03-09")]
    [InlineData("2026-03-07", 1, "2026-03-09")]
    [InlineData("2026-04-28", 3, "2026-05-07")]
    public void Business_days_are_counted_from_the_next_day(string from, int days, string due)
    {
        Assert.Equal(Day.Of(due), Periods.BusinessDaysAfter(Day.Of(from), days, "").Due);
        Assert.Throws<ArgumentOutOfRangeException>(() => Periods.BusinessDaysAfter(Day.Of(from), 0, ""));
    }

    [Theory]
    [InlineData("2026-03-31", 2025, "令和7年度")]
    [InlineData("2026-04-01", 2026, "令和8年度")]
    [InlineData("2025-12-31", 2025, "令和7年度")]
    [InlineData("2019-04-01", 2019, "令和元年度")]
    [InlineData("2019-03-31", 2018, "平成30年度")]
    [InlineData("1989-03-31", 1988, "昭和63年度")]
    public void The_fiscal_year_begins_in_April(string date, int year, string name)
    {
        var fiscal = FiscalYear.Of(Day.Of(date));
        Assert.Equal((year, name), (fiscal.Year, fiscal.Name));
        Assert.True(fiscal.Contains(Day.Of(date)));
    }
}
