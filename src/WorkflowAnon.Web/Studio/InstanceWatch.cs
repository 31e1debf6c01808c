using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Web.Hosting;

namespace WorkflowAnon.Web.Studio;

/// <summary>
/// 実行の即時表示: tells viewers what bursts have committed, whichever process ran them. Asks the database once a second how far the observed instances have come, in one narrow query; while
/// nobody looks it asks nothing.
/// </summary>
internal sealed partial class InstanceWatch(IInstanceSearch search, IServiceScopeFactory scopes, IHubContext<InstanceHub> hub, ILogger<InstanceWatch> logger) : BackgroundService
{
    private const int MostForConnection = 10;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    // Whoever has just come is told in any case, and again: a burst may have been committed between a viewer's reading and its asking to observe, and a slow one listens only some time after it has asked.
    private static readonly int[] AnyCase = [1, 4, 12];

    // By connection, then by instance: how often it was looked at for this viewer.
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, int>> _observed = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _wake = new(0, 1);
    private Dictionary<string, InstanceProgress> _known = new(StringComparer.Ordinal);

    /// <summary>A connection looks at an instance; at ten at most.</summary>
    public void Add(string connectionId, string instanceId)
    {
        var mine = _observed.GetOrAdd(connectionId, _ => new(StringComparer.Ordinal));
        if (mine.Count < MostForConnection)
            mine[instanceId] = 0;
        try
        {
            if (_wake.CurrentCount == 0)
                _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else woke it at the same moment.
        }
    }

    /// <summary>A connection has gone.</summary>
    public void Remove(string connectionId) => _observed.TryRemove(connectionId, out _);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                if (_observed.IsEmpty)
                    await _wake.WaitAsync(stoppingToken);
                try
                {
                    await LookAsync(stoppingToken);
                }
                catch (Exception e) when (DatabaseTrouble.IsBehind(e))
                {
                    // Viewers miss a moment; what they show is told when the database is back.
                    Away(logger, e);
                }

                await Task.Delay(Interval, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host ends.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var ids = _observed.Values.SelectMany(v => v.Keys).Distinct().ToList();
        var now = ids.Count == 0 ? [] : (await search.ProgressAsync(ids, cancellationToken)).ToDictionary(p => p.Id);
        HashSet<string> come = [];
        foreach (var viewer in _observed.Values)
        {
            foreach (var (id, looks) in viewer)
            {
                if (viewer.TryUpdate(id, looks + 1, looks) && AnyCase.Contains(looks))
                    come.Add(id);
            }
        }

        foreach (var (id, progress) in now)
        {
            if (come.Contains(id) || (_known.TryGetValue(id, out var before) && before != progress))
                await TellAsync(id, cancellationToken);
        }

        _known = now;
    }

    private async Task TellAsync(string instanceId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var instance = await scope.ServiceProvider.GetRequiredService<StudioInstances>().OpenForViewersAsync(instanceId, cancellationToken);
        if (instance is null)
            return;
        var viewers = hub.Clients.Group(instanceId);
        await viewers.SendAsync("ActivityExecutionLogUpdatedAsync", new { stats = ExecutionEndpoints.Stats(instance, null) }, cancellationToken);
        await viewers.SendAsync("WorkflowExecutionLogUpdatedAsync", new { }, cancellationToken);
        await viewers.SendAsync("WorkflowInstanceUpdatedAsync", new { workflowInstanceId = instanceId }, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "データベースに届かないため、実行の即時表示が遅れています。")]
    private static partial void Away(ILogger logger, Exception exception);
}
