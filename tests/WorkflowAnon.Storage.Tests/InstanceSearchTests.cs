using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Tests.Hosting;
using Xunit;

namespace WorkflowAnon.Storage.Tests;

public sealed class InstanceSearchOnSqlite : InstanceSearchTests<SqliteStore>;

public sealed class InstanceSearchOnPostgreSql : InstanceSearchTests<PostgreSqlStore>;

/// <summary>手続の実行の検索, as the designer's viewer asks: filters, orders, pages.</summary>
public abstract class InstanceSearchTests<TStore> : StoreTests<TStore>
    where TStore : IStore, new()
{
    private IInstanceSearch Search => Host.Services.GetRequiredService<IInstanceSearch>();

    [Fact]
    public async Task Instances_are_found_by_every_filter_and_in_every_order()
    {
        await Host.PublishAsync(new Flow("a").Task("t"));
        await Host.PublishAsync(new Flow("b").Add("f", "Elsa.Fault"));
        List<string> ids = [];
        foreach (var (definition, correlation) in new[] { ("a", "case-1"), ("a", "case-2"), ("b", "case-1") })
        {
            ids.Add(await Host.StartInstanceAsync(definition, correlation));
            Host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await Host.CompleteAsync(ids[0], "t");
        var second = (await Host.Engine.FindInstanceAsync(ids[1]))!.CreatedAt;
        await FindsAsync(new InstanceSearch(), ids[2], ids[1], ids[0]);
        await FindsAsync(new InstanceSearch { Ascending = true }, ids[0], ids[1], ids[2]);
        await FindsAsync(new InstanceSearch { DefinitionIds = ["a"] }, ids[1], ids[0]);
        await FindsAsync(new InstanceSearch { CorrelationId = "case-1" }, ids[2], ids[0]);
        await FindsAsync(new InstanceSearch { Text = "se-2" }, ids[1]);
        await FindsAsync(new InstanceSearch { Text = ids[2] }, ids[2]);
        await FindsAsync(new InstanceSearch { Version = 2 });
        await FindsAsync(new InstanceSearch { HasIncidents = true }, ids[2]);
        await FindsAsync(new InstanceSearch { HasIncidents = false }, ids[1], ids[0]);
        await FindsAsync(new InstanceSearch { Statuses = [WorkflowStatus.Running] }, ids[1]);
        await FindsAsync(new InstanceSearch { SubStatuses = [WorkflowSubStatus.Finished, WorkflowSubStatus.Faulted] }, ids[2], ids[0]);
        await FindsAsync(new InstanceSearch { OrderBy = InstanceTime.Updated }, ids[0], ids[2], ids[1]);
        await FindsAsync(new InstanceSearch { OrderBy = InstanceTime.Finished }, ids[0], ids[2], ids[1]);
        foreach (var (comparison, expected) in new (TimeComparison, string[])[]
        {
            (TimeComparison.Is, [ids[1]]),
            (TimeComparison.IsNot, [ids[2], ids[0]]),
            (TimeComparison.LessThan, [ids[0]]),
            (TimeComparison.LessThanOrEqual, [ids[1], ids[0]]),
            (TimeComparison.GreaterThan, [ids[2]]),
            (TimeComparison.GreaterThanOrEqual, [ids[2], ids[1]]),
        })
            await FindsAsync(new InstanceSearch { Times = [new(InstanceTime.Created, comparison, second)] }, expected);

        var page = await Search.SearchAsync(new InstanceSearch { Skip = 1, Take = 1 });
        Assert.Equal((ids[1], 3), (Assert.Single(page.Items).Id, page.Total));
        Assert.Equal(3, (await Search.SearchAsync(new InstanceSearch { OrderByName = true })).Total);
    }

    [Fact]
    public async Task Progress_tells_what_a_burst_has_committed_and_leaves_unknown_ids_out()
    {
        await Host.PublishAsync(new Flow("a").Task("t").Task("u"));
        var id = await Host.StartInstanceAsync("a");
        var before = Assert.Single(await Search.ProgressAsync([id, "none"]));
        Assert.Equal(before, Assert.Single(await Search.ProgressAsync([id])));
        await Host.CompleteAsync(id, "t");
        var after = Assert.Single(await Search.ProgressAsync([id]));
        Assert.True(after.JournalSequence > before.JournalSequence);
        Assert.Empty(await Search.ProgressAsync(["none"]));
    }

    private async Task FindsAsync(InstanceSearch search, params string[] expected)
    {
        var found = await Search.SearchAsync(search);
        Assert.Equal(expected, found.Items.Select(i => i.Id));
        Assert.Equal(expected.Length, found.Total);
    }
}
