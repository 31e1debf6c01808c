using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Blobs;
using WorkflowAnon.Storage.Clock;
using WorkflowAnon.Storage.Events;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tests.Hosting;
using Xunit;

namespace WorkflowAnon.Storage.Tests;

public sealed class BlobsAndClockOnSqlite : BlobAndClockTests<SqliteStore>;

public sealed class BlobsAndClockOnPostgreSql : BlobAndClockTests<PostgreSqlStore>;

public abstract class BlobAndClockTests<TStore> : StoreTests<TStore>
    where TStore : IStore, new()
{
    [Fact]
    public async Task A_blob_that_no_commit_keeps_is_swept_and_a_kept_one_stays()
    {
        var blobs = Host.Services.GetRequiredService<IBlobStore>();
        var kept = await blobs.WriteAsync(new MemoryStream(Encoding.UTF8.GetBytes("提案書")), "text/plain");
        var again = await blobs.WriteAsync(new MemoryStream(Encoding.UTF8.GetBytes("提案書")), "text/plain");
        var orphan = await blobs.WriteAsync(new MemoryStream([1, 2, 3]), "application/octet-stream");
        Assert.Equal(kept, again);
        await Host.Bursts.ExecuteAsync(StorageHost.Command("worker"), (burst, _) =>
        {
            burst.Scope.KeepBlob(kept);
            return Task.FromResult(true);
        });
        Assert.Equal(0, await blobs.SweepAsync(TimeSpan.FromDays(1)));
        Assert.Equal(1, await blobs.SweepAsync(TimeSpan.FromSeconds(-1)));
        Assert.Null(blobs.OpenRead(orphan.Hash));
        await using var content = blobs.OpenRead(kept.Hash)!;
        Assert.Equal("提案書", await new StreamReader(content).ReadToEndAsync());
        Assert.Throws<ArgumentException>(() => blobs.OpenRead("../../etc/passwd"));
    }

    [Fact]
    public async Task The_business_clock_moves_forward_for_every_role_and_never_back()
    {
        await Host.DisposeAsync();
        Options.UseBusinessClock = true;
        await using var host = await StorageHost.StartAsync(Options);
        var clock = host.Services.GetRequiredService<BusinessTimeProvider>();
        var target = TimeProvider.System.GetUtcNow().AddDays(40);
        await host.Services.GetRequiredService<BusinessClock>().AdvanceToAsync(target, StorageHost.Command("demo"));
        Assert.Equal(target, clock.GetUtcNow(), TimeSpan.FromSeconds(30));
        Assert.Same(clock, host.Services.GetRequiredService<TimeProvider>());
        await Assert.ThrowsAsync<WorkflowConflictException>(
            () => host.Services.GetRequiredService<BusinessClock>().AdvanceToAsync(target.AddDays(-1), StorageHost.Command("demo")));

        await host.DisposeAsync();
        await using var other = await StorageHost.StartAsync(Options);
        var read = other.Services.GetRequiredService<BusinessTimeProvider>();
        await read.RefreshAsync();
        Assert.Equal(target, read.GetUtcNow(), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task What_starts_at_intervals_rests_in_a_past_that_is_made_up_and_starts_when_it_is_handed_over()
    {
        await Host.DisposeAsync();
        Options.UseBusinessClock = true;
        await using var host = await StorageHost.StartAsync(Options);
        var (clock, pending) = (host.Services.GetRequiredService<BusinessClock>(), host.Services.GetRequiredService<PendingWork>());
        await host.PublishAsync(new Flow("daily").Add("timer", "Elsa.Timer", ("interval", Flow.Literal("TimeSpan", "1.00:00:00"))).CanStart().Write("w"));
        var begin = TimeProvider.System.GetUtcNow().AddDays(-300);
        await clock.BeginAtAsync(begin, StorageHost.Command("demo"));
        await clock.AdvanceToAsync(begin.AddDays(10), StorageHost.Command("demo"));
        Assert.Equal(0, await host.StartTriggersAsync());

        await clock.AdvanceAndStartAsync(begin.AddDays(20), StorageHost.Command("demo"));
        Assert.False(await pending.IsNoneAsync(0));
        Assert.Equal(1, await host.StartTriggersAsync());
        Assert.Equal(0, await host.StartTriggersAsync());
        Assert.True(await pending.IsNoneAsync(0));
        // From then on it keeps its beat.
        await clock.AdvanceAndStartAsync(begin.AddDays(21).AddMinutes(-5), StorageHost.Command("demo"));
        Assert.Equal(0, await host.StartTriggersAsync());
        await clock.AdvanceToAsync(begin.AddDays(21).AddMinutes(1), StorageHost.Command("demo"));
        Assert.Equal(1, await host.StartTriggersAsync());
    }
}

public sealed class SqliteFileTests
{
    [Fact]
    public async Task A_second_process_on_the_same_file_is_refused_at_start_and_welcome_after_the_first_has_gone()
    {
        using var store = new SqliteStore();
        var options = await store.CreateAsync();
        await using (await StorageHost.StartAsync(options))
        {
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => StorageHost.StartAsync(options));
            Assert.Contains("別のプロセスが使用中", refused.Message, StringComparison.Ordinal);
        }
        await using var next = await StorageHost.StartAsync(options);
    }

    [Fact]
    public async Task Every_commit_is_forced_to_the_disk()
    {
        using var store = new SqliteStore();
        await using var host = await StorageHost.StartAsync(await store.CreateAsync());
        var pragmas = await host.ReadAsync(async db =>
        {
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.OpenConnectionAsync(db.Database);
            var found = new List<string>();
            foreach (var pragma in new[] { "journal_mode", "synchronous" })
            {
                await using var command = Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database).CreateCommand();
                command.CommandText = $"PRAGMA {pragma}";
                found.Add((await command.ExecuteScalarAsync())!.ToString()!);
            }
            return found;
        });
        Assert.Equal(["wal", "2"], pragmas);
    }
}
