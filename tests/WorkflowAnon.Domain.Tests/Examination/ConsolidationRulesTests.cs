using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Rules;
using Xunit;

namespace WorkflowAnon.Domain.Tests.Examination;

public sealed class ConsolidationRulesTests
{
    private static readonly DateOnly Today = new(2026, 4, 10);
    private static readonly ConsolidationParty[] Parties = [new("a", 0, "甲"), new("b", 0, "乙"), new("b", 1, "丙")];

    private static Consolidation Proposed(params string[] cases) => new()
    {
        Id = "consolidation-1",
        CaseId = "a",
        RecruitmentId = "r",
        FileId = "f",
        CaseIds = [.. cases],
        Content = "項目を共通にする。",
        ProposedById = "staff",
        Consents = [.. Parties.Select(p => new ConsolidationConsent { CaseId = p.CaseId, ProposerIndex = p.ProposerIndex, Consented = true, On = Today, Method = "書面" })],
    };

    [Fact]
    public void Two_or_more_proposals_on_the_same_file_may_be_consolidated()
    {
        Assert.True(ConsolidationRules.CheckProposal(Proposed("a", "b"), ["a", "b", "c"]).IsClean);
        Assert.Equal("cases", ConsolidationRules.CheckProposal(Proposed("a"), ["a", "b"]).Blocks.Single().Item);
        Assert.Equal("cases", ConsolidationRules.CheckProposal(Proposed("b", "c"), ["a", "b", "c"]).Blocks.Single().Item);
        Assert.Equal("cases", ConsolidationRules.CheckProposal(Proposed("a", "x"), ["a", "b"]).Blocks.Single().Item);
    }

    [Fact]
    public void Every_proposer_of_every_proposal_must_have_consented()
    {
        Assert.True(ConsolidationRules.CheckAgreement(Proposed("a", "b"), Parties, Today).IsClean);
        var one = Proposed("a", "b");
        one.Consents[2].Consented = false;
        Assert.Equal(("6-7イ", FindingLevel.Block), ConsolidationRules.CheckAgreement(one, Parties, Today).Findings.Select(f => (f.Clause, f.Level)).Single());
        one.Consents.RemoveAt(2);
        Assert.True(ConsolidationRules.CheckAgreement(one, Parties, Today).IsBlocked);
        var later = Proposed("a", "b");
        later.Consents[0].On = Today.AddDays(1);
        later.Consents[1].Method = "";
        Assert.Equal(2, ConsolidationRules.CheckAgreement(later, Parties, Today).Blocks.Count());
        Assert.True(ConsolidationRules.CheckGivenUp("　").IsBlocked);
    }
}
