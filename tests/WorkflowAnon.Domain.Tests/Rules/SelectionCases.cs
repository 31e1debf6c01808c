using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Rules;
using static WorkflowAnon.Domain.Rules.FindingLevel;

namespace WorkflowAnon.Domain.Tests.Rules;

/// <summary>第3 and 第4: a division's own selection, entries of the register, records of publication, the close.</summary>
internal static class SelectionCases
{
    private static readonly DateOnly Today = new(2026, 3, 2), Start = new(2026, 3, 10), End = new(2026, 4, 9);
    private static readonly FileTests AllMet = new() { IsRegistered = true, RegisteredReason = "公表済み", WouldBeDisclosed = true, DisclosedReason = "一部開示", CanBeProcessed = true, ProcessedReason = "支障なし" };
    private static readonly RecruitmentFileFacts File = new("遺失物ファイル", "会計課", true, "総務課", "市内1-1");
    private static readonly PublicationFacts Record = new("police-site", "https://example.invalid/1", Today, "総務課 甲", "写しを綴った");
    private static readonly RegisterEntryFacts Entry = new("遺失物ファイル", "accounting", "概要", ["氏名", "物件の種類"], 2_000, 1_500, Today, Today);

    internal static IEnumerable<RuleCase> All =>
    [
        new("every file is judged once", () => Complete("a", "b")),
        new("a file is not judged", () => Complete("a"), "3-1a", Block, "files"),
        new("a file is judged twice", () => Complete("a", "b", "a"), "3-1a", Block, "files[2].fileId"),
        new("a file of another division is judged", () => Complete("a", "b", "c"), "3-1a", Block, "files[2].fileId"),

        new("excluded with a reason, tests answered", () => SelectionRules.CheckExclusion("名簿", AllMet, "需要が見込まれない")),
        new("excluded because a test fails", () => SelectionRules.CheckExclusion("名簿", new() { IsRegistered = false, RegisteredReason = "未公表" }, "未公表のため")),
        new("excluded without a reason", () => SelectionRules.CheckExclusion("名簿", AllMet, " "), "3-1a", Block, "exclusionReason"),
        new("excluded with a test open", () => SelectionRules.CheckExclusion("名簿", With(t => t.CanBeProcessed = null), "理由"), "3-1b", Block, "canBeProcessed"),
        new("a test answered without a reason", () => SelectionRules.CheckExclusion("名簿", With(t => t.DisclosedReason = ""), "理由"), "3-1b", Block, "disclosedReason"),

        new("⒁ and ⒂ entered", () => SelectionRules.CheckEntered(File)),
        new("⒁ not entered", () => SelectionRules.CheckEntered(File with { HasRecruitmentEntry = false }), "3-2", Block, "entered14"),
        new("⒂ without a name", () => SelectionRules.CheckEntered(File with { ReceivingOrganisation = "" }), "3-2", Block, "organisation15"),
        new("⒂ without an address", () => SelectionRules.CheckEntered(File with { ReceivingAddress = null }), "3-2", Block, "address15"),

        new("revised and published today", () => SelectionRules.CheckRevision(Today, Today, Today)),
        new("not revised", () => SelectionRules.CheckRevision(null, Today, Today), "3-2", Block, "revisedOn"),
        new("revised tomorrow", () => RuleCase.First(SelectionRules.CheckRevision(Today.AddDays(1), Today.AddDays(1), Today)), "3-2", Block, "revisedOn"),
        new("not published", () => SelectionRules.CheckRevision(Today, null, Today), "3-1a", Block, "publishedOn"),
        new("published before it was revised", () => SelectionRules.CheckRevision(Today, Today.AddDays(-1), Today), "3-2", Block, "publishedOn"),

        new("an entry in order", () => SelectionRules.CheckEntry(Entry, Today)),
        new("an entry without a name", () => SelectionRules.CheckEntry(Entry with { Name = "" }, Today), "3-1a", Block, "name"),
        new("an entry without a division", () => SelectionRules.CheckEntry(Entry with { DivisionId = null }, Today), "2-d", Block, "divisionId"),
        new("an entry without an outline", () => SelectionRules.CheckEntry(Entry with { Summary = " " }, Today), "4-2b", Block, "summary"),
        new("an entry without record items", () => SelectionRules.CheckEntry(Entry with { ItemNames = [] }, Today), "5-5-4", Block, "recordItems"),
        new("a record item without a name", () => SelectionRules.CheckEntry(Entry with { ItemNames = ["氏名", ""] }, Today), "5-5-4", Block, "recordItems[1].name"),
        new("a record item twice", () => SelectionRules.CheckEntry(Entry with { ItemNames = ["氏名", "氏　名"] }, Today), "5-5-4", Block, "recordItems[1].name"),
        new("more persons after 名寄せ than before", () => SelectionRules.CheckEntry(Entry with { PersonCount = 2_001 }, Today), "6-2ア", Block, "personCount"),
        new("a negative count", () => SelectionRules.CheckEntry(Entry with { PersonCount = -1 }, Today), "6-2ア", Block, "personCount"),
        new("a count without a day", () => SelectionRules.CheckEntry(Entry with { PersonCountAsOf = null }, Today), "6-2イ", Block, "personCountAsOf"),
        new("a count of tomorrow", () => SelectionRules.CheckEntry(Entry with { PersonCountAsOf = Today.AddDays(1) }, Today), "6-2イ", Block, "personCountAsOf"),
        new("a negative count before 名寄せ", () => SelectionRules.CheckCount(-1, null, Today, Today), "6-2ア", Block, "rawPersonCount", "名寄せ前の数"),
        new("a count of nobody", () => SelectionRules.CheckCount(0, 0, Today, Today)),
        new("published tomorrow", () => SelectionRules.CheckEntry(Entry with { RegisterPublishedOn = Today.AddDays(1) }, Today), "3-1a", Block, "registerPublishedOn"),

        new("a start day ahead", () => PublicationRules.CheckStartAhead(Today.AddDays(1), Today)),
        new("a start day today", () => PublicationRules.CheckStartAhead(Today, Today), "4-2b", Block, "start"),
        new("a record in order", () => PublicationRules.CheckRecord(Record, "4-2b", Today)),
        new("a record without a channel", () => PublicationRules.CheckRecord(Record with { Channel = "" }, "4-2b", Today), "4-2b", Block, "channelId"),
        new("a record without a URL", () => PublicationRules.CheckRecord(Record with { Url = null }, "4-2a", Today), "4-2a", Block, "url"),
        new("a record with no URL of the web", () => PublicationRules.CheckRecord(Record with { Url = "file:///c:/x" }, "4-2a", Today), "4-2a", Block, "url"),
        new("a record without a name", () => PublicationRules.CheckRecord(Record with { PublishedBy = " " }, "4-2b", Today), "4-2b", Block, "publishedBy"),
        new("a record without evidence", () => PublicationRules.CheckRecord(Record with { Evidence = "" }, "4-2b", Today), "4-2b", Block, "evidence"),
        new("a record of tomorrow", () => PublicationRules.CheckRecord(Record with { PublishedOn = Today.AddDays(1) }, "4-2b", Today), "4-2b", Block, "publishedOn"),
        new("noticed beforehand", () => PublicationRules.CheckNoticed(Start.AddDays(-1), Start)),
        new("noticed on the start day", () => PublicationRules.CheckNoticed(Start, Start), "4-2b", Block, "publishedOn"),
        new("never noticed", () => PublicationRules.CheckNoticed(null, Start), "4-2b", Block, "publishedOn"),
        new("every file has an outline", () => PublicationRules.CheckOutlines([("甲", "概要")])),
        new("a file without an outline", () => PublicationRules.CheckOutlines([("甲", "概要"), ("乙", "")]), "4-2b", Block, "files"),
        new("closed the day after the end", () => PublicationRules.CheckClose(End.AddDays(1), End, End.AddDays(1))),
        new("closed on the last day", () => PublicationRules.CheckClose(End, End, End.AddDays(1)), "4-1b", Block, "closedOn"),
        new("closed tomorrow", () => PublicationRules.CheckClose(End.AddDays(2), End, End.AddDays(1)), "4-1b", Block, "closedOn"),
        new("closed without a day", () => PublicationRules.CheckClose(null, End, End.AddDays(1)), "4-1b", Block, "closedOn"),
        new("a period alone in order", () => RecruitmentRules.CheckPeriod(new(2026, 2, 13), new(2026, 3, 16), PeriodCalculator.Default)),
        new("a period alone too short", () => RecruitmentRules.CheckPeriod(new(2026, 2, 13), new(2026, 3, 2), PeriodCalculator.Default), "4-1b", Block, "end"),
    ];

    private static RuleResult Complete(params string[] judged) => SelectionRules.CheckComplete(["a", "b"], judged, id => id);

    private static FileTests With(Action<FileTests> change)
    {
        var tests = AllMet.Copy();
        change(tests);
        return tests;
    }
}
