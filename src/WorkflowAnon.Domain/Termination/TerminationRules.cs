using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 第10⑵–⑷ 解除.</summary>
public static class TerminationRules
{
    /// <summary>Causes of 法120, which need two reports and bar for two years; the contract's own causes do not.</summary>
    public static bool IsStatutory(TerminationCause cause) => cause != TerminationCause.ByContract;

    /// <summary>A decision to terminate names its cause; a cause of 法120 is a matter of 第10⑴ and was notified to 総務課 first (10-1, 10-2, 10-3x).</summary>
    /// <param name="causes">The causes.</param>
    /// <param name="facts">The facts that make them out.</param>
    /// <param name="violationNotifiedOn">Day on which 総務課 was told of the violation; null when it was not.</param>
    public static RuleResult CheckDecision(IReadOnlyCollection<TerminationCause> causes, string? facts, DateOnly? violationNotifiedOn)
    {
        ArgumentNullException.ThrowIfNull(causes);
        var found = new FindingList();
        if (causes.Count == 0)
            found.Block("10-2", "causes", "解除の事由が選ばれていません。法第120条各号又は契約で定める解除事由を選んでください。");
        found.BlockIfBlank(facts, "10-2", "facts", "解除の事由に当たる事実が入力されていません。");
        if (causes.Any(IsStatutory) && violationNotifiedOn is null)
            found.Block("10-1", "causes", "法第120条の事由があるときは、違反等と判断した旨を直ちに総務課に通知します。先に通知してください。");
        if (causes.Count > 0 && !causes.Any(IsStatutory))
            found.Human("10-3x", "causes", "契約で定める解除事由だけによる解除です。委員会への報告（第10⑴の「その他必要」）をするかを決めてください。");
        return found.ToResult();
    }

    /// <summary>A termination for a cause of the contract alone is begun without telling 総務課: a person judges that 第10⑴ does not ask for it (10-3x).</summary>
    public static RuleResult CheckWithoutNotification()
    {
        var found = new FindingList();
        found.Human("10-3x", "causes", "契約で定める解除事由だけを理由に、総務課への通知（第10⑴の「その他必要と判断した場合」）をせずに解除を検討します。通知を要しないかを判断してください。");
        return found.ToResult();
    }

    /// <summary>The contract is terminated only after the intention was notified to 総務課 and reported (10-3).</summary>
    public static RuleResult CheckTerminate(TerminationFacts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (facts.Causes.Count == 0)
            found.Block("10-2", "causes", "解除の事由が選ばれていません。");
        if (facts.TerminateOn > today)
            found.Block("10-2", "terminateOn", "解除の日が今日より後です。解除した日に登録してください。");
        if (!facts.IsApproved)
            found.Block("10-2", "approval", "解除の決裁が終わっていません。");
        if (!facts.Causes.Any(IsStatutory))
            return found.ToResult();
        if (facts.IntentNotifiedOn is null)
            found.Block("10-3", "intentNotified", "解除しようとする旨が総務課に通知されていません。解除の前に、直ちに通知してください。");
        if (facts.IntentReportedOn is null)
            found.Block("10-3", "intentReported", "解除しようとする旨が個人情報保護委員会に報告されていません（1回目の報告）。");
        else if (facts.IntentReportedOn > facts.TerminateOn)
            found.Block("10-3", "intentReported", $"1回目の報告の日{JapaneseDate.Format(facts.IntentReportedOn.Value)}が、解除の日{JapaneseDate.Format(facts.TerminateOn)}より後です。");
        return found.ToResult();
    }

    /// <summary>The case is closed only after the second report and, for a statutory cause, the entry in the register (10-3, 10-4).</summary>
    public static RuleResult CheckClose(IReadOnlyCollection<TerminationCause> causes, DateOnly? terminatedNotifiedOn, DateOnly? terminatedReportedOn, bool disqualificationRegistered)
    {
        ArgumentNullException.ThrowIfNull(causes);
        var found = new FindingList();
        if (!causes.Any(IsStatutory))
            return found.ToResult();
        if (terminatedNotifiedOn is null)
            found.Block("10-3", "terminatedNotified", "解除した旨が総務課に通知されていません。");
        if (terminatedReportedOn is null)
            found.Block("10-3", "terminatedReported", "解除した旨が個人情報保護委員会に報告されていません（2回目の報告）。");
        if (!disqualificationRegistered)
            found.Block("10-4", "disqualification", "解除された者の記録（欠格の期間）が登録されていません。");
        return found.ToResult();
    }

    /// <summary>The entry of the register of barred parties: for a cause of 法120 only (10-4).</summary>
    public static RuleResult CheckDisqualification(IReadOnlyCollection<TerminationCause> causes)
    {
        ArgumentNullException.ThrowIfNull(causes);
        var found = new FindingList();
        if (!causes.Any(IsStatutory))
            found.Block("10-4", "causes", "契約で定める解除事由だけによる解除なので、欠格の期間は登録しません（法第113条第5号は法第120条による解除に限られます）。");
        return found.ToResult();
    }

    /// <summary>Through which day a terminated party is barred (10-4).</summary>
    public static LookbackJudgement BarredUntil(DateOnly terminatedOn, PeriodCalculator periods)
    {
        ArgumentNullException.ThrowIfNull(periods);
        return periods.Lookback(terminatedOn, terminatedOn, "10-4");
    }
}

/// <summary>解除の事由.</summary>
public enum TerminationCause
{
    /// <summary>法120一: 偽りその他不正の手段による締結.</summary>
    Fraud,

    /// <summary>法120二: 欠格事由に該当.</summary>
    Disqualified,

    /// <summary>法120三: 重大な違反.</summary>
    SeriousBreach,

    /// <summary>契約で定める解除事由.</summary>
    ByContract,
}

/// <summary>A termination about to take effect.</summary>
/// <param name="Causes">Its causes.</param>
/// <param name="IsApproved">決裁 is done.</param>
/// <param name="IntentNotifiedOn">担当課 told 総務課 that it was about to terminate.</param>
/// <param name="IntentReportedOn">総務課 reported that to 委員会.</param>
/// <param name="TerminateOn">解除の日.</param>
public sealed record TerminationFacts(IReadOnlyCollection<TerminationCause> Causes, bool IsApproved, DateOnly? IntentNotifiedOn, DateOnly? IntentReportedOn, DateOnly TerminateOn);
