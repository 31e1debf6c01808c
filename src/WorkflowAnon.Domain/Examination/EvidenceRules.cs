using System.Globalization;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Examination;

/// <summary>
/// Rules on what is found out before the criteria are judged: eligibility (6-1), number of persons (6-2), method of processing (6-3).
/// These clauses give grounds of 不適合; that what was found out is recorded whole is the demand of 6-0.
/// </summary>
public static class EvidenceRules
{
    /// <summary>欠格事由 is judged by the oath and, as far as possible, by the register of terminated contracts. A ground found is for a person to conclude on.</summary>
    public static RuleResult CheckEligibility(EligibilityEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var found = new FindingList();
        if (!evidence.OathsConfirmed)
            found.Block("6-0", "oathsConfirmed", "提案者全員の誓約書（法人等は役員を含む。）を確認してください。添付がないときは、補正を求めてください。");
        if (evidence.RegisterHits.Count > 0)
            found.BlockIfBlank(evidence.HitJudgement, "6-0", "hitJudgement", "契約を解除された者の記録に一致の可能性があります。同一の者か、解除の日から2年を経過しているかを確かめた結果を入力してください。");
        found.BlockIfBlank(evidence.OtherInquiry, "6-0", "otherInquiry", "法第120条による解除の有無について、可能な範囲で確認した内容（照会先と結果、又は確認できない理由）を入力してください。");
        if (evidence.GroundFound)
            found.NonConforming("6-1", "groundFound", "欠格事由に当たると確認されています。基準①に適合しません。");
        return found.ToResult();
    }

    /// <summary>The number of persons is counted after 名寄せ, normally as of the last day of the recruitment.</summary>
    /// <param name="facts">What was typed and what it is compared with.</param>
    /// <param name="today">Today in Japan.</param>
    public static RuleResult CheckPersonCount(PersonCountFacts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (facts.Raw is not > 0)
            found.Block("6-2ア", "raw", "名寄せ前の数を1以上の整数で入力してください。");
        if (facts.Deduplicated is <= 0)
            found.Block("6-2ア", "deduplicated", "名寄せ後の数を1以上の整数で入力してください。審査は名寄せ後の数によります。");
        if (facts.CountAsOf > today)
            found.Block("6-2イ", "countAsOf", $"基準日{JapaneseDate.Format(facts.CountAsOf.Value)}が将来の日です。");
        return found.Add(PersonCountRules.Check(facts)).ToResult();
    }

    /// <summary>Each of the five standards is answered with what is done; one that cannot be met is a ground of non-conformity; nobody is left with a different understanding.</summary>
    public static RuleResult CheckMethod(ProcessingMethodEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var found = new FindingList();
        for (var standard = 1; standard <= ProcessingStandards.Count; standard++)
        {
            var number = standard.ToString(CultureInfo.InvariantCulture);
            var check = evidence.Standards.SingleOrDefault(s => s.Standard == standard);
            if (check is null)
                found.Block("6-0", $"standard{number}", $"規則第62条第{number}号（{ProcessingStandards.Name(standard)}）の基準を満たせるかどうかを選んでください。");
            else if (string.IsNullOrWhiteSpace(check.Note))
                found.Block("6-0", $"standard{number}Note", $"規則第62条第{number}号について、どの項目をどう加工するか（満たせないときはその理由）を入力してください。");
            else if (!check.CanBeMet)
                found.NonConforming("6-3", $"standard{number}", $"規則第62条第{number}号の基準を満たせません。基準③に適合しません。");
        }

        found.BlockIfBlank(evidence.SharedUnderstanding, "6-0", "sharedUnderstanding", "加工の方法について、提案者との間に認識の相違がないことをどう確かめたかを入力してください。不明な点があるときは、補正を求めてください。");
        return found.ToResult();
    }
}
