using WorkflowAnon.Domain.Rules;
using static WorkflowAnon.Domain.Rules.FindingLevel;

namespace WorkflowAnon.Domain.Tests.Rules;

/// <summary>第9 to 第12: production, provision, change, termination, reports, complaints.</summary>
internal static class DeliveryCases
{
    private static readonly DateOnly Today = new(2026, 7, 10);
    private static readonly ProcessingStandardFacts[] Standards = [.. Enumerable.Range(1, 5).Select(n => new ProcessingStandardFacts(n, true, "確認した"))];
    private static readonly OutsourcingOrderFacts Order = new(new(2026, 5, 1), new(2026, 5, 2), new(2026, 5, 3), true, new(2026, 6, 1));
    private static readonly OutsourcingHandOverFacts HandOver = new(true, true, true, true, true, true, true, Today, true, true);
    private static readonly InspectionFacts Inspection = new(["a", "b"], "c", true, Standards, 1_000, true);
    private static readonly ProvisionFacts Provide = new(true, true, "CD-R", "郵送", "ＣＤ－Ｒ", "郵送", true);
    private static readonly ChangeNoticeFacts Change = new(ChangeKind.DataHandlerReplaced, "丙山", "丁田", "異動", Today.AddDays(1), Today, new(2026, 7, 1));
    private static readonly TerminationFacts Terminate = new([TerminationCause.SeriousBreach], true, Today, Today, Today);
    private static readonly CommissionReportFacts Report = new(CommissionReportKind.Violation, true, Today, Today, "内容", null);

