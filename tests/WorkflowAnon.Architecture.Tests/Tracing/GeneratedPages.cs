using WorkflowAnon.Testing.Machine;
using WorkflowAnon.Traceability.Matrix;
using Xunit;

namespace WorkflowAnon.Architecture.Tests.Tracing;

/// <summary>The generated pages say what the product says. When one fails: run the command that its first lines name, and commit.</summary>
public sealed class GeneratedPages
{
    [Fact]
    public void The_matrix_of_clauses_is_up_to_date() => AssertCurrent("docs/clauses.md", ClausePage.Write());

    [Fact]
    public void The_list_of_events_is_up_to_date() => AssertCurrent("docs/events.md", EventPage.Write());

    private static void AssertCurrent(string path, string expected) =>
        Assert.True(File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n") == expected, $"{path} is out of date; {KnownGaps.Refresh}");
}
