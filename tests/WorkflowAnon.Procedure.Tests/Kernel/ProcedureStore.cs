using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Servers;

namespace WorkflowAnon.Procedure.Tests.Kernel;

/// <summary>One of the two databases for one test: empty, thrown away afterwards.</summary>
internal sealed class ProcedureStore(StorageProvider provider) : IDisposable
{
    private readonly TempDirectory _folder = new("procedure");

    public static ProcedureStore Sqlite => new(StorageProvider.Sqlite);

    public static ProcedureStore PostgreSql => new(StorageProvider.PostgreSql);

    public async Task<StorageOptions> CreateAsync() => new()
    {
        Provider = provider,
        ConnectionString = provider == StorageProvider.Sqlite
            ? $"Data Source={_folder.Combine("test.db")}"
            : await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() + ";Maximum Pool Size=10",
        BlobFolder = _folder.Combine("blobs"),
    };

    public void Dispose()
    {
        if (provider == StorageProvider.Sqlite)
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
