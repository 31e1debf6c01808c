using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Rules;
using static WorkflowAnon.Domain.Rules.FindingLevel;

namespace WorkflowAnon.Domain.Tests.Rules;

/// <summary>第5-2 to 第5-4 and 第5-7: receipt, custody, agents, identity, correction, wording.</summary>
internal static class ReceiptCases
{
    private static readonly PeriodCalculator Periods = PeriodCalculator.Default;
    private static readonly DateOnly Proposed = new(2026, 5, 14);

    private static readonly ReceiptFacts Arrival = new(
        ProposalKind.First, SubmissionChannel.Post, [SubmissionChannel.Hand, SubmissionChannel.Post], true,
        new(2026, 3, 16), null, false, new(2026, 2, 13), new(2026, 3, 16), 1);

    private static readonly AuthorityPaperFacts Authority = new(["甲野太郎"], "乙川次郎", Proposed, true);
    private static readonly PartyFacts Person = new("提案者", false, "髙橋花子", "市内町1-2-3");
    private static readonly PartyFacts Company = new("提案者", true, "株式会社甲", "市内町4-5");
    private static readonly IdentityPaperFacts Licence = new(IdentityPaperKind.DriversLicence, "髙橋　花子", "市内町１丁目２番３号", ValidUntil: Proposed);
    private static readonly IdentityPaperFacts Registry = new(IdentityPaperKind.RegistryCertificate, "株式会社甲", "市内町4-5", IssuedOn: new(2025, 11, 14));
    private static readonly IdentityPaperFacts Other = Licence with { Kind = IdentityPaperKind.AlternativeIndividual, AlternativeReason = "災害", AlternativeApproved = true };
    private static readonly WithdrawalFacts Withdrawn = new(true, null, Proposed, Proposed, true, false, null);
    private static readonly CorrectionDemandFacts Demand = new(new(2026, 3, 20), new(2026, 4, 3), ["項目4の程度"], true);

