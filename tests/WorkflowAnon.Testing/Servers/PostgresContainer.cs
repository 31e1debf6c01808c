using Testcontainers.PostgreSql;

namespace WorkflowAnon.Testing.Servers;

/// <summary>PostgreSQL in a container, for machines with Docker instead of the programs.</summary>
internal sealed class PostgresContainer : IPostgresInstance
{
    private readonly PostgreSqlContainer _container;

    private PostgresContainer(PostgreSqlContainer container) => _container = container;

    public string ConnectionString => _container.GetConnectionString();

    public static async Task<PostgresContainer> StartAsync(bool durable)
    {
        var value = durable ? "on" : "off";
        var container = new PostgreSqlBuilder("postgres:15")
            .WithDatabase("postgres")
            .WithUsername("postgres")
            .WithPortBinding(FreePort.Next(), PostgreSqlBuilder.PostgreSqlPort) // fixed, so that a restart keeps it
            .WithCommand("-c", $"fsync={value}", "-c", $"synchronous_commit={value}", "-c", $"full_page_writes={value}", "-c", "max_connections=300")
            .Build();
        await container.StartAsync();
        return new PostgresContainer(container);
    }

    public Task StartAsync() => _container.StartAsync();

    public Task StopAsync() => _container.StopAsync();

    public Task CrashAsync() => _container.ExecAsync(["sh", "-c", "kill -9 1 || kill -QUIT 1"]);

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
