using WorkflowAnon.Architecture.Tests.Rules;
using WorkflowAnon.Traceability.Matrix;
using Xunit;

namespace WorkflowAnon.Architecture.Tests.Tracing;

/// <summary>A rule that nobody applies forbids nothing.</summary>
public sealed class DeadRules
{
    [Fact]
    public void Every_rule_of_the_law_is_applied_by_a_handler_or_another_rule()
    {
        var dead = Gaps.DeadRules();
        Rule.HasNoOffence(dead.Except(KnownGaps.DeadRules).Select(rule => $"nobody calls: {rule}"));
        Rule.HasNoOffence(KnownGaps.DeadRules.Except(dead).Select(rule => $"no longer dead ({KnownGaps.Refresh}): {rule}"));
    }
}
