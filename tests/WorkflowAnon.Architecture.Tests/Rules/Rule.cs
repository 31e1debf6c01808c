using Xunit;

namespace WorkflowAnon.Architecture.Tests.Rules;

/// <summary>Fails with every offence in full, one per line.</summary>
internal static class Rule
{
    public static void HasNoOffence(IEnumerable<string> offences)
    {
        var list = offences.ToList();
        Assert.True(list.Count == 0, string.Join(Environment.NewLine, list));
    }
}
