using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Rules;
using static WorkflowAnon.Domain.Rules.FindingLevel;

namespace WorkflowAnon.Domain.Tests.Rules;

/// <summary>第8の1 and 第8の2: what is put into the fee, another amount at the counter, the cancelled stamps, the settlement of a difference.</summary>
internal static class FeeCases
{
    private static readonly DateOnly Paid = new(2026, 5, 18), Today = new(2026, 5, 20);
    private static readonly FeeSheetLine[] Paperwork = [new() { Work = FeeWork.OutsourcingPaperwork, Minutes = 30 }];

    private static readonly FeeSettlement Settlement =
        new() { Id = "settlement-1", CaseId = "case-1", NoticeId = "notice-2", DifferenceYen = 90_000, Explanation = "桁の誤記", DecidedById = "supervisor", DecidedOn = Paid };

    internal static IEnumerable<RuleCase> All =>
    [
        new("time of outsourcing paperwork where outsourced", () => FeeSheetRules.Check(new(Paperwork, true, 100, 100, false))),
        new("time of outsourcing paperwork where not outsourced", () => FeeSheetRules.Check(new(Paperwork, false, null, null, false)), "8-1-2ウ(ｱ)", Warn, "lines", "委託しないこととしています"),

        new("another amount at the counter", () => FeePaymentRules.CheckMismatch(FeeMismatchKind.AmountReceived, 60_499, 60_500, "不足を説明し、お返しした。")),
        new("another amount, nothing said", () => FeePaymentRules.CheckMismatch(FeeMismatchKind.AmountReceived, 60_499, 60_500, " "), "8-2-1", Block, "note", "経緯と対応"),
        new("another amount, not said how much", () => FeePaymentRules.CheckMismatch(FeeMismatchKind.AmountReceived, null, 60_500, "説明した。"), "8-2-1", Block, "yen", "持参又は郵送された額"),
        new("the notified amount as another", () => FeePaymentRules.CheckMismatch(FeeMismatchKind.AmountReceived, 60_500, 60_500, "説明した。"), "8-2-1", Block, "yen", "納付を確認してください"),
        new("a doubt about the notice", () => FeePaymentRules.CheckMismatch(FeeMismatchKind.FormalErrorInNotice, null, 60_500, "桁の誤記か。")),
        new("a doubt about the notice, nothing said", () => FeePaymentRules.CheckMismatch(FeeMismatchKind.FormalErrorInNotice, null, 60_500, ""), "8-2-2但", Block, "note", "経緯と対応"),

        new("stamps cancelled on the day of the payment", () => FeePaymentRules.CheckCancellation(Paid, Paid, true, Today)),
        new("stamps cancelled today", () => FeePaymentRules.CheckCancellation(Today, Paid, true, Today)),
        new("stamps cancelled before the payment", () => FeePaymentRules.CheckCancellation(Paid.AddDays(-1), Paid, true, Today), "8-2-1", Block, "cancelledOn", "納付日から今日まで"),
        new("stamps cancelled tomorrow", () => FeePaymentRules.CheckCancellation(Today.AddDays(1), Paid, true, Today), "8-2-1", Block, "cancelledOn", "納付日から今日まで"),

        new("difference settled", () => FeeCorrectionRules.CheckSettlement(Settlement, 90_000, Today, "証紙", false, Today)),
        new("difference settled on no day", () => FeeCorrectionRules.CheckSettlement(Settlement, 90_000, null, "証紙", false, Today), "8-2-2但", Block, "settledOn", "精算した日を入力"),
    ];
}
