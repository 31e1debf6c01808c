using MassTransit;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Contracts;

namespace WorkflowAnon.Messaging.Bus;

/// <summary>The bus of this process: can be absent (the broker is away) and be replaced (it stopped working) at any time.</summary>
internal sealed class MessageBus(MessagingOptions options, BusFactory factory, ILogger<MessageBus> logger) : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile Running? _running;

    /// <summary>True from a start on until a stop, also while the broker is away in between.</summary>
    public bool IsStarted => _running is not null;

    /// <summary>MassTransit's own opinion; false also when not started.</summary>
    public bool IsHealthy => _running is { } running && running.Bus.CheckHealth().Status == BusHealthStatus.Healthy;

    /// <summary>
    /// Starts when not started; false when that failed. A start that takes long goes on by itself: one queue that does not answer must
    /// not keep the other department from working.
    /// </summary>
    public async Task<bool> TryStartAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_running is not null) return true;
            var bus = factory.Create();
            var lifetime = new CancellationTokenSource();
            var running = new Running(bus, lifetime, bus.StartAsync(lifetime.Token));
            try
            {
                await running.Start.WaitAsync(StartPatience, cancellationToken);
                logger.LogInformation("メッセージ伝送を開始しました（{Transport}）。", options.IsInMemory ? "in-memory" : "rabbitmq");
            }
            catch (TimeoutException)
            {
                logger.LogWarning("メッセージ伝送の開始に時間がかかっています。");
            }
            catch (Exception e)
            {
                await EndAsync(running);
                cancellationToken.ThrowIfCancellationRequested();
                logger.LogWarning("メッセージ伝送を開始できません（{Reason}）。再試行します。", e.GetBaseException().Message);
                return false;
            }

            _running = running;
            return true;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Stops the bus; one that does not stop in time is left behind (its consumers can only repeat what the inbox knows).</summary>
    public async Task StopAsync()
    {
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            if (_running is not { } running) return;
            _running = null;
            await EndAsync(running);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Publishes by the event's own type; returns when the transport has it (RabbitMQ: confirmed by the broker, in a queue).</summary>
    public Task PublishAsync(CaseEvent caseEvent, CancellationToken cancellationToken)
    {
        var bus = _running?.Bus ?? throw new InvalidOperationException("メッセージ伝送が始まっていません。");
        return bus.Publish(caseEvent, caseEvent.GetType(), Pipe.Execute<PublishContext>(context =>
        {
            context.MessageId = caseEvent.EventId;
            // An event that no queue takes is returned as a failure instead of being confirmed and dropped.
            if (context.TryGetPayload(out RabbitMqSendContext? rabbit)) rabbit.Mandatory = true;
        }), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _gate.Dispose();
    }

    private async Task EndAsync(Running running)
    {
        using var patience = new CancellationTokenSource(StopPatience);
        try
        {
            if (running.Start.IsCompletedSuccessfully)
            {
                await running.Bus.StopAsync(patience.Token).WaitAsync(patience.Token);
            }
            else
            {
                await running.Lifetime.CancelAsync();
                await running.Start.WaitAsync(patience.Token);
            }

            running.Lifetime.Dispose();
        }
        catch (Exception e)
        {
            // It is given up either way; a new one is built.
            logger.LogDebug(e, "メッセージ伝送の停止が正常に終わりませんでした。");
        }
    }

    private sealed record Running(IBusControl Bus, CancellationTokenSource Lifetime, Task<BusHandle> Start);
}
