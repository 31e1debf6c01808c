using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Rules;
using Xunit;

namespace WorkflowAnon.Domain.Tests.Examination;

public sealed class CriteriaRulesTests
{
    public static TheoryData<string, string, FindingLevel, string, Action<ExaminationFile>> Wrong => new()
    {
        { "6-0", "criterion5Result", FindingLevel.Block, "a criterion without a result", f => f.Assessments.Remove(f.Of(5)) },
        { "6-0", "criterion6Reason", FindingLevel.Block, "a result without a reason", f => f.Of(6).Reason = "　" },
        { "6-0", "criterion3Evidence", FindingLevel.Block, "a result without evidence", f => f.Of(3).Evidence = "" },
        { "6-0", "criterion3Result", FindingLevel.Block, "a result without an examiner", f => f.Of(3).ExaminerId = "" },
        { "6-0", "criterion1Result", FindingLevel.Block, "① met in spite of a ground", f => f.Eligibility!.GroundFound = true },
        { "6-0", "criterion2Result", FindingLevel.Block, "② met with 999 persons", f => f.PersonCount!.ProposedCount = 999 },
        { "6-0", "criterion2Result", FindingLevel.Block, "② met with more than after 名寄せ, though fewer than before", f => f.PersonCount!.ProposedCount = 5001 },
        { "6-0", "criterion2Result", FindingLevel.Block, "② not met although the count is within the limits", f => f.Of(2).Met = false },
        { "6-0", "criterion3Result", FindingLevel.Block, "③ met with a standard that cannot be met", f => f.Method!.Standards[3].CanBeMet = false },
        { "6-0", "criterion4Codes", FindingLevel.Block, "④ not met without a listed reason", f => f.Of(4).Met = false },
        { "6-0", "criterion4Codes", FindingLevel.Block, "④ met with a listed reason", f => f.Of(4).ReasonCodes = ["curiosity"] },
        { "6-0", "criterion7Codes", FindingLevel.Block, "⑦ not met with a reason of ④", f => { f.Of(7).Met = false; f.Of(7).ReasonCodes = ["curiosity"]; } },
        { "6-4イ(ｱ)", "criterion4Reason", FindingLevel.Warn, "④ by points", f => f.Of(4).Reason = "有用性の評点が80点に達するため" },
        { "6-4イ(ｲ)", "criterion4Reason", FindingLevel.Warn, "④ by ranking", f => f.Of(4).Reason = "他の提案と比べて優れているため" },
        { "6-0", "", FindingLevel.Block, "no confirmation of eligibility", f => f.Eligibility = null },
        { "6-0", "", FindingLevel.Block, "no person count", f => f.PersonCount = null },
        { "6-0", "", FindingLevel.Block, "no check of the method", f => f.Method = null },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void An_assessment_that_contradicts_the_record_is_found(string clause, string item, FindingLevel level, string why, Action<ExaminationFile> change)
    {
        var finding = Assert.Single(CriteriaRules.CheckAssessments(ExaminationFiles.AllMet().With(change), ProposalKind.First).Findings, f => f.Level != FindingLevel.NonConforming);

        Assert.True(finding.Clause == clause && finding.Item == item && finding.Level == level, why + ": " + finding);
    }

    [Fact]
    public void Seven_criteria_met_with_reasons_pass_and_only_conform()
    {
        var file = ExaminationFiles.AllMet();

        Assert.True(CriteriaRules.CheckAssessments(file, ProposalKind.First).IsClean);
        Assert.True(CriteriaRules.CheckConclusion(file, ProposalKind.First, conforms: true, "要旨").IsClean);
        Assert.Equal("6-0", CriteriaRules.CheckConclusion(file, ProposalKind.First, conforms: false, "要旨").Blocks.Single().Clause);
        Assert.Equal(["conforms", "summary"], CriteriaRules.CheckConclusion(file, ProposalKind.First, conforms: null, "").Blocks.Select(f => f.Item));
    }

    [Fact]
    public void A_new_proposal_is_judged_by_five_criteria_and_not_by_the_count_or_the_method()
    {
        var file = ExaminationFiles.AllMet().With(f => (f.PersonCount, f.Method) = (null, null));

        Assert.Equal(["11-6-2イ", "11-6-2イ"], CriteriaRules.CheckAssessments(file, ProposalKind.NewByOtherParty).Blocks.Select(f => f.Clause));
        file.Assessments.RemoveAll(a => a.Criterion is 2 or 3);
        Assert.True(CriteriaRules.CheckConclusion(file, ProposalKind.NewByChangeOfBusiness, conforms: true, "要旨").IsClean);
        file.Of(7).Met = false;
        file.Of(7).ReasonCodes = ["other-hindrance"];
        Assert.Contains(CriteriaRules.CheckConclusion(file, ProposalKind.NewByOtherParty, conforms: true, "要旨").Blocks, f => f.Item == "conforms");
    }

    [Theory]
    [InlineData(4, "antisocial", "6-4ア")]
    [InlineData(4, "no-contribution", "6-4")]
    [InlineData(5, null, "6-5")]
    [InlineData(6, null, "6-6")]
    [InlineData(7, "no-contractor", "6-7ア(ｱ)")]
    [InlineData(7, "paper-records", "6-7ア(ｲ)")]
    [InlineData(7, "system-stop", "6-7ア(ｳ)")]
    [InlineData(7, "many-proposals", "6-7イ")]
    [InlineData(7, "other-hindrance", "6-7")]
    public void What_is_not_met_is_a_ground_under_the_clause_that_names_it(int criterion, string? code, string clause)
    {
        var file = ExaminationFiles.AllMet();
        file.Of(criterion).Met = false;
        if (code is not null)
            file.Of(criterion).ReasonCodes = [code];

        Assert.Equal(clause, Assert.Single(CriteriaRules.CheckAssessments(file, ProposalKind.First).Findings).Clause);
    }

    [Theory]
    [InlineData(4, "curiosity")]
    [InlineData(5, null)]
    [InlineData(6, null)]
    [InlineData(7, "system-stop")]
    public void Any_criterion_not_met_means_not_conforming(int criterion, string? code)
    {
        var file = ExaminationFiles.AllMet();
        file.Of(criterion).Met = false;
        if (code is not null)
            file.Of(criterion).ReasonCodes = [code];

        Assert.Contains(CriteriaRules.CheckConclusion(file, ProposalKind.First, conforms: true, "要旨").Blocks, f => f.Item == "conforms");
        Assert.True(CriteriaRules.CheckConclusion(file, ProposalKind.First, conforms: false, "要旨").IsClean);
    }
}
