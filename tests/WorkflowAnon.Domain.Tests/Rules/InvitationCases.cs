using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Rules;
using static WorkflowAnon.Domain.Rules.FindingLevel;

namespace WorkflowAnon.Domain.Tests.Rules;

/// <summary>第1 to 第4, and what holds on every stage.</summary>
internal static class InvitationCases
{
    private static readonly PeriodCalculator Periods = PeriodCalculator.Default;
    private static readonly RecruitmentFileFacts File = new("古物商名簿", "生活安全企画課", true, "総務課", "市内1-1");
    private static readonly RecruitmentPlanFacts Plan = new(new(2026, 2, 13), new(2026, 3, 16), [File], [new("同種", ["甲課", "乙課"], "甲課", true, null, [3_000, 2_000], 4_000)]);
    private static readonly PreNoticeFacts PreNotice = new(new(2026, 2, 12), true, ["古物商名簿"], ["古物商 名簿"]);
    private static readonly OpeningFacts Opening = new("https://example.invalid/1", new(2026, 2, 13), "総務課 甲", true);
    private static readonly DateOnly Start = new(2026, 2, 13);
    private static readonly TestAnswerFacts Yes = new(true, "公表している");
    private static readonly FileNominationFacts Nomination = new("古物商名簿", "生活安全企画課", true, [Yes, Yes, Yes], 1_000);
    private static readonly ProducedEntryFacts Entry = new(ProposalKind.First, "古物商統計", 1_200, ["年代"], "総務課", "市内1-1", new(2026, 4, 1), new(2027, 3, 31));
    private static readonly Dictionary<string, string?> Sections = GuidelinesRules.Sections.ToDictionary(s => s, s => (string?)$"{s}の本文");

