using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Storage.Blobs;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Notices;
using WorkflowAnon.Storage.Outbox;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Storage.Audit;

/// <summary>Once an hour: the daily seal if it is missing, orphans of the blob store, outbox rows and mails done long ago, what was typed into tasks that are over.</summary>
internal sealed class HousekeepingWorker(
    AuditSealer sealer, IBlobStore blobs, IOutboxStore outbox, INoticeMailStore mails, UnfinishedFormStore unfinished, ServiceOpening opening, ILogger<HousekeepingWorker> logger)
    : BackgroundService
{
    private static readonly TimeSpan OrphanAge = TimeSpan.FromDays(1);
    private static readonly TimeSpan OutboxAge = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await opening.WaitAsync(stoppingToken).ConfigureAwait(false);
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), TimeProvider.System);
        do
        {
            try
            {
                await sealer.SealDailyAsync(stoppingToken).ConfigureAwait(false);
                await blobs.SweepAsync(OrphanAge, stoppingToken).ConfigureAwait(false);
                await outbox.PurgeDoneAsync(OutboxAge, stoppingToken).ConfigureAwait(false);
                await mails.PurgeEndedAsync(OutboxAge, stoppingToken).ConfigureAwait(false);
                await unfinished.SweepAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "定時の整理に失敗しました。次の回に再び行います。");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
