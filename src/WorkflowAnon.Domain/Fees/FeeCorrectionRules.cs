using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Fees;

/// <summary>Rules of 8-2-2 and its proviso: the notified amount changes for a formal error only, and what was paid is then settled to the yen.</summary>
public static class FeeCorrectionRules
{
    /// <summary>An error noticed after the payment is reported with what it is; before the payment it is reported where the payment is confirmed.</summary>
    /// <param name="paid">The fee is paid.</param>
    /// <param name="correctionOpen">An earlier correction is not over: its new notice has not gone out, or its difference is not settled.</param>
    /// <param name="note">誤りの内容.</param>
    public static RuleResult CheckReport(bool paid, bool correctionOpen, string note)
    {
        var found = new FindingList();
        if (!paid)
            found.Block("8-2-2但", "", "手数料がまだ納付されていません。通知した額の誤りは、納付の確認のタスクから上申してください。");
        if (correctionOpen)
            found.Block("8-2-2但", "", "先の訂正の再通知又は差額の精算が終わっていません。");
        return found.BlockIfBlank(note, "8-2-2但", "note", "通知した額のどこにどのような誤りがあるかを入力してください。").ToResult();
    }

    /// <summary>The notified amount is changed only for a formal error in it, never for a gap to actual cost (8-2-2).</summary>
    /// <param name="reason">Why; null while nothing was chosen.</param>
    /// <param name="before">Notified amount, yen.</param>
    /// <param name="after">Right amount, yen; null while nothing was typed.</param>
    /// <param name="explanation">誤りの内容.</param>
    public static RuleResult CheckCorrection(AmountCorrectionReason? reason, long before, long? after, string explanation)
    {
        var found = new FindingList();
        if (reason is null)
            return found.Block("8-2-2但", "reasonKind", "訂正の理由の区分を選んでください。").ToResult();
        if (reason != AmountCorrectionReason.FormalError)
            return found.Block("8-2-2", "reasonKind", "通知した額を変えられるのは、額に形式的な誤りがあったときだけです。実際に要した経費との差による還付や追加徴収は行いません。").ToResult();
        if (after is not > 0)
            found.Block("8-2-2但", "correctedYen", "正しい額を1円以上の整数で入力してください。");
        else if (after == before)
            found.Block("8-2-2但", "correctedYen", "正しい額が通知した額と同じです。");
        return found.BlockIfBlank(explanation, "8-2-2但", "explanation", "どこにどのような形式的な誤りがあったか（例: 10,000円を100,000円と誤記）を入力してください。").ToResult();
    }

    /// <summary>Exactly the difference is paid back or collected, after the correction; further stamps are cancelled and copied like the first (8-3-4).</summary>
    /// <param name="settlement">The open settlement.</param>
    /// <param name="yen">Amount, yen, without sign.</param>
    /// <param name="on">Day.</param>
    /// <param name="method">How.</param>
    /// <param name="stampsOpen">Further stamps came in and their cancelled copy is not kept yet.</param>
    /// <param name="today">Today in Japan.</param>
    public static RuleResult CheckSettlement(FeeSettlement settlement, long? yen, DateOnly? on, string method, bool stampsOpen, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(settlement);
        var found = new FindingList();
        var difference = Math.Abs(settlement.DifferenceYen);
        if (yen != difference)
            found.Block("8-2-2", "yen", $"精算する額は、訂正による差額{PersonCountRules.Number(difference)}円です。これと異なる額の還付や追加徴収は行いません。");
        if (on is not { } day)
            found.Block("8-2-2但", "settledOn", "精算した日を入力してください。");
        else if (day > today || day < settlement.DecidedOn)
            found.Block("8-2-2但", "settledOn", $"精算した日は、訂正した日{JapaneseDate.Format(settlement.DecidedOn)}から今日までの日です。");
        found.BlockIfBlank(method, "8-2-2但", "method", "精算の方法を入力してください。");
        if (stampsOpen)
            found.Block("8-3-4", "stampsCancelled", "追加の証紙を消印し、消印後の写しを保管してください。");
        return found.ToResult();
    }
}
