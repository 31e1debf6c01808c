using WorkflowAnon.Domain.Absences;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Notices;

namespace WorkflowAnon.Domain.Tests.Notices;

public sealed class NoticeRulesTests
{
    private static readonly DateOnly Today = new(2026, 4, 30);

    [Theory]
    // kind | holders | staff | supervisors | absences (who:substitute, today) | who is told, * only as a substitute
    [InlineData(NoticeKind.DeadlineApproaching, "h", "a b", "s", "", "h")]
    [InlineData(NoticeKind.DeadlineApproaching, "", "a b", "s", "", "a b")]
    [InlineData(NoticeKind.DeadlineApproaching, "", "", "s t", "", "s t")]
    [InlineData(NoticeKind.DeadlineExceeded, "h", "a b", "s", "", "h s")]
    [InlineData(NoticeKind.DeadlineExceeded, "", "a b", "s t", "", "a b s t")]
    [InlineData(NoticeKind.DeadlineExceeded, "s", "a", "s", "", "s")]
    [InlineData(NoticeKind.TaskApproaching, "h", "a", "s", "", "h")]
    [InlineData(NoticeKind.TaskApproaching, "", "a b", "s", "", "a b")]
    [InlineData(NoticeKind.TaskExceeded, "h", "a", "s", "", "h s")]
    [InlineData(NoticeKind.TaskExceeded, "", "a", "s", "", "a s")]
    // Two tasks of one deadline, two holders.
    [InlineData(NoticeKind.DeadlineApproaching, "h i", "a", "s", "", "h i")]
    // The substitute of who is absent, at the end of the chain; the absent one too.
    [InlineData(NoticeKind.DeadlineApproaching, "h", "a", "s", "h:x", "h x*")]
    [InlineData(NoticeKind.DeadlineApproaching, "h", "a", "s", "h:x x:y", "h y*")]
    [InlineData(NoticeKind.DeadlineExceeded, "h", "a", "s", "s:x", "h s x*")]
    // A substitute who is concerned anyway is told once, in their own right.
    [InlineData(NoticeKind.TaskApproaching, "", "a b", "s", "a:b", "a b")]
    [InlineData(NoticeKind.TaskExceeded, "h", "a", "s", "h:s", "h s")]
    [InlineData(NoticeKind.TaskExceeded, "", "a b", "s", "a:x b:x", "a b s x*")]
    // Of others' absences nothing follows.
    [InlineData(NoticeKind.DeadlineApproaching, "h", "a", "s", "a:x", "h")]
    [InlineData(NoticeKind.DeadlineExceeded, "", "", "", "", "")]
    public void Who_is_told(NoticeKind kind, string holders, string staff, string supervisors, string absences, string told)
    {
        var circle = new NoticeCircle(Words(holders), Words(staff), Words(supervisors));
        Absence[] away = [.. Words(absences).Select(a => a.Split(':')).Select(a => new Absence
        { Id = a[0], PersonId = a[0], SubstituteId = a[1], From = Today, Until = Today, Reason = "出張", RegisteredById = a[0] })];

        var recipients = NoticeRules.Recipients(kind, circle, away, Today);

        Assert.Equal(told, string.Join(' ', recipients.Select(r => r.PersonId + (r.IsForAbsent ? "*" : ""))));
        // The day after nobody is away.
        Assert.All(NoticeRules.Recipients(kind, circle, away, Today.AddDays(1)), r => Assert.False(r.IsForAbsent));
    }

    [Theory]
    // today | internal date | what is told
    // 29 April is 昭和の日; from Saturday, 2 May, to 6 May the office is closed.
    [InlineData("2026-04-27", "2026-04-30", null)]
    [InlineData("2026-04-28", "2026-04-30", NoticeKind.TaskApproaching)]
    [InlineData("2026-04-30", "2026-04-30", NoticeKind.TaskApproaching)]
    [InlineData("2026-05-01", "2026-04-30", NoticeKind.TaskExceeded)]
    // Over the holidays: the last 開庁日 before it.
    [InlineData("2026-04-30", "2026-05-07", null)]
    [InlineData("2026-05-01", "2026-05-07", NoticeKind.TaskApproaching)]
    [InlineData("2026-05-06", "2026-05-07", NoticeKind.TaskApproaching)]
    // A look that comes late tells what is true by then.
    [InlineData("2026-06-01", "2026-05-07", NoticeKind.TaskExceeded)]
    public void When_the_internal_date_of_a_task_is_told(string today, string due, NoticeKind? told) =>
        Assert.Equal(told, NoticeRules.OfTask(Day.Of(due), Day.Of(today), HolidayCalendar.Default));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
