using Npgsql;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Tests.Hosting;
using WorkflowAnon.Testing.Servers;
using Xunit;

namespace WorkflowAnon.Storage.Tests;

/// <summary>What a completion and a finished case cost PostgreSQL, in counts that do not depend on the machine (課題2 Speed and memory).</summary>
public sealed class CostTests : IDisposable
{
    private const int Stages = 9;
    private readonly PostgreSqlStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_completion_takes_one_commit_and_at_most_four_round_trips()
    {
        var options = await _store.CreateAsync();
        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        using var proxy = new CountingProxy(connection.Host!, connection.Port);
        connection.Port = proxy.Port;
        options.ConnectionString = connection.ConnectionString;
        await using var host = await StorageHost.StartAsync(options);
        await host.PublishAsync(NineStages());
        // Connections are opened and statements prepared by the first ones.
        for (var warmUp = 0; warmUp < 4; warmUp++)
            await FinishCaseAsync(host, $"warm-{warmUp}", (_, _) => { }, proxy);

        var counts = new List<(long RoundTrips, long Commits)>();
        await FinishCaseAsync(host, "counted", (roundTrips, commits) => counts.Add((roundTrips, commits)), proxy);

        Assert.Equal(Stages, counts.Count);
        Assert.All(counts, c => Assert.Equal(1, c.Commits));
        Assert.All(counts, c => Assert.InRange(c.RoundTrips, 1, 4));
    }

    [Fact]
    public async Task A_finished_case_leaves_less_than_ten_kilobytes_of_engine_data()
    {
        const int Cases = 100;
        var options = await _store.CreateAsync();
        await using var host = await StorageHost.StartAsync(options);
        await using var reading = NpgsqlDataSource.Create(options.ConnectionString);
        await host.PublishAsync(NineStages());
        // The first pages of tables and indexes are there whatever the number of cases.
        await FinishCasesAsync(host, 20);
        var before = await EngineBytesAsync(reading);
        await FinishCasesAsync(host, Cases);
        var perCase = (await EngineBytesAsync(reading) - before) / Cases;

        Assert.InRange(perCase, 1, 10 * 1024 - 1);
    }

    private static Flow NineStages()
    {
        var flow = new Flow("nine");
        for (var stage = 1; stage <= Stages; stage++)
            flow.Write($"write{stage}").Task($"task{stage}");
        return flow;
    }

    private static async Task FinishCasesAsync(StorageHost host, int count)
    {
        for (var i = 0; i < count; i++)
            await FinishCaseAsync(host, $"case-{Guid.NewGuid():N}", (_, _) => { }, null);
    }

    private static async Task FinishCaseAsync(StorageHost host, string caseId, Action<long, long> completed, CountingProxy? proxy)
    {
        var id = await host.StartInstanceAsync("nine", caseId);
        for (var stage = 1; stage <= Stages; stage++)
        {
            var bookmark = (await host.Engine.ListBookmarksAsync(id)).Single();
            var (roundTrips, commits) = (proxy?.RoundTrips ?? 0, proxy?.Commits ?? 0);
            await host.Engine.ResumeAsync(new ResumeRequest(id, bookmark.Id), StorageHost.By("worker"));
            completed((proxy?.RoundTrips ?? 0) - roundTrips, (proxy?.Commits ?? 0) - commits);
        }
    }

    private static async Task<long> EngineBytesAsync(NpgsqlDataSource source)
    {
        await using var vacuum = source.CreateCommand("VACUUM");
        await vacuum.ExecuteNonQueryAsync();
        await using var size = source.CreateCommand(
            "SELECT sum(pg_total_relation_size(c.oid))::bigint FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r' "
            + "AND c.relname IN ('workflow_instances', 'workflow_bookmarks', 'workflow_timers', 'workflow_journal', 'workflow_incidents', 'processed_commands')");
        return (long)(await size.ExecuteScalarAsync())!;
    }
}
