using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Servers;
using Xunit;

namespace WorkflowAnon.Architecture.Tests.Fixtures;

public sealed class RabbitMqServerTests
{
    [Fact]
    [Trait("Category", "Full")]
    public async Task Confirmed_messages_in_a_quorum_queue_survive_a_clean_restart_and_a_kill_of_the_broker()
    {
        await using var broker = await RabbitMqServer.StartNewAsync();
        await PublishAsync(broker, "起案");
        // Clean first: RabbitMQ 3.10 writes the name of a new quorum queue to disk only after about three seconds, and a
        // node killed before that comes back with the queue empty and without a leader.
        await broker.RestartAsync();
        await Eventually.ThatAsync(() => TryPublishAsync(broker, "決裁"), TimeSpan.FromSeconds(60), "a confirmation after the restart");

        await broker.KillAsync();
        Assert.False(await TryPublishAsync(broker, "lost"));
        await broker.StartAsync();

        var kept = await Eventually.ValueAsync(() => TakeAllAsync(broker, 2), TimeSpan.FromSeconds(60), "the letters' return");
        Assert.Equal(["起案", "決裁"], kept);
    }

    private static async Task PublishAsync(RabbitMqServer broker, string text)
    {
        await using var connection = await ConnectAsync(broker);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        await DeclareAsync(channel);
        await channel.BasicPublishAsync("", "letters", mandatory: true, Encoding.UTF8.GetBytes(text));
    }

    private static async Task<bool> TryPublishAsync(RabbitMqServer broker, string text)
    {
        try
        {
            await PublishAsync(broker, text);
            return true;
        }
        catch (Exception e) when (IsNotThereYet(e))
        {
            return false;
        }
    }

    // A quorum queue that has just come back may not have elected its leader: such a question is asked again.
    private static async Task<string[]?> TakeAllAsync(RabbitMqServer broker, int count)
    {
        try
        {
            await using var connection = await ConnectAsync(broker);
            await using var channel = await connection.CreateChannelAsync();
            await DeclareAsync(channel);
            var taken = new List<string>();
            while (await channel.BasicGetAsync("letters", autoAck: false) is { } message)
                taken.Add(Encoding.UTF8.GetString(message.Body.Span));
            return taken.Count < count ? null : [.. taken];
        }
        catch (Exception e) when (IsNotThereYet(e))
        {
            return null;
        }
    }

    private static bool IsNotThereYet(Exception e) =>
        e is OperationCanceledException or OperationInterruptedException or BrokerUnreachableException or PublishException;

    private static Task<QueueDeclareOk> DeclareAsync(IChannel channel) =>
        channel.QueueDeclareAsync(
            "letters", durable: true, exclusive: false, autoDelete: false,
            arguments: new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });

    private static Task<IConnection> ConnectAsync(RabbitMqServer broker)
    {
        var patience = TimeSpan.FromSeconds(5);
        return new ConnectionFactory
        {
            Uri = broker.AmqpUri,
            RequestedConnectionTimeout = patience,
            ContinuationTimeout = patience,
        }.CreateConnectionAsync();
    }
}
