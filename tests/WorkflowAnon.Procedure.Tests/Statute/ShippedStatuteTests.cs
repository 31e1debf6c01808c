using System.Text.RegularExpressions;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Checks;
using WorkflowAnon.Procedure.Statute;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Statute;

/// <summary>The shipped definitions keep structure and statute; the rules cover the 要領 and are about what the product has.</summary>
public sealed partial class ShippedStatuteTests
{
    private static readonly IReadOnlyList<StatuteVerdict> Verdicts = new StatuteChecks().Verdicts(ShippedSet.Workflows);

    [Fact]
    public void The_shipped_definitions_keep_every_rule()
    {
        var broken = string.Join('\n', Verdicts.SelectMany(v => v.Problems).Select(p => $"{p.Check} {p.DefinitionId}: {p.Line}"));
        Assert.True(broken.Length == 0, broken);
    }

    [Fact]
    public void The_shipped_definitions_have_no_error_of_structure_and_all_their_paths_are_looked_at()
    {
        Assert.Equal("", string.Join('\n', ShippedSet.Workflows.SelectMany(w => StructureChecks.Of(w, w.Definition.DefinitionId, DefinitionSet.RunsOf(w))).Where(p => !p.IsWarning || p.Check == "too-large").Select(p => p.Line)));
        Assert.All(ShippedSet.Workflows.SelectMany(DefinitionSet.RunsOf), r => Assert.True(r.IsComplete));
    }

    [Fact]
    public void Every_rule_is_about_activities_that_the_shipped_definitions_have() =>
        // A misspelt type or outcome would make a rule that nothing can break.
        Assert.Equal("", string.Join('\n',
            from rule in StatuteRuleBook.Shipped.Rules
            from part in new[] { rule.First, rule.Then, rule.Since }
            from selector in part
            where !Exists(selector)
            select $"{rule.Id}: {selector}"));

    [Theory]
    [InlineData("2", 2)]
    [InlineData("3", 2)]
    [InlineData("4", 2)]
    [InlineData("5", 2)]
    [InlineData("6", 2)]
    [InlineData("7", 2)]
    [InlineData("8", 2)]
    [InlineData("9", 2)]
    [InlineData("10", 2)]
    [InlineData("11", 2)]
    [InlineData("12", 2)]
    public void Every_chapter_of_the_guideline_that_orders_steps_has_rules(string chapter, int least) =>
        Assert.True(StatuteRuleBook.Shipped.Rules.Count(r => r.Clause.Split('-')[0] == chapter) >= least);

    [Fact]
    public void Every_rule_says_in_Japanese_what_it_demands_and_what_to_do()
    {
        Assert.True(StatuteRuleBook.Shipped.Rules.Count >= 40);
        Assert.All(StatuteRuleBook.Shipped.Rules, r => Assert.True(Japanese().IsMatch(r.Text) && Japanese().IsMatch(r.Remedy) && r.Id.StartsWith(r.Clause + "/", StringComparison.Ordinal) | r.Id.Split('/')[0] == r.Clause, r.Id));
        Assert.All(Enum.GetValues<StatuteForm>(), form => Assert.Contains(StatuteRuleBook.Shipped.Rules, r => r.Form == form));
    }

    [Fact]
    public void Every_event_that_a_definition_waits_for_is_published_by_a_definition_or_by_a_listed_handler()
    {
        var reading = new ActivityReading(StatuteRuleBook.Shipped, ShippedSet.Workflows[0].Catalog);
        var set = new DefinitionSet(ShippedSet.Workflows, reading.PublishedBy);
        var awaited = ShippedSet.Workflows.SelectMany(w => w.Definition.Activities.Select(a => DefinitionSet.AwaitedBy(w, a))).OfType<string>().Distinct();
        Assert.Empty(awaited.Except(set.Published));
        Assert.All(StatuteRuleBook.Shipped.Publishes.SelectMany(p => p.Value), name => Assert.NotNull(EventCatalog.Find(name)));
    }

    [Fact]
    public void A_rule_book_that_names_an_unknown_clause_or_form_or_field_is_refused()
    {
        const string Good = """{"publishes":{},"rules":[{"id":"5-7/x","clause":"5-7","form":"PRECEDES","text":"あ","remedy":"い","first":[{"type":"a"}]}]}""";
        Assert.Single(StatuteRuleBook.Parse(Good).Rules);
        foreach (var bad in new[] { Good.Replace("\"5-7\"", "\"5-77\"", StringComparison.Ordinal), Good.Replace("PRECEDES", "BEFORE", StringComparison.Ordinal), Good.Replace("remedy", "remady", StringComparison.Ordinal) })
            Assert.ThrowsAny<System.Text.Json.JsonException>(() => StatuteRuleBook.Parse(bad));
    }

    private static bool Exists(ActivitySelector selector)
    {
        var reading = new ActivityReading(StatuteRuleBook.Shipped, ShippedSet.Workflows[0].Catalog);
        return ShippedSet.Workflows.Any(w => w.Definition.Activities.Any(a =>
            (selector.Type == "Elsa.Delay" || reading.Matches(a, selector)) && selector.Outcomes.All(o => selector.Type == "WorkflowAnon.Approve" || w.OutcomesOf(a.Id).Contains(o))))
            || selector.Type == "Elsa.Delay";
    }

    [GeneratedRegex("[\\u3040-\\u30ff\\u4e00-\\u9fff]")]
    private static partial Regex Japanese();
}
