using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Web.Queries;

/// <summary>How far away a due date is, in 開庁日.</summary>
/// <param name="Due">The date, or null.</param>
/// <param name="Band">区分.</param>
/// <param name="BusinessDaysLeft">開庁日 after today up to and including the date; negative when overdue; null without a date.</param>
internal sealed record DueInfo(DateOnly? Due, DueBand Band, int? BusinessDaysLeft)
{
    /// <summary>True when the date is today. With no 開庁日 left it may still be a closed day to come.</summary>
    public bool IsToday { get; private init; }

    /// <summary>True when the date is over.</summary>
    public bool IsLate => Band is DueBand.Critical or DueBand.Overdue;

    /// <summary>Style of the chip that shows it; the words say the same.</summary>
    public string ChipStyle => IsLate ? "chip--late" : Band == DueBand.Soon ? "chip--soon" : "";

    /// <summary>あと3開庁日, 本日まで, 2開庁日超過; empty without a date.</summary>
    public string LeftText => BusinessDaysLeft switch
    {
        null => "",
        < 0 => $"{-BusinessDaysLeft}開庁日超過",
        0 when IsLate => "超過",
        0 when IsToday => "本日まで",
        var n => $"あと{n}開庁日",
    };

    public static DueInfo Of(DateOnly? due, DateOnly today, DueBands bands) => Of(due, today, bands, bands.On(today));

    /// <summary>The same for many dates of one day, whose limits are reckoned once.</summary>
    public static DueInfo Of(DateOnly? due, DateOnly today, DueBands bands, BandLimits limits) =>
        new(due, limits.Of(due), due is { } date ? bands.DaysLeft(date, today) : null) { IsToday = due == today };
}
