using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Messaging.Bus;
using WorkflowAnon.Storage.Outbox;

namespace WorkflowAnon.Messaging.Relay;

/// <summary>
/// 送信箱の中継: sends committed events, oldest first within a subject, and marks them when the transport has them. Nothing is published
/// anywhere else; what fails stays in the outbox and is sent again.
/// </summary>
internal sealed class OutboxRelay(
    MessagingOptions options, IOutboxStore outbox, MessageBus bus, BusSupervisor supervisor, ILogger<OutboxRelay> logger) : BackgroundService
{
    private const int BatchSize = 200;
    private static readonly TimeSpan BusPoll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PublishPatience = TimeSpan.FromSeconds(20);

    // No longer than sending and marking may take: so long do the events wait that a killed relay had claimed.
    private static readonly TimeSpan Lease = PublishPatience + TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan UnknownTypeBackOff = TimeSpan.FromMinutes(1);

    private bool _publishFails;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var failures = 0;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    if (!bus.IsStarted)
                    {
                        await Task.Delay(BusPoll, options.Clock, stoppingToken);
                        continue;
                    }

                    // While sending fails one row is enough to find out when it works again.
                    var claimed = await outbox.ClaimAsync(_publishFails ? 1 : BatchSize, Lease, stoppingToken);
                    if (claimed.Count > 0) await SendAsync(claimed, stoppingToken);
                    failures = 0;
                    if (_publishFails) await Task.Delay(Pause(3), options.Clock, stoppingToken);
                    else if (claimed.Count == 0) await outbox.WaitForWorkAsync(options.RelayPoll, stoppingToken);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    // The database is away or busy: nothing was marked, so nothing is lost. Said once, then at every tenth time.
                    if (failures++ % 10 == 0) logger.LogError(e, "送信箱を読み書きできません（{Failures} 回目）。再試行します。", failures);
                    await Task.Delay(Pause(failures), options.Clock, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end of the process; leases run out by themselves.
        }
    }

    private static TimeSpan Pause(int failures)
    {
        var pause = TimeSpan.FromMilliseconds(100 << Math.Min(failures, 6));
        return pause < LongestPause ? pause : LongestPause;
    }

    private async Task SendAsync(IReadOnlyList<OutboxMessage> claimed, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(PublishPatience);
        var outcomes = await Task.WhenAll(claimed.Select(m => TrySendAsync(m, patience.Token)));
        cancellationToken.ThrowIfCancellationRequested();

        var sent = claimed.Where((_, i) => outcomes[i] is null).ToList();
        if (sent.Count > 0) await outbox.MarkSentAsync(sent, confirmed: !options.IsInMemory, cancellationToken);
        for (var i = 0; i < claimed.Count; i++)
            if (outcomes[i] is { } failure) await outbox.MarkFailedAsync(claimed[i], failure.Error, failure.RetryAfter, cancellationToken);

        var failed = outcomes.FirstOrDefault(o => o is { IsTransport: true });
        if (failed is not null && !_publishFails) logger.LogWarning("イベントを送れません（{Reason}）。送信箱に残し、再試行します。", failed.Error);
        if (failed is null && _publishFails) logger.LogInformation("イベントの送信が再開しました。");
        _publishFails = failed is not null;
        supervisor.ReportPublish(!_publishFails);
    }

    private async Task<Failure?> TrySendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (CaseEventJson.Read(message.EventName, message.Payload) is not { } caseEvent)
        {
            // A newer version of the product wrote it: the subject waits until this process is of that version, too.
            logger.LogError("イベント {EventId} の種別「{EventName}」をこの版は知りません。", message.EventId, message.EventName);
            return new Failure($"知らない種別 {message.EventName}", UnknownTypeBackOff, IsTransport: false);
        }

        try
        {
            await bus.PublishAsync(caseEvent, cancellationToken);
            return null;
        }
        catch (Exception e)
        {
            // Whatever it was, the row is not marked as sent.
            var backOff = TimeSpan.FromMilliseconds(250 << Math.Min(message.Attempts, 6));
            return new Failure(e.GetBaseException().Message, backOff < LongestBackOff ? backOff : LongestBackOff, IsTransport: true);
        }
    }

    private sealed record Failure(string Error, TimeSpan RetryAfter, bool IsTransport);
}
