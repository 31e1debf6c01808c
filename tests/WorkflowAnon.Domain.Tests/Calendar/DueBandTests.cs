using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Tests.Calendar;

/// <summary>期限の区分 in 開庁日, at their edges.</summary>
public sealed class DueBandTests
{
    private static readonly DueBands Bands = new(HolidayCalendar.Default, new InboxSettings());

    [Theory]
    // A Wednesday; 5 開庁日 over is still 超過, 6 are 重大な超過; the week-end before the sixth belongs to it.
    [InlineData("2026-06-24", "2026-06-17", DueBand.Overdue, -5)]
    [InlineData("2026-06-24", "2026-06-16", DueBand.Critical, -6)]
    [InlineData("2026-06-24", "2026-06-23", DueBand.Overdue, -1)]
    [InlineData("2026-06-24", "2026-06-24", DueBand.Soon, 0)]
    // Wed → Thu, Fri, Mon are three 開庁日; the week-end between them counts none.
    [InlineData("2026-06-24", "2026-06-28", DueBand.Soon, 2)]
    [InlineData("2026-06-24", "2026-06-29", DueBand.Soon, 3)]
    [InlineData("2026-06-24", "2026-06-30", DueBand.Later, 4)]
    // Over 年末年始: 12/28 is the last 開庁日 of the year, 1/4 the first of the next.
    [InlineData("2026-12-28", "2027-01-03", DueBand.Soon, 0)]
    [InlineData("2026-12-28", "2027-01-06", DueBand.Soon, 3)]
    [InlineData("2026-12-28", "2027-01-07", DueBand.Later, 4)]
    // On a closed day what fell due on the closed day before is over by no 開庁日.
    [InlineData("2026-06-28", "2026-06-27", DueBand.Overdue, 0)]
    public void A_date_falls_in_its_band(string today, string due, DueBand band, int left)
    {
        Assert.Equal(band, Bands.On(Day.Of(today)).Of(Day.Of(due)));
        Assert.Equal(left, Bands.DaysLeft(Day.Of(due), Day.Of(today)));
    }

    [Fact]
    public void The_ranges_of_dates_say_the_same_as_counting_every_day_of_a_year()
    {
        var settings = new InboxSettings { SoonDays = 2, CriticalDays = 4 };
        var bands = new DueBands(HolidayCalendar.Default, settings);
        for (var today = Day.Of("2026-04-01"); today < Day.Of("2027-04-01"); today = today.AddDays(1))
        {
            var limits = bands.On(today);
            for (var due = today.AddDays(-30); due < today.AddDays(30); due = due.AddDays(1))
            {
                var left = bands.DaysLeft(due, today)!.Value;
                var counted = due < today ? -left > settings.CriticalDays ? DueBand.Critical : DueBand.Overdue : left <= settings.SoonDays ? DueBand.Soon : DueBand.Later;
                Assert.Equal(counted, limits.Of(due));
                var (from, until) = limits.RangeOf(counted);
                Assert.True(from <= due && due <= until);
            }
        }
    }

    [Fact]
    public void A_task_without_a_date_is_in_a_band_of_its_own_and_far_dates_are_not_counted()
    {
        var limits = Bands.On(Day.Of("2026-06-24"));
        Assert.Equal(DueBand.None, limits.Of(null));
        Assert.Equal((DueBand.None, DueBand.Later), (limits.Of(BandLimits.NoDate), limits.Of(Day.Of("2040-01-01"))));
        Assert.Null(Bands.DaysLeft(Day.Of("2040-01-01"), Day.Of("2026-06-24")));
    }

    [Fact]
    public void What_has_waited_for_more_than_twenty_business_days_is_stuck()
    {
        var since = Bands.StuckSince(Day.Of("2026-06-24"));
        Assert.Equal(21, HolidayCalendar.Default.BusinessDaysAfter(since, Day.Of("2026-06-24")));
        Assert.Equal(20, HolidayCalendar.Default.BusinessDaysAfter(since.AddDays(1), Day.Of("2026-06-24")));
    }
}
