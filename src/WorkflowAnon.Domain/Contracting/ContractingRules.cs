using System.Globalization;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 第8-3 契約の締結.</summary>
public static class ContractingRules
{
    /// <summary>Checks an application as received (8-3-1).</summary>
    public static RuleResult CheckApplication(ApplicationFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (!facts.NoticeIsConforming)
            found.Block("8-3-1", "notice", "適合の通知を受けた者でないので、契約の申込みを受け付けられません。");
        foreach (string name in facts.NotifiedProposers.Where(n => !facts.Applicants.Any(a => JapaneseText.CompareNames(a, n) == NameMatch.Same)))
            found.Human("8-3-1", "applicants", $"通知を受けた提案者「{name}」が申込者にありません。申込書の訂正を求めてください。");
        foreach (string name in facts.Applicants.Where(a => !facts.NotifiedProposers.Any(n => JapaneseText.CompareNames(a, n) != NameMatch.Different)))
            found.Block("8-3-1", "applicants", $"申込者「{name}」は通知を受けた者ではありません。");
        if (facts.ContractCopies != 2)
            found.Human("8-3-1", "contractCopies", $"契約書が{facts.ContractCopies.ToString(CultureInfo.InvariantCulture)}通です。2通の提出を求めてください。2通そろうまで契約は締結できません。");
        if (facts.ReceivedOn > facts.DueOn)
            found.Human("8-3-1", "receivedOn", $"収受の日{JapaneseDate.Format(facts.ReceivedOn)}が提出期限{JapaneseDate.Format(facts.DueOn)}を過ぎています。期限の延長（再通知）か終了かを決めてください。");
        return found.ToResult();
    }

    /// <summary>The application's period passed with nothing received: a person decides (8-3-1).</summary>
    public static RuleResult CheckLapse(DateOnly dueOn, DateOnly today)
    {
        var found = new FindingList();
        if (today > dueOn)
            found.Human("8-3-1", "dueOn", $"契約締結に関する申込書の提出期限{JapaneseDate.Format(dueOn)}を過ぎました。期限の延長（再通知）か終了かを決めてください。");
        return found.ToResult();
    }

    /// <summary>The contract is concluded only when the fee is paid as notified and the application is filed (8-3-3a, 8-3-3b, 8-3-1).</summary>
    public static RuleResult CheckConclude(ConcludeFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (!facts.ApplicationReceived)
            found.Block("8-3-3a", "application", "契約締結に関する申込書が提出されていません。手数料の納付と申込書の提出の両方が必要です。");
        if (!facts.PaymentConfirmed)
            found.Block("8-3-3b", "payment", "手数料の納付が確認されていません。納付を確認してから記名押印してください。");
        else if (facts.PaidYen != facts.NotifiedYen)
            found.Block("8-2-1", "payment", $"納付された額{PersonCountRules.Number(facts.PaidYen)}円が、通知した額{PersonCountRules.Number(facts.NotifiedYen)}円と異なります。");
        if (facts.ContractCopies != 2)
            found.Block("8-3-1", "contractCopies", $"契約書が{facts.ContractCopies.ToString(CultureInfo.InvariantCulture)}通です。2通そろってから締結してください。");
        found.Add(CheckNationalStamp(facts.NationalStamp));
        return found.ToResult();
    }

    /// <summary>収入印紙: decided, and affixed to one copy when the contract is taxable (8-3-1n).</summary>
    public static RuleResult CheckNationalStamp(NationalStampFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (facts.IsTaxable is null)
            found.Block("8-3-1n", "nationalStamp", "契約書が印紙税法の課税文書に当たるかどうかの判断が記録されていません（収入印紙。手数料の収入証紙とは別です）。");
        else if (facts.IsTaxable == true && !facts.IsAffixed)
            found.Block("8-3-1n", "nationalStamp", "課税文書に当たるので、契約書の1通に収入印紙を貼付してもらってください。");
        else if (facts.IsTaxable == true && !facts.OnOurCopy)
            found.Warn("8-3-1n", "nationalStamp", "収入印紙が、当方で保管する契約書に貼付されていません。貼付する1通を確かめてください。");
        return found.ToResult();
    }

    /// <summary>The application goes to 担当課 after the contract, with copies kept, that of the cancelled 証紙 too (8-3-4).</summary>
    public static RuleResult CheckForwardApplication(ApplicationForwardFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (!facts.ContractConcluded)
            found.Block("8-3-4", "contract", "契約を締結した後に、申込書の原本を担当課に送付します。");
        found.Add(CustodyRules.CheckForward(new ForwardFacts("8-3-4", "契約締結に関する申込書", facts.CopyKept)));
        if (facts.PaidByCertificateStamps && !facts.CancelledStampCopyKept)
            found.Block("8-3-4", "stampCopy", "消印後の証紙の写しが登録されていません。申込書の写しとともに保管してから原本を送付してください。");
        return found.ToResult();
    }

    /// <summary>A notice of 取扱従事者 names them, and goes on to 担当課 (8-3-5).</summary>
    public static RuleResult CheckDataHandlers(IReadOnlyList<DataHandlerFacts> handlers, bool passedToOwningDivision)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        var found = new FindingList();
        if (handlers.Count == 0 || handlers.Any(h => string.IsNullOrWhiteSpace(h.Name)))
            found.Block("8-3-5", "dataHandlers", "取扱従事者の氏名が入力されていません。");
        if (!passedToOwningDivision)
            found.Block("8-3-5", "passedOn", "取扱従事者の通知の内容が担当課に伝えられていません。");
        return found.ToResult();
    }

    /// <summary>The number of the contract's form: 7, or 13 for a new proposal (7-1ア, 11-6-2オ).</summary>
    public static int FormOf(ProposalKind kind) => kind == ProposalKind.First ? 7 : 13;

    /// <summary>The contract is on its form (7-1ア, 11-6-2オ).</summary>
    public static RuleResult CheckContractForm(int form, ProposalKind kind)
    {
        var found = new FindingList();
        int expected = FormOf(kind);
        if (form != expected)
            found.Block(kind == ProposalKind.First ? "7-1ア" : "11-6-2オ", "contractForm", string.Create(CultureInfo.InvariantCulture, $"契約書は第{expected}号様式によります（第{form}号様式が選ばれています）。"));
        return found.ToResult();
    }
}
