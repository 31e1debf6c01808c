using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Notification;

/// <summary>Rules of 8-1-2ウ(ｲ), 9-1-4ア, 9-1-4イ and 11-4: consultation, estimate, scrutiny and conditional contract, in this order, before the notice.</summary>
public static class OutsourcingRules
{
    /// <summary>What the contract of commission has to say (11-4, 9-1-4イ): code and 日本語.</summary>
    public static IReadOnlyList<(string Code, string Text, string Clause)> ContractItems { get; } =
    [
        ("no-identification", "識別行為の禁止（再委託先を含む。）", "11-4"),
        ("controls", "適切な管理のための措置（再委託先を含む。）", "11-4"),
        ("guidance", "受託者への助言・指導に従うこと", "11-4"),
        ("safety", "個人情報の安全管理措置", "9-1-4イ"),
    ];

    /// <summary>What was contracted is not undone by deciding otherwise (9-1-4ア).</summary>
    public static RuleResult CheckDecision(ConditionalOutsourcing? before, bool outsourced)
    {
        var found = new FindingList();
        if (before?.ContractedOn is not null && !outsourced)
            found.Block("9-1-4ア", "outsourced", "停止条件付委託契約を締結しているため、委託しないこととするには、先にその契約を終わらせる必要があります。");
        return found.ToResult();
    }

    /// <summary>The estimate comes after 総務課 was consulted on cost and burden, and is scrutinised.</summary>
    /// <param name="outsourcing">The record.</param>
    /// <param name="consulted">総務課 has answered the consultation.</param>
    /// <param name="today">Today in Japan.</param>
    public static RuleResult CheckEstimate(ConditionalOutsourcing outsourcing, bool consulted, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(outsourcing);
        var found = new FindingList();
        if (!consulted)
            found.Block("8-1-2ウ(ｲ)", "", "委託費の積算、負担等について、あらかじめ総務課と協議してください。");
        found.BlockIfBlank(outsourcing.ContractorName, "9-1-4ア", "contractorName", "委託予定先の名称を入力してください。");
        if (outsourcing.EstimateYen <= 0)
            found.Block("9-1-4ア", "estimateYen", "見積額を1円以上の整数で入力してください。");
        if (outsourcing.EstimatedOn is not { } day)
            found.Block("9-1-4ア", "estimatedOn", "見積書の日付を入力してください。");
        else if (day > today)
            found.Block("9-1-4ア", "estimatedOn", $"見積書の日付{JapaneseDate.Format(day)}が将来の日です。");
        found.BlockIfBlank(outsourcing.Scrutiny, "9-1-4ア", "scrutiny", "見積りを精査した結果（作業の内容、単価、工数の妥当性）を入力してください。");
        return found.ToResult();
    }

    /// <summary>The contract of commission takes effect only with the use contract.</summary>
    public static RuleResult CheckContract(ConditionalOutsourcing outsourcing, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(outsourcing);
        var found = new FindingList();
        if (outsourcing.ContractedOn is not { } day)
            found.Block("9-1-4ア", "contractedOn", "委託契約の契約日を入力してください。");
        else if (day > today)
            found.Block("9-1-4ア", "contractedOn", $"契約日{JapaneseDate.Format(day)}が将来の日です。");
        else if (outsourcing.EstimatedOn is not { } estimated || day < estimated)
            found.Block("9-1-4ア", "contractedOn", "委託契約は、見積りの精査の後に締結してください。");
        found.BlockIfBlank(outsourcing.ContractNumber, "9-1-4ア", "contractNumber", "委託契約書の番号又は件名を入力してください。");
        if (!outsourcing.ConditionalOnUseContract)
            found.Warn("9-1-4ア", "conditionalOnUseContract", "利用契約の締結を停止条件としない委託契約です。利用契約に至らないときも委託契約の効力が生じます。");
        foreach (var (_, text, clause) in ContractItems.Where(i => !outsourcing.ContractItems.Contains(i.Code)))
            found.Block(clause, "contractItems", $"委託契約に「{text}」を定めてください。");
        return found.ToResult();
    }

    /// <summary>Nothing is notified while the outsourcing that the fee contains is not arranged (9-1-4ア, O-18).</summary>
    public static RuleResult CheckBeforeNotice(ConditionalOutsourcing? outsourcing, bool consulted)
    {
        var found = new FindingList();
        if (outsourcing is null)
            return found.Block("9-1-4ア", "", "作成を委託するかどうかが決まっていません。").ToResult();
        if (!outsourcing.Outsourced)
            return found.ToResult();
        if (!consulted)
            found.Block("8-1-2ウ(ｲ)", "", "委託費について総務課と協議した記録がありません。");
        if (outsourcing.EstimatedOn is null || string.IsNullOrWhiteSpace(outsourcing.Scrutiny))
            found.Block("9-1-4ア", "", "委託予定先の見積りとその精査の記録がありません。");
        if (outsourcing.ContractedOn is null)
            found.Block("9-1-4ア", "", "停止条件付委託契約を締結してから通知してください。");
        return found.ToResult();
    }

    /// <summary>Estimate, scrutiny and contract lie strictly before the day of the notice (9-1-4ア, O-18).</summary>
    public static RuleResult CheckOrder(ConditionalOutsourcing outsourcing, DateOnly noticeOn)
    {
        ArgumentNullException.ThrowIfNull(outsourcing);
        var found = new FindingList();
        foreach (var (step, what) in new[] { (outsourcing.EstimatedOn, "委託予定先の見積り"), (outsourcing.ScrutinisedOn, "見積りの精査"), (outsourcing.ContractedOn, "委託契約の締結") })
        {
            if (step is null)
                found.Block("9-1-4ア", "enforcementDate", $"{what}が記録されていません。審査結果の通知の前に行うこととされています。");
            else if (step >= noticeOn)
                found.Block("9-1-4ア", "enforcementDate", $"{what}の日{JapaneseDate.Format(step.Value)}が、審査結果の通知の日{JapaneseDate.Format(noticeOn)}より前ではありません。");
        }

        return found.ToResult();
    }
}
