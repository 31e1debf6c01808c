using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace WorkflowAnon.Storage.Model;

/// <summary>Brings the database to the model at start: takes SQLite's file lock, then applies the provider's migrations.</summary>
public sealed class DatabaseInitializer
{
    private const long AdvisoryLock = 0x576F726B416E6F6E;
    private readonly IDbContextFactory<WorkflowAnonDbContext> _contexts;
    private readonly StorageOptions _options;
    private readonly Func<SqliteFileLock> _takeLock;

    internal DatabaseInitializer(IDbContextFactory<WorkflowAnonDbContext> contexts, StorageOptions options, Func<SqliteFileLock> takeLock)
    {
        _contexts = contexts;
        _options = options;
        _takeLock = takeLock;
    }

    /// <summary>Name of the assembly that holds a provider's migrations.</summary>
    public static string MigrationsAssembly(StorageProvider provider) => $"WorkflowAnon.Storage.{provider}";

    /// <summary>
    /// Migrates, or creates the schema at once where the migrations assembly has no migration yet or is absent. Any number of processes
    /// may call it at the same time.
    /// </summary>
    /// <exception cref="ForeignSchemaException">Another version of the product made the database.</exception>
    public async Task InitializeAsync(CancellationToken cancellationToken = default)
    {
        _takeLock();
        var db = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        if (HasMigrations(db))
        {
            var applied = await AppliedAsync(db, cancellationToken).ConfigureAwait(false);
            var known = db.Database.GetMigrations().ToList();
            if (applied.Except(known, StringComparer.Ordinal).LastOrDefault() is { } foreign)
                throw new ForeignSchemaException(foreign);
            // Migrating builds the model of every snapshot, also where nothing is to be done.
            if (applied.Count == known.Count)
                return;
            if (applied.Count == 0)
                await CreateAsync(db, cancellationToken).ConfigureAwait(false);
            else
                await db.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
            return;
        }
        await using var alone = await LockAloneAsync(db, cancellationToken).ConfigureAwait(false);
        await db.Database.EnsureCreatedAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All migrations of a provider as one script (dotnet ef migrations script): making a new database by it takes half the time.</summary>
    internal static string SchemaScript(StorageProvider provider)
    {
        using var script = new StreamReader(Assembly.Load(MigrationsAssembly(provider)).GetManifestResourceStream("Schema.sql")!);
        return script.ReadToEnd();
    }

    // Asked for outright, the migrations of a new database are an error in PostgreSQL's log and in ours.
    private static async Task<List<string>> AppliedAsync(WorkflowAnonDbContext db, CancellationToken cancellationToken) =>
        await db.GetService<IHistoryRepository>().ExistsAsync(cancellationToken).ConfigureAwait(false)
            ? [.. await db.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false)]
            : [];

    private async Task CreateAsync(WorkflowAnonDbContext db, CancellationToken cancellationToken)
    {
        await using var alone = await LockAloneAsync(db, cancellationToken).ConfigureAwait(false);
        if ((await AppliedAsync(db, cancellationToken).ConfigureAwait(false)).Count > 0)
            return; // Another process made it meanwhile.
        await db.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var command = db.Database.GetDbConnection().CreateCommand();
        await using var disposeCommand = command.ConfigureAwait(false);
        command.CommandText = SchemaScript(_options.Provider);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        await db.Database.CloseConnectionAsync().ConfigureAwait(false);
    }

    /// <summary>Creates the database where absent; on PostgreSQL holds a lock on it until disposed. SQLite's file is this process's already (null).</summary>
    private async Task<NpgsqlConnection?> LockAloneAsync(WorkflowAnonDbContext db, CancellationToken cancellationToken)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellationToken).ConfigureAwait(false))
            await creator.CreateAsync(cancellationToken).ConfigureAwait(false);
        if (_options.Provider == StorageProvider.Sqlite)
            return null;
        // Outside the pool: closing the connection gives the lock back.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_options.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { Parameters = { new() { Value = AdvisoryLock } } };
        await using var disposeCommand = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return connection;
    }

    private static bool HasMigrations(WorkflowAnonDbContext db)
    {
        try
        {
            return db.Database.GetMigrations().Any();
        }
        catch (Exception e) when (e is FileNotFoundException or TargetInvocationException)
        {
            // A program that carries no migrations, such as a test of this assembly alone.
            return false;
        }
    }
}

/// <summary>The database was brought to a model that this version does not know: a newer version's, or one from before the first release.</summary>
/// <param name="migration">The unknown migration.</param>
public sealed class ForeignSchemaException(string migration) : Exception($"データベースの移行「{migration}」は、この版の製品にはありません。")
{
    /// <summary>The unknown migration.</summary>
    public string Migration { get; } = migration;
}
