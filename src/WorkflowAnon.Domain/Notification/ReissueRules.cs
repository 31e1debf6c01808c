using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Notification;

/// <summary>再通知の起案と施行 (8-2-2但, 8-3-2): one new version of a notice at a time, which goes out like the first one, after its own 決裁.</summary>
public static class ReissueRules
{
    /// <summary>A correction of the amount and an extension of the due date each make a new version; what one of them had approved must not become the other's.</summary>
    /// <param name="isAnotherUnderWay">Another new version is on its way to its 決裁 or to the post.</param>
    /// <param name="clause">Clause of the decision that drafts.</param>
    public static RuleResult CheckDraft(bool isAnotherUnderWay, string clause)
    {
        var found = new FindingList();
        if (isAnotherUnderWay)
            found.Block(clause, "", "この事案の別の再通知が回議中か発送待ちです。その発送（又は差戻し・取下げ）の後に起案してください。");
        return found.ToResult();
    }

    /// <summary>A new version goes out after its own 決裁, on a day that has come, with a due date that has not passed.</summary>
    /// <param name="approvedOn">Day of the 決裁 of this version; null while it is outstanding.</param>
    /// <param name="enforcedOn">施行日.</param>
    /// <param name="due">提出期限・納付期限 of the new version.</param>
    /// <param name="extends">The new version moves the due date.</param>
    /// <param name="today">Today in Japan.</param>
    public static RuleResult CheckDispatch(DateOnly? approvedOn, DateOnly enforcedOn, DateOnly due, bool extends, DateOnly today)
    {
        var found = new FindingList();
        if (approvedOn is null)
            found.Block("7-0", "", "再通知の決裁が終わっていません。決裁の後に発送してください。");
        if (enforcedOn > today)
            found.Block("7-0", "enforcementDate", $"施行日{JapaneseDate.Format(enforcedOn)}が将来の日です。実際に発送する日に処理してください。");
        if (approvedOn is { } decided && enforcedOn < decided)
            found.Block("7-0", "enforcementDate", $"施行日{JapaneseDate.Format(enforcedOn)}が再通知の決裁日{JapaneseDate.Format(decided)}より前です。");
        if (extends && due < enforcedOn)
            found.Block("8-3-2", "enforcementDate", $"新しい期限{JapaneseDate.Format(due)}を過ぎています。起案に戻して、期限を改めてください。");
        return found.ToResult();
    }
}
