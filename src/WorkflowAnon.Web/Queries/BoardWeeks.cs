using System.Globalization;
using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Web.Queries;

/// <summary>What falls due in a week, Monday to Sunday; the first one holds what is over.</summary>
/// <param name="From">First day, or null for what is over.</param>
/// <param name="Until">Last day.</param>
/// <param name="Deadlines">期限 of the law, of notices and of the contract.</param>
/// <param name="Tasks">Tasks of the division.</param>
internal sealed record WeekCount(DateOnly? From, DateOnly Until, int Deadlines, int Tasks)
{
    private const int Shown = 8, Days = 7;

    /// <summary>What is over, and the eight weeks from this one.</summary>
    public static IReadOnlyList<WeekCount> Of(DateOnly today, IReadOnlyList<BoardFacet> deadlines, IReadOnlyList<WorkFacet> tasks)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % Days));
        List<WeekCount> weeks = [Count(null, today.AddDays(-1))];
        for (var i = 0; i < Shown; i++)
        {
            var from = monday.AddDays(i * Days);
            weeks.Add(Count(i == 0 ? today : from, from.AddDays(Days - 1)));
        }

        return weeks;

        WeekCount Count(DateOnly? from, DateOnly until)
        {
            bool Within(DateOnly day) => (from is null || day >= from) && day <= until;
            return new(from, until, deadlines.Where(d => Within(d.Due)).Sum(d => d.Count), tasks.Where(t => Within(t.SortDue)).Sum(t => t.Count));
        }
    }
}

/// <summary>A day of the calendar.</summary>
/// <param name="Day">The day.</param>
/// <param name="Closed">Why the office is closed, or null.</param>
/// <param name="Kinds">Open deadlines by kind.</param>
/// <param name="Tasks">Tasks of the division that are due.</param>
internal sealed record BoardDay(DateOnly Day, ClosedDay? Closed, IReadOnlyList<(Domain.Cases.DeadlineKind Kind, int Count)> Kinds, int Tasks);

/// <summary>A month of the calendar in weeks from Monday.</summary>
/// <param name="First">First day of the month.</param>
/// <param name="Weeks">Its weeks; days of other months fill the first and the last.</param>
internal sealed record BoardMonth(DateOnly First, IReadOnlyList<IReadOnlyList<BoardDay>> Weeks)
{
    private const int WeekDays = 7;

    public string Previous => Key(First.AddMonths(-1));

    public string Next => Key(First.AddMonths(1));

    /// <summary>The month of <paramref name="text"/> (2026-06); this month when it cannot be read.</summary>
    public static BoardMonth Of(string? text, DateOnly today, HolidayCalendar calendar, IReadOnlyList<BoardFacet> deadlines, IReadOnlyList<WorkFacet> tasks)
    {
        var first = DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && Math.Abs(asked.Year - today.Year) <= 50
            ? asked : new DateOnly(today.Year, today.Month, 1);
        var due = deadlines.ToLookup(d => d.Due);
        var work = tasks.ToLookup(t => t.SortDue);
        List<IReadOnlyList<BoardDay>> weeks = [];
        for (var monday = first.AddDays(-(((int)first.DayOfWeek + 6) % WeekDays)); monday < first.AddMonths(1); monday = monday.AddDays(WeekDays))
        {
            weeks.Add([.. Enumerable.Range(0, WeekDays).Select(i => monday.AddDays(i)).Select(day => new BoardDay(
                day, calendar.WhyClosed(day), [.. due[day].GroupBy(d => d.Kind).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(d => d.Count)))], work[day].Sum(t => t.Count)))]);
        }

        return new(first, weeks);
    }

    private static string Key(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
