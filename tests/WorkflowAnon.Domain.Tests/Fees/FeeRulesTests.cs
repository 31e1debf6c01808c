using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Rules;
using Xunit;

namespace WorkflowAnon.Domain.Tests.Fees;

public sealed class FeeRulesTests
{
    private static readonly DateOnly Today = new(2026, 5, 20);
    private static readonly FeeSheetLine[] Work = [new() { Work = FeeWork.Extraction, Minutes = 6 }, new() { Work = FeeWork.Processing, Minutes = 162 }];

    public static TheoryData<string, string, FindingLevel, FeeEstimate> WrongEstimates => new()
    {
        { "8-1-2イ", "lines", FindingLevel.Block, new([], false, null, null, false) },
        { "8-1-2イ", "lines[0].minutes", FindingLevel.Block, new([new() { Work = FeeWork.Other, Minutes = 0 }], false, null, null, false) },
        { "8-1-2イ", "lines[0].work", FindingLevel.Block, new([new() { Minutes = 5 }], false, null, null, false) },
        { "8-1-2ウ", "outsourcedYen", FindingLevel.Block, new(Work, false, 100, null, false) },
        { "8-1-2ウ", "outsourcedYen", FindingLevel.Block, new(Work, true, 100, null, false) },
        { "8-1-2ウ", "outsourcedYen", FindingLevel.Block, new(Work, true, null, 100, false) },
        { "8-1-2ウ", "outsourcedYen", FindingLevel.Block, new(Work, true, 99, 100, false) },
        { "8-1-2ウ(ｱ)", "paperworkInOutsourced", FindingLevel.Warn, new(Work, true, 100, 100, true) },
    };

    [Theory]
    [MemberData(nameof(WrongEstimates))]
    public void A_wrong_estimate_is_found(string clause, string item, FindingLevel level, FeeEstimate estimate)
    {
        var finding = Assert.Single(FeeSheetRules.Check(estimate).Findings);

        Assert.Equal((clause, item, level), (finding.Clause, finding.Item, finding.Level));
    }

    [Fact]
    public void Estimates_with_matching_flag_amount_and_group_pass()
    {
        Assert.True(FeeSheetRules.Check(new(Work, false, null, null, false)).IsClean);
        Assert.True(FeeSheetRules.Check(new(Work, true, 100, 100, false)).IsClean);
    }

    public static TheoryData<string, string, PaymentReceived> WrongPayments => new()
    {
        { "8-2-1", "yen", Paid with { Yen = 60000 } },
        { "8-2-1", "yen", Paid with { Yen = 61000 } },
        { "8-2-1ア", "paymentMethod", Paid with { MethodAccepted = false } },
        { "8-2-1ア", "postReason", Paid with { Channel = PaymentChannel.Post } },
        { "8-2-1", "paidOn", Paid with { PaidOn = new(2026, 5, 21), Due = new(2026, 5, 31) } },
        { "8-2-1", "paidOn", Paid with { PaidOn = new(2026, 4, 19) } },
        { "8-2-1イ", "paidOn", Paid with { Due = new(2026, 5, 19) } },
    };

    private static PaymentReceived Paid => new(60500, 60500, Today, new(2026, 4, 20), Today, true, true, PaymentChannel.InPerson, "");

    [Theory]
    [MemberData(nameof(WrongPayments))]
    public void A_payment_that_differs_from_the_notice_is_not_confirmed(string clause, string item, PaymentReceived payment)
    {
        var finding = Assert.Single(FeePaymentRules.Check(payment, Today).Blocks);

        Assert.Equal((clause, item), (finding.Clause, finding.Item));
    }

    [Fact]
    public void A_payment_on_the_last_day_or_by_post_with_a_reason_passes()
    {
        Assert.True(FeePaymentRules.Check(Paid, Today).IsClean);
        Assert.Equal(("8-2-1ア", FindingLevel.Warn), FeePaymentRules.Check(Paid with { MethodNotified = false }, Today).Findings.Select(f => (f.Clause, f.Level)).Single());
        Assert.True(FeePaymentRules.CheckLapse(Today, Today).IsClean);
        Assert.Equal(("8-2-1イ", FindingLevel.Human), FeePaymentRules.CheckLapse(Today, Today.AddDays(1)).Findings.Select(f => (f.Clause, f.Level)).Single());
        Assert.Equal("8-1-2ア", FeeSheetRules.CheckSchedule(null).Blocks.Single().Clause);
        Assert.True(FeePaymentRules.Check(Paid with { Channel = PaymentChannel.Post, PostReason = "遠隔地のため" }, Today).IsClean);
    }

    [Theory]
    [InlineData("2026-06-20", "遠隔地", null)]
    [InlineData("2026-06-20", "", "reason")]
    [InlineData("2026-05-20", "遠隔地", "newDueOn")]
    [InlineData(null, "遠隔地", "newDueOn")]
    public void An_extension_of_the_period_is_later_and_has_a_reason(string? due, string reason, string? item)
    {
        DateOnly? after = due is null ? null : DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(item, FeePaymentRules.CheckExtension(Today, after, reason, Today.AddDays(1)).Blocks.SingleOrDefault()?.Item);
    }
}
