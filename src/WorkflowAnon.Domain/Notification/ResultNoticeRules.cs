using System.Globalization;
using System.Text.RegularExpressions;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Domain.Notification;

/// <summary>Rules of 第7 on forms 5 and 8 and of 8-3-2 on the due date they carry.</summary>
public static partial class ResultNoticeRules
{
    private const int ShortReason = 20;

    /// <summary>Form 5 follows a decided 適合, form 8 a decided 不適合 (7-0).</summary>
    public static RuleResult CheckDecided(ExaminationFile? examination, bool conforming)
    {
        var found = new FindingList();
        if (examination is not { IsDecided: true } || examination.ConclusionConforms != conforming)
            found.Block("7-0", "", $"{(conforming ? "適合" : "不適合")}と決裁された審査結果がありません。");
        return found.ToResult();
    }

    /// <summary>The party of the contract is a setting; while the texts leave it open, a person confirms it (7-1イ(ｱ), O-4).</summary>
    public static RuleResult CheckParty(string party, bool isOpen, bool confirmed)
    {
        var found = new FindingList();
        if (isOpen && !confirmed)
            found.Block("7-1イ", "contractingPartyConfirmed", $"契約を締結する相手を「{party}」と記載してよいか確認してください。");
        return found.ToResult();
    }

    /// <summary>A notice is planned for today or later; its due date counts from the day it really goes out (8-3-2).</summary>
    public static RuleResult CheckPlannedDay(DateOnly planned, DateOnly today)
    {
        var found = new FindingList();
        if (planned < today)
            found.Block("8-3-2", "plannedEnforcementDate", "施行予定日が過ぎています。");
        return found.ToResult();
    }

