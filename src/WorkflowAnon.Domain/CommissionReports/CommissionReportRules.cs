using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of the reports to 個人情報保護委員会 (第10⑴⑶).</summary>
public static class CommissionReportRules
{
    /// <summary>Id of the clause that asks for a kind of report.</summary>
    public static string ClauseOf(CommissionReportKind kind) => kind == CommissionReportKind.Violation ? "10-1" : "10-3";

    /// <summary>A report is made by 総務課, after 担当課's notification, with its content (10-1, 10-3).</summary>
    public static RuleResult CheckReport(CommissionReportFacts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        string clause = ClauseOf(facts.Kind);
        var found = new FindingList();
        if (!facts.ReportedByGeneralAffairs)
            found.Block(clause, "reportedBy", "個人情報保護委員会への報告は総務課が行います。担当課は総務課に通知してください。");
        if (facts.NotifiedOn is not { } notified)
            found.Block(clause, "notifiedOn", "担当課からの通知が記録されていません。通知を受けてから報告します。");
        else if (facts.ReportedOn < notified)
            found.Block(clause, "reportedOn", $"報告の日{JapaneseDate.Format(facts.ReportedOn)}が、担当課からの通知の日{JapaneseDate.Format(notified)}より前です。");
        if (facts.ReportedOn > today)
            found.Block(clause, "reportedOn", "報告の日が今日より後です。報告した後に登録してください。");
        found.BlockIfBlank(facts.Content, clause, "content", "報告の内容が入力されていません。");
        if (facts.Kind == CommissionReportKind.Terminated && facts.TerminatedOn is null)
            found.Block(clause, "terminatedOn", "契約が解除されていません。解除した旨の報告（2回目）は、解除の後に行います。");
        if (facts.Kind == CommissionReportKind.IntentToTerminate && facts.TerminatedOn is not null)
            found.Block(clause, "terminatedOn", "契約は既に解除されています。解除しようとする旨の報告（1回目）は、解除の前に行います。");
        return found.ToResult();
    }

    /// <summary>What 担当課 notifies to 総務課 about a violation (10-1).</summary>
    public static RuleResult CheckViolationNotification(string? facts, DateOnly? judgedOn, DateOnly today)
    {
        var found = new FindingList();
        found.BlockIfBlank(facts, "10-1", "facts", "違反等と判断した事実が入力されていません。");
        if (judgedOn is not { } on)
            found.Block("10-1", "judgedOn", "違反等と判断した日が入力されていません。");
        else if (on > today)
            found.Block("10-1", "judgedOn", "違反等と判断した日が今日より後です。");
        return found.ToResult();
    }
}

/// <summary>What is reported.</summary>
public enum CommissionReportKind
{
    /// <summary>違反等の報告 (第10⑴).</summary>
    Violation,

    /// <summary>解除しようとするときの報告 (第10⑶, 1回目).</summary>
    IntentToTerminate,

    /// <summary>解除したときの報告 (第10⑶, 2回目).</summary>
    Terminated,
}

/// <summary>A report to 個人情報保護委員会.</summary>
/// <param name="Kind">What is reported.</param>
/// <param name="ReportedByGeneralAffairs">総務課 reports.</param>
/// <param name="NotifiedOn">Day of 担当課's notification.</param>
/// <param name="ReportedOn">Day of the report.</param>
/// <param name="Content">Its content.</param>
/// <param name="TerminatedOn">解除の日; null before.</param>
public sealed record CommissionReportFacts(CommissionReportKind Kind, bool ReportedByGeneralAffairs, DateOnly? NotifiedOn, DateOnly ReportedOn, string? Content, DateOnly? TerminatedOn);
