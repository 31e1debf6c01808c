using System.Collections.Frozen;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Procedure.Simulation;

/// <summary>A deadline that an act sets.</summary>
/// <param name="Kind">期限の種類.</param>
/// <param name="Compute">The day by the calendar from the day of the act and the activity's inputs; null where a person fixes it with the act.</param>
internal sealed record DeadlineEffect(DeadlineKind Kind, Func<PeriodCalculator, DateOnly, IReadOnlyDictionary<string, object?>, ComputedDate>? Compute = null);

/// <summary>What finishing an activity brings beside the next step.</summary>
/// <param name="Papers">書類 that it makes, registers or sends.</param>
/// <param name="Deadlines">期限 that it sets.</param>
/// <param name="Meets">期限 that it meets.</param>
internal sealed record ActEffect(IReadOnlyList<string> Papers, IReadOnlyList<DeadlineEffect> Deadlines, IReadOnlyList<DeadlineKind> Meets)
{
    /// <summary>Outcomes with which it does; any when empty.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Type of the activity that must have been the latest of its kind before: the same act brings different things after different drafts. Empty for none.</summary>
    public string After { get; init; } = "";
}

/// <summary>
/// What the handlers of the procedure do to papers and deadlines, as a table: a simulation must not run them. A test holds it against their source. Days are computed
/// by the calendar alone.
/// </summary>
internal static class ActEffects
{
    /// <summary>Drafts of which the latest decides what is dispatched.</summary>
    public static readonly FrozenSet<string> Drafts = ["WorkflowAnon.Notification.DraftConforming", "WorkflowAnon.Notification.DraftNonConforming"];

