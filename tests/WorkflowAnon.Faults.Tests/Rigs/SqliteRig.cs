using Microsoft.Data.Sqlite;
using SQLitePCL;
using WorkflowAnon.Faults.Tests.Ledger;
using WorkflowAnon.Faults.Tests.Load;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing.Deployments;

namespace WorkflowAnon.Faults.Tests.Rigs;

/// <summary>The embedded default: every role in one process, SQLite with every commit forced to disk, in-memory transport.</summary>
internal sealed class SqliteRig : Rig
{
    private const string All = "all";
    private SqliteConnection? _probe;

    private SqliteRig()
    {
        Storage = new StorageOptions
        {
            Provider = StorageProvider.Sqlite,
            ConnectionString = $"Data Source={Folder.Combine("workflow-anon.db")}",
            BlobFolder = Folder.Combine("blobs"),
        };
        Database = new LedgerDatabase(Storage.ConnectionString, isPostgres: false);
    }

    public override LedgerDatabase Database { get; }

    public override IReadOnlyList<Target> Targets =>
        [new(All, InFlight.Burst), new(All, InFlight.RelaySend), new(All, InFlight.Consumer)];

    protected override StorageOptions Storage { get; }

    protected override IReadOnlyList<string> Roles => DeploymentSettings.Together;

    public static async Task<SqliteRig> StartAsync()
    {
        var rig = new SqliteRig();
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
        var writing = IsWriting();
        if (target.Doing == InFlight.Burst && !(writing && office.InFlight > 0))
            return null;
        var claimed = (await ClaimedAsync()).Count;
        var onTheBus = (await OnTheBusAsync()).Count;
        // With nothing on its way between the departments, who writes while a person waits for an answer is that person's burst.
        var found = target.Doing switch
        {
            InFlight.Burst => claimed == 0 && onTheBus == 0
                && await Database.NumberAsync("SELECT (SELECT COUNT(*) FROM outbox WHERE state <> 2) + (SELECT COUNT(*) FROM workflow_stimuli)") == 0,
            InFlight.RelaySend => claimed > 0,
            _ => onTheBus > 0,
        };
        return found
            ? $"{target.Doing}: write transaction {(writing ? "open" : "closed")}, {office.InFlight} completions unanswered, {claimed} rows claimed by the relay, {onTheBus} events with consumers"
            : null;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_probe is not null)
            await _probe.DisposeAsync();
    }

    protected override IReadOnlyDictionary<string, string?> Configuration(string role) =>
        Settings.Of(DeploymentSettings.Embedded(Folder.Path));

    protected override Task WaitUntilGoneAsync(string role) => Task.CompletedTask; // the file's locks go with the process

    // SQLite lets one write at a time: who is refused the lock knows that a transaction is open. Asked of SQLite itself,
    // because the provider would wait for the lock.
    private bool IsWriting()
    {
        if (_probe is null)
        {
            _probe = new SqliteConnection(Storage.ConnectionString + ";Pooling=False");
            _probe.Open();
            raw.sqlite3_busy_timeout(_probe.Handle, 0);
        }
        if (raw.sqlite3_exec(_probe.Handle, "BEGIN IMMEDIATE") == raw.SQLITE_BUSY)
            return true;
        raw.sqlite3_exec(_probe.Handle, "ROLLBACK");
        return false;
    }
}
