using System.Globalization;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 第8-1 手数料の額 and 第8-2 手数料の納付.</summary>
public static class FeeRules
{
    /// <summary>Checks a fee sheet (8-1-2ア to 8-1-3). The amount itself comes from <see cref="FeeCalculator"/> only.</summary>
    public static RuleResult CheckSheet(FeeSheetFacts sheet, FeeTable table)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var found = new FindingList();
        if (sheet.Works.Count == 0)
            found.Block("8-1-2イ", "works", "作成に要する作業が入力されていません。作業ごとに時間（分）を入力してください。");
        for (int i = 0; i < sheet.Works.Count; i++)
        {
            string item = string.Create(CultureInfo.InvariantCulture, $"works[{i}]");
            found.BlockIfBlank(sheet.Works[i].Name, "8-1-2イ", item + ".name", "作業の名称が入力されていません。");
            if (sheet.Works[i].Minutes <= 0)
                found.Block("8-1-2イ", item + ".minutes", $"作業「{sheet.Works[i].Name}」の時間は、1分以上の整数で入力してください。");
        }

        CheckOutsourcing(sheet, found);
        CheckIdentical(sheet, found);
        if (!found.ToResult().IsBlocked)
            CheckAmount(sheet, table, found);
        return found.ToResult();
    }

    /// <summary>Checks a payment against the notice (8-2-1, 8-2-1ア, 8-2-1イ).</summary>
    public static RuleResult CheckPayment(PaymentFacts payment)
    {
        ArgumentNullException.ThrowIfNull(payment);
        var found = new FindingList();
        if (payment.AmountYen != payment.NotifiedYen)
            found.Block("8-2-1", "amountYen", $"納付された額{PersonCountRules.Number(payment.AmountYen)}円が、通知した手数料の額{PersonCountRules.Number(payment.NotifiedYen)}円と異なります。同額の納付を確認するまで契約できません。");
        if (!payment.AllowedMethods.Any(m => JapaneseText.SameText(m, payment.Method)))
            found.Block("8-2-1ア", "method", $"納付の方法「{payment.Method}」は使えません。{string.Join("・", payment.AllowedMethods)}によります。収入証紙と収入印紙は別のものです。");
        if (payment.ByPost && string.IsNullOrWhiteSpace(payment.PostReason))
            found.Warn("8-2-1ア", "postReason", "証紙は原則として持参してもらいます。郵送によるやむを得ない理由を記録してください。");
        if (payment.PaidOn > payment.DueOn)
            found.Human("8-2-1イ", "paidOn", $"納付の日{JapaneseDate.Format(payment.PaidOn)}が納付期限{JapaneseDate.Format(payment.DueOn)}を過ぎています。期限の延長（再通知）か終了かを決めてください。");
        return found.ToResult();
    }

    /// <summary>A refund or a further collection for the gap to the real cost is not possible; only a formal error is put right (8-2-2, 8-2-2但).</summary>
    public static RuleResult CheckAdjustment(FeeAdjustmentFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (!facts.IsFormalError)
            return found.Block("8-2-2", "reason", "納付された額と実際に要した額に差があっても、還付や追加徴収は行いません。通知した額の形式的な誤りのときだけ訂正できます。").ToResult();
        found.BlockIfBlank(facts.Explanation, "8-2-2但", "explanation", "形式的な誤りの内容（桁の誤りなど）が記録されていません。");
        found.BlockIfBlank(facts.SupervisorId, "8-2-2但", "supervisor", "訂正には上司の決裁が必要です。");
        if (facts.CorrectedYen is not > 0 || facts.CorrectedYen == facts.NotifiedYen)
            found.Block("8-2-2但", "correctedYen", "訂正後の額を、通知した額と異なる1円以上の整数で入力してください。");
        return found.ToResult();
    }

    private static void CheckOutsourcing(FeeSheetFacts sheet, FindingList found)
    {
        if (!sheet.IsOutsourced && sheet.OutsourcedYen is not (null or 0))
            found.Block("8-1-2ウ", "outsourcedYen", "委託しないのに委託料が入力されています。委託の有無か額を直してください。");
        if (sheet.IsOutsourced && sheet.OutsourcedYen is not > 0)
            found.Block("8-1-2ウ", "outsourcedYen", "委託するのに委託料の見積額がありません。1円以上の整数で入力してください。");
        if (sheet.IsOutsourced && sheet.ConsultedOn is null)
            found.Block("8-1-2ウ(ｲ)", "consultation", "委託費の積算・負担について、総務課との事前の協議が記録されていません。");
        if (sheet.PaperworkUnderOutsourcing)
            found.Warn("8-1-2ウ(ｱ)", "outsourcedYen", "委託の手続の事務の時間が委託料に含まれています。作成に要する時間に入れてください。");
    }

    private static void CheckIdentical(FeeSheetFacts sheet, FindingList found)
    {
        if (sheet.IdenticalProposals < 1)
            found.Block("8-1-3", "identical", "同一の提案の数は1以上で入力してください。");
        if (sheet.IdenticalProposals > 1 && !sheet.IdentityConfirmed)
            found.Block("8-1-3", "identical", "案分するには、同一の募集期間内の全く同一の提案であることを職員が確認してください。");
    }

    private static void CheckAmount(FeeSheetFacts sheet, FeeTable table, FindingList found)
    {
        try
        {
            var fee = new FeeCalculator(table).Compute(sheet.ToInput());
            if (sheet.Yen is { } yen && yen != fee.Yen)
                found.Block(fee.Clause, "yen", $"手数料の額{PersonCountRules.Number(yen)}円が、計算した額と異なります。{fee.Rule}");
        }
        catch (FeeException e)
        {
            found.Block(e.Clause, "works", e.Message);
        }
    }
}
