using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 第9-2 提供.</summary>
public static class ProvisionRules
{
    /// <summary>Checks that the data may be provided, and by which medium and way (9-2-1, 9-2-2a, 9-2-2b).</summary>
    public static RuleResult CheckProvide(ProvisionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (!facts.ContractConcluded)
            found.Block("9-2-1", "contract", "利用に関する契約が締結されていません（法第109条第2項）。");
        if (!facts.InspectionPassed)
            found.Block("9-2-1", "inspection", "適正に加工されていることの検査に合格していません。検査に合格してから提供してください。");
        if (!JapaneseText.SameText(facts.Medium, facts.AgreedMedium))
            found.Block("9-2-2a", "medium", $"提供の媒体「{facts.Medium}」が、提案書の「{facts.AgreedMedium}」と異なります。提案書に従って提供してください。");
        if (!JapaneseText.SameText(facts.Way, facts.AgreedWay))
            found.Block("9-2-2a", "way", $"提供の方法「{facts.Way}」が、提案書の「{facts.AgreedWay}」と異なります。提案書に従って提供してください。");
        if (!facts.SafetyChecklistDone)
            found.Block("9-2-2b", "safety", "提供する情報の管理の措置（暗号化、封かん、書留など）の確認が終わっていません。");
        return found.ToResult();
    }

    /// <summary>The measures that what goes out needs at least (9-2-2b, 第11の3): encrypted, sealed, handed over or sent so that it can be traced.</summary>
    public static IReadOnlyList<string> LeastMeasures { get; } = ["encryption", "sealed", "tracked"];

    /// <summary>True when the least measures are among <paramref name="measures"/>.</summary>
    public static bool IsProtected(IReadOnlyCollection<string> measures) => LeastMeasures.All(measures.Contains);

    /// <summary>Measures are taken before a medium is ready (9-2-2b).</summary>
    public static RuleResult CheckMeasures(IReadOnlyCollection<string> measures)
    {
        var found = new FindingList();
        if (!IsProtected(measures))
            found.Block("9-2-2b", "measures", "暗号化、封かん、追跡できる方法（又は手渡し）の措置が必要です。");
        return found.ToResult();
    }

    /// <summary>What the ledger of media says of a provision: the day, who received it, and the proof (9-2-1, 9-2-2b).</summary>
    public static RuleResult CheckLedger(DateOnly? providedOn, string? recipient, string? receipt, DateOnly today)
    {
        var found = new FindingList();
        if (providedOn is not { } on)
            found.Block("9-2-1", "providedOn", "提供した日を入力してください。");
        else if (on > today)
            found.Block("9-2-1", "providedOn", "提供した日が今日より後です。提供した後に登録してください。");
        found.BlockIfBlank(recipient, "9-2-2b", "recipient", "受領した者を入力してください。");
        found.BlockIfBlank(receipt, "9-2-2b", "receiptNote", "受領書の番号又は追跡番号を入力してください。");
        return found.ToResult();
    }

    /// <summary>The counterparty wants another medium or way before provision: a person decides (9-2-2a).</summary>
    /// <param name="agreed">Medium and way in the proposal.</param>
    /// <param name="wanted">Medium and way that are wanted.</param>
    /// <param name="isProvided">The information has been provided already: nothing is left to change.</param>
    public static RuleResult CheckMethodChange(string agreed, string wanted, bool isProvided)
    {
        var found = new FindingList();
        if (isProvided)
            found.Block("9-2-2a", "method", "既に提供されているので、提供の方法は変えられません。");
        else if (!JapaneseText.SameText(agreed, wanted))
            found.Human("9-2-2a", "method", $"提供の方法を「{agreed}」から「{wanted}」に変える申出です。記載事項の変更に準じて扱うかを決めてください。");
        return found.ToResult();
    }

    /// <summary>The provision's day: a delay that is foreseen is notified; past the day without notice is an alert (9-2-1, 9-2-1但).</summary>
    /// <param name="dueOn">The contract's provision date, the alert day for 「速やかに」, or the day that the last delay notice told.</param>
    /// <param name="isByContract">The day is the contract's.</param>
    /// <param name="today">Today in Japan.</param>
    public static RuleResult CheckDelay(DateOnly dueOn, bool isByContract, DateOnly today)
    {
        var found = new FindingList();
        if (today > dueOn)
            found.Warn("9-2-1但", "delayNotice", $"{(isByContract ? "契約の提供期限" : "提供の目安の日")}{JapaneseDate.Format(dueOn)}を過ぎていますが、相手方に遅れることの通知がされていません。速やかに通知してください。");
        return found.ToResult();
    }

    /// <summary>Information that is provided after its day is not provided 速やかに: that it was, and why, goes on record (9-2-1).</summary>
    /// <param name="dueOn">The contract's provision date, the alert day for 「速やかに」, or the day that the last delay notice told.</param>
    /// <param name="isByContract">The day is the contract's.</param>
    /// <param name="providedOn">提供した日.</param>
    public static RuleResult CheckTimely(DateOnly dueOn, bool isByContract, DateOnly providedOn)
    {
        var found = new FindingList();
        if (providedOn > dueOn)
            found.Warn("9-2-1", "providedOn", $"提供した日{JapaneseDate.Format(providedOn)}が、{(isByContract ? "契約の提供期限" : "速やかに提供する目安の日")}{JapaneseDate.Format(dueOn)}を過ぎています。");
        return found.ToResult();
    }

    /// <summary>A delay notice says why and until when (9-2-1但).</summary>
    public static RuleResult CheckDelayNotice(string? reason, DateOnly? notifiedOn, DateOnly? expectedOn, DateOnly today)
    {
        var found = new FindingList();
        found.BlockIfBlank(reason, "9-2-1但", "reason", "提供が遅れる、やむを得ない事情が入力されていません。");
        if (notifiedOn is not { } notified || notified > today)
            found.Block("9-2-1但", "notifiedOn", "通知した日を、今日までの日で入力してください。");
        if (expectedOn is not { } expected || expected < today)
            found.Block("9-2-1但", "expectedOn", "提供の見込みの日を、今日以後の日で入力してください。");
        return found.ToResult();
    }
}

/// <summary>A provision about to take place.</summary>
/// <param name="ContractConcluded">The use contract is concluded.</param>
/// <param name="InspectionPassed">Inspection passed; for a new proposal the data made before had passed it.</param>
/// <param name="Medium">Medium used.</param>
/// <param name="Way">Way used.</param>
/// <param name="AgreedMedium">Medium in the proposal.</param>
/// <param name="AgreedWay">Way in the proposal.</param>
/// <param name="SafetyChecklistDone">Measures of 第11-3 applied to what goes out.</param>
public sealed record ProvisionFacts(bool ContractConcluded, bool InspectionPassed, string? Medium, string? Way, string AgreedMedium, string AgreedWay, bool SafetyChecklistDone);
