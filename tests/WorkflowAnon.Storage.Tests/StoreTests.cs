using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tests.Hosting;
using Xunit;

namespace WorkflowAnon.Storage.Tests;

/// <summary>A fresh database of one kind and a host on it for each test.</summary>
public abstract class StoreTests<TStore> : IAsyncLifetime
    where TStore : IStore, new()
{
    private readonly TStore _store = new();
    private readonly List<StorageHost> _others = [];

    private protected StorageHost Host { get; private set; } = null!;

    private protected bool IsPostgreSql => _store.IsPostgreSql;

    private protected StorageOptions Options { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Options = await _store.CreateAsync();
        Host = await StorageHost.StartAsync(Options);
    }

    public async Task DisposeAsync()
    {
        foreach (var other in _others)
            await other.DisposeAsync();
        await Host.DisposeAsync();
        _store.Dispose();
    }

    /// <summary>The process ends and another starts on the same database, at the same time of the clock.</summary>
    private protected async Task RestartAsync()
    {
        await Host.DisposeAsync();
        Host = await StorageHost.StartAsync(Options, Host.Clock);
    }

    /// <summary>A second process on the same database (PostgreSQL only).</summary>
    private protected async Task<StorageHost> SecondHostAsync()
    {
        var other = await StorageHost.StartAsync(Options, Host.Clock);
        _others.Add(other);
        return other;
    }
}
