using WorkflowAnon.Faults.Tests.Ledger;
using WorkflowAnon.Faults.Tests.Load;
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

    public static async Task<PostgresRig> StartAsync() => await StartAsync(await PostgresServer.SharedAsync(durable: true), await RabbitMqServer.SharedAsync());

    /// <summary>Starts it on servers that the test may stop.</summary>
    public static async Task<PostgresRig> StartAsync(PostgresServer server, RabbitMqServer broker)
    {
        var rig = new PostgresRig(await server.CreateDatabaseAsync(), broker);
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

    protected override async Task<string?> EvidenceAsync(Target target, PageOffice office)
    {
        if (target.Doing == InFlight.RelaySend)
        {
            var claimed = await ClaimedAsync();
            return claimed.Count == 0 ? null : $"{target.Doing}: {claimed.Count} rows claimed, first {claimed[0]}";
        }

        // A transaction that has written or locked a row has an id; the tables it has locked for writing say what it does. A burst holds
        // its instance or its case's stream, which signing in and taking a task on do not touch.
        var tables = target.Doing == InFlight.Burst ? "'workflow_instances', 'case_streams'" : "'inbox', 'inbox_subjects', 'workflow_stimuli', 'workflow_timers'";
        var open = await Database.RowsAsync(
            $"""
            SELECT string_agg(DISTINCT c.relname, ' '), left(regexp_replace(max(a.query), '\s+', ' ', 'g'), 50) FROM pg_stat_activity a
            JOIN pg_locks l ON l.pid = a.pid AND l.locktype = 'relation' AND l.granted AND l.mode IN ('RowShareLock', 'RowExclusiveLock')
            JOIN pg_class c ON c.oid = l.relation AND c.relkind = 'r'
            WHERE a.application_name = '{target.Role}' AND a.datname = current_database() AND a.backend_xid IS NOT NULL
            GROUP BY a.pid HAVING bool_or(c.relname IN ({tables}))
            """);
        return open.Count == 0 ? null : $"{target.Doing}: {open.Count} transactions open, the first on {open[0][0]}, at {open[0][1]}";
    }

    protected override IReadOnlyDictionary<string, string?> Configuration(string role) =>
        Settings.Of(DeploymentSettings.OnServers(role, _connectionString, _broker.AmqpUri, Storage.BlobFolder));

    // A backend whose client is gone ends its statement, and commits only if that statement was the commit.
    protected override Task WaitUntilGoneAsync(string role) => Eventually.ThatAsync(
        async () => await Database.NumberAsync($"SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = '{role}'") == 0,
        TimeSpan.FromSeconds(30),
        $"the end of {role}'s connections");
}
