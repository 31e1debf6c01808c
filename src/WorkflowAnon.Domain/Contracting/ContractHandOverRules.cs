using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 第8-3⑴, ⑶ and ⑷ on the steps around the contract: what is received, sealed, sent, kept and forwarded, and when.</summary>
public static class ContractHandOverRules
{
    /// <summary>An application was received on a day that has come, and only once (8-3-1).</summary>
    public static RuleResult CheckReceipt(DateOnly receivedOn, bool alreadyReceived, DateOnly today)
    {
        var found = new FindingList();
        if (receivedOn > today)
            found.Block("8-3-1", "receivedOn", "収受した日が今日より後です。");
        if (alreadyReceived)
            found.Block("8-3-1", "", "この事案の申込書は既に受け付けられています。");
        return found.ToResult();
    }

    /// <summary>Papers go back for completion only where something lacks (8-3-1).</summary>
    public static RuleResult CheckReturn(RuleResult application)
    {
        ArgumentNullException.ThrowIfNull(application);
        var found = new FindingList();
        if (!application.Has(FindingLevel.Human))
            found.Block("8-3-1", "", "入力された内容には不足がありません。受け付けてください。");
        return found.ToResult();
    }

    /// <summary>The period passed: a person extends it by a new notice, finds that the application had come in time, or closes (8-3-2, 8-3-1). Never automatic.</summary>
    /// <param name="before">提出期限 so far.</param>
    /// <param name="extension">New 提出期限; null when it is not extended.</param>
    /// <param name="received">An application is on record.</param>
    /// <param name="wantsReceived">The person says that it had come in time.</param>
    /// <param name="reason">Why.</param>
    /// <param name="today">Today in Japan.</param>
    public static RuleResult CheckLapseDecision(DateOnly before, DateOnly? extension, bool received, bool wantsReceived, string reason, DateOnly today)
    {
        var found = new FindingList();
        found.BlockIfBlank(reason, "8-3-2", "reason", "理由（提案者への確認の内容を含む。）を入力してください。");
        if (wantsReceived != received)
            found.Block("8-3-1", "", received ? "申込書は期限内に届いたものとして受け付けられています。延長も終了もできません。" : "申込書が受け付けられていません。先に申込書を受け付けてください。");
        if (extension is { } due && (due <= before || due < today))
            found.Block("8-3-2", "newDueOn", $"新しい期限は、元の期限{JapaneseDate.Format(before)}より後で、かつ、今日以後の日にしてください。");
        return found.ToResult();
    }

    /// <summary>Both counterparts are sealed after the 決裁, on a day that has come and not before the payment (8-3-3b).</summary>
    /// <param name="bothSealed">Both are sealed.</param>
    /// <param name="concludedOn">Day of the conclusion.</param>
    /// <param name="paidOn">Day of the payment; null while it is not confirmed.</param>
    /// <param name="approved">決裁 of the contract.</param>
    /// <param name="today">Today in Japan.</param>
    public static RuleResult CheckSeal(bool bothSealed, DateOnly concludedOn, DateOnly? paidOn, bool approved, DateOnly today)
    {
        var found = new FindingList();
        if (!bothSealed)
            found.Block("8-3-3b", "bothSealed", "契約書2通に記名押印してから締結を記録してください。");
        if (concludedOn > today)
            found.Block("8-3-3b", "concludedOn", "契約締結日が今日より後です。");
        if (concludedOn < paidOn)
            found.Block("8-3-3b", "concludedOn", $"契約締結日が、手数料の納付日{JapaneseDate.Format(paidOn.Value)}より前です。納付を確認してから記名押印してください。");
        if (!approved)
            found.Block("8-3-3b", "", "契約の締結について決裁がありません。決裁の後に記名押印してください。");
        return found.ToResult();
    }

    /// <summary>One counterpart goes to the other party after the conclusion (8-3-3b).</summary>
    public static RuleResult CheckCounterpart(DateOnly? concludedOn, DateOnly sentOn, DateOnly today)
    {
        var found = new FindingList();
        if (concludedOn is not { } concluded)
            found.Block("8-3-3b", "", "契約書2通に記名押印した後に、1通を送付します。");
        else if (sentOn < concluded || sentOn > today)
            found.Block("8-3-3b", "sentOn", "送付した日は、契約締結日から今日までの日です。");
        return found.ToResult();
    }

    /// <summary>The copy of the application is kept, with that of the cancelled 証紙 where the fee was paid by them (8-3-4).</summary>
    public static RuleResult CheckCopies(bool applicationCopy, bool stampCopy, bool paidByStamps)
    {
        var found = new FindingList();
        if (!applicationCopy)
            found.Block("8-3-4", "applicationCopy", "申込書の写しを保管してから完了してください。");
        if (paidByStamps && !stampCopy)
            found.Block("8-3-4", "stampCopy", "消印後の証紙の写しを、申込書の写しと併せて保管してください。");
        return found.ToResult();
    }

    /// <summary>The original was sent on a day that has come, after the conclusion (8-3-4).</summary>
    public static RuleResult CheckForwardDay(DateOnly forwardedOn, DateOnly? concludedOn, DateOnly today)
    {
        var found = new FindingList();
        if (forwardedOn > today || forwardedOn < concludedOn)
            found.Block("8-3-4", "forwardedOn", "送付した日は、契約締結日から今日までの日です。");
        return found.ToResult();
    }
}
