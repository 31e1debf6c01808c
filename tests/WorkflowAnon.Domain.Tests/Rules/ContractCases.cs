using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Domain.Rules;
using static WorkflowAnon.Domain.Rules.FindingLevel;

namespace WorkflowAnon.Domain.Tests.Rules;

/// <summary>第8-3: application and contract.</summary>
internal static class ContractCases
{
    private static readonly DateOnly Due = new(2026, 7, 2);
    private static readonly ApplicationFacts Application = new(["株式会社甲"], ["株式会社　甲"], true, Due, Due, 2);
    private static readonly NationalStampFacts NoStamp = new(false, false, false);
    private static readonly ConcludeFacts Conclude = new(true, true, 24_950, 24_950, 2, NoStamp);
    private static readonly ApplicationForwardFacts Forward = new(true, true, true, true);

    internal static IEnumerable<RuleCase> All =>
    [
        new("new notice in order", () => ReissueRules.CheckDispatch(new(2026, 5, 2), new(2026, 5, 3), new(2026, 5, 3), true, new(2026, 5, 3))),
        new("new notice not approved", () => ReissueRules.CheckDispatch(null, new(2026, 5, 3), new(2026, 5, 29), true, new(2026, 5, 3)), "7-0", Block, ""),
        new("new notice of tomorrow", () => ReissueRules.CheckDispatch(new(2026, 5, 2), new(2026, 5, 4), new(2026, 5, 29), true, new(2026, 5, 3)), "7-0", Block, "enforcementDate"),
        new("new notice of the day before its approval", () => ReissueRules.CheckDispatch(new(2026, 5, 3), new(2026, 5, 2), new(2026, 5, 29), true, new(2026, 5, 3)), "7-0", Block, "enforcementDate"),
        new("new notice with a due date that has passed", () => ReissueRules.CheckDispatch(new(2026, 5, 2), new(2026, 5, 3), new(2026, 5, 2), true, new(2026, 5, 3)), "8-3-2", Block, "enforcementDate"),
        new("corrected amount after the due date", () => ReissueRules.CheckDispatch(new(2026, 5, 2), new(2026, 5, 3), new(2026, 5, 2), false, new(2026, 5, 3))),
        new("one new notice at a time", () => ReissueRules.CheckDraft(true, "8-3-2"), "8-3-2", Block, ""),
        new("no other new notice", () => ReissueRules.CheckDraft(false, "8-3-2")),
        new("application in order", () => ContractingRules.CheckApplication(Application)),
        new("application of one not conforming", () => ContractingRules.CheckApplication(Application with { NoticeIsConforming = false }), "8-3-1"),
        new("application received on its day", () => ContractHandOverRules.CheckReceipt(Due, false, Due)),
        new("application received a second time", () => ContractHandOverRules.CheckReceipt(Due, true, Due), "8-3-1", Block, "", "既に受け付けられています"),
        new("one of two joint proposers applies", () => ContractingRules.CheckApplication(Application with { NotifiedProposers = ["株式会社甲", "乙川次郎"] }), "8-3-1", Human),
        new("a stranger applies too", () => ContractingRules.CheckApplication(Application with { Applicants = ["株式会社甲", "他人"] }), "8-3-1"),
        new("one contract came", () => ContractingRules.CheckApplication(Application with { ContractCopies = 1 }), "8-3-1", Human),
        new("application a day late", () => ContractingRules.CheckApplication(Application with { ReceivedOn = Due.AddDays(1) }), "8-3-1", Human),
        new("period not over", () => ContractingRules.CheckLapse(Due, Due)),
        new("period over", () => ContractingRules.CheckLapse(Due, Due.AddDays(1)), "8-3-1", Human),
        new("fee paid and application filed", () => ContractingRules.CheckConclude(Conclude)),
        new("no application", () => ContractingRules.CheckConclude(Conclude with { ApplicationReceived = false }), "8-3-3a"),
        new("payment not confirmed", () => ContractingRules.CheckConclude(Conclude with { PaymentConfirmed = false }), "8-3-3b"),
        new("a yen short", () => ContractingRules.CheckConclude(Conclude with { PaidYen = 24_949 }), "8-2-1"),
        new("a yen too much", () => ContractingRules.CheckConclude(Conclude with { PaidYen = 24_951 }), "8-2-1"),
        new("one contract", () => ContractingRules.CheckConclude(Conclude with { ContractCopies = 1 }), "8-3-1"),
        new("stamp duty undecided", () => ContractingRules.CheckConclude(Conclude with { NationalStamp = new(null, false, false) }), "8-3-1n"),
        new("taxable without stamp", () => ContractingRules.CheckNationalStamp(new(true, false, false)), "8-3-1n"),
        new("stamp on the other copy", () => ContractingRules.CheckNationalStamp(new(true, true, false)), "8-3-1n", Warn),
        new("stamp on our copy", () => ContractingRules.CheckNationalStamp(new(true, true, true))),
        new("counterpart sent on the day of the seal", () => ContractHandOverRules.CheckCounterpart(Due, Due, Due)),
        new("counterpart sent before the seal", () => ContractHandOverRules.CheckCounterpart(null, Due, Due), "8-3-3b", Block, "", "記名押印した後"),
        new("application forwarded", () => ContractingRules.CheckForwardApplication(Forward)),
        new("forwarded before the contract", () => ContractingRules.CheckForwardApplication(Forward with { ContractConcluded = false }), "8-3-4"),
        new("forwarded without copy of the application", () => ContractingRules.CheckForwardApplication(Forward with { CopyKept = false }), "8-3-4"),
        new("forwarded without copy of the stamps", () => ContractingRules.CheckForwardApplication(Forward with { CancelledStampCopyKept = false }), "8-3-4"),
        new("no stamps where paid otherwise", () => ContractingRules.CheckForwardApplication(Forward with { PaidByCertificateStamps = false, CancelledStampCopyKept = false })),
        new("handlers passed on", () => ContractingRules.CheckDataHandlers([new("丙山三郎", "課", "主任")], true)),
        new("handlers without name", () => ContractingRules.CheckDataHandlers([new("", "課", "主任")], true), "8-3-5"),
        new("handlers not passed on", () => ContractingRules.CheckDataHandlers([new("丙山三郎", "課", "主任")], false), "8-3-5"),
        new("contract form 7", () => ContractingRules.CheckContractForm(7, ProposalKind.First)),
        new("contract form 13 for a first proposal", () => ContractingRules.CheckContractForm(13, ProposalKind.First), "7-1ア"),
        new("contract form 7 for a new proposal", () => ContractingRules.CheckContractForm(7, ProposalKind.NewByOtherParty), "11-6-2オ"),
    ];
}
