using WorkflowAnon.Domain.Rules;
using Catalogue = WorkflowAnon.Domain.Rules.Clauses;

namespace WorkflowAnon.Domain.Tests.Rules;

/// <summary>One line of a rule table: what is done, and the one finding that it must give (or none), with the words that name what is wrong.</summary>
public sealed record RuleCase(string Name, Func<RuleResult> Rule, string? Clause = null, FindingLevel Level = FindingLevel.Block, string? Item = null, string? Says = null)
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
        if (Says is not null)
            Assert.Contains(Says, only.Message, StringComparison.Ordinal);
        Assert.Equal(Level == FindingLevel.Block, result.IsBlocked);
    }

    /// <summary>Where two things are wrong at once, the first is the case.</summary>
    internal static RuleResult First(RuleResult result) => new(result.Findings.Take(1));

    public override string ToString() => Name;
}
