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
        { "6-1", "criterion1Result", FindingLevel.Block, "① met in spite of a ground", f => f.Eligibility!.GroundFound = true },
        { "6-2", "criterion2Result", FindingLevel.Block, "② met with 999 persons", f => f.PersonCount!.ProposedCount = 999 },
        { "6-2", "criterion2Result", FindingLevel.Block, "② met with more than after 名寄せ, though fewer than before", f => f.PersonCount!.ProposedCount = 5001 },
        { "6-2", "criterion2Result", FindingLevel.Block, "② not met although the count is within the limits", f => f.Of(2).Met = false },
        { "6-3", "criterion3Result", FindingLevel.Block, "③ met with a standard that cannot be met", f => f.Method!.Standards[3].CanBeMet = false },
        { "6-4ア", "criterion4Codes", FindingLevel.Block, "④ not met without a listed reason", f => f.Of(4).Met = false },
        { "6-4ア", "criterion4Codes", FindingLevel.Block, "④ met with a listed reason", f => f.Of(4).ReasonCodes = ["curiosity"] },
        { "6-7", "criterion7Codes", FindingLevel.Block, "⑦ not met with a reason of ④", f => { f.Of(7).Met = false; f.Of(7).ReasonCodes = ["curiosity"]; } },
        { "6-4イ(ｱ)", "criterion4Reason", FindingLevel.Warn, "④ by points", f => f.Of(4).Reason = "有用性の評点が80点に達するため" },
        { "6-4イ(ｲ)", "criterion4Reason", FindingLevel.Warn, "④ by ranking", f => f.Of(4).Reason = "他の提案と比べて優れているため" },
        { "6-1", "", FindingLevel.Block, "no confirmation of eligibility", f => f.Eligibility = null },
        { "6-2", "", FindingLevel.Block, "no person count", f => f.PersonCount = null },
        { "6-3", "", FindingLevel.Block, "no check of the method", f => f.Method = null },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void An_assessment_that_contradicts_the_record_is_found(string clause, string item, FindingLevel level, string why, Action<ExaminationFile> change)
    {
        var finding = Assert.Single(CriteriaRules.CheckAssessments(ExaminationFiles.AllMet().With(change)).Findings);

        Assert.True(finding.Clause == clause && finding.Item == item && finding.Level == level, why + ": " + finding);
    }

    [Fact]
    public void Seven_criteria_met_with_reasons_pass_and_only_conform()
    {
        var file = ExaminationFiles.AllMet();

        Assert.True(CriteriaRules.CheckAssessments(file).IsClean);
        Assert.True(CriteriaRules.CheckConclusion(file, conforms: true).IsClean);
        Assert.Equal("6-0", CriteriaRules.CheckConclusion(file, conforms: false).Blocks.Single().Clause);
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

        Assert.Contains(CriteriaRules.CheckConclusion(file, conforms: true).Blocks, f => f.Item == "conforms");
        Assert.True(CriteriaRules.CheckConclusion(file, conforms: false).IsClean);
    }
}
