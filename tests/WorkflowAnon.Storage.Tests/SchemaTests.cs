using Microsoft.EntityFrameworkCore;
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
}
