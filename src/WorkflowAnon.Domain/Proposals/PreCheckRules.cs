using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 事前チェック (第5-2⑷).</summary>
public static class PreCheckRules
{
    /// <summary>What stands under every reply (5-2-4b).</summary>
    public const string Disclaimer = "この事前チェックは、書類の案の形式についてのものです。提案が審査の基準に適合するかどうかは、提案書類を受け付けた後の審査で判断します。";

    /// <summary>A reply is about form only, in words that let nobody expect conformity, on a day that has come (5-2-4b).</summary>
    public static RuleResult CheckReply(string? result, string? reply, DateOnly? repliedOn, DateOnly receivedOn, DateOnly today)
    {
        var found = new FindingList();
        found.Add(WordingRules.CheckPreCheckReply(result, reply));
        if (result == WordingRules.PreCheckResults[0])
            found.BlockIfBlank(reply, "5-2-4b", "text", "形式上の指摘の内容を入力してください。");
        if (repliedOn is not { } on || on > today || on < receivedOn)
            found.Block("5-2-4b", "repliedOn", $"回答した日は、案を受け取った日{JapaneseDate.Format(receivedOn)}から本日までの日にしてください。");
        return found.ToResult();
    }

    /// <summary>What a division remarks on a draft goes into the reply: the same words are kept out of it (5-2-4b).</summary>
    public static RuleResult CheckComment(string? comment) =>
        new FindingList().BlockIfBlank(comment, "5-2-4b", "text", "案についての意見を入力してください。指摘がないときは、その旨を入力します。").ToResult()
            .And(WordingRules.CheckPreCheckReply(WordingRules.PreCheckResults[0], comment));
}
