using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Events;

/// <summary>Delivers one department's queue for as long as the process lives.</summary>
internal sealed class StimulusWorker(string owner, StimulusDispatcher dispatcher, WorkSignals signals, StorageOptions options, ServiceOpening opening, ILogger<StimulusWorker> logger)
    : DepartmentWorker(signals, WorkKinds.Stimuli | WorkKinds.Bookmarks, options, opening, logger)
{
    protected override async Task<bool> WorkAsync(CancellationToken cancellationToken) => await dispatcher.RunOnceAsync(owner, cancellationToken).ConfigureAwait(false) > 0;
}

/// <summary>Fires one department's timers, and starts what it starts by the clock, for as long as the process lives.</summary>
internal sealed class TimerWorker(string owner, TimerDispatcher timers, TriggerDispatcher triggers, WorkSignals signals, StorageOptions options, ServiceOpening opening, ILogger<TimerWorker> logger)
    : DepartmentWorker(signals, WorkKinds.Timers, options, opening, logger)
{
    protected override async Task<bool> WorkAsync(CancellationToken cancellationToken)
    {
        var started = await triggers.RunOnceAsync(owner, cancellationToken).ConfigureAwait(false);
        var (_, fired) = await timers.RunOnceAsync(owner, cancellationToken).ConfigureAwait(false);
        return started + fired > 0;
    }
}

/// <summary>Works as long as there is work, then waits for a signal or the next look.</summary>
internal abstract class DepartmentWorker(WorkSignals signals, WorkKinds kinds, StorageOptions options, ServiceOpening opening, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Does what there is to do; true when there may be more.</summary>
    protected abstract Task<bool> WorkAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host must not wait for the first round.
        await Task.Yield();
        await opening.WaitAsync(stoppingToken).ConfigureAwait(false);
        using var signal = signals.Subscribe(kinds);
        var pause = options.WorkerPollInterval;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await WorkAsync(stoppingToken).ConfigureAwait(false))
                {
                    pause = options.WorkerPollInterval;
                    continue;
                }
                pause = options.WorkerPollInterval;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The database is away, most likely. The work stays where it is; look again later and later.
                logger.LogError(e, "処理できません。{Pause} 後に再び試みます。", pause);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                await Task.Delay(pause, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }
            try
            {
                await signal.WaitAsync(pause, stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
