using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Messaging.Bus;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Outbox;

namespace WorkflowAnon.Messaging.Relay;

/// <summary>
/// On the in-memory transport nothing but the inbox proves that an event arrived: rows are done when both departments have taken them
/// over, and what is not done is sent again, at once after a start.
/// </summary>
internal sealed class InMemoryCompletion(MessagingOptions options, IOutboxStore outbox, ConsumerProgress progress, ServiceOpening opening, ILogger<InMemoryCompletion> logger)
    : BackgroundService
{
    private static readonly TimeSpan ResendAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _accepted = new(0, 1);

    public override void Dispose()
    {
        progress.Accepted -= Signal;
        _accepted.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        progress.Accepted += Signal;
        await opening.WaitAsync(stoppingToken);
        var isFirst = true;
        var nextResend = options.Clock.GetUtcNow();
        try
        {
            while (true)
            {
                try
                {
                    await outbox.CompleteDeliveredAsync(MessagingOptions.Departments, stoppingToken);
                    if (options.Clock.GetUtcNow() >= nextResend)
                    {
                        var again = await outbox.ResendUnfinishedAsync(isFirst ? TimeSpan.Zero : ResendAfter, stoppingToken);
                        if (again > 0) logger.LogInformation("受け取られていないイベント {Count} 件を送り直します。", again);
                        isFirst = false;
                        nextResend = options.Clock.GetUtcNow() + ResendAfter / 2;
                    }
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    logger.LogWarning("送信箱の完了を記録できません（{Reason}）。再試行します。", e.GetBaseException().Message);
                }

                // Both departments take an event over at nearly the same time: one statement for both, and for what comes with them.
                if (await _accepted.WaitAsync(Pause, stoppingToken)) await Task.Delay(TimeSpan.FromMilliseconds(100), options.Clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was not recorded is sent again at the next start; the inbox knows it.
        }
    }

    private void Signal()
    {
        try
        {
            _accepted.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already signalled.
        }
    }
}
