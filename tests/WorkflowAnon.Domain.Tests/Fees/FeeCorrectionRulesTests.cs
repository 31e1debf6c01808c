using WorkflowAnon.Domain.Fees;
using Xunit;

namespace WorkflowAnon.Domain.Tests.Fees;

public sealed class FeeCorrectionRulesTests
{
    private static readonly DateOnly Decided = new(2026, 5, 20);

    private static FeeSettlement Open(long difference) =>
        new() { Id = "settlement-1", CaseId = "case", NoticeId = "notice-2", DifferenceYen = difference, Explanation = "桁の誤記", DecidedById = "supervisor", DecidedOn = Decided };

    [Theory]
    [InlineData(AmountCorrectionReason.ActualCost, 70000L, "実費が増えた", "8-2-2")]
    [InlineData(AmountCorrectionReason.Other, 70000L, "値引き", "8-2-2")]
    [InlineData(null, 70000L, "誤記", "8-2-2但")]
    [InlineData(AmountCorrectionReason.FormalError, 60500L, "誤記", "8-2-2但")]
    [InlineData(AmountCorrectionReason.FormalError, 0L, "誤記", "8-2-2但")]
    [InlineData(AmountCorrectionReason.FormalError, null, "誤記", "8-2-2但")]
    [InlineData(AmountCorrectionReason.FormalError, 6050L, "", "8-2-2但")]
    [InlineData(AmountCorrectionReason.FormalError, 6050L, "桁を誤って記載した", null)]
    public void Only_a_formal_error_changes_the_notified_amount(AmountCorrectionReason? reason, long? after, string explanation, string? clause) =>
        Assert.Equal(clause, FeeCorrectionRules.CheckCorrection(reason, 60500, after, explanation).Blocks.SingleOrDefault()?.Clause);

    [Fact]
    public void An_error_is_reported_after_the_payment_and_one_at_a_time()
    {
        Assert.True(FeeCorrectionRules.CheckReport(paid: true, correctionOpen: false, "桁の誤記").IsClean);
        Assert.All([FeeCorrectionRules.CheckReport(false, false, "桁の誤記"), FeeCorrectionRules.CheckReport(true, true, "桁の誤記"), FeeCorrectionRules.CheckReport(true, false, " ")],
            r => Assert.Equal("8-2-2但", r.Blocks.Single().Clause));
    }

    [Fact]
    public void Exactly_the_difference_is_settled()
    {
        Assert.True(FeeCorrectionRules.CheckSettlement(Open(-90_000), 90_000, Decided, "口座振込", false, Decided).IsClean);
        Assert.Equal(("8-2-2", "yen"), FeeCorrectionRules.CheckSettlement(Open(-90_000), 90_001, Decided, "口座振込", false, Decided).Blocks.Select(f => (f.Clause, f.Item)).Single());
        Assert.Equal(["yen", "settledOn", "method", "stampsCancelled"], FeeCorrectionRules.CheckSettlement(Open(10), null, Decided.AddDays(-1), "", true, Decided).Blocks.Select(f => f.Item));
    }
}
