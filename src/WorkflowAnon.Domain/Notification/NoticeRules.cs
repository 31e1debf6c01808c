using System.Globalization;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 第7 審査結果の通知 (forms 5, 8, 11, 12).</summary>
public static class NoticeRules
{
    private const int LeastReasonLength = 20;

    /// <summary>A result is notified only after every criterion is decided and approved (7-0).</summary>
    public static RuleResult CheckTiming(NoticeTimingFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (!facts.AllCriteriaDecided)
            found.Block("7-0", "criteria", "結果の決まっていない審査基準があります。全ての基準の審査を終えてから通知してください。");
        if (!facts.IsApproved)
            found.Block("7-0", "approval", "審査結果の決裁が終わっていません。");
        found.BlockIfBlank(facts.Addressee, "7-0", "addressee", "通知の宛名（提案者）がありません。");
        return found.ToResult();
    }

    /// <summary>Checks a conforming notice (7-1イ, 8-1-1, 8-2-1イ, 8-3-2, 11-6-2ウ).</summary>
    public static RuleResult CheckConforming(ConformingNoticeFacts notice, ConformingNoticeContext context, PeriodCalculator periods)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(periods);
        var found = new FindingList();
        CheckForm(notice.Form, context.Kind, conforming: true, found);
        if (context.FeeSheetYen is null)
            found.Block("8-1-1", "feeSheet", "手数料の積算がありません。通知の前に手数料を積算してください。");
        if (notice.EnforcementDate is null)
            found.Block("7-1イ", "enforcementDate", "施行日が入力されていません。");
        found.BlockIfBlank(notice.ContractingParty, "7-1イ", "contractingParty", "(ｱ)契約を締結することができる旨（契約の当事者）の記載がありません。");
        if (notice.FeeYen is not > 0)
            found.Block("7-1イ", "feeYen", "(ｲ)納付すべき手数料の額の記載がありません。");
        else if (context.FeeSheetYen is { } sheet && notice.FeeYen != sheet)
            found.Block("7-1イ", "feeYen", $"手数料の額{PersonCountRules.Number(notice.FeeYen.Value)}円が、積算した額{PersonCountRules.Number(sheet)}円と異なります。");
        found.BlockIfBlank(notice.PaymentMethod, "7-1イ", "paymentMethod", "(ｳ)手数料の納付方法の記載がありません。");
        if (notice.PaymentDue is null)
            found.Block("7-1イ", "paymentDue", "(ｴ)手数料の納付期限の記載がありません。");
        else if (notice.PaymentDue != notice.ApplicationDue)
            found.Block("8-2-1イ", "paymentDue", "手数料の納付期限が、契約締結に関する申込書の提出期限と異なります。同じ日にしてください。");
        CheckProvision(notice, context, found);
        found.Add(ContractingRules.CheckApplicationDue(new ApplicationDueFacts(notice.EnforcementDate, notice.ApplicationDue, notice.DueReason, context.Today), periods));
        return found.ToResult();
    }

    /// <summary>Dispatch waits for both enclosures: the blank application and two draft contracts (7-1ア, 11-6-2オ).</summary>
    public static RuleResult CheckEnclosures(EnclosureFacts facts, ProposalKind kind)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (!facts.HasApplicationForm)
            found.Block("7-1ア", "applicationForm", "(ｱ)契約締結に関する申込書の様式（第6号様式）が添えられていません。");
        if (facts.ContractCopies != 2)
            found.Block("7-1ア", "contractCopies", $"(ｲ)契約書の案は2通作成して添えます（登録は{facts.ContractCopies.ToString(CultureInfo.InvariantCulture)}通）。");
        found.Add(ContractingRules.CheckContractForm(facts.ContractForm, kind));
        return found.ToResult();
    }

    /// <summary>Checks a non-conforming notice: which criterion, and why, as concretely as possible (7-2, 11-6-2ウ, 11-6-2イ).</summary>
    public static RuleResult CheckNonConforming(int form, ProposalKind kind, IReadOnlyList<NonConformityFacts> grounds)
    {
        ArgumentNullException.ThrowIfNull(grounds);
        var found = new FindingList();
        CheckForm(form, kind, conforming: false, found);
        if (grounds.Count == 0)
            found.Block("7-2", "grounds", "どの基準に適合しないかの記載がありません。一つ以上記載してください。");
        for (int i = 0; i < grounds.Count; i++)
        {
            var ground = grounds[i];
            string item = string.Create(CultureInfo.InvariantCulture, $"grounds[{i}]");
            if (!ExaminationRules.CriteriaFor(kind).Contains(ground.Criterion))
                found.Block(kind == ProposalKind.First ? "7-2" : "11-6-2イ", item + ".criterion", $"基準{ground.Criterion.ToString(CultureInfo.InvariantCulture)}は、この提案の審査基準ではありません。");
            CheckReason(ground.Reason, item + ".reason", found);
        }

        return found.ToResult();
    }

    private static void CheckReason(string? reason, string item, FindingList found)
    {
        string text = JapaneseText.Comparable(reason);
        if (text.Length == 0)
            found.Block("7-2", item, "適合しない理由の記載がありません。どのような理由から判断したかを具体的に記載してください。");
        else if (IsEmptyPhrase(text))
            found.Block("7-2", item, "「基準に適合しないため」だけでは理由になりません。どのような事実から適合しないと判断したかを具体的に記載してください。");
        else if (text.Length < LeastReasonLength)
            found.Warn("7-2", item, "理由が短く、具体性に欠けるおそれがあります。可能な限り具体的に記載してください。");
    }

    private static bool IsEmptyPhrase(string text)
    {
        string core = text.Trim('。', '.', '、');
        return core is "不適合" or "不適合のため" or "不適合であるため"
            || (core.Contains("適合し", StringComparison.Ordinal) && core.Contains("基準に", StringComparison.Ordinal) && core.Length <= LeastReasonLength
                && core.StartsWith("基準に", StringComparison.Ordinal));
    }

    private static void CheckProvision(ConformingNoticeFacts notice, ConformingNoticeContext context, FindingList found)
    {
        if (string.IsNullOrWhiteSpace(notice.ProvisionMedium) || string.IsNullOrWhiteSpace(notice.ProvisionWay))
            found.Block("7-1イ", "provision", "(ｵ)情報の提供の方法（媒体と方法）の記載がありません。");
        else if (!JapaneseText.SameText(notice.ProvisionMedium, context.ProposedMedium) || !JapaneseText.SameText(notice.ProvisionWay, context.ProposedWay))
            found.Block("7-1イ", "provision", $"提供の方法（{notice.ProvisionMedium}・{notice.ProvisionWay}）が、提案書の希望（{context.ProposedMedium}・{context.ProposedWay}）と異なります。");
    }

    private static void CheckForm(int form, ProposalKind kind, bool conforming, FindingList found)
    {
        int expected = kind == ProposalKind.First ? (conforming ? 5 : 8) : (conforming ? 11 : 12);
        if (form == expected)
            return;
        string clause = kind == ProposalKind.First ? (conforming ? "7-1ア" : "7-2") : "11-6-2ウ(ｱ)(ｲ)";
        found.Block(clause, "form", string.Create(CultureInfo.InvariantCulture, $"この通知は第{expected}号様式によります（第{form}号様式が選ばれています）。"));
    }
}
