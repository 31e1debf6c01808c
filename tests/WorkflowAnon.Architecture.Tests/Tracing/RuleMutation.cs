using WorkflowAnon.Traceability.Mutation;
using Xunit;

namespace WorkflowAnon.Architecture.Tests.Tracing;

/// <summary>A sample of the rules switched off (all of them: docs/rule-mutation.md): the tests notice, so they test something.</summary>
public sealed class RuleMutation
{
    [Fact]
    public void A_check_that_is_switched_off_is_noticed()
    {
        var fates = MutationCommand.Run("ContractingRules.CheckConclude #", goesOn: false).Fates;
        Assert.NotEmpty(fates);
        Assert.All(fates, fate => Assert.True(fate.IsReached && fate.IsKilled, fate.Name));
    }
}
