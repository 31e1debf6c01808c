using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Contracts;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Servers;

namespace WorkflowAnon.Messaging.Tests.Delivery;

/// <summary>A database and a transport, which outlive the processes that use them.</summary>
public interface IDeployment : IAsyncDisposable
{
    StorageOptions Storage { get; }

    MessagingOptions Messaging { get; }

    Task CreateAsync();
}

/// <summary>The embedded default.</summary>
public sealed class Embedded : IDeployment
{
    private readonly TempDirectory _folder = new("messaging");

    public StorageOptions Storage => new() { ConnectionString = SqliteFiles.At(_folder.Combine("test.db")), BlobFolder = _folder.Combine("blobs") };

    public MessagingOptions Messaging { get; } = new();

    public Task CreateAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        SqliteFiles.Close(Storage.ConnectionString);
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>PostgreSQL and RabbitMQ.</summary>
public sealed class Production : IDeployment
{
    private readonly TempDirectory _folder = new("messaging");
    private string _connection = "";

    public StorageOptions Storage => new() { Provider = StorageProvider.PostgreSql, ConnectionString = _connection + ";Maximum Pool Size=20", BlobFolder = _folder.Combine("blobs") };

    public MessagingOptions Messaging { get; private set; } = new();

    public async Task CreateAsync()
    {
        _connection = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        Messaging = Doubles.MessagingHost.Options((await RabbitMqServer.SharedAsync()).AmqpUri, "delivery");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>One process of a deployment: storage, bus, consumers and relay as the product composes them.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly IHost _host;

    private Node(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public MessagingSnapshot Messaging => Services.GetRequiredService<IMessagingStatus>().Snapshot;

    public static async Task<Node> StartAsync(StorageOptions storage, MessagingOptions? messaging)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("MassTransit", LogLevel.Critical);
        builder.Services.AddWorkflowAnonStorage(storage);
        if (messaging is not null) builder.Services.AddWorkflowAnonMessaging(messaging);
        var host = builder.Build();
        await host.Services.GetRequiredService<DatabaseInitializer>().InitializeAsync();
        await host.StartAsync();
        return new Node(host);
    }

    /// <summary>Commits one event of each of <paramref name="subjects"/> in a burst.</summary>
    public Task EmitAsync(params IEnumerable<string> subjects)
    {
        var all = subjects.ToList();
        return Services.GetRequiredService<IBurstExecutor>().ExecuteAsync(BurstCommand.BySystem("test"), (burst, _) =>
        {
            all.ForEach(s => burst.Scope.AddEvent(new RecruitmentPlanned { SubjectId = s }));
            return Task.FromResult(true);
        });
    }

    public async Task<long> CountAsync(string sql)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<WorkflowAnonDbContext>>().CreateDbContextAsync();
        await using var command = await CommandAsync(db, sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<WorkflowAnonDbContext>>().CreateDbContextAsync();
        await using var command = await CommandAsync(db, sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Waits until every event was taken over by both departments and every outbox row is done.</summary>
    public Task DeliveredAsync(int events, TimeSpan patience) => Eventually.ThatAsync(
        async () => await CountAsync("SELECT COUNT(*) FROM inbox WHERE NOT is_parked") == events * 2 && await CountAsync("SELECT COUNT(*) FROM outbox WHERE state = 2") == events,
        patience, $"the delivery of {events} events to both departments");

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private static async Task<DbCommand> CommandAsync(WorkflowAnonDbContext db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Written in the tests themselves.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
