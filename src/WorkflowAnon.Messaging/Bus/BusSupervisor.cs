using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Messaging.Bus;

/// <summary>
/// Starts the bus without holding up the process, and restarts it when a consumer has stopped consuming while the broker answers: a
/// consumer was seen not to come back after a restart of the broker (MassTransit 5692, 6095).
/// </summary>
internal sealed class BusSupervisor(MessagingOptions options, MessageBus bus, BrokerProbe probe, ConsumerProgress progress, ServiceOpening opening, ILogger<BusSupervisor> logger)
    : BackgroundService, IMessagingStatus
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private readonly StallDetector _stalls = new(options.StalledAfter);
    private volatile MessagingSnapshot _snapshot = new()
    {
        Transport = options.IsInMemory ? "in-memory" : "rabbitmq",
        IsNeeded = IsNeededBy(options),
        IsReady = !IsNeededBy(options),
        Restarts = 0,
        LastProblem = null,
        DeadLetters = new Dictionary<string, long>(),
    };

    private volatile bool _publishFails;

    public MessagingSnapshot Snapshot => _snapshot;

    /// <summary>The relay tells how its last publishing went.</summary>
    public void ReportPublish(bool succeeded) => _publishFails = !succeeded;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!_snapshot.IsNeeded) return;
        // The rest of the host need not wait for the bus.
        await Task.Yield();
        await opening.WaitAsync(stoppingToken);
        var interval = options.StalledAfter / 4 < LongestPause ? options.StalledAfter / 4 : LongestPause;
        try
        {
            while (true)
            {
                await (options.IsInMemory ? CheckInMemoryAsync(stoppingToken) : CheckRabbitMqAsync(stoppingToken));
                await Task.Delay(interval, options.Clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await bus.StopAsync();
        }
    }

    private static bool IsNeededBy(MessagingOptions options) => options.Relays || options.ConsumedDepartments.Count > 0;

    private async Task CheckInMemoryAsync(CancellationToken cancellationToken)
    {
        var isStarted = await bus.TryStartAsync(cancellationToken);
        _snapshot = _snapshot with { IsReady = isStarted && bus.IsHealthy, DeadLetters = options.ConsumedDepartments.ToDictionary(d => d, d => progress.Of(d).Dead) };
    }

    private async Task CheckRabbitMqAsync(CancellationToken cancellationToken)
    {
        var queues = options.ConsumedDepartments.Select(options.QueueOf).ToList();
        var seen = await probe.LookAsync([.. queues, .. queues.Select(ErrorQueue)], cancellationToken);
        if (seen is null)
        {
            _stalls.Reset();
            if (_snapshot is { IsReady: true } or { LastProblem: null }) logger.LogWarning("RabbitMQ が応答しません。イベントは送信箱に残り、復旧後に送られます。");
            _snapshot = _snapshot with { IsReady = false, LastProblem = "RabbitMQ が応答しません。" };
            return;
        }

        if (!bus.IsStarted)
        {
            _snapshot = _snapshot with { IsReady = await bus.TryStartAsync(cancellationToken) };
            return;
        }

        _snapshot = _snapshot with { IsReady = true, DeadLetters = options.ConsumedDepartments.ToDictionary(d => d, d => (long)seen[ErrorQueue(options.QueueOf(d))].Ready) };
        if (Stalled(seen) is { } reason) await RestartAsync(reason, cancellationToken);
    }

    private string? Stalled(IReadOnlyDictionary<string, QueueView> seen)
    {
        var now = options.Clock.GetUtcNow();
        var reasons = options.ConsumedDepartments.Select(department =>
        {
            var (queue, counter) = (options.QueueOf(department), progress.Of(department));
            var check = new QueueCheck(seen[queue], counter.Begun, counter.InFlight);
            return _stalls.Judge(queue, check.Suspicion, check.Begun, now);
        }).ToList();
        reasons.Add(_stalls.Judge("伝送", bus.IsHealthy ? null : "状態が異常です", 0, now));
        reasons.Add(_stalls.Judge("送信", _publishFails ? "RabbitMQ は応答しますが、イベントを送れません" : null, 0, now));
        _stalls.EndRound();
        return reasons.Find(r => r is not null);
    }

    private async Task RestartAsync(string reason, CancellationToken cancellationToken)
    {
        logger.LogWarning("メッセージ伝送を再起動します（{Reason}）。", reason);
        _snapshot = _snapshot with { Restarts = _snapshot.Restarts + 1, LastProblem = reason };
        _stalls.Restarted();
        _publishFails = false;
        await bus.StopAsync();
        await bus.TryStartAsync(cancellationToken);
    }

    private static string ErrorQueue(string queue) => queue + "_error";
}