    internal static IEnumerable<RuleCase> All =>
    [
        new("case of the new version", () => ProcedureRules.CheckVersion(new(2025, 6, 1), new(2025, 6, 1))),
        new("case before the version", () => ProcedureRules.CheckVersion(new(2025, 5, 31), new(2025, 6, 1)), "N-1", Warn),
        new("another person approves", () => ProcedureRules.CheckApproval("a", "b", "7-0")),
        new("the drafter approves", () => ProcedureRules.CheckApproval("a", "A", "7-0"), "7-0"),
        new("one person has two duties", () => ProcedureRules.CheckSeparation(new("手数料の積算", "a"), new("納付の確認", "a")), "N-2"),

        new("plan in order", () => RecruitmentRules.CheckPlan(Plan, Periods)),
        new("29 days", () => RecruitmentRules.CheckPlan(Plan with { Start = new(2025, 6, 2), End = new(2025, 6, 30) }, Periods), "4-1b", Block, "end"),
        new("30 days", () => RecruitmentRules.CheckPlan(Plan with { Start = new(2025, 6, 2), End = new(2025, 7, 1) }, Periods), "4-1b", Warn, "end"),
        new("ends on a Sunday", () => RecruitmentRules.CheckPlan(Plan with { End = new(2026, 3, 15) }, Periods), "4-1b", Warn, "end"),
        new("ends before it starts", () => RecruitmentRules.CheckPlan(Plan with { End = new(2026, 2, 12) }, Periods), "4-1b"),
        new("no start", () => RecruitmentRules.CheckPlan(Plan with { Start = null }, Periods), "4-1b", Block, "start"),
        new("no end", () => RecruitmentRules.CheckPlan(Plan with { End = null }, Periods), "4-1b", Block, "end"),
        new("no file", () => RecruitmentRules.CheckPlan(Plan with { Files = [] }, Periods), "4-1c"),
        new("file without 要綱⒁", () => RecruitmentRules.CheckPlan(Plan with { Files = [File with { HasRecruitmentEntry = false }] }, Periods), "4-1c", Block, "files[0]"),
        new("file without organisation", () => RecruitmentRules.CheckPlan(Plan with { Files = [File with { ReceivingOrganisation = " " }] }, Periods), "3-2"),
        new("file without address", () => RecruitmentRules.CheckPlan(Plan with { Files = [File with { ReceivingAddress = null }] }, Periods), "3-2"),
        new("file without division", () => RecruitmentRules.CheckPlan(Plan with { Files = [File with { OwningDivision = null }] }, Periods), "2-d"),
        new("a file twice", () => RecruitmentRules.CheckPlan(Plan with { Files = [File, File with { Name = "古物商　名簿" }] }, Periods), "4-3a", Warn),
        new("group of one division", () => RecruitmentRules.CheckPlan(Plan with { Groups = [new("同種", ["甲課", "甲課"], "甲課", true, null, [3_000, 2_000], 4_000)] }, Periods), "4-3b", Warn),
        new("group of different kinds", () => RecruitmentRules.CheckPlan(Plan with { Groups = [new("異種", ["甲課", "乙課"], "甲課", false, null, [3_000, 2_000], 4_000)] }, Periods), "4-3b", Warn),
        new("group of two divisions", () => RecruitmentRules.CheckPlan(Plan with { Groups = [Group(5_000)] }, Periods)),
        new("group of as many persons as its largest file", () => RecruitmentRules.CheckPlan(Plan with { Groups = [Group(3_000)] }, Periods)),
        new("group of more persons than its files have", () => RecruitmentRules.CheckPlan(Plan with { Groups = [Group(5_001)] }, Periods), "4-3b", Warn, "groups[0].personCount"),
        new("group of fewer persons than one of its files", () => RecruitmentRules.CheckPlan(Plan with { Groups = [Group(2_999)] }, Periods), "4-3b", Warn, "groups[0].personCount"),
        new("group without number of persons", () => RecruitmentRules.CheckPlan(Plan with { Groups = [Group(null)] }, Periods), "4-3b", Warn, "groups[0].personCount"),
        new("group without lead", () => RecruitmentRules.CheckPlan(Plan with { Groups = [new("同種", ["甲課", "乙課"], null, true, null, [3_000, 2_000], 4_000)] }, Periods), "4-3b", Warn),

        new("pre-notice in order", () => RecruitmentRules.CheckPreNotice(PreNotice, Start, ["古物商名簿"])),
        new("pre-notice on the start day", () => RecruitmentRules.CheckPreNotice(PreNotice with { PublishedOn = Start }, Start, ["古物商名簿"]), "4-2b", Block, "publishedOn"),
        new("pre-notice missing", () => RecruitmentRules.CheckPreNotice(PreNotice with { PublishedOn = null }, Start, ["古物商名簿"]), "4-2b", Block, "publishedOn"),
        new("pre-notice without ア", () => RecruitmentRules.CheckPreNotice(PreNotice with { StatesStartAndPeriod = false }, Start, ["古物商名簿"]), "4-2b"),
        new("pre-notice without イ", () => RecruitmentRules.CheckPreNotice(PreNotice with { ListedFiles = [] }, Start, ["古物商名簿"]), "4-2b", Block, "listedFiles"),
        new("pre-notice without ウ", () => RecruitmentRules.CheckPreNotice(PreNotice with { SummarisedFiles = [] }, Start, ["古物商名簿"]), "4-2b", Block, "summarisedFiles"),

        new("opening in order", () => RecruitmentRules.CheckOpening(Opening, Start)),
        new("opening without approval", () => RecruitmentRules.CheckOpening(Opening with { GuidelinesApproved = false }, Start), "4-2a"),
        new("opening without URL", () => RecruitmentRules.CheckOpening(Opening with { Url = "" }, Start), "4-2a", Block, "url"),
        new("opening without name", () => RecruitmentRules.CheckOpening(Opening with { PublishedBy = null }, Start), "4-2a", Block, "publishedBy"),
        new("opening without day", () => RecruitmentRules.CheckOpening(Opening with { PublishedOn = null }, Start), "4-2a", Block, "publishedOn"),
        new("published after the start", () => RecruitmentRules.CheckOpening(Opening with { PublishedOn = Start.AddDays(1) }, Start), "4-2a", Block, "publishedOn"),

        new("recruited this year", () => RecruitmentRules.CheckYear(new(2025), [new(2026, 3, 31)], new(2026, 4, 1), new(2026, 1, 1))),
        new("not yet recruited, before the alert", () => RecruitmentRules.CheckYear(new(2025), [new(2025, 3, 31)], new(2025, 12, 31), new(2026, 1, 1))),
        new("not yet recruited", () => RecruitmentRules.CheckYear(new(2025), [new(2026, 4, 1)], new(2026, 1, 1), new(2026, 1, 1)), "4-1a", Warn),
        new("the year is over", () => RecruitmentRules.CheckYear(new(2025), [], new(2026, 4, 1), new(2026, 1, 1)), "4-1a", Human),

        new("guidelines whole", () => GuidelinesRules.CheckSections(Sections)),
        new("guidelines without fee", () => GuidelinesRules.CheckSections(Sections.Where(s => s.Key != "手数料").ToDictionary()), "4-2a", Block, "手数料"),
        new("paper named in the guidelines", () => GuidelinesRules.CheckDemandedPaper("会社 案内", ["会社案内"], null)),
        new("paper not named", () => GuidelinesRules.CheckDemandedPaper("会社案内", [], " "), "5-6-3n", Warn),
        new("extension in order", () => PublicationRules.CheckExtension(true, Start, Start.AddDays(3), "周知のため", Start, HolidayCalendar.Default)),
        new("extension of a closed recruitment", () => PublicationRules.CheckExtension(false, Start, Start.AddDays(3), "周知のため", Start, HolidayCalendar.Default), "4-1b", Block, ""),
        new("extension after the end", () => PublicationRules.CheckExtension(true, Start, Start.AddDays(3), "周知のため", Start.AddDays(1), HolidayCalendar.Default), "4-1b", Block, ""),
        new("extension to the same day", () => PublicationRules.CheckExtension(true, Start, Start, "周知のため", Start, HolidayCalendar.Default), "4-1b", Block, "endsOn"),
        new("extension to a Sunday", () => PublicationRules.CheckExtension(true, Start, Start.AddDays(2), "周知のため", Start, HolidayCalendar.Default), "4-1b", Warn, "endsOn"),
        new("extension without a reason", () => PublicationRules.CheckExtension(true, Start, Start.AddDays(3), " ", Start, HolidayCalendar.Default), "4-2b", Block, "reason"),
        new("extension published on the last day", () => PublicationRules.CheckExtensionPublished(true, Start, Start)),
        new("extension published too late", () => PublicationRules.CheckExtensionPublished(true, Start, Start.AddDays(1)), "4-2b", Block, "publishedOn"),
        new("report in order", () => PublicationRules.CheckReport("提案2件", Start, Start, Start)),
        new("report of nothing", () => PublicationRules.CheckReport("", Start, Start, Start), "4-1b", Block, "report"),
        new("report before the close", () => PublicationRules.CheckReport("提案2件", Start.AddDays(-1), Start, Start), "4-1b", Block, "reportedOn"),
        new("report of a recruitment that is not closed", () => PublicationRules.CheckReport("提案2件", Start, null, Start), "4-1b", Block, "reportedOn"),
        new("inquiry answered", () => InquiryRules.CheckAnswer("回答", Start, Start, Start)),
        new("inquiry without answer", () => InquiryRules.CheckAnswer(" ", Start, Start, Start), "2-a", Block, "answer"),
        new("inquiry answered before it came", () => InquiryRules.CheckAnswer("回答", Start.AddDays(-1), Start, Start), "2-a", Block, "answeredOn"),
        new("inquiry of nothing", () => InquiryRules.CheckReception("", Start, Start), "2-a", Block, "question"),
        new("inquiry of tomorrow", () => InquiryRules.CheckReception("様式はどこにあるか。", Start.AddDays(1), Start), "2-a", Block, "receivedOn"),
        new("inquiry received", () => InquiryRules.CheckReception("様式はどこにあるか。", Start, Start)),
        new("inquiry about a division's file", () => InquiryRules.CheckRouting("traffic")),
        new("inquiry about no division's file", () => InquiryRules.CheckRouting(null), "2-b", Human),

        new("nomination in order", () => FileRegisterRules.CheckNomination(Nomination)),
        new("nomination, count not known yet", () => FileRegisterRules.CheckNomination(Nomination with { PersonCount = null })),
        new("not in the register", () => FileRegisterRules.CheckNomination(Nomination with { IsInPublishedRegister = false }), "3-1a"),
        new("fewer than 1,000 persons", () => FileRegisterRules.CheckNomination(Nomination with { PersonCount = 999 }), "3-1a"),
        new("no division", () => FileRegisterRules.CheckNomination(Nomination with { OwningDivision = "" }), "2-d"),
        new("a test unanswered", () => FileRegisterRules.CheckNomination(Nomination with { Tests = [Yes, Yes] }), "3-1b", Block, "tests[2]"),
        new("a test not met", () => FileRegisterRules.CheckNomination(Nomination with { Tests = [Yes, new(false, "非公表"), Yes] }), "3-1b", Block, "tests[1]"),
        new("a test without reason", () => FileRegisterRules.CheckNomination(Nomination with { Tests = [new(true, " "), Yes, Yes] }), "3-1b", Block, "tests[0]"),

        new("entry in order", () => FileRegisterRules.CheckProducedEntry(Entry)),
        new("entry for a new proposal", () => FileRegisterRules.CheckProducedEntry(Entry with { Kind = ProposalKind.NewByOtherParty }), "11-6-2"),
        new("entry without count", () => FileRegisterRules.CheckProducedEntry(Entry with { PersonCount = null }), "11-5-1", Block, "personCount"),
        new("entry without items", () => FileRegisterRules.CheckProducedEntry(Entry with { Items = [] }), "11-5-1", Block, "items"),
        new("entry without organisation", () => FileRegisterRules.CheckProducedEntry(Entry with { ReceivingOrganisation = null }), "11-5-1"),
        new("entry without address", () => FileRegisterRules.CheckProducedEntry(Entry with { ReceivingAddress = null }), "11-5-1"),
        new("entry without period", () => FileRegisterRules.CheckProducedEntry(Entry with { ProposalsTo = null }), "11-5-1", Block, "period"),
        new("entry with a period that ends first", () => FileRegisterRules.CheckProducedEntry(Entry with { ProposalsTo = new(2026, 3, 31) }), "11-5-1", Block, "period"),
        new("publication in order", () => FileRegisterRules.CheckPublicationRequest(Entry, true)),
        new("publication before the register came", () => FileRegisterRules.CheckPublicationRequest(Entry, false), "11-5-1n"),
        new("publication without name", () => FileRegisterRules.CheckPublicationRequest(Entry with { InformationName = "" }, true), "11-5-2"),
        new("publication without address", () => FileRegisterRules.CheckPublicationRequest(Entry with { ReceivingAddress = "" }, true), "11-5-2"),
    ];

    private static RecruitmentGroupFacts Group(int? persons) => new("同種", ["甲課", "乙課"], "甲課", true, null, [3_000, 2_000], persons);
}
