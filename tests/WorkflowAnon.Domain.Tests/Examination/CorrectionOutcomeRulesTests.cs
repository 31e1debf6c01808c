using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Examination;
using Xunit;

namespace WorkflowAnon.Domain.Tests.Examination;

public sealed class CorrectionOutcomeRulesTests
{
    private static readonly DateOnly Today = new(2026, 4, 1);

    [Theory]
    [InlineData(true, false, "2026-04-01", 10, "addressee")]
    [InlineData(true, true, "2026-04-01", 0, null)]
    [InlineData(false, false, "2026-04-02", 10, "issuedOn")]
    [InlineData(false, false, "2026-03-01", -1, "dueOn")]
    public void A_demand_goes_to_somebody_who_exists_on_a_day_that_has_come(bool toAgent, bool hasAgent, string issued, int due, string? item) =>
        Assert.Equal(item, CorrectionOutcomeRules.CheckAddress(
            toAgent, hasAgent, DateOnly.Parse(issued, System.Globalization.CultureInfo.InvariantCulture), Today.AddDays(due), Today).Blocks.SingleOrDefault()?.Item);

    [Theory]
    [InlineData("2026-04-20", "理由", null)]
    [InlineData("2026-04-20", " ", "reason")]
    [InlineData("2026-04-10", "理由", "newDueOn")]
    [InlineData("2026-04-09", "理由", "newDueOn")]
    public void An_extension_is_later_and_has_a_reason(string due, string reason, string? item)
    {
        var result = CorrectionOutcomeRules.CheckExtension(new(2026, 4, 10), DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), reason, HolidayCalendar.Default, new(2026, 4, 11));

        Assert.Equal(item, result.Blocks.SingleOrDefault()?.Item);
    }

    [Fact]
    public void A_withdrawal_needs_a_dated_paper_and_an_examination_as_is_needs_a_reason()
    {
        Assert.Equal("confirmedOn", CorrectionOutcomeRules.CheckOverdueOutcome(CorrectionState.Withdrawn, null, "取下書", Today).Blocks.Single().Item);
        Assert.Equal("confirmedOn", CorrectionOutcomeRules.CheckOverdueOutcome(CorrectionState.Withdrawn, Today.AddDays(1), "取下書", Today).Blocks.Single().Item);
        Assert.True(CorrectionOutcomeRules.CheckOverdueOutcome(CorrectionState.Withdrawn, Today, "取下書", Today).IsClean);
        Assert.Equal("reason", CorrectionOutcomeRules.CheckOverdueOutcome(CorrectionState.ExaminedAsIs, null, "", Today).Blocks.Single().Item);
    }
}
