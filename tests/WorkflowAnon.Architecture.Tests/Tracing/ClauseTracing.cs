using WorkflowAnon.Architecture.Tests.Rules;
using WorkflowAnon.Traceability.Matrix;
using Xunit;

namespace WorkflowAnon.Architecture.Tests.Tracing;

/// <summary>Every clause traces (decision 7): to an element, to the screen where its person meets it, and to a test for each kind of bad input.</summary>
public sealed class ClauseTracing
{
    [Fact]
    public void Every_clause_has_its_element_screen_paper_event_and_tests()
    {
        var gaps = Gaps.All().ToList();
        Rule.HasNoOffence(gaps.Except(KnownGaps.Clauses).Select(gap => $"missing: {gap}"));
        // The list only shrinks.
        Rule.HasNoOffence(KnownGaps.Clauses.Except(gaps).Select(gap => $"no longer missing, take it off KnownGaps: {gap}"));
    }

    [Fact]
    public void No_definition_form_or_element_names_a_clause_that_does_not_exist() => Rule.HasNoOffence(Gaps.UnknownIds());
}