    /// <summary>Form 5: the five mandatory items, the fee as estimated, the way of provision as proposed, the enclosures.</summary>
    /// <param name="notice">The draft.</param>
    /// <param name="sheet">積算書 in force, or null.</param>
    /// <param name="proposedMedium">Medium chosen in form 2.</param>
    /// <param name="proposedWay">Way of provision chosen in form 2.</param>
    /// <param name="kind">Who changes the business of information it holds may need no provision (11-6-1イ).</param>
    public static RuleResult CheckConforming(ResultNotice notice, FeeSheet? sheet, string proposedMedium, string proposedWay, ProposalKind kind = ProposalKind.First)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var found = new FindingList();
        found.BlockIfBlank(notice.ContractingParty, "7-1イ", "contractingParty", "契約を締結する相手（行政機関の長等）の名称がありません。団体設定を確かめてください。");
        if (sheet is null)
            found.Block("8-1-1", "", "手数料の積算書がありません。適合の通知の前に手数料を積算してください。");
        else if (notice.FeeYen != sheet.TotalYen)
            found.Block("7-1イ", "feeYen", string.Create(CultureInfo.InvariantCulture, $"手数料の額{notice.FeeYen:#,0}円が積算書の額{sheet.TotalYen:#,0}円と異なります。"));
        found.BlockIfBlank(notice.PaymentMethodId, "7-1イ", "paymentMethod", "手数料の納付方法を選んでください。");
        found.BlockIfBlank(notice.PaymentPlace, "7-1イ", "paymentPlace", "手数料を納付する場所を入力してください。");
        if (notice.ApplicationDue is null)
            found.Block("7-1イ", "plannedEnforcementDate", "手数料の納付期限（契約締結に関する申込書の提出期限と同日）がありません。");
        if (kind != ProposalKind.NewByChangeOfBusiness || proposedWay.Length > 0)
            found.BlockIfBlank(notice.ProvisionWay, "7-1イ", "provisionWay", "提供の方法を選んでください。");
        if (notice.ProvisionWay.Length > 0 && notice.ProvisionWay != proposedWay)
            found.Block("7-1イ", "provisionWay", "提供の方法が提案書の記載と異なります。提案書で選ばれた方法を記載してください。");
        if (notice.Medium != proposedMedium)
            found.Block("7-1イ", "medium", "提供の媒体が提案書の記載と異なります。提案書で選ばれた媒体を記載してください。");
        found.Add(CheckEnclosures(notice));
        found.Add(CheckWording(notice.Remarks, "remarks", []));
        found.Add(CheckWording(notice.ContractClauses, "contractClauses", []));
        return found.ToResult();
    }

    /// <summary>Form 5 goes out with form 6 and two drafts of the contract (7-1ア).</summary>
    public static RuleResult CheckEnclosures(ResultNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var found = new FindingList();
        if (!notice.ApplicationFormEnclosed)
            found.Block("7-1ア", "applicationFormEnclosed", "契約締結に関する申込書の様式（第6号様式）を添えてください。");
        if (notice.ContractDraftCopies < 2)
            found.Block("7-1ア", "contractDraftCopies", "契約書の案（第7号様式）を2通添えてください。");
        return found.ToResult();
    }

    /// <summary>The enclosures are in the envelope when it is closed (7-1ア).</summary>
    public static RuleResult CheckPacked(bool conforming, bool packed)
    {
        var found = new FindingList();
        if (conforming && !packed)
            found.Block("7-1ア", "enclosuresPacked", "申込書の様式と契約書の案2通を同封してから発送してください。");
        return found.ToResult();
    }

    /// <summary>
    /// 契約締結に関する申込書の提出期限 (8-3-2): from the day after the 施行日, one month as the basis. Another date needs a reason; one that is over is refused.
    /// </summary>
    /// <param name="due">The date that would be written on the notice.</param>
    /// <param name="basis">The computed date.</param>
    /// <param name="reason">Why another date.</param>
    /// <param name="today">Today in Japan.</param>
    /// <param name="calendar">Closed days.</param>
    public static RuleResult CheckApplicationDue(DateOnly due, ComputedDate basis, string reason, DateOnly today, HolidayCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(calendar);
        var found = new FindingList();
        if (due < today)
            found.Block("8-3-2", "applicationDue", $"提出期限{JapaneseDate.Format(due)}が過ぎています。");
        if (due == basis.Due)
            return found.ToResult();
        found.BlockIfBlank(reason, "8-3-2", "applicationDueReason", $"基本の期限{JapaneseDate.Format(basis.Due)}と異なる期限を定める理由を入力してください。");
        if (due < basis.Raw)
            found.Warn("8-3-2", "applicationDue", $"提出期限{JapaneseDate.Format(due)}は、施行日の翌日から起算して1月間（{JapaneseDate.Format(basis.Raw)}まで）より短くなります。");
        if (calendar.WhyClosed(due) is { } closed)
            found.Warn("8-3-2", "applicationDue", $"提出期限{JapaneseDate.FormatWithWeekday(due)}は閉庁日（{closed.Name}）です。");
        return found.ToResult();
    }

    /// <summary>Form 8: every criterion that is not met, each with a concrete reason, and no other (7-2).</summary>
    /// <param name="notice">The draft.</param>
    /// <param name="assessments">What the examination decided.</param>
    /// <param name="quoted">Names that a reason may quote although they hold words of a 処分 (file, record items).</param>
    public static RuleResult CheckNonConforming(ResultNotice notice, IReadOnlyList<CriterionAssessment> assessments, IReadOnlyList<string> quoted)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(assessments);
        var found = new FindingList();
        if (notice.NonConformities.Count == 0)
            found.Block("7-2", "nonConformities", "適合しない基準とその理由を記載してください。");
        foreach (var missing in assessments.Where(a => !a.Met && notice.NonConformities.All(n => n.Criterion != a.Criterion)))
            found.Block("7-2", "nonConformities", $"{Criteria.Get(missing.Criterion).Title}に適合しない理由が記載されていません。");
        for (var i = 0; i < notice.NonConformities.Count; i++)
        {
            var entry = notice.NonConformities[i];
            var field = string.Create(CultureInfo.InvariantCulture, $"nonConformities[{i}].reason");
            if (entry.Criterion is < 1 or > 7 || assessments.All(a => a.Criterion != entry.Criterion || a.Met))
            {
                found.Block("7-2", field.Replace("reason", "criterion", StringComparison.Ordinal), "審査で適合しないと判断した基準だけを記載してください。");
                continue;
            }

            if (string.IsNullOrWhiteSpace(entry.Reason) || Empty().IsMatch(JapaneseText.Comparable(entry.Reason)))
                found.Block("7-2", field, $"{Criteria.Get(entry.Criterion).Title}について、提案のどの点がどのような理由で適合しないかを具体的に記載してください。「基準に適合しないため」だけでは理由になりません。");
            else if (entry.Reason.Trim().Length < ShortReason)
                found.Warn("7-2", field, $"{Criteria.Get(entry.Criterion).Title}の理由が短く、提案者に伝わらないおそれがあります。可能な限り具体的に記載してください。");
            found.Add(CheckWording(entry.Reason, field, quoted));
        }

        return found.Add(CheckWording(notice.Remarks, "remarks", quoted)).ToResult();
    }

    /// <summary>A notice goes out after the 決裁, with number and date (7-0).</summary>
    public static RuleResult CheckDispatch(ResultNotice notice, bool approved, DateOnly? decidedOn, DateOnly enforcementDate, string documentNumber, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var found = new FindingList();
        if (!approved || decidedOn is null)
            found.Block("7-0", "", "審査結果と通知書の決裁が終わっていません。決裁の後に発送してください。");
        found.BlockIfBlank(documentNumber, "7-0", "documentNumber", "文書番号を入力してください。");
        if (enforcementDate > today)
            found.Block("7-0", "enforcementDate", $"施行日{JapaneseDate.Format(enforcementDate)}が将来の日です。実際に発送する日に処理してください。");
        if (decidedOn is { } decided && enforcementDate < decided)
            found.Block("7-0", "enforcementDate", $"施行日{JapaneseDate.Format(enforcementDate)}が審査結果の決裁日{JapaneseDate.Format(decided)}より前です。");
        if (notice.Conforming)
            found.Add(CheckEnclosures(notice));
        return found.ToResult();
    }

    private static RuleResult CheckWording(string text, string item, IReadOnlyList<string> quoted) =>
        new(WordingRules.CheckNotice(text, quoted).Findings.Select(f => new Finding(f.Clause, f.Level, item, f.Message)));

    // What says no more than that the criterion is not met.
    [GeneratedRegex("^(?:(?:本|当該|上記|この)?(?:提案は|提案が)?[、,]?)?(?:第?[0-9]+号?の?|上記の?|当該|審査)?基準(?:[①-⑦0-9]*)(?:に|を)(?:適合しない|適合していない|満たさない|満たしていない|該当しない)(?:ため|から|と認められるため|と判断したため)?(?:です|である)?[。.]?$")]
    private static partial Regex Empty();
}
