using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Rules;
using Xunit;

namespace WorkflowAnon.Domain.Tests.Examination;

public sealed class EvidenceRulesTests
{
    private static readonly DateOnly End = new(2026, 3, 16);
    private static readonly DateOnly Today = new(2026, 4, 1);

    [Theory]
    [InlineData(1000, 1000, true)]
    [InlineData(999, 5000, false)]
    [InlineData(5000, 5000, true)]
    [InlineData(5001, 5000, false)]
    public void The_limits_of_6_2_are_both_inclusive_and_counted_after_deduplication(long proposed, long deduplicated, bool within)
    {
        var evidence = new PersonCountEvidence { RawCount = 9000, DeduplicatedCount = deduplicated, ProposedCount = proposed };
        var found = EvidenceRules.CheckPersonCount(new(proposed, 9000, deduplicated, End, End, null), Today);

        Assert.Equal(within, found.IsClean);
        Assert.Equal(within, evidence.WithinLimits);
        Assert.All(found.Findings, f => Assert.Equal((FindingLevel.NonConforming, "6-2"), (f.Level, f.Clause)));
    }

    [Theory]
    [InlineData(6000, 5000, "2026-03-16", null, null)]
    [InlineData(6000, 5000, null, "6-2イ", FindingLevel.Block)]
    [InlineData(6000, 5000, "2026-04-02", "6-2イ", FindingLevel.Block)]
    [InlineData(6000, 5000, "2026-03-31", "6-2イ", FindingLevel.Warn)]
    [InlineData(5000, 6000, "2026-03-16", "6-2ア", FindingLevel.Block)]
    [InlineData(0, 0, "2026-03-16", "6-2ア", FindingLevel.Block)]
    public void The_count_has_a_day_and_is_deduplicated(long raw, long deduplicated, string? asOf, string? clause, FindingLevel? level)
    {
        DateOnly? day = asOf is null ? null : DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture);
        var finding = EvidenceRules.CheckPersonCount(new(2000, raw, deduplicated, day, End, null), Today).Findings.FirstOrDefault(f => f.Level != FindingLevel.NonConforming);

        Assert.Equal((clause, level), (finding?.Clause, finding?.Level));
    }

    [Fact]
    public void Each_of_the_five_standards_is_answered_with_a_note()
    {
        var method = ExaminationFiles.Method();
        Assert.True(EvidenceRules.CheckMethod(method).IsClean);

        method.Standards.RemoveAt(4);
        method.Standards[0].Note = "";
        method.SharedUnderstanding = "";
        Assert.Equal(["standard1Note", "standard5", "sharedUnderstanding"], EvidenceRules.CheckMethod(method).Blocks.Select(f => f.Item));
    }

    [Fact]
    public void A_standard_that_cannot_be_met_is_a_ground_and_no_refusal()
    {
        var method = ExaminationFiles.Method();
        method.Standards[3].CanBeMet = false;

        Assert.Equal(FindingLevel.NonConforming, EvidenceRules.CheckMethod(method).Findings.Single().Level);
    }

    [Fact]
    public void Eligibility_needs_oaths_inquiry_and_a_judgement_of_every_hit()
    {
        var evidence = new EligibilityEvidence { RegisterHits = ["disqualification-1"] };

        Assert.Equal(["oathsConfirmed", "hitJudgement", "otherInquiry"], EvidenceRules.CheckEligibility(evidence).Blocks.Select(f => f.Item));

        evidence = new() { OathsConfirmed = true, OtherInquiry = "照会先なし", RegisterHits = ["d"], HitJudgement = "同名の別法人" };
        Assert.True(EvidenceRules.CheckEligibility(evidence).IsClean);
        evidence.GroundFound = true;
        Assert.Equal((FindingLevel.NonConforming, "6-1"), EvidenceRules.CheckEligibility(evidence).Findings.Select(f => (f.Level, f.Clause)).Single());
    }
}
