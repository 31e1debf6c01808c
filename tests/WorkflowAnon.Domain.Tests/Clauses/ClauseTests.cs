using WorkflowAnon.Domain.Rules;
using Catalogue = WorkflowAnon.Domain.Rules.Clauses;

namespace WorkflowAnon.Domain.Tests.Clauses;

public sealed class ClauseTests
{
    // The ids of the obligations, in the order of the 要領. A clause that goes missing here goes missing everywhere.
    private const string Ids = """
        N-1 N-2 N-3 1-0 2-a 2-b 2-d 3-1a 3-1b 3-2 4-1a 4-1b 4-1c 4-2a 4-2b 4-3a 4-3b
        5-※ 5-1-0 5-1-1 5-1-2 5-1-3 5-1-4 5-1-5 5-1-6 5-2-1 5-2-2 5-2-3 5-2-4a 5-2-4b 5-3-1 5-3-1n 5-3-2
        5-4-0 5-4-1ア 5-4-1イ 5-4-2ア(ｱ) 5-4-2ア(ｲ) 5-4-2イ 5-4-2ウ 5-4-2ウn 5-5-1 5-5-2 5-5-3 5-5-4 5-5-5 5-5-6 5-5-7 5-5-8
        5-6-1 5-6-2 5-6-3 5-6-3n 5-7 5-7n
        6-0 6-1 6-2 6-2ア 6-2イ 6-3 6-4 6-4ア 6-4イ(ｱ) 6-4イ(ｲ) 6-5 6-6 6-7 6-7ア(ｱ) 6-7ア(ｲ) 6-7ア(ｳ) 6-7イ 7-0 7-0n 7-1ア 7-1イ 7-2
        8-1-1 8-1-2ア 8-1-2イ 8-1-2ウ 8-1-2ウ(ｱ) 8-1-2ウ(ｲ) 8-1-3 8-1-4 8-2-1 8-2-1ア 8-2-1イ 8-2-2 8-2-2但
        8-3-1 8-3-1n 8-3-2 8-3-3a 8-3-3b 8-3-4 8-3-5
        9-1-1 9-1-1n 9-1-2a 9-1-2b 9-1-3 9-1-4 9-1-4n 9-1-4ア 9-1-4イ 9-1-4イn 9-1-5 9-2-1 9-2-1但 9-2-2a 9-2-2b
        9-3-0 9-3-1ア 9-3-1イ 9-3-1ウ 9-3-2 10-1 10-2 10-3 10-3x 10-4
        11-1 11-2 11-3 11-4 11-5-1 11-5-1n 11-5-2 11-6-1ア 11-6-1イ 11-6-2 11-6-2ア 11-6-2イ 11-6-2ウ(ｱ)(ｲ) 11-6-2エ(ｱ) 11-6-2エ(ｲ) 11-6-2オ 12
        """;

    [Fact]
    public void The_catalogue_holds_every_clause_once_and_in_order() =>
        Assert.Equal(Ids.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), Catalogue.All.Select(c => c.Id));

    [Fact]
    public void Clauses_are_cited_once_each_however_many_ids_stand_at_a_place()
    {
        var (first, second) = Catalogue.All.GroupBy(c => c.Reference).First(g => g.Count() > 1).ToArray() switch { var same => (same[0], same[1]) };
        var other = Catalogue.Get("6-1");
        Assert.Equal($"{first.Reference}、{other.Reference}、無い条項", Catalogue.References($"{first.Id} {other.Id} {second.Id} {first.Id}  無い条項"));
    }

    [Fact]
    public void Every_clause_says_where_it_stands_what_it_asks_and_on_which_law()
    {
        foreach (var clause in Catalogue.All)
        {
            Assert.StartsWith("要領", clause.Reference, StringComparison.Ordinal);
            Assert.EndsWith("。", clause.Summary, StringComparison.Ordinal);
            Assert.NotEqual(ClauseUnits.None, clause.Units);
            Assert.All(clause.Laws, id => Assert.NotNull(LawCitations.Get(id)));
        }

        Assert.Equal("個人情報の保護に関する法律第113条第4号", Catalogue.Get("5-1-4").LawText);
    }

    [Theory]
    [InlineData("5-2-9")]
    [InlineData("")]
    [InlineData("5-4-1ｱ")]
    public void An_unknown_clause_is_refused(string id)
    {
        Assert.Throws<ArgumentException>(() => Catalogue.Get(id));
        Assert.Throws<ArgumentException>(() => new Finding(id, FindingLevel.Block, "", "理由"));
        Assert.Null(Catalogue.TryGet(id));
    }

    [Fact]
    public void A_citation_is_that_of_the_day_of_the_paper()
    {
        Assert.Contains("拘禁刑", LawCitations.On("法113四", new(2025, 6, 1)).Subject, StringComparison.Ordinal);
        Assert.Contains("禁錮", LawCitations.On("法113四", new(2025, 5, 31)).Subject, StringComparison.Ordinal);
        Assert.Contains("拘禁刑", LawCitations.Get("法113四").Subject, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LawCitations.On("法113四", new(2023, 3, 31)));
        Assert.Equal("個人情報の保護に関する法律施行規則第54条第4項第1号", LawCitations.Get("規則54④一").Text);
    }

    [Fact]
    public void No_two_versions_of_a_citation_hold_on_the_same_day() =>
        Assert.All(LawCitations.All.GroupBy(c => c.Id), versions => Assert.All(
            versions.OrderBy(v => v.ValidFrom).Zip(versions.OrderBy(v => v.ValidFrom).Skip(1)), pair => Assert.True(pair.First.ValidTo < pair.Second.ValidFrom)));

    [Fact]
    public void A_design_that_cites_an_unknown_or_expired_provision_or_clause_is_not_published()
    {
        Assert.True(DesignRules.CheckCitations(["法115", "規則62"], new(2025, 6, 1)).IsClean);
        Assert.Equal(["法999", "規則62"], DesignRules.CheckCitations(["法999", "規則62", "民法140"], new(2023, 3, 31)).Blocks.Select(f => f.Item));
        Assert.True(DesignRules.CheckClauses(["8-3-1", "11-6-2ウ(ｱ)(ｲ)"]).IsClean);
        Assert.Equal(["8-3-9"], DesignRules.CheckClauses(["8-3-1", "8-3-9"]).Blocks.Select(f => f.Item));
        Assert.Throws<ArgumentException>(() => LawCitations.Get("法999"));
    }
}
