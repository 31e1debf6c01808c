using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Servers;

namespace WorkflowAnon.Storage.Tests.Hosting;

/// <summary>One of the two databases, for one test: empty, thrown away afterwards.</summary>
public interface IStore : IDisposable
{
    bool IsPostgreSql { get; }

    Task<StorageOptions> CreateAsync();
}

public sealed class SqliteStore : IStore
{
    private readonly TempDirectory _folder = new("storage");

    public bool IsPostgreSql => false;

    private string Connection => SqliteFiles.At(_folder.Combine("test.db"));

    public Task<StorageOptions> CreateAsync() => Task.FromResult(new StorageOptions
    {
        Provider = StorageProvider.Sqlite,
        ConnectionString = Connection,
        BlobFolder = _folder.Combine("blobs"),
    });

    public void Dispose()
    {
        SqliteFiles.Close(Connection);
        _folder.Dispose();
    }
}

public sealed class PostgreSqlStore : IStore
{
    private readonly TempDirectory _folder = new("storage");

    public bool IsPostgreSql => true;

    public async Task<StorageOptions> CreateAsync()
    {
        var server = await PostgresServer.SharedAsync();
        var connection = await server.CreateDatabaseAsync("storage", async template =>
        {
            await using var host = await StorageHost.StartAsync(new StorageOptions { Provider = StorageProvider.PostgreSql, ConnectionString = template });
        });
        return new StorageOptions
        {
            Provider = StorageProvider.PostgreSql,
            ConnectionString = connection + ";Maximum Pool Size=20",
            BlobFolder = _folder.Combine("blobs"),
        };
    }

    public void Dispose() => _folder.Dispose();
}
