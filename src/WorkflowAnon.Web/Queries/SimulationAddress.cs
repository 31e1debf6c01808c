using System.Globalization;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Engine.Simulation;

namespace WorkflowAnon.Web.Queries;

/// <summary>A simulation as it stands in an address: nothing of it is stored anywhere else.</summary>
/// <param name="Start">The first day.</param>
/// <param name="Trigger">Activity that starts it; empty for a start by order.</param>
/// <param name="Choices">What was chosen so far: activity:outcome:day:days, percent-encoded where needed.</param>
internal sealed record SimulationAddress(DateOnly Start, string Trigger, IReadOnlyList<string> Choices)
{
    // People act in office hours; what falls due at 24:00 comes after.
    private const int HourOfActs = 12;
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The moment of the first burst.</summary>
    public DateTimeOffset StartsAt => MomentOf(Start);

    /// <summary>The choices; what cannot be read is left out with everything after it.</summary>
    public IReadOnlyList<SimulationChoice> Read() => [.. Choices.Take(WorkflowSimulation.MostChoices).Select(ReadOne).TakeWhile(c => c is not null).OfType<SimulationChoice>()];

    /// <summary>The address with these choices.</summary>
    public string With(string path, IEnumerable<string> choices) =>
        $"{path}?start={Format(Start)}{(Trigger.Length > 0 ? "&trigger=" + Uri.EscapeDataString(Trigger) : "")}{string.Concat(choices.Select(c => "&c=" + Uri.EscapeDataString(c)))}#now";

    /// <summary>A choice as it stands in an address.</summary>
    public static string Write(string activityId, string outcome, DateOnly day, IEnumerable<DateOnly> days) =>
        $"{Uri.EscapeDataString(activityId)}:{Uri.EscapeDataString(outcome)}:{Format(day)}:{string.Join(',', days.Select(Format))}";

    /// <summary>A day as addresses and date fields hold it.</summary>
    public static string Format(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>A day of an address; null when it is none.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static SimulationChoice? ReadOne(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 4 && Day(parts[2]) is { } day
            ? new SimulationChoice(Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[1]), MomentOf(day), [.. parts[3].Split(',').Select(Day).OfType<DateOnly>()])
            : null;
    }

    private static DateTimeOffset MomentOf(DateOnly day) => JapanTime.StartOf(day).AddHours(HourOfActs);
}
