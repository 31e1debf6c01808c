using WorkflowAnon.Domain.Rules;
using Catalogue = WorkflowAnon.Domain.Rules.Clauses;

namespace WorkflowAnon.Domain.Tests.Rules;

/// <summary>One line of a rule table: what is done, and the one finding that it must give (or none).</summary>
public sealed record RuleCase(string Name, Func<RuleResult> Rule, string? Clause = null, FindingLevel Level = FindingLevel.Block, string? Item = null)
{
    /// <summary>Asserts that exactly the expected finding came, of a kind that the catalogue allows for its clause.</summary>
    internal void Verify()
    {
        var result = Rule();
        foreach (var finding in result.Findings)
        {
            Assert.Contains(finding.Level, Catalogue.Get(finding.Clause).Results);
            Assert.EndsWith("。", finding.Message, StringComparison.Ordinal);
            Assert.Contains(Catalogue.Get(finding.Clause).Reference, finding.MessageWithReference, StringComparison.Ordinal);
        }

        if (Clause is null)
        {
            Assert.True(result.IsClean, string.Join('\n', result.Findings));
            return;
        }

        var only = Assert.Single(result.Findings);
        Assert.Equal((Clause, Level), (only.Clause, only.Level));
        if (Item is not null)
            Assert.Equal(Item, only.Item);
        Assert.Equal(Level == FindingLevel.Block, result.IsBlocked);
    }

    public override string ToString() => Name;
}
