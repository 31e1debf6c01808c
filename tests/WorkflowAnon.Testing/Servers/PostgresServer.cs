using System.Collections.Concurrent;
using Npgsql;

namespace WorkflowAnon.Testing.Servers;

/// <summary>A real PostgreSQL for tests: one per test process, a database per test class.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<bool, Lazy<Task<PostgresServer>>> Shared = new();

    private readonly IPostgresInstance _instance;
    private readonly ConcurrentDictionary<string, Lazy<Task>> _templates = new();
    private int _databases;

    private PostgresServer(IPostgresInstance instance) => _instance = instance;

    /// <summary>Connection string of the administrator to the maintenance database.</summary>
    public string AdministratorConnectionString => _instance.ConnectionString;

    /// <summary>
    /// The server shared by the test process; it starts at the first call and ends with the process.
    /// </summary>
    /// <param name="durable">True for fsync on (fault tests, benchmarks); false trades durability for speed.</param>
    public static Task<PostgresServer> SharedAsync(bool durable = false) =>
        Shared.GetOrAdd(durable, d => new Lazy<Task<PostgresServer>>(() => StartAsync(d))).Value;

    /// <summary>Starts a server of one's own, to be stopped and restarted at will.</summary>
    public static async Task<PostgresServer> StartAsync(bool durable = false)
    {
        var bin = Machine.LocalPrograms.PostgresBin();
        IPostgresInstance instance = ServerChoice.UseDocker(bin, "PostgreSQL")
            ? await PostgresContainer.StartAsync(durable)
            : await PostgresCluster.StartAsync(bin ?? throw new InvalidOperationException("PostgreSQL is not installed."), durable);
        return new PostgresServer(instance);
    }

    /// <summary>Makes an empty database and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = NextName();
        await ExecuteAsync($"CREATE DATABASE {name}");
        return ConnectionStringTo(name);
    }

    /// <summary>
    /// Makes a database as a copy of a template, which is built once per server: a clone takes about 0.1 s where
    /// a migration takes a second.
    /// </summary>
    /// <param name="template">Name of the template; the same name must always mean the same content.</param>
    /// <param name="build">Fills the template; gets its connection string.</param>
    public async Task<string> CreateDatabaseAsync(string template, Func<string, Task> build)
    {
        var source = "template_" + template.ToLowerInvariant();
        await _templates.GetOrAdd(source, _ => new Lazy<Task>(async () =>
        {
            await ExecuteAsync($"CREATE DATABASE {source}");
            await build(ConnectionStringTo(source));
        })).Value;
        // PostgreSQL refuses to copy a database that anyone is connected to: a pooled connection counts.
        ClearPool(source);
        var name = NextName();
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {source}");
        return ConnectionStringTo(name);
    }

    /// <summary>Removes a database, ending what is connected to it.</summary>
    public async Task DropDatabaseAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        ClearPool(name);
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    /// <summary>Ends the server as a power cut would: every process at once, nothing flushed.</summary>
    public Task CrashAsync() => _instance.CrashAsync();

    /// <summary>Stops the server, letting transactions roll back.</summary>
    public Task StopAsync() => _instance.StopAsync();

    /// <summary>Starts a stopped or crashed server on the same port and data.</summary>
    public Task RestartAsync() => _instance.StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _instance.DisposeAsync();

    private string NextName() => $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";

    private string ConnectionStringTo(string database) =>
        new NpgsqlConnectionStringBuilder(_instance.ConnectionString) { Database = database }.ConnectionString;

    private void ClearPool(string database)
    {
        using var connection = new NpgsqlConnection(ConnectionStringTo(database));
        NpgsqlConnection.ClearPool(connection);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_instance.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names are made here, never by a user; CREATE DATABASE takes no parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
