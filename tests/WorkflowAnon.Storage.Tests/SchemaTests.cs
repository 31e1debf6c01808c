using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tests.Hosting;
using Xunit;

namespace WorkflowAnon.Storage.Tests;

public sealed class SchemaOnSqlite : SchemaTests<SqliteStore>;

public sealed class SchemaOnPostgreSql : SchemaTests<PostgreSqlStore>;

public abstract class SchemaTests<TStore> : StoreTests<TStore>
    where TStore : IStore, new()
{
    [Fact]
    public async Task A_database_that_another_version_made_is_left_alone_and_named()
    {
        await Host.ReadAsync(db => db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '99.0.0')"));
        var refused = await Assert.ThrowsAsync<ForeignSchemaException>(RestartAsync);
        Assert.Equal("29990101000000_Future", refused.Migration);
    }

    [Fact]
    public async Task A_database_that_an_older_version_made_is_brought_on_and_keeps_what_it_holds()
    {
        await Host.ReadAsync(db => db.Database.ExecuteSqlRawAsync("INSERT INTO number_counters (id, last) VALUES ('R8', 7)"));
        var fresh = await IndexesAsync();
        await Host.ReadAsync(async db =>
        {
            await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First());
            return 0;
        });
        Assert.NotEqual(fresh, await IndexesAsync());
        await RestartAsync();
        Assert.Equal(fresh, await IndexesAsync());
        Assert.Empty(await Host.ReadAsync(db => db.Database.GetPendingMigrationsAsync()));
        Assert.Equal(7, await Host.ReadAsync(db => db.Database.SqlQueryRaw<int>("SELECT last AS \"Value\" FROM number_counters WHERE id = 'R8'").SingleAsync()));
    }

    [Fact]
    public async Task The_schema_script_is_the_migrations() => await Host.ReadAsync(db =>
    {
        // After a new migration: docs/development.md.
        Assert.Equal(db.GetService<IMigrator>().GenerateScript().ReplaceLineEndings("\n").Trim(), DatabaseInitializer.SchemaScript(Options.Provider).ReplaceLineEndings("\n").Trim());
        return Task.FromResult(0);
    });

    [Fact]
    public async Task The_compiled_model_is_the_model()
    {
        var builder = new DbContextOptionsBuilder<WorkflowAnonDbContext>();
        StorageRegistration.Configure(builder, Options);
        await using var db = new WorkflowAnonDbContext(builder.Options);
        // After a change of an entity: docs/development.md.
        Assert.Equal(Describe(db.Model), Describe(StorageRegistration.CompiledModel(Options.Provider)!));
    }

    private Task<List<string>> IndexesAsync() => Host.ReadAsync(db => db.Database.SqlQueryRaw<string>(
        Options.Provider == StorageProvider.PostgreSql
            ? "SELECT indexdef AS \"Value\" FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexdef"
            : "SELECT sql AS \"Value\" FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY sql").ToListAsync());

    private static string Describe(IModel model) => model.ToDebugString(MetadataDebugStringOptions.LongDefault);
}
