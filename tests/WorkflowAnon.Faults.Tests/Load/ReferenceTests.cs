using WorkflowAnon.Faults.Tests.Ledger;
using Xunit;
using Xunit.Abstractions;

namespace WorkflowAnon.Faults.Tests.Load;

/// <summary>The load itself: undisturbed, each kind of case comes to its end through the definitions as shipped.</summary>
[Collection(OneAtATime.Name)]
public sealed class ReferenceTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("Category", "Full")]
    public async Task Without_kills_every_kind_of_case_ends_as_its_script_says()
    {
        var reference = await Reference.OfAsync(CaseRoute.All);
        output.WriteLine(string.Join(Environment.NewLine, reference.Recruitment));
        Assert.Equal(CaseRoute.All.Select(k => k.Name).Order(), reference.Cases.Keys.Order());
        // What the judgement rests on tells the kinds apart and finds a record that is short of a line.
        Assert.NotEmpty(CaseLedger.Differences(reference.Cases["provided"], reference.Cases["terminated"]));
        Assert.NotEmpty(CaseLedger.Differences(reference.Cases["provided"], [.. reference.Cases["provided"].Skip(1)]));
    }
}