    private static readonly FrozenDictionary<string, ActEffect[]> ByType = new Dictionary<string, ActEffect[]>
    {
        ["WorkflowAnon.FileSelection.RegisterEntries"] = [Papers("個人情報ファイル簿")],
        ["WorkflowAnon.Recruitment.Plan"] = [Fixed(DeadlineKind.RecruitmentStart, DeadlineKind.RecruitmentEnd)],
        ["WorkflowAnon.Recruitment.ComposeGuidelines"] = [Fixed(DeadlineKind.RecruitmentStart, DeadlineKind.RecruitmentEnd) with { Outcomes = ["Done"] }],
        ["WorkflowAnon.Recruitment.Open"] = [new ActEffect([PaperKind.RecruitmentGuidelines.NameWithForms()], [], [DeadlineKind.RecruitmentStart]) { Outcomes = ["Done"] }],
        ["WorkflowAnon.Recruitment.PublishExtension"] = [Fixed(DeadlineKind.RecruitmentEnd)],
        ["WorkflowAnon.Recruitment.Close"] = [Meets(DeadlineKind.RecruitmentEnd)],
        ["WorkflowAnon.Proposals.StampReceipt"] = [Papers("提案書類（収受）")],
        ["WorkflowAnon.Proposals.ReceiveCorrection"] = [Papers("訂正後の提案書類（収受）") with { Outcomes = ["Done"] }],
        ["WorkflowAnon.Proposals.ReceiveWithdrawal"] = [Papers("取下書（収受）") with { Outcomes = ["Withdrawn"] }],
        ["WorkflowAnon.Examination.DemandCorrection"] = [new ActEffect(["説明要求書・訂正依頼書"], [new(DeadlineKind.Correction)], []) { Outcomes = ["Issued"] }],
        ["WorkflowAnon.Examination.DecideOverdueCorrection"] =
            [new ActEffect(["説明要求書・訂正依頼書"], [new(DeadlineKind.Correction)], []) { Outcomes = ["Extended"] }, Meets(DeadlineKind.Correction) with { Outcomes = ["Withdrawn", "AsIs", "Arrived"] }],
        ["WorkflowAnon.Examination.ReadCorrection"] = [Meets(DeadlineKind.Correction) with { Outcomes = ["Arrived"] }],
        ["WorkflowAnon.Notification.Dispatch"] =
        [
            new ActEffect(["審査結果通知書（適合）", "契約締結に関する申込書の様式（第6号様式）", "契約書の案（第7号様式）"], [new(DeadlineKind.ContractApplication, (p, day, _) => p.ApplicationDue(day))], [])
                { Outcomes = ["Dispatched"], After = "WorkflowAnon.Notification.DraftConforming" },
            Papers("審査結果通知書（不適合）") with { Outcomes = ["Dispatched"], After = "WorkflowAnon.Notification.DraftNonConforming" },
        ],
        ["WorkflowAnon.Fees.DispatchReissue"] = [new ActEffect(["審査結果通知書（適合）の再通知"], [new(DeadlineKind.ContractApplication)], []) { Outcomes = ["Dispatched"] }],
        ["WorkflowAnon.Fees.CancelStamps"] = [Papers("消印後の証紙の写し")],
        ["WorkflowAnon.Contracting.ReceiveApplication"] = [new ActEffect(["契約締結に関する申込書（収受）"], [], [DeadlineKind.ContractApplication]) { Outcomes = ["Received"] }],
        ["WorkflowAnon.Contracting.SealContract"] = [Papers("行政機関等匿名加工情報の利用に関する契約書（2通）")],
        ["WorkflowAnon.Contracting.SendCounterpart"] = [Papers("行政機関等匿名加工情報の利用に関する契約書（相手方の1通）")],
        ["WorkflowAnon.Production.AskCounterparty"] = [Papers("照会書")],
        ["WorkflowAnon.Production.RequestSafetyEvaluations"] = [Computed(DeadlineKind.SafetyEvaluation, (_, day, _) => EndOfYear(day))],
        ["WorkflowAnon.Production.EvaluateSafety"] = [Meets(DeadlineKind.SafetyEvaluation)],
        ["WorkflowAnon.Provision.SetProvisionDeadline"] = [Computed(DeadlineKind.Provision, (p, day, _) => Promptly(p, day, "9-2-1", "契約で提供期限を定めたときは、その日とする。"))],
        ["WorkflowAnon.Provision.NotifyDelay"] = [new ActEffect(["提供が遅れる旨の通知書"], [new(DeadlineKind.Provision)], [])],
        ["WorkflowAnon.Provision.Provide"] =
            [new ActEffect(["行政機関等匿名加工情報の送付書・受領書"], [new(DeadlineKind.UsePeriodEnd)], [DeadlineKind.Provision]) { Outcomes = ["Provided"] }],
        ["WorkflowAnon.Provision.ConfirmErasure"] = [Meets(DeadlineKind.UsePeriodEnd)],
        ["WorkflowAnon.NewProposals.BeginUse"] = [Fixed(DeadlineKind.UsePeriodEnd)],
        ["WorkflowAnon.Changes.ReceiveChangeNotice"] = [Papers("記載事項変更通知書（第9号様式、収受）")],
        ["WorkflowAnon.Changes.TellNewProposal"] = [Papers("新たな提案を要する旨の通知")],
        ["WorkflowAnon.CommissionReports.SetReportDeadline"] = [Computed(DeadlineKind.CommissionReport, (p, day, inputs) => Promptly(p, day, ReportClause(inputs), ""))],
        ["WorkflowAnon.CommissionReports.ReportToCommission"] = [new ActEffect(["個人情報保護委員会への報告書"], [], [DeadlineKind.CommissionReport])],
        ["WorkflowAnon.Termination.Terminate"] = [new ActEffect(["契約解除通知書"], [], [DeadlineKind.Provision, DeadlineKind.UsePeriodEnd])],
        ["WorkflowAnon.Termination.RegisterDisqualification"] = [Computed(DeadlineKind.Disqualification, (p, day, _) => BarredUntil(p, day))],
        ["WorkflowAnon.FileRegister.EnterCreatedInformation"] = [Papers("修正後の個人情報ファイル簿")],
        ["WorkflowAnon.FileRegister.RequestPublication"] = [Papers("公表依頼書")],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every type that has effects.</summary>
    public static IEnumerable<string> Types => ByType.Keys;

    /// <summary>What completing an activity with an outcome brings.</summary>
    /// <param name="activityType">Its type.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="latestDraft">Type of the latest draft in the run; empty for none.</param>
    public static IEnumerable<ActEffect> Of(string activityType, string outcome, string latestDraft) =>
        ByType.GetValueOrDefault(activityType, []).Where(e => (e.Outcomes.Count == 0 || e.Outcomes.Contains(outcome)) && (e.After.Length == 0 || e.After == latestDraft));

    private static ActEffect Papers(params string[] titles) => new(titles, [], []);

    private static ActEffect Fixed(params DeadlineKind[] kinds) => new([], [.. kinds.Select(k => new DeadlineEffect(k))], []);

    private static ActEffect Meets(DeadlineKind kind) => new([], [], [kind]);

    private static ActEffect Computed(DeadlineKind kind, Func<PeriodCalculator, DateOnly, IReadOnlyDictionary<string, object?>, ComputedDate> compute) => new([], [new(kind, compute)], []);

    private static ComputedDate Promptly(PeriodCalculator periods, DateOnly day, string clause, string remark)
    {
        var date = periods.ServiceLevel(Promptness.Promptly, day, clause);
        return date with { Rule = date.Rule + remark };
    }

    private static string ReportClause(IReadOnlyDictionary<string, object?> inputs) =>
        Enum.TryParse<CommissionReportKind>(inputs.GetValueOrDefault("kind") as string, out var kind) ? CommissionReportRules.ClauseOf(kind) : "10-1";

    private static ComputedDate EndOfYear(DateOnly day) => new(FiscalYear.Of(day).LastDay, FiscalYear.Of(day).LastDay, "年度の末日までに、その年度の取扱状況を評価する", "11-3", []);

    private static ComputedDate BarredUntil(PeriodCalculator periods, DateOnly day)
    {
        var judged = TerminationRules.BarredUntil(day, periods);
        return new(judged.Until, judged.Until, judged.Rule, "10-4", []);
    }
}
