using WorkflowAnon.Domain.Agency;

namespace WorkflowAnon.Domain.Calendar;

/// <summary>期限の区分: how urgent a due date is.</summary>
public enum DueBand
{
    /// <summary>重大な超過.</summary>
    Critical = 1,

    /// <summary>超過.</summary>
    Overdue = 2,

    /// <summary>期限間近.</summary>
    Soon = 3,

    /// <summary>期限前.</summary>
    Later = 4,

    /// <summary>期限なし.</summary>
    None = 5,
}

/// <summary>Which 区分 a due date falls in, by the agency's 開庁日 and its settings. For sorting work only: a period ends by the law, not by its band.</summary>
public sealed class DueBands(HolidayCalendar calendar, InboxSettings settings)
{
    // A date further away than this is shown by its date alone: counting years of 開庁日 helps nobody.
    private const int FarDays = 400;

    /// <summary>The 開庁日 that are counted.</summary>
    public HolidayCalendar Calendar => calendar;

    /// <summary>The bands as ranges of dates on <paramref name="today"/>, so that a database can sort by them.</summary>
    public BandLimits On(DateOnly today)
    {
        var critical = today;
        for (var counted = 0; ; critical = critical.AddDays(-1))
        {
            if (calendar.IsBusinessDay(critical) && ++counted > settings.CriticalDays)
                break;
        }

        return new(critical.AddDays(-1), today.AddDays(-1), calendar.AddBusinessDays(today, settings.SoonDays + 1).AddDays(-1));
    }

    /// <summary>開庁日 after today up to and including the date; negative when it is over; null when it is more than a year away.</summary>
    public int? DaysLeft(DateOnly due, DateOnly today)
    {
        if (Math.Abs(due.DayNumber - today.DayNumber) > FarDays)
            return null;
        return due < today ? -calendar.BusinessDaysAfter(due, today) : calendar.BusinessDaysAfter(today, due);
    }

    /// <summary>The latest day on which a task must have arisen to count as 滞留 on <paramref name="today"/>.</summary>
    public DateOnly StuckSince(DateOnly today)
    {
        var day = today;
        for (var counted = 0; ; day = day.AddDays(-1))
        {
            if (calendar.IsBusinessDay(day) && ++counted > settings.StuckDays)
                return day.AddDays(-1);
        }
    }
}

/// <summary>The bands of one day as ranges of dates.</summary>
/// <param name="CriticalUntil">Last date of 重大な超過.</param>
/// <param name="OverdueUntil">Last date of 超過: yesterday.</param>
/// <param name="SoonUntil">Last date of 期限間近.</param>
public sealed record BandLimits(DateOnly CriticalUntil, DateOnly OverdueUntil, DateOnly SoonUntil)
{
    /// <summary>The date that stands for 期限なし where dates are sorted: after all others.</summary>
    public static DateOnly NoDate => DateOnly.MaxValue;

    /// <summary>The band of a date; <see cref="NoDate"/> and null are 期限なし.</summary>
    public DueBand Of(DateOnly? due) => due switch
    {
        null => DueBand.None,
        { } date when date == NoDate => DueBand.None,
        { } date when date <= CriticalUntil => DueBand.Critical,
        { } date when date <= OverdueUntil => DueBand.Overdue,
        { } date when date <= SoonUntil => DueBand.Soon,
        _ => DueBand.Later,
    };

    /// <summary>First and last date of a band.</summary>
    public (DateOnly From, DateOnly Until) RangeOf(DueBand band) => band switch
    {
        DueBand.Critical => (DateOnly.MinValue, CriticalUntil),
        DueBand.Overdue => (CriticalUntil.AddDays(1), OverdueUntil),
        DueBand.Soon => (OverdueUntil.AddDays(1), SoonUntil),
        DueBand.Later => (SoonUntil.AddDays(1), NoDate.AddDays(-1)),
        _ => (NoDate, NoDate),
    };
}
