using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Tests.Records;

/// <summary>保存期間 from the first day of the 年度 after the one in which the matter ended.</summary>
public sealed class RetentionPeriodTests
{
    private static readonly RetentionSettings Settings = new();

    [Theory]
    // The last and the first day of a 年度 are a year apart.
    [InlineData(RetentionKind.NotAdoptedCase, "2026-03-31", "2031-03-31")]
    [InlineData(RetentionKind.NotAdoptedCase, "2026-04-01", "2032-03-31")]
    [InlineData(RetentionKind.AdoptedCase, "2029-04-02", "2040-03-31")]
    [InlineData(RetentionKind.Inquiry, "2026-01-01", "2029-03-31")]
    [InlineData(RetentionKind.PreCheck, "2026-12-31", "2030-03-31")]
    [InlineData(RetentionKind.Complaint, "2028-02-29", "2033-03-31")]
    [InlineData(RetentionKind.Recruitment, "2026-03-20", "2036-03-31")]
    [InlineData(RetentionKind.Disqualification, "2028-06-09", "2039-03-31")]
    [InlineData(RetentionKind.FeePapers, "2026-03-31", "2031-03-31")]
    [InlineData(RetentionKind.SafetyEvaluation, "2026-03-31", "2031-03-31")]
    [InlineData(RetentionKind.AuditLog, "2026-03-31", "2038-03-31")]
    public void The_period_counts_from_the_next_fiscal_year(RetentionKind kind, string ended, string until)
    {
        var period = RetentionRules.ExpiresOn([kind], DateOnly.ParseExact(ended, "yyyy-MM-dd", null), Settings);

        Assert.Equal(DateOnly.ParseExact(until, "yyyy-MM-dd", null), period.KeptUntil);
        Assert.Equal(period.KeptUntil.AddDays(1), period.DisposableFrom);
        Assert.Equal((4, 1), (period.CountedFrom.Month, period.CountedFrom.Day));
        Assert.Contains($"保存期間は{Settings.YearsOf(kind)}年", period.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_the_kinds_in_one_file_the_longest_counts_and_the_text_says_so()
    {
        var settings = Settings with { NotAdoptedCaseYears = 3 };
        var period = RetentionRules.ExpiresOn([RetentionKind.NotAdoptedCase, RetentionKind.FeePapers], new(2026, 3, 31), settings);

        Assert.Equal((RetentionKind.FeePapers, 5, new DateOnly(2031, 3, 31)), (period.Kind, period.Years, period.KeptUntil));
        Assert.Contains("長い方による", period.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void The_longest_period_counts_the_years_of_a_bar_from_the_end_of_its_case() => Assert.Equal(12, Settings.LongestYears());
}
