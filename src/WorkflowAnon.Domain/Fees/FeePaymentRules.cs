using System.Globalization;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Fees;

/// <summary>A payment as a person confirmed it (納付).</summary>
/// <param name="Yen">Amount received.</param>
/// <param name="NotifiedYen">Amount on the notice.</param>
/// <param name="PaidOn">When it reached the office.</param>
/// <param name="EnforcementDate">施行日 of the notice.</param>
/// <param name="Due">納付期限.</param>
/// <param name="MethodAccepted">The agency accepts this means on that day.</param>
/// <param name="MethodNotified">It is the means that the notice named.</param>
/// <param name="Channel">How it came.</param>
/// <param name="PostReason">Unavoidable reason of post.</param>
public sealed record PaymentReceived(
    long Yen, long NotifiedYen, DateOnly PaidOn, DateOnly EnforcementDate, DateOnly Due, bool MethodAccepted, bool MethodNotified, PaymentChannel Channel, string PostReason);

/// <summary>Why an amount would be changed after the notice.</summary>
public enum AmountCorrectionReason
{
    /// <summary>形式的な誤り (桁の誤記など): the only one that is allowed.</summary>
    FormalError = 1,

    /// <summary>実際に要した経費との差.</summary>
    ActualCost = 2,

    /// <summary>その他.</summary>
    Other = 3,
}

/// <summary>Rules of 第8-2 on the payment. What follows from a formal error in the notified amount is <see cref="FeeCorrectionRules"/>'.</summary>
public static class FeePaymentRules
{
    /// <summary>Checks a payment before it is confirmed.</summary>
    public static RuleResult Check(PaymentReceived payment, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(payment);
        var found = new FindingList();
        if (payment.Yen != payment.NotifiedYen)
            found.Block("8-2-1", "yen", string.Create(CultureInfo.InvariantCulture,
                $"納付額{payment.Yen:#,0}円が通知した手数料の額{payment.NotifiedYen:#,0}円と異なります。納付を確認できません。納付者に連絡し、通知どおりの額を納付してもらってください。"));
        if (!payment.MethodAccepted)
            found.Block("8-2-1ア", "paymentMethod", "この方法による納付は受け付けられません。通知に記載した方法で納付してもらってください。");
        else if (!payment.MethodNotified)
            found.Warn("8-2-1ア", "paymentMethod", "通知に記載した納付方法と異なります。この方法で受け付けるときは、理由を入力してください。");
        if (payment.Channel == PaymentChannel.Post)
            found.BlockIfBlank(payment.PostReason, "8-2-1ア", "postReason", "郵送による納付は、やむを得ない理由があるときに限ります。理由を入力してください。");
        if (payment.PaidOn > today)
            found.Block("8-2-1", "paidOn", $"納付日{JapaneseDate.Format(payment.PaidOn)}が将来の日です。");
        if (payment.PaidOn < payment.EnforcementDate)
            found.Block("8-2-1", "paidOn", $"納付日{JapaneseDate.Format(payment.PaidOn)}が通知の施行日{JapaneseDate.Format(payment.EnforcementDate)}より前です。");
        if (payment.PaidOn > payment.Due)
            found.Block("8-2-1イ", "paidOn", $"納付日{JapaneseDate.Format(payment.PaidOn)}が納付期限{JapaneseDate.Format(payment.Due)}を過ぎています。期限を延ばすかどうかを先に決めてください。");
        return found.ToResult();
    }

    /// <summary>Another amount than the notified one is not taken: what was offered and what was done is on record (8-2-1), like a doubt about the notice (8-2-2但).</summary>
    public static RuleResult CheckMismatch(FeeMismatchKind kind, long? offeredYen, long notifiedYen, string note)
    {
        var found = new FindingList();
        found.BlockIfBlank(note, kind == FeeMismatchKind.AmountReceived ? "8-2-1" : "8-2-2但", "note", "経緯と対応を入力してください。");
        if (kind == FeeMismatchKind.AmountReceived && (offeredYen is null || offeredYen == notifiedYen))
            found.Block("8-2-1", "yen", "持参又は郵送された額を入力してください。通知した額と同じときは、納付を確認してください。");
        return found.ToResult();
    }

    /// <summary>Stamps are cancelled between the payment and today, and their copy is kept (8-2-1, 8-3-4).</summary>
    public static RuleResult CheckCancellation(DateOnly cancelledOn, DateOnly paidOn, bool copyKept, DateOnly today)
    {
        var found = new FindingList();
        if (cancelledOn > today || cancelledOn < paidOn)
            found.Block("8-2-1", "cancelledOn", "消印した日は、納付日から今日までの日を入力してください。");
        if (!copyKept)
            found.Block("8-3-4", "copyKept", "消印後の証紙の写しを保管してください。写しがないと、契約後に申込書の原本を担当課へ送付できません。");
        return found.ToResult();
    }

    /// <summary>The period passed without payment: a person decides (8-2-1イ).</summary>
    public static RuleResult CheckLapse(DateOnly dueOn, DateOnly today)
    {
        var found = new FindingList();
        if (today > dueOn)
            found.Human("8-2-1イ", "dueOn", $"手数料の納付がないまま、納付期限{JapaneseDate.Format(dueOn)}を過ぎました。期限を延ばすか、終了するかを決めてください。");
        return found.ToResult();
    }

    /// <summary>The period has passed without payment: a later date with a reason (by a new notice), never automatically (8-3-2, 8-2-1イ).</summary>
    public static RuleResult CheckExtension(DateOnly before, DateOnly? after, string reason, DateOnly today)
    {
        var found = new FindingList();
        found.BlockIfBlank(reason, "8-2-1イ", "reason", "期限を延ばす理由を入力してください。");
        if (after is not { } due)
            found.Block("8-2-1イ", "newDueOn", "新しい期限を入力してください。");
        else if (due <= before || due < today)
            found.Block("8-2-1イ", "newDueOn", $"新しい期限は、元の期限{JapaneseDate.Format(before)}より後で、かつ、今日以後の日にしてください。");
        return found.ToResult();
    }
}
