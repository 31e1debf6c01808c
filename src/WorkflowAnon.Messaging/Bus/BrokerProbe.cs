using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace WorkflowAnon.Messaging.Bus;

/// <summary>What the broker says of a queue.</summary>
/// <param name="Exists">The queue is there.</param>
/// <param name="Ready">Messages waiting.</param>
/// <param name="Consumers">Consumers the broker knows.</param>
internal sealed record QueueView(bool Exists, uint Ready, uint Consumers);

/// <summary>Asks the broker over a connection of its own, so that a dead bus cannot answer for it.</summary>
internal sealed class BrokerProbe(MessagingOptions options) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private IConnection? _connection;

    /// <summary>State of <paramref name="queues"/> by name; null when the broker does not answer.</summary>
    public async Task<IReadOnlyDictionary<string, QueueView>?> LookAsync(IEnumerable<string> queues, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            if (_connection is not { IsOpen: true })
            {
                await CloseAsync();
                _connection = await Factory().CreateConnectionAsync("WorkflowAnon watchdog", patience.Token);
            }

            var seen = new Dictionary<string, QueueView>(StringComparer.Ordinal);
            foreach (var queue in queues) seen[queue] = await LookAtAsync(_connection, queue, patience.Token);
            return seen;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested
            && e is BrokerUnreachableException or OperationInterruptedException or AlreadyClosedException or OperationCanceledException or IOException or TimeoutException)
        {
            await CloseAsync();
            return null;
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private static async Task<QueueView> LookAtAsync(IConnection connection, string queue, CancellationToken cancellationToken)
    {
        // The broker closes a channel that asks for an absent queue: so each question has its own.
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            var answer = await channel.QueueDeclarePassiveAsync(queue, cancellationToken);
            return new QueueView(true, answer.MessageCount, answer.ConsumerCount);
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == 404)
        {
            return new QueueView(false, 0, 0);
        }
    }

    private ConnectionFactory Factory()
    {
        var factory = new ConnectionFactory { Uri = options.Broker!, AutomaticRecoveryEnabled = false, RequestedConnectionTimeout = Patience, ContinuationTimeout = Patience };
        if (options.UserName is { } user) factory.UserName = user;
        if (options.Password is { } password) factory.Password = password;
        return factory;
    }

    private async Task CloseAsync()
    {
        if (_connection is not { } connection) return;
        _connection = null;
        try
        {
            await connection.DisposeAsync();
        }
        catch (Exception e) when (e is AlreadyClosedException or OperationInterruptedException or IOException or TimeoutException)
        {
            // It was lost already: nothing is left to close.
        }
    }
}
