using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Examination;

/// <summary>Rules of 第5-7 around the demand itself (see CorrectionRules): to whom it goes, and what happens when the period has passed. Never automatic.</summary>
public static class CorrectionOutcomeRules
{
    private const string Clause = "5-7";

    /// <summary>The demand goes to the proposer, or to an agent who exists, on a day that has come; its period has not passed.</summary>
    public static RuleResult CheckAddress(bool toAgent, bool hasAgent, DateOnly issuedOn, DateOnly? dueOn, DateOnly today)
    {
        var found = new FindingList();
        if (toAgent && !hasAgent)
            found.Block(Clause, "addressee", "この提案に代理人はいません。提案者を宛先にしてください。");
        if (issuedOn > today)
            found.Block(Clause, "issuedOn", $"施行日{JapaneseDate.Format(issuedOn)}が将来の日です。実際に発送した日を入力してください。");
        if (dueOn < today)
            found.Block(Clause, "dueOn", $"期限{JapaneseDate.Format(dueOn.Value)}が既に過ぎています。今日以後の日を定めてください。");
        return found.ToResult();
    }

    /// <summary>Going on to the examination although 総務課 found something open needs a reason: it was corrected, or the examiner sees it otherwise.</summary>
    public static RuleResult CheckProceeding(bool openFindings, string reason)
    {
        var found = new FindingList();
        if (openFindings)
            found.BlockIfBlank(reason, Clause, "reason", "総務課の確認で補正又は判断を要する事項が見付かっています。補正を求めずに審査へ進むときは、その理由を入力してください。");
        return found.ToResult();
    }

    /// <summary>Checks an extension after the period has passed: later than before, with a reason.</summary>
    /// <param name="before">期限 so far.</param>
    /// <param name="after">New 期限; null when nothing was typed.</param>
    /// <param name="reason">Why.</param>
    /// <param name="calendar">Closed days.</param>
    /// <param name="today">Today in Japan.</param>
    public static RuleResult CheckExtension(DateOnly before, DateOnly? after, string reason, HolidayCalendar calendar, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var found = new FindingList();
        found.BlockIfBlank(reason, Clause, "reason", "期限を延ばす理由を入力してください。記録に残ります。");
        if (after is not { } due)
            return found.Block(Clause, "newDueOn", "新しい期限を入力してください。").ToResult();
        if (due <= before || due < today)
            found.Block(Clause, "newDueOn", $"新しい期限{JapaneseDate.Format(due)}は、元の期限{JapaneseDate.Format(before)}より後で、かつ、今日以後の日にしてください。");
        return found.Add(CheckClosed(due, calendar)).ToResult();
    }

    /// <summary>After the period: a withdrawal needs the proposer's written confirmation, an examination of the papers as they are needs a reason.</summary>
    public static RuleResult CheckOverdueOutcome(CorrectionState outcome, DateOnly? confirmedOn, string text, DateOnly today)
    {
        var found = new FindingList();
        if (outcome == CorrectionState.Withdrawn)
        {
            if (confirmedOn is null)
                found.Block(Clause, "confirmedOn", "取下げを確認した書面の日付を入力してください。書面による確認がなければ、取下げとして扱えません。");
            else if (confirmedOn > today)
                found.Block(Clause, "confirmedOn", $"書面の日付{JapaneseDate.Format(confirmedOn.Value)}が将来の日です。");
            found.BlockIfBlank(text, Clause, "reason", "取下げを確認した書面（件名、差出人）を入力してください。");
        }
        else
        {
            found.BlockIfBlank(text, Clause, "reason", "訂正のないまま審査を行う理由を入力してください。補正がないことだけで適合しないとすることはできません。");
        }

        return found.ToResult();
    }

    private static RuleResult CheckClosed(DateOnly due, HolidayCalendar calendar)
    {
        var found = new FindingList();
        if (calendar.WhyClosed(due) is { } closed)
            found.Warn(Clause, "newDueOn", $"期限{JapaneseDate.FormatWithWeekday(due)}は閉庁日（{closed.Name}）です。次の開庁日は{JapaneseDate.FormatWithWeekday(calendar.OnOrAfter(due))}です。");
        return found.ToResult();
    }
}
