namespace WorkflowAnon.Testing.Servers;

/// <summary>One RabbitMQ node, wherever it comes from.</summary>
internal interface IRabbitMqInstance : IAsyncDisposable
{
    int Port { get; }

    Task StartAsync();

    Task StopAsync();

    Task KillAsync();
}
