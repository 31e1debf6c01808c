using System.Collections.Concurrent;

namespace WorkflowAnon.Storage.Bursts;

/// <summary>What a commit may have left to do.</summary>
[Flags]
internal enum WorkKinds
{
    None = 0,
    Outbox = 1,
    Stimuli = 2,
    Timers = 4,
    Bookmarks = 8,
}

/// <summary>
/// Wakes this process's workers after a commit, so that they need not poll quickly. Only a hint: a worker that misses it, or lives in
/// another process, finds the work when it polls.
/// </summary>
internal sealed class WorkSignals
{
    private readonly ConcurrentDictionary<WorkSignal, byte> _waiters = new();

    public WorkSignal Subscribe(WorkKinds kinds)
    {
        var signal = new WorkSignal(kinds, s => _waiters.TryRemove(s, out _));
        _waiters.TryAdd(signal, 0);
        return signal;
    }

    public void Notify(WorkKinds kinds)
    {
        if (kinds == WorkKinds.None)
            return;
        foreach (var waiter in _waiters.Keys)
        {
            if ((waiter.Kinds & kinds) != 0)
                waiter.Set();
        }
    }
}

/// <summary>One waiter: remembers a wake-up until it is waited for.</summary>
internal sealed class WorkSignal(WorkKinds kinds, Action<WorkSignal> unsubscribe) : IDisposable
{
    private readonly SemaphoreSlim _set = new(0, 1);

    public WorkKinds Kinds => kinds;

    public void Set()
    {
        try
        {
            if (_set.CurrentCount == 0)
                _set.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else set it at the same moment: set is set.
        }
        catch (ObjectDisposedException)
        {
            // The waiter has just gone.
        }
    }

    /// <summary>Waits until set or until the time is over (real time, whatever the business clock says).</summary>
    public Task WaitAsync(TimeSpan timeout, CancellationToken cancellationToken) => _set.WaitAsync(timeout, cancellationToken);

    public void Dispose()
    {
        unsubscribe(this);
        _set.Dispose();
    }
}
