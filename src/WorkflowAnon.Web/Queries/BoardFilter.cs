using Microsoft.AspNetCore.Http;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;

namespace WorkflowAnon.Web.Queries;

/// <summary>What to list of the open deadlines.</summary>
internal sealed record BoardFilter
{
    /// <summary>段階 as definitions name it, <c>other</c> for none; null for all.</summary>
    public string? Stage { get; init; }

    /// <summary>期限の区分, or null.</summary>
    public DueBand? Band { get; init; }

    /// <summary>期限の種類, or null.</summary>
    public DeadlineKind? Kind { get; init; }

    /// <summary>First day, or null.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, or null.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The query string of the list.</summary>
    public string ToQuery()
    {
        Dictionary<string, string?> pairs = new() { ["view"] = "list" };
        if (Stage is { Length: > 0 })
            pairs["stage"] = Stage;
        if (Band is { } band)
            pairs["band"] = InboxFilter.Lower(band);
        if (Kind is { } kind)
            pairs["kind"] = kind.ToString();
        if (From is { } from)
            pairs["from"] = JapaneseDate.FormatIso(from);
        if (Until is { } until)
            pairs["until"] = JapaneseDate.FormatIso(until);
        return QueryString.Create(pairs).Value!;
    }
}

/// <summary>How many open deadlines there are of a kind, on a day, in a stage.</summary>
internal sealed record BoardFacet(DeadlineKind Kind, DateOnly Due, string Stage, int Count);

/// <summary>A task by which a deadline can be met or moved.</summary>
internal sealed record BoardTask(string Id, string Title, bool IsOwn);

/// <summary>One open deadline with what explains it.</summary>
/// <param name="Deadline">The deadline.</param>
/// <param name="Label">事案番号, or the name of a recruitment.</param>
/// <param name="Path">Page of its subject, or null.</param>
/// <param name="Stage">段階.</param>
/// <param name="DivisionId">担当課; empty for none.</param>
/// <param name="Before">The deadlines of the same kind whose place it took, oldest first.</param>
/// <param name="Tasks">Open tasks of its subject that stand under it.</param>
internal sealed record BoardRow(
    Deadline Deadline, string Label, string? Path, string Stage, string DivisionId, IReadOnlyList<Deadline> Before, IReadOnlyList<BoardTask> Tasks);
