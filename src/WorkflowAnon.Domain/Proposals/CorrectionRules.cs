using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 説明の要求及び訂正の求め (第5-7).</summary>
public static class CorrectionRules
{
    /// <summary>Checks a demand before it goes out (5-7).</summary>
    public static RuleResult CheckDemand(CorrectionDemandFacts facts, HolidayCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(calendar);
        var found = new FindingList();
        if (!facts.IssuedByOwningDivision && !facts.GeneralAffairsMayIssue)
            found.Block("5-7", "issuedBy", "説明や訂正は担当課が求めます。総務課の確認結果は担当課に引き継いでください。");
        if (facts.Points.Count == 0 || facts.Points.Any(string.IsNullOrWhiteSpace))
            found.Block("5-7", "points", "説明又は訂正を求める事項を、一つずつ具体的に入力してください。");
        if (facts.DueOn is not { } due)
            found.Block("5-7", "dueOn", "期限が入力されていません。説明や訂正は期間を定めて求めます（規則第54条第7項）。");
        else if (due <= facts.IssuedOn)
            found.Block("5-7", "dueOn", $"期限{JapaneseDate.Format(due)}が、求める日{JapaneseDate.Format(facts.IssuedOn)}より後ではありません。");
        else if (calendar.WhyClosed(due) is { } closed)
            found.Warn("5-7", "dueOn", $"期限{JapaneseDate.FormatWithWeekday(due)}は{closed.Name}で閉庁日です。{JapaneseDate.FormatWithWeekday(calendar.OnOrAfter(due))}などの開庁日をお勧めします。");
        return found.ToResult();
    }

    /// <summary>総務課 waits for the corrected papers as long as 担当課 does (5-7).</summary>
    public static RuleResult CheckWaitingEnds(bool isAwaited)
    {
        var found = new FindingList();
        if (isAwaited)
            found.Block("5-7", "", "担当課はこの補正の書類を待っています。待機を終えられるのは、担当課が現在の書類により審査するなどの扱いを決めた後です。");
        return found.ToResult();
    }

    /// <summary>A due date that passed without correction: a person decides, never the software (5-7).</summary>
    public static RuleResult CheckOverdue(DateOnly dueOn, DateOnly today)
    {
        var found = new FindingList();
        if (today > dueOn)
            found.Human("5-7", "dueOn", $"訂正等の期限{JapaneseDate.Format(dueOn)}を過ぎています。期限の延長、書面による取下げの確認、現在の書類による審査のいずれにするかを決めてください。");
        return found.ToResult();
    }
}

/// <summary>A demand for explanation or correction.</summary>
/// <param name="IssuedOn">The day on which it goes out.</param>
/// <param name="DueOn">期限.</param>
/// <param name="Points">What is asked.</param>
/// <param name="IssuedByOwningDivision">担当課 issues it.</param>
/// <param name="GeneralAffairsMayIssue">Setting: 総務課 may issue it on 担当課's behalf.</param>
public sealed record CorrectionDemandFacts(DateOnly IssuedOn, DateOnly? DueOn, IReadOnlyList<string> Points, bool IssuedByOwningDivision, bool GeneralAffairsMayIssue = false);
