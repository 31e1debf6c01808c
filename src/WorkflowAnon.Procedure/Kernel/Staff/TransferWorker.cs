using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Kernel.Staff;

/// <summary>Carries out transfers whose day has come. It looks often and by itself: the day also comes when a demonstration's clock is moved.</summary>
public sealed partial class TransferWorker(TransferCommands transfers, ServiceOpening opening, ILogger<TransferWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host must not wait for the first round.
        await Task.Yield();
        await opening.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        do
        {
            try
            {
                await transfers.ApplyDueAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Failed(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "人事異動を適用できませんでした。次の回に再び行います。")]
    private static partial void Failed(ILogger logger, Exception exception);
}
