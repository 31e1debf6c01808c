using System.Globalization;

namespace WorkflowAnon.Domain.Calendar;

/// <summary>日本時間: UTC+9, fixed; legal dates are days in Japan.</summary>
public static class JapanTime
{
    /// <summary>UTC+9.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(9);

    /// <summary>The clock's instant in Japan time.</summary>
    public static DateTimeOffset Now(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return clock.GetUtcNow().ToOffset(Offset);
    }

    /// <summary>The day in Japan at the clock's instant.</summary>
    public static DateOnly Today(TimeProvider clock) => DayOf(Now(clock));

    /// <summary>The day in Japan at <paramref name="instant"/>.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>0:00 of <paramref name="day"/> in Japan.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>24:00 of <paramref name="day"/> in Japan, when a period that ends that day is over (民法141).</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>令和8年2月3日 9:05.</summary>
    public static string Format(DateTimeOffset instant) =>
        string.Create(CultureInfo.InvariantCulture, $"{JapaneseDate.Format(DayOf(instant))} {instant.ToOffset(Offset):H:mm}");
}
