using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Servers;

namespace WorkflowAnon.Procedure.Tests.Kernel;

/// <summary>
/// One of the two databases for one test: empty, thrown away afterwards. Where WORKFLOWANON_TEST_STORE names a provider, every test
/// takes that one: so each route is walked on both stores without being written twice.
/// </summary>
internal sealed class ProcedureStore(StorageProvider asked) : IDisposable
{
    private static readonly StorageProvider? Everywhere =
        Environment.GetEnvironmentVariable("WORKFLOWANON_TEST_STORE") is { Length: > 0 } name ? Enum.Parse<StorageProvider>(name) : null;

    private readonly StorageProvider _provider = Everywhere ?? asked;
    private readonly TempDirectory _folder = new("procedure");

    private string Embedded => SqliteFiles.At(_folder.Combine("test.db"));

    public static ProcedureStore Sqlite => new(StorageProvider.Sqlite);

    public static ProcedureStore PostgreSql => new(StorageProvider.PostgreSql);

    public async Task<StorageOptions> CreateAsync() => new()
    {
        Provider = _provider,
        ConnectionString = _provider == StorageProvider.Sqlite
            ? Embedded
            : await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() + ";Maximum Pool Size=10",
        BlobFolder = _folder.Combine("blobs"),
    };

    public void Dispose()
    {
        if (_provider == StorageProvider.Sqlite)
            SqliteFiles.Close(Embedded);
        _folder.Dispose();
    }
}
