using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Rules;
using Xunit;

namespace WorkflowAnon.Domain.Tests.Fees;

public sealed class IdenticalProposalsRulesTests
{
    private static readonly ComparedProposal Own = new("a", "第1号", 5000, ["住所（市町村）", "年齢（年代）"], null);
    private static readonly ComparedProposal Same = new("b", "第2号", 5000, ["年齢（年代）", "住所（市町村）"], null);

    private static IdenticalProposals Group(params string[] cases) =>
        new() { Id = "identical-1", RecruitmentId = "r", FileId = "f", CaseIds = [.. cases], ComparedCaseIds = ["a", "b"], Basis = "同文である。", ConfirmedById = "staff" };

    [Fact]
    public void Identical_proposals_of_the_recruitment_pass_in_any_order_of_items()
    {
        Assert.True(IdenticalProposalsRules.Check(Group("a", "b"), Own, [Same]).IsClean);
        Assert.True(IdenticalProposalsRules.Check(Group("a"), Own, [Same]).IsClean);
    }

    [Fact]
    public void A_proposal_of_another_recruitment_or_without_a_basis_is_refused()
    {
        Assert.Equal("identicalCases", IdenticalProposalsRules.Check(Group("a", "x"), Own, [Same]).Blocks.Single().Item);
        Assert.Equal("identicalCases", IdenticalProposalsRules.Check(Group("b"), Own, [Same]).Blocks.Single().Item);
        var bare = new IdenticalProposals { Id = "i", RecruitmentId = "r", FileId = "f", CaseIds = ["a"], Basis = "", ConfirmedById = "staff" };
        Assert.Equal("basis", IdenticalProposalsRules.Check(bare, Own, []).Blocks.Single().Item);
    }

    [Fact]
    public void What_plainly_differs_is_pointed_out()
    {
        Assert.Equal(FindingLevel.Warn, IdenticalProposalsRules.Check(Group("a", "b"), Own, [Same with { PersonCount = 5001 }]).Findings.Single().Level);
        Assert.Equal(FindingLevel.Warn, IdenticalProposalsRules.Check(Group("a", "b"), Own, [Same with { Items = ["住所（市町村）"] }]).Findings.Single().Level);
        Assert.Equal(FindingLevel.Warn, IdenticalProposalsRules.Check(Group("a", "b"), Own, [Same with { NotifiedShares = 1 }]).Findings.Single().Level);
        Assert.True(IdenticalProposalsRules.CheckSameCost(11_850, [11_850]).IsClean);
        Assert.Equal(("8-1-3", FindingLevel.Warn), IdenticalProposalsRules.CheckSameCost(11_850, [15_800, 15_800]).Findings.Select(f => (f.Clause, f.Level)).Single());
    }
}
