using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of the information given to those who propose or want to (第2, 第5-3⑵).</summary>
public static class InquiryRules
{
    /// <summary>What is asked is on record, and the day has come (2-a).</summary>
    public static RuleResult CheckReception(string? question, DateOnly? receivedOn, DateOnly today)
    {
        var found = new FindingList();
        found.BlockIfBlank(question, "2-a", "question", "問合せの内容を入力してください。");
        if (receivedOn is null || receivedOn > today)
            found.Block("2-a", "receivedOn", "問合せを受けた日を、本日までの日で入力してください。");
        return found.ToResult();
    }

    /// <summary>An inquiry about a file or a proposal goes to the division that holds it; without one 総務課 decides (2-b).</summary>
    public static RuleResult CheckRouting(string? holdingDivision)
    {
        var found = new FindingList();
        if (string.IsNullOrWhiteSpace(holdingDivision))
            found.Human("2-b", "divisionId", "この個人情報ファイルを保有する所属が分かりません。総務課が回付先を決めてください。");
        return found.ToResult();
    }

    /// <summary>A division that does not hold what is asked about sends the inquiry back: it says why, and 総務課 decides anew (2-b).</summary>
    public static RuleResult CheckSendBack()
    {
        var found = new FindingList();
        found.Human("2-b", "sendBackReason", "この問合せを総務課に戻します。保有する個人情報ファイルや提案の内容についての問合せでないかを判断し、その理由を入力してください。");
        return found.ToResult();
    }

    /// <summary>An inquiry is closed only with an answer (2-a).</summary>
    public static RuleResult CheckAnswer(string? answer, DateOnly? answeredOn, DateOnly receivedOn, DateOnly today)
    {
        var found = new FindingList();
        found.BlockIfBlank(answer, "2-a", "answer", "回答が入力されていません。回答を記録してから完了してください。");
        if (answeredOn is not { } on || on > today || on < receivedOn)
            found.Block("2-a", "answeredOn", $"回答した日は、問合せを受けた日{JapaneseDate.Format(receivedOn)}から本日までの日にしてください。");
        return found.ToResult();
    }
}
