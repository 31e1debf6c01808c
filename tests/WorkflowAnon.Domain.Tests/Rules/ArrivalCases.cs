using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Rules;
using static WorkflowAnon.Domain.Rules.FindingLevel;

namespace WorkflowAnon.Domain.Tests.Rules;

/// <summary>第5の2 to 第5の7: arrival, stamp, copy, original, what is entered, corrected papers, 個人番号.</summary>
internal static class ArrivalCases
{
    private static readonly HolidayCalendar Calendar = HolidayCalendar.Default;

    // A Tuesday; the Saturday before is the 28th of February.
    private static readonly DateOnly Today = new(2026, 3, 3), Monday = new(2026, 3, 2), Saturday = new(2026, 2, 28);

    internal static IEnumerable<RuleCase> All =>
    [
        new("arrived today", () => ArrivalRules.CheckDays(Today, null, Today, Calendar)),
        new("arrives tomorrow", () => ArrivalRules.CheckDays(Today.AddDays(1), null, Today, Calendar), "5-2-3", Block, "arrivedOn"),
        new("postmarked after the arrival", () => ArrivalRules.CheckDays(Monday, Today, Today, Calendar), "5-2-3", Block, "postmarkedOn"),
        new("arrived on a closed day", () => ArrivalRules.CheckDays(Saturday, null, Today, Calendar), "4-1b", Human, "arrivedOn"),

        new("stamped on the day of arrival", () => Stamp(true, Monday, Monday)),
        new("not stamped", () => Stamp(false, Monday, Monday), "5-2-3", Block, "stamped"),
        new("stamped without a date", () => Stamp(true, null, Monday), "5-2-3", Block, "receivedOn"),
        new("stamped tomorrow", () => Stamp(true, Today.AddDays(1), Monday), "5-2-3", Block, "receivedOn"),
        new("stamped before the arrival", () => Stamp(true, Monday, Today), "5-2-3", Block, "receivedOn"),
        new("stamped on a closed day", () => Stamp(true, Saturday, Saturday), "5-2-3", Warn, "receivedOn"),
        new("stamped before the 要領 was operated", () => Stamp(true, new(2025, 5, 30), new(2025, 5, 30)), "N-1", Warn),

        new("copied after the stamp", () => ArrivalRules.CheckCopy(Monday, "提案書類綴", "5-2-3")),
        new("copied before the stamp", () => ArrivalRules.CheckCopy(null, "提案書類綴", "5-2-3"), "5-2-3"),
        new("a copy kept nowhere", () => ArrivalRules.CheckCopy(Monday, "", "5-7n"), "5-7n", Block, "place"),
        new("forwarded today", () => ArrivalRules.CheckForwardDay(Today, Monday, Today, "5-2-3")),
        new("forwarded on no day", () => ArrivalRules.CheckForwardDay(null, Monday, Today, "5-2-3"), "5-2-3", Block, "forwardedOn"),
        new("forwarded tomorrow", () => ArrivalRules.CheckForwardDay(Today.AddDays(1), Monday, Today, "5-2-3"), "5-2-3", Block, "forwardedOn"),
        new("forwarded before the receipt", () => ArrivalRules.CheckForwardDay(Monday, Today, Today, "5-7n"), "5-7n", Block, "forwardedOn"),

        new("returned with guidance", () => ArrivalRules.CheckReturn(Today, Monday, "持参又は郵送を案内", Today)),
        new("returned without guidance", () => ArrivalRules.CheckReturn(Today, Monday, " ", Today), "5-2-1", Block, "guidance"),
        new("returned before it came", () => ArrivalRules.CheckReturn(Saturday, Monday, "案内", Today), "5-2-1", Block, "returnedOn"),
        new("returned on no day", () => ArrivalRules.CheckReturn(null, Monday, "案内", Today), "5-2-1", Block, "returnedOn"),

        new("corrected papers by post", () => ArrivalRules.CheckCorrectionChannel(true, "郵送", false)),
        new("corrected papers by e-mail", () => ArrivalRules.CheckCorrectionChannel(false, "電子メール", false), "5-2-1", Block, "channel"),
        new("a mere explanation by e-mail", () => ArrivalRules.CheckCorrectionChannel(false, "電子メール", true)),
        new("corrected papers described", () => CorrectedPapersRules.CheckContent(["content"], "提案書3枚目")),
        new("corrected papers without parts", () => CorrectedPapersRules.CheckContent([], "提案書3枚目"), "5-7n", Block, "changedParts"),
        new("corrected papers not described", () => CorrectedPapersRules.CheckContent(["content"], ""), "5-7n", Block, "description"),

        new("all eight items looked at", () => ArrivalRules.CheckAllItemsSeen([.. Enumerable.Range(1, 8).Select(i => $"5-5-{i}")])),
        new("five items of form 10", () => ArrivalRules.CheckAllItemsSeen(["5-5-1", "5-5-5", "5-5-6", "5-5-7", "5-5-8"], ProposalKind.NewByOtherParty)),
        new("an item of form 10 not looked at", () => ArrivalRules.CheckAllItemsSeen(["5-5-1", "5-5-5", "5-5-6", "5-5-7"], ProposalKind.NewByOtherParty), "5-5-8", Block, "confirmed"),
        new("the eighth item not looked at", () => ArrivalRules.CheckAllItemsSeen([.. Enumerable.Range(1, 7).Select(i => $"5-5-{i}")]), "5-5-8", Block, "confirmed"),

        new("one proposer, no agent", () => ProposalEntryRules.CheckParties(1, false, null, null)),
        new("no proposer entered", () => ProposalEntryRules.CheckParties(0, false, null, null), "5-1-0", Block, "proposers"),
        new("an agent without a name", () => ProposalEntryRules.CheckParties(1, true, "", "Individual"), "5-3-1", Block, "agentName"),
        new("an agent of no kind", () => ProposalEntryRules.CheckParties(1, true, "佐藤", ""), "5-3-1", Block, "agentPartyKind"),
        new("a file of the division that has the original", () => ProposalEntryRules.CheckMatchedFile("accounting", "accounting")),
        new("no file matched", () => ProposalEntryRules.CheckMatchedFile(null, "accounting")),
        new("a file of another division", () => ProposalEntryRules.CheckMatchedFile("public-safety", "accounting"), "5-5-2", Block, "fileId"),
        new("a negative number of persons", () => ProposalEntryRules.CheckCount(-1), "5-5-3", Block, "requestedPersonCount"),
        new("an oath per proposer", () => ProposalEntryRules.CheckOathRows([0, 1], 2)),
        new("an oath of nobody", () => ProposalEntryRules.CheckOathRows([2], 2), "5-6-1", Block, "oaths[0].party"),
        new("two oaths of one proposer", () => ProposalEntryRules.CheckOathRows([0, 0], 2), "5-6-1", Block, "oaths[1].party"),

        new("a copy without 個人番号", () => IndividualNumberRules.CheckCopy(false, "", "handling")),
        new("a copy with 個人番号 given back", () => IndividualNumberRules.CheckCopy(true, "返却した", "handling")),
        new("a copy with 個人番号 kept", () => IndividualNumberRules.CheckCopy(true, "", "handling"), "5-4-1ア", Block, "handling"),
        new("個人番号 typed", () => IndividualNumberRules.CheckText("番号は1234-5678-9018", "note"), "5-4-1ア", Block, "note"),
        new("個人番号 typed in full width", () => IndividualNumberRules.CheckText("１２３４５６７８９０１８", "note"), "5-4-1ア", Block, "note"),
        new("twelve digits with another check digit", () => IndividualNumberRules.CheckText("123456789012", "note")),
        new("法人番号 of thirteen digits", () => IndividualNumberRules.CheckText("1234567890123", "note")),
        new("a telephone number", () => IndividualNumberRules.CheckText("0178-00-0000", "note")),
    ];

    private static RuleResult Stamp(bool stamped, DateOnly? on, DateOnly arrived) => ArrivalRules.CheckStamp(stamped, on, arrived, Today, Calendar);
}
