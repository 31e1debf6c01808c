namespace WorkflowAnon.Testing.Servers;

/// <summary>A real RabbitMQ broker for tests.</summary>
public sealed class RabbitMqServer : IAsyncDisposable
{
    private static readonly Lazy<Task<RabbitMqServer>> Shared = new(StartNewAsync);

    private readonly IRabbitMqInstance _instance;

    private RabbitMqServer(IRabbitMqInstance instance) => _instance = instance;

    /// <summary>Address of the broker; its guest account may do everything.</summary>
    public Uri AmqpUri => new($"amqp://guest:guest@127.0.0.1:{_instance.Port}/");

    /// <summary>The broker shared by the test process; it starts at the first call and ends with the process. Nobody may stop it.</summary>
    public static Task<RabbitMqServer> SharedAsync() => Shared.Value;

    /// <summary>Starts a broker of one's own, to be stopped and restarted at will. Takes 5–16 s.</summary>
    public static async Task<RabbitMqServer> StartNewAsync()
    {
        var program = Machine.LocalPrograms.RabbitMqServer();
        IRabbitMqInstance instance = ServerChoice.UseDocker(program, "RabbitMQ")
            ? new RabbitMqNodeContainer()
            : new RabbitMqNode(program ?? throw new InvalidOperationException("RabbitMQ is not installed."));
        try
        {
            await instance.StartAsync();
        }
        catch
        {
            await instance.DisposeAsync();
            throw;
        }
        return new RabbitMqServer(instance);
    }

    /// <summary>Stops the broker cleanly; messages in durable queues stay.</summary>
    public Task StopAsync() => _instance.StopAsync();

    /// <summary>kill -9 of the broker.</summary>
    public Task KillAsync() => _instance.KillAsync();

    /// <summary>Starts the stopped or killed broker on the same port and data.</summary>
    public Task StartAsync() => _instance.StartAsync();

    /// <summary>Stops and starts.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _instance.DisposeAsync();
}
