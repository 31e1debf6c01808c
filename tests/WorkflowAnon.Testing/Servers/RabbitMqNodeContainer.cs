using Testcontainers.RabbitMq;

namespace WorkflowAnon.Testing.Servers;

/// <summary>RabbitMQ in a container, for machines with Docker instead of the programs.</summary>
internal sealed class RabbitMqNodeContainer : IRabbitMqInstance
{
    private readonly RabbitMqContainer _container;

    public RabbitMqNodeContainer()
    {
        Port = FreePort.Next(); // fixed, so that a restart keeps it
        _container = new RabbitMqBuilder("rabbitmq:3.13")
            .WithUsername("guest")
            .WithPassword("guest")
            .WithPortBinding(Port, RabbitMqBuilder.RabbitMqPort)
            .Build();
    }

    public int Port { get; }

    public Task StartAsync() => _container.StartAsync();

    public Task StopAsync() => _container.StopAsync();

    public Task KillAsync() => _container.ExecAsync(["sh", "-c", "kill -9 $(cat /var/lib/rabbitmq/mnesia/*.pid) || kill -9 1"]);

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