    internal static IEnumerable<RuleCase> All =>
    [
        new("production after the contract", () => ProductionRules.CheckStart(Today, Today, ProposalKind.First)),
        new("production without contract", () => ProductionRules.CheckStart(null, Today, ProposalKind.First), "9-1-1"),
        new("production before the contract", () => ProductionRules.CheckStart(Today, Today.AddDays(-1), ProposalKind.First), "9-1-1"),
        new("production for a new proposal", () => ProductionRules.CheckStart(Today, Today, ProposalKind.NewByOtherParty), "11-6-2"),
        new("outsourcing in order", () => ProductionRules.CheckOutsourcingOrder(Order)),
        new("estimate on the day of the notice", () => ProductionRules.CheckOutsourcingOrder(Order with { NoticeOn = new(2026, 5, 3) }), "9-1-4ア", Block, "contract"),
        new("no estimate", () => ProductionRules.CheckOutsourcingOrder(Order with { EstimateReceivedOn = null }), "9-1-4ア", Block, "estimate"),
        new("no scrutiny", () => ProductionRules.CheckOutsourcingOrder(Order with { ScrutinisedOn = null }), "9-1-4ア", Block, "scrutiny"),
        new("contract before scrutiny", () => ProductionRules.CheckOutsourcingOrder(Order with { ScrutinisedOn = new(2026, 5, 4) }), "9-1-4ア", Block, "contract"),
        new("scrutiny before estimate", () => ProductionRules.CheckOutsourcingOrder(Order with { EstimateReceivedOn = new(2026, 5, 3) }), "9-1-4ア", Block, "scrutiny"),
        new("unconditional contract", () => ProductionRules.CheckOutsourcingOrder(Order with { IsConditional = false }), "9-1-4ア", Warn),
        new("hand-over in order", () => ProductionRules.CheckOutsourcingHandOver(HandOver)),
        new("hand-over before the use contract", () => ProductionRules.CheckOutsourcingHandOver(HandOver with { UseContractConcluded = false }), "9-1-1"),
        new("hand-over without (ｱ)", () => ProductionRules.CheckOutsourcingHandOver(HandOver with { ToldProcessingDuty = false }), "9-1-2b"),
        new("hand-over without (ｲ)", () => ProductionRules.CheckOutsourcingHandOver(HandOver with { ToldNoIdentification = false }), "9-1-4イn"),
        new("hand-over without (ｳ)", () => ProductionRules.CheckOutsourcingHandOver(HandOver with { ToldSecrecy = false }), "9-1-4イn"),
        new("hand-over without (ｴ)", () => ProductionRules.CheckOutsourcingHandOver(HandOver with { ToldPenalties = false }), "9-1-4イn"),
        new("operator without chapter 4", () => ProductionRules.CheckOutsourcingHandOver(HandOver with { ToldChapter4 = false }), "9-1-4イn"),
        new("no operator, no chapter 4", () => ProductionRules.CheckOutsourcingHandOver(HandOver with { ToldChapter4 = false, IsBusinessOperator = false })),
        new("not acknowledged", () => ProductionRules.CheckOutsourcingHandOver(HandOver with { AcknowledgedOn = null }), "9-1-4イn"),
        new("safety not checked", () => ProductionRules.CheckOutsourcingHandOver(HandOver with { SafetyChecklistDone = false }), "9-1-4イ"),
        new("contract without the clauses", () => ProductionRules.CheckOutsourcingHandOver(HandOver with { ContractForbidsIdentification = false }), "11-4"),
        new("outsourcing reported", () => ProductionRules.CheckOutsourcingReport(true, Today)),
        new("outsourcing not reported", () => ProductionRules.CheckOutsourcingReport(true, null), "9-1-4n", Warn),
        new("processing recorded", () => ProductionRules.CheckProcessingRecord(Standards)),
        new("a standard unanswered", () => ProductionRules.CheckProcessingRecord(Standards[..4]), "9-1-2a", Block, "standards[5]"),
        new("a standard without evidence", () => ProductionRules.CheckProcessingRecord([.. Standards[..4], new(5, true, " ")]), "9-1-2a", Block, "standards[5].evidence"),
        new("inspected by another", () => ProductionRules.CheckInspection(Inspection)),
        new("inspected by a producer", () => ProductionRules.CheckInspection(Inspection with { InspectorId = "b" }), "9-1-5", Block, "actor"),
        new("inspected by nobody", () => ProductionRules.CheckInspection(Inspection with { InspectorId = null }), "9-1-5", Block, "inspector"),
        new("inspected too early", () => ProductionRules.CheckInspection(Inspection with { ProductionFinished = false }), "9-1-5"),
        new("a standard failed", () => ProductionRules.CheckInspection(Inspection with { Standards = [new(1, false, "漏れ"), .. Standards[1..]] }), "9-1-5", Block, "standards[1]"),
        new("999 persons in the result", () => ProductionRules.CheckInspection(Inspection with { PersonCount = 999 }), "9-1-5", Block, "personCount"),
        new("not as contracted", () => ProductionRules.CheckInspection(Inspection with { MatchesContract = false }), "9-1-5", Block, "contract"),
        new("everybody told", () => ProductionRules.CheckHandlingPersons([new("甲", Today, true)])),
        new("somebody not told", () => ProductionRules.CheckHandlingPersons([new("甲", Today, true), new("乙", null, true)]), "11-1", Block, "persons[1]"),
        new("no promise about identification", () => ProductionRules.CheckHandlingPersons([new("甲", Today, false)]), "11-2"),
        new("measures taken", () => ProductionRules.CheckSafetyMeasures(new(true, true, true))),
        new("no authority defined", () => ProductionRules.CheckSafetyMeasures(new(false, true, true)), "11-3"),
        new("no rules kept", () => ProductionRules.CheckSafetyMeasures(new(true, false, true)), "11-3"),
        new("no prevention of others", () => ProductionRules.CheckSafetyMeasures(new(true, true, false)), "11-3"),

        new("provision in order", () => ProvisionRules.CheckProvide(Provide)),
        new("provision without contract", () => ProvisionRules.CheckProvide(Provide with { ContractConcluded = false }), "9-2-1"),
        new("provision without inspection", () => ProvisionRules.CheckProvide(Provide with { InspectionPassed = false }), "9-2-1"),
        new("another medium", () => ProvisionRules.CheckProvide(Provide with { Medium = "DVD-R" }), "9-2-2a"),
        new("another way", () => ProvisionRules.CheckProvide(Provide with { Way = "窓口受領" }), "9-2-2a"),
        new("no safety of what goes out", () => ProvisionRules.CheckProvide(Provide with { SafetyChecklistDone = false }), "9-2-2b"),
        new("another way is wanted", () => ProvisionRules.CheckMethodChange("郵送", "窓口受領"), "9-2-2a", Human),
        new("on its day", () => ProvisionRules.CheckDelay(Today, true, Today, null)),
        new("late with notice", () => ProvisionRules.CheckDelay(Today, true, Today.AddDays(1), Today)),
        new("late without notice", () => ProvisionRules.CheckDelay(Today, false, Today.AddDays(1), null), "9-2-1但", Warn),
        new("delay notice without reason", () => ProvisionRules.CheckDelayNotice("", Today, Today), "9-2-1但", Block, "reason"),
        new("delay notice without day", () => ProvisionRules.CheckDelayNotice("障害", null, Today), "9-2-1但", Block, "expectedOn"),

        new("handler replaced tomorrow", () => ChangeRules.CheckNotice(Change)),
        new("handler replaced today", () => ChangeRules.CheckNotice(Change with { ChangeOn = Today }), "9-3-1ア", Human),
        new("handler replaced yesterday", () => ChangeRules.CheckNotice(Change with { ChangeOn = Today.AddDays(-1) }), "9-3-1ア", Warn),
        new("surname changed yesterday", () => ChangeRules.CheckNotice(Change with { Kind = ChangeKind.Surname, ChangeOn = Today.AddDays(-1), Reason = null })),
        new("no day of change", () => ChangeRules.CheckNotice(Change with { ChangeOn = null }), "9-3-1ア", Correct),
        new("no content of change", () => ChangeRules.CheckNotice(Change with { After = "" }), "9-3-1ア", Correct),
        new("replacement without reason", () => ChangeRules.CheckNotice(Change with { Reason = " " }), "9-3-1イ", Human),
        new("period extended by form 9", () => ChangeRules.CheckNotice(Change with { Kind = ChangeKind.UsePeriodExtended }), "9-3-2"),
        new("purpose changed by form 9", () => ChangeRules.CheckNotice(Change with { Kind = ChangeKind.PurposeChanged }), "9-3-2"),
        new("unclassified change", () => ChangeRules.CheckNotice(Change with { Kind = ChangeKind.Unclassified }), "9-3-0", Human),
        new("change before provision", () => ChangeRules.CheckNotice(Change with { ProvidedOn = null }), "9-3-0", Human),
        new("reason confirmed", () => ChangeRules.CheckReasonConfirmed(ChangeKind.DataHandlerAdded, true)),
        new("reason not confirmed", () => ChangeRules.CheckReasonConfirmed(ChangeKind.DataHandlerAdded, null), "9-3-1イ", Human),
        new("notice forwarded without copy", () => ChangeRules.CheckForward(false), "9-3-1ウ"),

        new("decision with cause", () => TerminationRules.CheckDecision([TerminationCause.Fraud], "虚偽の記載")),
        new("decision without cause", () => TerminationRules.CheckDecision([], "虚偽の記載"), "10-2", Block, "causes"),
        new("decision without facts", () => TerminationRules.CheckDecision([TerminationCause.Fraud], null), "10-2", Block, "facts"),
        new("cause of the contract only", () => TerminationRules.CheckDecision([TerminationCause.ByContract], "約定"), "10-3x", Human),
        new("termination in order", () => TerminationRules.CheckTerminate(Terminate)),
        new("termination without approval", () => TerminationRules.CheckTerminate(Terminate with { IsApproved = false }), "10-2"),
        new("termination without notification", () => TerminationRules.CheckTerminate(Terminate with { IntentNotifiedOn = null }), "10-3", Block, "intentNotified"),
        new("termination without the first report", () => TerminationRules.CheckTerminate(Terminate with { IntentReportedOn = null }), "10-3", Block, "intentReported"),
        new("first report after the termination", () => TerminationRules.CheckTerminate(Terminate with { IntentReportedOn = Today.AddDays(1) }), "10-3"),
        new("termination by contract needs no report", () => TerminationRules.CheckTerminate(Terminate with { Causes = [TerminationCause.ByContract], IntentNotifiedOn = null, IntentReportedOn = null })),
        new("closed after the second report", () => TerminationRules.CheckClose([TerminationCause.Fraud], Today, Today, true)),
        new("closed without the second notification", () => TerminationRules.CheckClose([TerminationCause.Fraud], null, Today, true), "10-3"),
        new("closed without the second report", () => TerminationRules.CheckClose([TerminationCause.Fraud], Today, null, true), "10-3"),
        new("closed without the register", () => TerminationRules.CheckClose([TerminationCause.Disqualified], Today, Today, false), "10-4"),
        new("bar by 法120", () => TerminationRules.CheckDisqualification([TerminationCause.ByContract, TerminationCause.Fraud])),
        new("no bar by contract", () => TerminationRules.CheckDisqualification([TerminationCause.ByContract]), "10-4"),

        new("violation reported", () => CommissionReportRules.CheckReport(Report)),
        new("violation reported by 担当課", () => CommissionReportRules.CheckReport(Report with { ReportedByGeneralAffairs = false }), "10-1"),
        new("violation reported before notified", () => CommissionReportRules.CheckReport(Report with { NotifiedOn = null }), "10-1"),
        new("report dated before the notification", () => CommissionReportRules.CheckReport(Report with { ReportedOn = Today.AddDays(-1) }), "10-1"),
        new("report without content", () => CommissionReportRules.CheckReport(Report with { Content = "" }), "10-1"),
        new("second report before the termination", () => CommissionReportRules.CheckReport(Report with { Kind = CommissionReportKind.Terminated }), "10-3"),
        new("first report after termination", () => CommissionReportRules.CheckReport(Report with { Kind = CommissionReportKind.IntentToTerminate, TerminatedOn = Today }), "10-3"),
        new("violation without facts", () => CommissionReportRules.CheckViolationNotification("", Today), "10-1"),
        new("violation without day", () => CommissionReportRules.CheckViolationNotification("事実", null), "10-1"),
        new("complaint received", () => ComplaintRules.CheckReception("内容", Today, Today)),
        new("complaint without content", () => ComplaintRules.CheckReception(" ", Today, Today), "12", Block, "content"),
        new("complaint of tomorrow", () => ComplaintRules.CheckReception("内容", Today.AddDays(1), Today), "12", Block, "receivedOn"),
        new("complaint assigned", () => ComplaintRules.CheckAssignment("traffic")),
        new("complaint without division", () => ComplaintRules.CheckAssignment(""), "12", Block, "divisionId"),
        new("complaint answered", () => ComplaintRules.CheckAnswer("回答", Today, Today, Today)),
        new("complaint answered with nothing", () => ComplaintRules.CheckAnswer("", Today, Today, Today), "12", Block, "answer"),
        new("complaint answered before it came", () => ComplaintRules.CheckAnswer("回答", Today.AddDays(-1), Today, Today), "12", Block, "answeredOn"),
        new("complaint closed", () => ComplaintRules.CheckClose("回答", Today)),
        new("complaint closed without answer", () => ComplaintRules.CheckClose(null, Today), "12", Block, "answer"),
    ];
}
