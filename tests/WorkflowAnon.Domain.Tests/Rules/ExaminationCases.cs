using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Rules;
using static WorkflowAnon.Domain.Rules.FindingLevel;

namespace WorkflowAnon.Domain.Tests.Rules;

/// <summary>第5の7 after the period, and 第6: number of persons, consultation of 総務課.</summary>
internal static class ExaminationCases
{
    // A Wednesday; the Saturday after is the 25th.
    private static readonly DateOnly Today = new(2026, 4, 22), Before = new(2026, 4, 15), End = new(2026, 3, 16);
    private static readonly PersonCountFacts Count = new(2_000, 6_000, 5_000, End, End, null);

    internal static IEnumerable<RuleCase> All =>
    [
        new("period extended", () => Extension(new(2026, 4, 24))),
        new("period extended to no day", () => Extension(null), "5-7", Block, "newDueOn", "新しい期限を入力"),
        new("period extended to a Saturday", () => Extension(new(2026, 4, 25)), "5-7", Warn, "newDueOn", "閉庁日"),
        new("withdrawn by a paper of today", () => CorrectionOutcomeRules.CheckOverdueOutcome(CorrectionState.Withdrawn, Today, "取下書（提案者）", Today)),
        new("withdrawn by a paper that is not named", () => CorrectionOutcomeRules.CheckOverdueOutcome(CorrectionState.Withdrawn, Today, " ", Today), "5-7", Block, "reason", "取下げを確認した書面"),

        new("persons counted", () => EvidenceRules.CheckPersonCount(Count, Today)),
        new("persons not counted before 名寄せ", () => EvidenceRules.CheckPersonCount(Count with { Raw = null }, Today), "6-2ア", Block, "raw", "名寄せ前の数"),

        new("a question about the examination", () => HearingRules.CheckQuestion(ConsultationSubject.Examination, "市町村までの加工でよいか。")),
        new("a question about the examination without words", () => HearingRules.CheckQuestion(ConsultationSubject.Examination, " "), "6-0", Block, "question", "協議・確認する内容"),
        new("a question about the cost without words", () => HearingRules.CheckQuestion(ConsultationSubject.OutsourcingCost, ""), "8-1-2ウ(ｲ)", Block, "question", "協議・確認する内容"),
        new("a question answered", () => HearingRules.CheckAnswer(Asked(ConsultationSubject.Examination), "市町村まででよい。")),
        new("a question answered with nothing", () => HearingRules.CheckAnswer(Asked(ConsultationSubject.Examination), "　"), "6-0", Block, "answer", "回答を入力"),
        new("a question about the cost answered with nothing", () => HearingRules.CheckAnswer(Asked(ConsultationSubject.OutsourcingCost), ""), "8-1-2ウ(ｲ)", Block, "answer", "回答を入力"),
        new("a question answered twice", () => HearingRules.CheckAnswer(Asked(ConsultationSubject.OutsourcingCost, isAnswered: true), "算入する。"), "8-1-2ウ(ｲ)", Block, "", "既に回答されています"),
    ];

    private static RuleResult Extension(DateOnly? due) => CorrectionOutcomeRules.CheckExtension(Before, due, "提案者の依頼", HolidayCalendar.Default, Today);

    private static Consultation Asked(ConsultationSubject subject, bool isAnswered = false) => new()
    {
        Id = "consultation-1",
        CaseId = "case-1",
        Subject = subject,
        Question = "どうするか。",
        RequestedById = "staff",
        RequestedByDivisionId = "accounting",
        AnsweredAt = isAnswered ? new DateTimeOffset(2026, 4, 21, 3, 0, 0, TimeSpan.Zero) : null,
    };
}