    internal static IEnumerable<RuleCase> All =>
    [
        new("arrival in order", () => ReceiptRules.CheckReceipt(Arrival)),
        new("by e-mail", () => ReceiptRules.CheckReceipt(Arrival with { Channel = SubmissionChannel.Email }), "5-2-1", Warn, "channel"),
        new("received by 担当課", () => ReceiptRules.CheckReceipt(Arrival with { ReceivedByGeneralAffairs = false }), "5-2-2"),
        new("nobody proposes", () => ReceiptRules.CheckReceipt(Arrival with { ProposerCount = 0 }), "5-1-0"),
        new("form 2 for data already made", () => ReceiptRules.CheckReceipt(Arrival with { ConcernsProducedInformation = true }), "5-※", Human),
        new("a day late", () => ReceiptRules.CheckReceipt(Arrival with { ArrivedOn = new(2026, 3, 17) }), "4-1b", Human),
        new("a day early", () => ReceiptRules.CheckReceipt(Arrival with { ArrivedOn = new(2026, 2, 12) }), "4-1b", Human),
        new("late but postmarked in time", () => ReceiptRules.CheckReceipt(Arrival with { ArrivedOn = new(2026, 3, 18), Postmark = new(2026, 3, 16), PostmarkCounts = true })),
        new("postmarked in time where arrival counts", () => ReceiptRules.CheckReceipt(Arrival with { ArrivedOn = new(2026, 3, 18), Postmark = new(2026, 3, 16) }), "4-1b", Human),
        new("postmarked late", () => ReceiptRules.CheckReceipt(Arrival with { ArrivedOn = new(2026, 3, 18), Postmark = new(2026, 3, 17), PostmarkCounts = true }), "4-1b", Human),
        new("new proposal outside a recruitment", () => ReceiptRules.CheckReceipt(Arrival with { Kind = ProposalKind.NewByOtherParty, ArrivedOn = new(2026, 7, 1), ConcernsProducedInformation = true })),

        new("forwarded after stamp and copy", () => CustodyRules.CheckForward(new("5-2-3", "提案書類", true, true, Proposed))),
        new("forwarded without stamp", () => CustodyRules.CheckForward(new("5-2-3", "提案書類", true, true)), "5-2-3", Block, "stampedOn"),
        new("forwarded without copy", () => CustodyRules.CheckForward(new("5-2-3", "提案書類", false, true, Proposed)), "5-2-3", Block, "copy"),
        new("forwarded by who has not got it", () => CustodyRules.CheckForward(new("5-7n", "訂正書類", true, SenderHoldsOriginal: false)), "5-7n", Block, "original"),
        new("a further version", () => CustodyRules.CheckNewVersion("提案書", 1, 2)),
        new("a version overwritten", () => CustodyRules.CheckNewVersion("提案書", 2, 2), "5-7n"),

        new("agent with form 3", () => ReceiptRules.CheckAgent(new("乙川次郎", Authority), ["甲野 太郎"], Proposed)),
        new("agent without form 3", () => ReceiptRules.CheckAgent(new("乙川次郎", null), ["甲野太郎"], Proposed), "5-3-1", Correct),
        new("form 3 of another principal", () => ReceiptRules.CheckAgent(new("乙川次郎", Authority), ["丙山三郎"], Proposed), "5-3-1", Correct),
        new("form 3 for another agent", () => ReceiptRules.CheckAgent(new("丁田四郎", Authority), ["甲野太郎"], Proposed), "5-3-1", Correct),
        new("form 3 of a later day", () => ReceiptRules.CheckAgent(new("乙川次郎", Authority with { DatedOn = Proposed.AddDays(1) }), ["甲野太郎"], Proposed), "5-3-1", Correct),
        new("form 3 without day", () => ReceiptRules.CheckAgent(new("乙川次郎", Authority with { DatedOn = null }), ["甲野太郎"], Proposed), "5-3-1", Correct),
        new("form 3 for another matter", () => ReceiptRules.CheckAgent(new("乙川次郎", Authority with { CoversProposal = false }), ["甲野太郎"], Proposed), "5-3-1", Correct),
        new("an agent's inquiry without form 3", () => ReceiptRules.CheckAgentInquiry(false), "5-3-2", Human),

        new("licence valid on the day", () => Identity(Licence, Person)),
        new("licence expired the day before", () => Identity(Licence with { ValidUntil = Proposed.AddDays(-1) }, Person), "5-4-1ア", Correct, "p.validUntil"),
        new("licence without expiry", () => Identity(Licence with { ValidUntil = null }, Person), "5-4-1ア", Correct, "p.validUntil"),
        new("another name", () => Identity(Licence with { Name = "髙橋春子" }, Person), "5-4-1ア", Correct, "p.name"),
        new("a character variant", () => Identity(Licence with { Name = "高橋花子" }, Person), "5-4-1ア", Correct, "p.name"),
        new("another address", () => Identity(Licence with { Address = "市内町9" }, Person), "5-4-1ア", Correct, "p.address"),
        new("the number's side copied", () => Identity(Licence with { Kind = IdentityPaperKind.IndividualNumberCard, ShowsIndividualNumber = true }, Person), "5-4-1ア", Correct, "p.number"),
        new("notification card", () => Identity(Licence with { Kind = IdentityPaperKind.NumberNotificationCard }, Person), "5-4-1ア", Correct),
        new("old insurance card", () => Identity(Licence with { Kind = IdentityPaperKind.HealthInsuranceCard }, Person), "5-4-1ア", Correct),
        new("a person's paper for a company", () => Identity(Licence, Company), "5-4-1ア", Correct),
        new("other paper with reason and approval", () => Identity(Other with { ValidUntil = null }, Person)),
        new("other paper without reason", () => Identity(Other with { AlternativeReason = "" }, Person), "5-4-1イ"),
        new("other paper not approved", () => Identity(Other with { AlternativeApproved = false }, Person), "5-4-1イ", Human),
        new("other paper found suitable", () => IdentityRules.CheckAgreement(IdentityPaperKind.AlternativeIndividual, true, "写真がある")),
        new("other paper found unsuitable", () => IdentityRules.CheckAgreement(IdentityPaperKind.AlternativeIndividual, false, "写真がない"), "5-4-1イ", Correct, "papers"),
        new("a company's other paper found unsuitable", () => IdentityRules.CheckAgreement(IdentityPaperKind.AlternativeCorporate, false, "写し"), "5-4-2イ", Correct, "papers"),
        new("certificate six months old", () => Identity(Registry, Company)),
        new("certificate a day older", () => Identity(Registry with { IssuedOn = new(2025, 11, 13) }, Company), "5-4-2ア(ｱ)", Correct, "p.issuedOn"),
        new("certificate of a later day", () => Identity(Registry with { IssuedOn = Proposed.AddDays(1) }, Company), "5-4-2ア(ｱ)", Correct),
        new("certificate without day", () => Identity(Registry with { IssuedOn = null }, Company), "5-4-2ア(ｱ)", Correct),
        new("number notice of a company is never too old", () => Identity(Registry with { Kind = IdentityPaperKind.OtherCorporateUnderLaw, IssuedOn = new(2016, 1, 1) }, Company)),
        new("number notice of another company", () => Identity(Registry with { Kind = IdentityPaperKind.OtherCorporateUnderLaw, Name = "株式会社乙" }, Company), "5-4-2ア(ｲ)", Correct),
        new("a company's other paper without reason", () => Identity(Registry with { Kind = IdentityPaperKind.AlternativeCorporate, AlternativeApproved = true }, Company), "5-4-2イ"),
        new("both have a paper", () => IdentityRules.CheckIdentity([new(Person, [Licence]), new(Company, [Registry])], Proposed, Periods)),
        new("one of two is missing", () => IdentityRules.CheckIdentity([new(Person, [Licence]), new(Company, [])], Proposed, Periods), "5-4-0", Correct, "parties[1]"),
        new("one good paper is enough", () => IdentityRules.CheckIdentity([new(Person, [Licence with { ValidUntil = new(2020, 1, 1) }, Licence])], Proposed, Periods)),
        new("a number in a superfluous paper goes back", () => IdentityRules.CheckIdentity([new(Person, [Licence, Licence with { ShowsIndividualNumber = true }])], Proposed, Periods), "5-4-1ア", Correct),
        new("contact person without paper", () => IdentityRules.CheckContactPerson(new(true, false, true, false)), "5-4-2ウ", Warn),
        new("contact person without assignment", () => IdentityRules.CheckContactPerson(new(true, true, true, false)), "5-4-2ウn", Warn),
        new("contact person not asked", () => IdentityRules.CheckContactPerson(new(false, false, false, false))),

        new("demand in order", () => CorrectionRules.CheckDemand(Demand, HolidayCalendar.Default)),
        new("demand without due date", () => CorrectionRules.CheckDemand(Demand with { DueOn = null }, HolidayCalendar.Default), "5-7", Block, "dueOn"),
        new("demand due the same day", () => CorrectionRules.CheckDemand(Demand with { DueOn = Demand.IssuedOn }, HolidayCalendar.Default), "5-7", Block, "dueOn"),
        new("demand due on a holiday", () => CorrectionRules.CheckDemand(Demand with { DueOn = new(2026, 4, 29) }, HolidayCalendar.Default), "5-7", Warn, "dueOn"),
        new("demand without points", () => CorrectionRules.CheckDemand(Demand with { Points = [] }, HolidayCalendar.Default), "5-7", Block, "points"),
        new("demand by 総務課", () => CorrectionRules.CheckDemand(Demand with { IssuedByOwningDivision = false }, HolidayCalendar.Default), "5-7", Block, "issuedBy"),
        new("demand by 総務課 where it may", () => CorrectionRules.CheckDemand(Demand with { IssuedByOwningDivision = false, GeneralAffairsMayIssue = true }, HolidayCalendar.Default)),
        new("correction on its last day", () => CorrectionRules.CheckOverdue(Proposed, Proposed)),
        new("correction overdue", () => CorrectionRules.CheckOverdue(Proposed, Proposed.AddDays(1)), "5-7", Human),

        new("notice in plain words", () => WordingRules.CheckNotice("提案は基準に適合すると認めたので通知します。この通知は行政処分ではありません。")),
        new("notice that quotes a file", () => WordingRules.CheckNotice("「道路使用許可申請ファイル」に係る提案", ["道路使用許可申請ファイル"])),
        new("notice with 教示", () => WordingRules.CheckNotice("この決定に不服があるときは審査請求をすることができます。"), "7-0n"),
        new("notice with 許可", () => WordingRules.CheckNotice("提案を許可する。"), "7-0n"),
        new("notice with 却下", () => WordingRules.CheckNotice("提案を却　下する。"), "7-0n"),
        new("notice with 処分", () => WordingRules.CheckNotice("この処分について"), "7-0n"),
        new("pre-check about form only", () => WordingRules.CheckPreCheckReply("形式上の指摘なし", "記載漏れはありません。基準に適合するかどうかは審査で判断します。")),
        new("pre-check with a result of its own", () => WordingRules.CheckPreCheckReply("適合", "記載漏れはありません。"), "5-2-4b", Block, "result"),
        new("pre-check that assures", () => WordingRules.CheckPreCheckReply("形式上の指摘なし", "適合見込みです。"), "5-2-4b", Block, "text"),
        new("withdrawal in order", () => WithdrawalRules.Check(Withdrawn, Proposed)),
        new("withdrawal after the seal", () => WithdrawalRules.Check(Withdrawn with { ContractConcludedOn = Proposed }, Proposed), "N-2", Block, ""),
        new("withdrawal of a completed case", () => WithdrawalRules.Check(Withdrawn with { IsOpen = false }, Proposed), "N-2", Block, ""),
        new("withdrawal without a date", () => WithdrawalRules.Check(Withdrawn with { DatedOn = null }, Proposed), "N-2", Block, "datedOn"),
        new("withdrawal dated after its arrival", () => WithdrawalRules.Check(Withdrawn with { DatedOn = Proposed.AddDays(1) }, Proposed), "N-2", Block, "datedOn"),
        new("withdrawal of tomorrow", () => WithdrawalRules.Check(Withdrawn with { ArrivedOn = Proposed.AddDays(1) }, Proposed), "N-2", Block, "arrivedOn"),
        new("withdrawal by some of the proposers", () => WithdrawalRules.Check(Withdrawn with { ByAllProposers = false }, Proposed), "N-2", Block, "byAllProposers"),
        new("withdrawal by an agent", () => WithdrawalRules.Check(Withdrawn with { ByAgent = true, AuthorityJudgement = "委任状による。" }, Proposed)),
        new("withdrawal by an agent without authority", () => WithdrawalRules.Check(Withdrawn with { ByAgent = true }, Proposed), "N-2", Block, "authorityJudgement"),
        new("a proposal that stands", () => WithdrawalRules.CheckStanding(false)),
        new("a proposal that was withdrawn", () => WithdrawalRules.CheckStanding(true), "N-2", Block, ""),
        new("officer of a proposer", () => ProposalEntryRules.CheckPartyRows("officers", [0], 1)),
        new("officer of nobody", () => ProposalEntryRules.CheckPartyRows("officers", [null], 1), "5-6-1", Block, "officers[0].party"),
        new("officer of a proposer that is not there", () => ProposalEntryRules.CheckPartyRows("officers", [0, 1], 1), "5-6-1", Block, "officers[1].party"),
        new("declared termination with its day", () => ProposalEntryRules.CheckDeclarations([(true, Proposed), (false, null)])),
        new("declared termination without its day", () => ProposalEntryRules.CheckDeclarations([(true, null)]), "5-6-1", Block, "declarations[0].on"),
        new("pre-check reply in order", () => PreCheckRules.CheckReply("形式上の指摘あり", "3の程度の記載がありません。", Proposed, Proposed, Proposed)),
        new("pre-check with points that are not named", () => PreCheckRules.CheckReply("形式上の指摘あり", "", Proposed, Proposed, Proposed), "5-2-4b", Block, "text"),
        new("pre-check replied before it came", () => PreCheckRules.CheckReply("形式上の指摘なし", "", Proposed.AddDays(-1), Proposed, Proposed), "5-2-4b", Block, "repliedOn"),
        new("pre-check remark of a division", () => PreCheckRules.CheckComment("記録項目の名称がファイル簿と異なります。")),
        new("pre-check remark without words", () => PreCheckRules.CheckComment(""), "5-2-4b", Block, "text"),
        new("pre-check that nearly assures", () => WordingRules.CheckPreCheckReply("形式上の指摘なし", "内容は問題ありません。"), "5-2-4b", Warn, "text"),
        new("known channel", () => ArrivalRules.CheckChannel(true)),
        new("unknown channel", () => ArrivalRules.CheckChannel(false), "5-2-1", Block, "channel"),
        new("recruitment that was opened", () => ArrivalRules.CheckRecruitment(true, true)),
        new("no recruitment chosen", () => ArrivalRules.CheckRecruitment(false, false), "5-5-2", Block, "recruitmentId"),
        new("recruitment not opened", () => ArrivalRules.CheckRecruitment(true, false), "4-2a", Block, "recruitmentId"),
        new("file of the recruitment", () => ArrivalRules.CheckDestination(true, false)),
        new("nobody to send a file to that is not recruited", () => RuleCase.First(ArrivalRules.CheckDestination(false, false)), "2-d", Block, "divisionId", "送付先の所属を選んでください"),
        new("division chosen for a file that is not recruited", () => ArrivalRules.CheckDestination(false, true), "2-b", Human, "divisionId"),
        new("recruited file", () => ProposalEntryRules.CheckRecruitedFile(true)),
        new("file that is not recruited", () => ProposalEntryRules.CheckRecruitedFile(false), "5-5-2", Block, "fileId"),
        new("waiting after a decision", () => CorrectionRules.CheckWaitingEnds(false)),
        new("waiting ended before a decision", () => CorrectionRules.CheckWaitingEnds(true), "5-7", Block),
        new("proposer named", () => NewProposalRules.CheckProposers(["甲"])),
        new("no proposer named", () => NewProposalRules.CheckProposers([]), "11-6-1ア", Block, "proposerNames"),
        new("day of today", () => RecordRules.CheckDay("9-1-5", "inspectedOn", new(2026, 7, 10), new(2026, 7, 10), new(2026, 7, 10), "日が正しくありません。")),
        new("day to come", () => RecordRules.CheckDay("9-1-5", "inspectedOn", new(2026, 7, 11), null, new(2026, 7, 10), "日が正しくありません。"), "9-1-5", Block, "inspectedOn"),
        new("day before what it follows", () => RecordRules.CheckDay("9-1-5", "inspectedOn", new(2026, 7, 8), new(2026, 7, 9), new(2026, 7, 10), "日が正しくありません。"), "9-1-5", Block, "inspectedOn"),
        new("stated", () => RecordRules.CheckStated(true, "10-2", "causes", "入力されていません。")),
        new("not stated", () => RecordRules.CheckStated(false, "10-2", "causes", "入力されていません。"), "10-2", Block, "causes"),
    ];

    private static RuleResult Identity(IdentityPaperFacts paper, PartyFacts party) => IdentityRules.CheckIdentityPaper(paper, party, Proposed, Periods, "p");
}
