using WorkflowAnon.Engine.Tests.Conformance;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tests.Hosting;
using Xunit;

namespace WorkflowAnon.Storage.Tests.Conformance;

public sealed class ConformanceOnSqlite(StoreFixture<SqliteStore> store) : ConformanceOnStore<SqliteStore>(store);

public sealed class ConformanceOnPostgreSql(StoreFixture<PostgreSqlStore> store) : ConformanceOnStore<PostgreSqlStore>(store);

/// <summary>One database for all cases of a store; each case empties it.</summary>
public sealed class StoreFixture<TStore> : IAsyncLifetime
    where TStore : IStore, new()
{
    private readonly TStore _store = new();

    public StorageOptions Options { get; private set; } = null!;

    public async Task InitializeAsync() => Options = await _store.CreateAsync();

    public Task DisposeAsync()
    {
        _store.Dispose();
        return Task.CompletedTask;
    }
}

public abstract class ConformanceOnStore<TStore>(StoreFixture<TStore> store) : IClassFixture<StoreFixture<TStore>>
    where TStore : IStore, new()
{
    [Theory]
    [MemberData(nameof(ConformanceTests.Cases), MemberType = typeof(ConformanceTests))]
    public async Task The_durable_runtime_does_what_the_trace_says(string name)
    {
        await using var host = await StorageConformanceHost.CreateAsync(store.Options);
        var differences = await new ConformanceHarness(host).CheckAsync(ConformanceCase.Load(name));
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }
}
