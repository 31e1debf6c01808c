namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 第12 苦情処理.</summary>
public static class ComplaintRules
{
    /// <summary>A complaint is closed only with a record of the answer (12).</summary>
    public static RuleResult CheckClose(string? answer) =>
        new FindingList().BlockIfBlank(answer, "12", "answer", "苦情への回答が記録されていません。回答を記録してから完了してください。").ToResult();

    /// <summary>A complaint is received with its content and assigned to a division (12).</summary>
    public static RuleResult CheckReception(string? content, string? assignedDivision) =>
        new FindingList()
            .BlockIfBlank(content, "12", "content", "苦情の内容が入力されていません。")
            .BlockIfBlank(assignedDivision, "12", "assignedDivision", "苦情を処理する所属が決まっていません。")
            .ToResult();
}
