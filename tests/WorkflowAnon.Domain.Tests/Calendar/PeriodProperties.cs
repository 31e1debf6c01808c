using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Tests.Calendar;

/// <summary>Days of 2008 to 2097, where every calculation and its roll stay within the calendar.</summary>
public static class Days
{
    public static Arbitrary<DateOnly> DateOnly() =>
        Gen.Choose(new DateOnly(2008, 1, 1).DayNumber, new DateOnly(2097, 12, 31).DayNumber).Select(System.DateOnly.FromDayNumber).ToArbitrary();
}

[Properties(Arbitrary = [typeof(Days)], MaxTest = 400)]
public sealed class PeriodProperties
{
    [Property]
    public bool A_period_of_months_ends_where_walking_day_by_day_ends(DateOnly start, PositiveInt months) =>
        CivilPeriod.LastDay(start, 1 + (months.Get % 36)).LastDay == ReferenceCalendar.LastDayOfMonths(start, 1 + (months.Get % 36));

    [Property]
    public bool The_application_is_due_where_walking_day_by_day_ends(DateOnly notice)
    {
        var raw = ReferenceCalendar.LastDayOfMonths(notice.AddDays(1), 1);
        var due = raw;
        while (!ReferenceCalendar.IsBusinessDay(due))
            due = due.AddDays(1);
        var computed = PeriodCalculator.Default.ApplicationDue(notice);
        return (computed.Raw, computed.Due) == (raw, due) && computed.Steps.Count >= 2;
    }

    [Property]
    public bool A_bar_covers_exactly_the_days_up_to_the_end_of_two_years(DateOnly from, int offset)
    {
        var on = from.AddDays(offset % 1000);
        var until = ReferenceCalendar.LastDayOfMonths(from, 24);
        var judged = PeriodCalculator.Default.Lookback(from, on);
        return judged.Until == until && judged.IsBarred == (on >= from && on <= until) && judged.FreeFrom == until.AddDays(1);
    }

    [Property]
    public bool A_recruitment_is_judged_by_counting_its_days_one_by_one(DateOnly start, PositiveInt length)
    {
        var end = start.AddDays(length.Get % 70);
        int days = 0;
        for (var day = start; day <= end; day = day.AddDays(1))
            days++;
        var expected = days < 30 ? RecruitmentPeriodVerdict.Block : days == 30 ? RecruitmentPeriodVerdict.Warn : RecruitmentPeriodVerdict.Ok;
        var judged = PeriodCalculator.Default.JudgeRecruitmentPeriod(start, end);
        return (judged.Days, judged.Verdict) == (days, expected);
    }

    [Property]
    public bool A_suggested_end_is_never_blocked_and_falls_on_a_business_day(DateOnly start)
    {
        var end = PeriodCalculator.Default.SuggestRecruitmentEnd(start);
        return PeriodCalculator.Default.JudgeRecruitmentPeriod(start, end.Due).Verdict == RecruitmentPeriodVerdict.Ok && ReferenceCalendar.IsBusinessDay(end.Due)
            && end.Raw == start.AddDays(30);
    }

    [Property]
    public bool A_certificate_of_the_earliest_day_is_good_and_of_the_day_before_is_not(DateOnly proposed)
    {
        var periods = PeriodCalculator.Default;
        var earliest = periods.Certificate(proposed, proposed).Earliest;
        // Walking back: six month ends are crossed, and the day number is the proposal's or the month's last.
        int crossed = 0;
        for (var day = proposed; day > earliest; day = day.AddDays(-1))
            crossed += day.Day == 1 ? 1 : 0;
        bool sameDay = earliest.Day == proposed.Day || (earliest.AddDays(1).Day == 1 && earliest.Day < proposed.Day);
        return crossed == 6 && sameDay && periods.Certificate(earliest, proposed).IsAcceptable && !periods.Certificate(earliest.AddDays(-1), proposed).IsAcceptable;
    }

    [Property]
    public bool A_person_comes_of_age_once_on_the_day_after_eighteen_years(DateOnly born)
    {
        var from = ReferenceCalendar.LastDayOfMonths(born, 18 * 12).AddDays(1);
        return PeriodCalculator.Adulthood(born, from).IsAdult && !PeriodCalculator.Adulthood(born, from.AddDays(-1)).IsAdult;
    }

    [Property]
    public bool A_date_written_in_an_era_reads_back_as_itself(DateOnly date) =>
        JapaneseDate.Parse(JapaneseDate.Format(date)) == date
        && JapaneseDate.Parse(JapaneseDate.FormatShort(date)) == date
        && JapaneseDate.Parse(JapaneseDate.FormatIso(date)) == date
        && JapaneseDate.Parse(JapaneseDate.FormatWithWeekday(date)) == date;

    [Property]
    public bool So_many_business_days_lie_after_a_day_as_were_added(DateOnly from, PositiveInt count)
    {
        int wanted = count.Get % 30;
        var end = HolidayCalendar.Default.AddBusinessDays(from, wanted);
        int between = 0;
        for (var day = from.AddDays(1); day <= end; day = day.AddDays(1))
            between += ReferenceCalendar.IsBusinessDay(day) ? 1 : 0;
        return ReferenceCalendar.IsBusinessDay(end) && (wanted > 0 ? between == wanted : between == (end == from ? 0 : 1));
    }
}
