using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Clock;

/// <summary>Reads the business clock's offset every second, so that all roles follow it.</summary>
internal sealed class BusinessClockRefresher(BusinessTimeProvider clock, ServiceOpening opening, ILogger<BusinessClockRefresher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await opening.WaitAsync(stoppingToken).ConfigureAwait(false);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(900), TimeProvider.System);
        do
        {
            try
            {
                await clock.RefreshAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning(e, "業務時計を読めません。前の値のまま進みます。");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
