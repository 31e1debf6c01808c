using WorkflowAnon.Faults.Tests.Ledger;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Deployments;
using WorkflowAnon.Testing.Servers;

namespace WorkflowAnon.Faults.Tests.Rigs;

/// <summary>A deployment: web, both departments and relay apart, on PostgreSQL with fsync on and on RabbitMQ.</summary>
internal sealed class PostgresRig : Rig
{
    private readonly RabbitMqServer _broker;
    private readonly string _connectionString;

    private PostgresRig(string connectionString, RabbitMqServer broker)
    {
        _connectionString = connectionString;
        _broker = broker;
        Database = new LedgerDatabase(connectionString, isPostgres: true);
        Storage = new StorageOptions { Provider = StorageProvider.PostgreSql, ConnectionString = connectionString, BlobFolder = Folder.Combine("blobs") };
    }

    public override LedgerDatabase Database { get; }

    public override IReadOnlyList<Target> Targets =>
    [
        new("web", InFlight.Burst), new("general-affairs", InFlight.Consumer), new("relay", InFlight.RelaySend), new("owning-division", InFlight.Consumer),
    ];

    protected override StorageOptions Storage { get; }

    protected override IReadOnlyList<string> Roles => DeploymentSettings.Apart;

    public static async Task<PostgresRig> StartAsync()
    {
        var server = await PostgresServer.SharedAsync(durable: true);
        var rig = new PostgresRig(await server.CreateDatabaseAsync(), await RabbitMqServer.SharedAsync());
        try
        {
            await rig.StartAllAsync();
            return rig;
        }
        catch
        {
            await rig.DisposeAsync();
            throw;
        }
    }

    public override async Task<string?> EvidenceAsync(Target target)
    {
        if (target.Doing == InFlight.RelaySend)
        {
            var claimed = await ClaimedAsync();
            return claimed.Count == 0 ? null : $"{target.Doing}: {claimed.Count} rows claimed, first {claimed[0]}";
        }
        // A transaction that has written or locked a row has an id. Taking a task on is no burst.
        var open = await Database.RowsAsync(
            $"SELECT state, left(regexp_replace(query, '\\s+', ' ', 'g'), 70) FROM pg_stat_activity WHERE application_name = '{target.Role}' AND backend_xid IS NOT NULL AND query NOT LIKE 'UPDATE human_tasks SET assignee%'");
        return open.Count == 0 ? null : $"{target.Doing}: {open.Count} transactions open, first {string.Join(": ", open[0])}";
    }

    protected override IReadOnlyDictionary<string, string?> Configuration(string role) =>
        Settings.Of(DeploymentSettings.OnServers(role, _connectionString, _broker.AmqpUri, Storage.BlobFolder), DefinitionFolder);

    // A backend whose client is gone ends its statement, and commits only if that statement was the commit.
    protected override Task WaitUntilGoneAsync(string role) => Eventually.ThatAsync(
        async () => await Database.NumberAsync($"SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = '{role}'") == 0,
        TimeSpan.FromSeconds(30),
        $"the end of {role}'s connections");
}
