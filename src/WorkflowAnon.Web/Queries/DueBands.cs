using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Web.Queries;

/// <summary>期限の区分 of the inbox.</summary>
internal enum DueBand
{
    /// <summary>超過.</summary>
    Overdue = 1,

    /// <summary>期限間近: at most three 開庁日 left.</summary>
    Soon = 2,

    /// <summary>期限前.</summary>
    Later = 3,

    /// <summary>期限なし.</summary>
    None = 4,
}

/// <summary>How far away a due date is, in 開庁日.</summary>
/// <param name="Due">The date, or null.</param>
/// <param name="Band">区分.</param>
/// <param name="BusinessDaysLeft">開庁日 after today up to and including the date; negative when overdue; null without a date.</param>
internal sealed record DueInfo(DateOnly? Due, DueBand Band, int? BusinessDaysLeft)
{
    private const int SoonDays = 3;

    // A date further away than this is shown by its date alone: counting years of 開庁日 helps nobody.
    private const int FarDays = 400;

    /// <summary>あと3開庁日, 本日, 2開庁日超過; empty without a date.</summary>
    public string LeftText => BusinessDaysLeft switch
    {
        null => "",
        < 0 => $"{-BusinessDaysLeft}開庁日超過",
        0 when Band == DueBand.Overdue => "超過",
        0 => "本日まで",
        var n => $"あと{n}開庁日",
    };

    public static DueInfo Of(DateOnly? due, DateOnly today, HolidayCalendar calendar)
    {
        if (due is not { } date)
            return new(null, DueBand.None, null);
        if (date.DayNumber - today.DayNumber > FarDays)
            return new(date, DueBand.Later, null);
        if (date < today)
            return new(date, DueBand.Overdue, today.DayNumber - date.DayNumber > FarDays ? null : -Count(date, today, calendar));
        var left = Count(today, date, calendar);
        return new(date, left <= SoonDays ? DueBand.Soon : DueBand.Later, left);
    }

    /// <summary>開庁日 after <paramref name="from"/> up to and including <paramref name="to"/>.</summary>
    private static int Count(DateOnly from, DateOnly to, HolidayCalendar calendar)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (calendar.IsBusinessDay(day))
                count++;
        }

        return count;
    }
}
