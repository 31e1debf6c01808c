using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 第12 苦情処理.</summary>
public static class ComplaintRules
{
    /// <summary>A complaint is received with its content, on a day that has come (12).</summary>
    public static RuleResult CheckReception(string? content, DateOnly? receivedOn, DateOnly today)
    {
        var found = new FindingList();
        found.BlockIfBlank(content, "12", "content", "苦情の内容が入力されていません。");
        if (receivedOn is null || receivedOn > today)
            found.Block("12", "receivedOn", "苦情を受け付けた日を、本日までの日で入力してください。");
        return found.ToResult();
    }

    /// <summary>A complaint is assigned to a division of the agency (12).</summary>
    public static RuleResult CheckAssignment(string? division) =>
        new FindingList().BlockIfBlank(division, "12", "divisionId", "苦情を処理する所属が決まっていません。").ToResult();

    /// <summary>An answer is given in words, on a day that has come (12).</summary>
    public static RuleResult CheckAnswer(string? answer, DateOnly? answeredOn, DateOnly receivedOn, DateOnly today)
    {
        var found = new FindingList();
        found.BlockIfBlank(answer, "12", "answer", "苦情への回答が入力されていません。");
        if (answeredOn is not { } on || on > today || on < receivedOn)
            found.Block("12", "answeredOn", $"回答した日は、苦情を受け付けた日{JapaneseDate.Format(receivedOn)}から本日までの日にしてください。");
        return found.ToResult();
    }

    /// <summary>A complaint is closed only with a record of the answer (12).</summary>
    public static RuleResult CheckClose(string? answer, DateOnly? answeredOn)
    {
        var found = new FindingList();
        if (answeredOn is null || string.IsNullOrWhiteSpace(answer))
            found.Block("12", "answer", "苦情への回答が記録されていません。回答を記録してから完了してください。");
        return found.ToResult();
    }
}
