using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Testing.Clauses;
using WorkflowAnon.Testing.Machine;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Kernel;

public sealed class CitationRuleTests
{
    private static readonly string Shipped = File.ReadAllText(Repository.PathOf("workflows/change-notice.v1.json"));

    [Theory]
    [InlineData("\"clauses\": \"9-3-2\"", "\"clauses\": \"9-3-9\"", "9-3-9")]
    [InlineData("\"clauses\": \"9-3-2\"", "\"clauses\": \"9-3-2\", \"laws\": \"法999\"", "法999")]
    [Covers("1-0", FindingLevel.Block)]
    public async Task A_design_that_cites_what_does_not_exist_is_not_published(string cited, string instead, string unknown)
    {
        await using var driver = await ProcedureDriver.StartAsync(ProcedureStore.Sqlite, new(2026, 4, 1), "contracting");
        var store = driver.Services.GetRequiredService<IDefinitionStore>();
        var wrong = Shipped.Replace(cited, instead, StringComparison.Ordinal);
        Assert.NotEqual(Shipped, wrong);
        var refused = await Assert.ThrowsAsync<DefinitionRefusedException>(() =>
            store.ImportAsync(new DefinitionImport(wrong, "change-notice.v1.json") { Publish = true }, EngineCommand.BySystem()));
        Assert.All(refused.Problems, p => Assert.Contains(unknown, p.Reason, StringComparison.Ordinal));
        Assert.All(refused.Problems, p => Assert.Contains(Clauses.Get("1-0").Reference, p.Reason, StringComparison.Ordinal));
        Assert.All(refused.Problems, p => Assert.NotNull(p.ActivityId));
        Assert.Null(await store.FindAsync("change-notice"));
        await store.ImportAsync(new DefinitionImport(Shipped, "change-notice.v1.json") { Publish = true }, EngineCommand.BySystem());
    }
}
