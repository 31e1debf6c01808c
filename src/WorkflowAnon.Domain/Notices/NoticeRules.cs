using WorkflowAnon.Domain.Absences;
using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Notices;

/// <summary>Who is concerned with a date: account ids of people who are with the office now.</summary>
/// <param name="Holders">Who has taken the work on; empty while nobody has.</param>
/// <param name="Staff">Who of the division may take it on (担当者, or the duty that the task needs).</param>
/// <param name="Supervisors">監督者 of the division.</param>
public sealed record NoticeCircle(IReadOnlyCollection<string> Holders, IReadOnlyCollection<string> Staff, IReadOnlyCollection<string> Supervisors);

/// <summary>One who is told.</summary>
/// <param name="PersonId">Account id.</param>
/// <param name="IsForAbsent">True for who is told only as the substitute of somebody absent.</param>
public sealed record NoticeRecipient(string PersonId, bool IsForAbsent);

/// <summary>お知らせの決まり: whom a date is told to, and when the internal date of a task is told. When a 期限 is told: <see cref="Cases.DeadlineWatch"/>.</summary>
public static class NoticeRules
{
    /// <summary>How many 開庁日 before its day the internal date of a task is told. Such dates are a few days long: earlier would be as soon as the task arises.</summary>
    public const int TaskLeadDays = 1;

    /// <summary>True when the date is over.</summary>
    public static bool IsOver(NoticeKind kind) => kind is NoticeKind.DeadlineExceeded or NoticeKind.TaskExceeded;

    /// <summary>True for news of a transfer (人事異動), whose day is no 期限.</summary>
    public static bool IsOfTransfer(NoticeKind kind) => kind is NoticeKind.TransferAnnounced or NoticeKind.TransferApplied;

    /// <summary>True where a 期限 is told; the day of other news is one to know, not one to keep.</summary>
    public static bool IsOfDate(NoticeKind kind) => !IsOfTransfer(kind) && kind != NoticeKind.ReleaseRequested;

    /// <summary>What is to be told of a pending task's internal date today, or null.</summary>
    /// <param name="due">内部の期限.</param>
    /// <param name="today">Today in Japan.</param>
    /// <param name="calendar">The agency's 開庁日.</param>
    public static NoticeKind? OfTask(DateOnly due, DateOnly today, HolidayCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return due < today ? NoticeKind.TaskExceeded : due <= LastDayOfLead(today, calendar) ? NoticeKind.TaskApproaching : null;
    }

    /// <summary>The latest internal date that is told today.</summary>
    public static DateOnly LastDayOfLead(DateOnly today, HolidayCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.AddBusinessDays(today, TaskLeadDays);
    }

    /// <summary>
    /// Who is told: who holds the work, else the staff who may take it on; the supervisors too once the date is over, and where there is nobody else; for who is absent
    /// the substitute as well (substitution is transitive).
    /// </summary>
    /// <param name="kind">お知らせの種類.</param>
    /// <param name="circle">Who is concerned.</param>
    /// <param name="absences">Absences on record.</param>
    /// <param name="today">Today in Japan.</param>
    /// <returns>Everybody once, in the order of ids.</returns>
    public static IReadOnlyList<NoticeRecipient> Recipients(NoticeKind kind, NoticeCircle circle, IReadOnlyCollection<Absence> absences, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(circle);
        var first = circle.Holders.Count > 0 ? circle.Holders : circle.Staff;
        var told = (IsOver(kind) || first.Count == 0 ? first.Concat(circle.Supervisors) : first).Distinct(StringComparer.Ordinal).ToList();
        var substitutes = told.Select(p => AbsenceRules.SubstituteOf(p, absences, today)).OfType<string>().Except(told, StringComparer.Ordinal);
        return [.. told.Select(p => new NoticeRecipient(p, false)).Concat(substitutes.Select(p => new NoticeRecipient(p, true))).OrderBy(r => r.PersonId, StringComparer.Ordinal)];
    }
}
