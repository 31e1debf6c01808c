using Npgsql;
using WorkflowAnon.Testing.Servers;
using Xunit;

namespace WorkflowAnon.Architecture.Tests.Fixtures;

public sealed class PostgresServerTests
{
    [Fact]
    public async Task Two_databases_of_the_shared_server_know_nothing_of_each_other()
    {
        var server = await PostgresServer.SharedAsync();
        var first = await server.CreateDatabaseAsync();
        var second = await server.CreateDatabaseAsync();

        await ExecuteAsync(first, "CREATE TABLE mark (id int)");

        Assert.True(await ExistsAsync(first, "mark"));
        Assert.False(await ExistsAsync(second, "mark"));
    }

    [Fact]
    public async Task A_template_is_built_once_and_copied_for_each_class_even_after_pooled_connections_used_it()
    {
        var server = await PostgresServer.SharedAsync();
        var built = 0;
        Task Build(string connection)
        {
            Interlocked.Increment(ref built);
            return ExecuteAsync(connection, "CREATE TABLE copied (id int); INSERT INTO copied VALUES (7)");
        }

        var databases = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => server.CreateDatabaseAsync("fixture_test", Build)));

        Assert.Equal(1, built);
        Assert.Equal(3, databases.Distinct().Count());
        foreach (var database in databases)
            Assert.Equal(7, await ScalarAsync(database, "SELECT id FROM copied"));
    }

    [Theory]
    [InlineData(true, "on")]
    [InlineData(false, "off")]
    public async Task Durability_is_what_was_asked_for(bool durable, string setting)
    {
        var server = await PostgresServer.SharedAsync(durable);

        Assert.Equal(setting, await ScalarAsync(server.AdministratorConnectionString, "SHOW fsync"));
        Assert.Equal(setting, await ScalarAsync(server.AdministratorConnectionString, "SHOW synchronous_commit"));
    }

    [Fact]
    public async Task What_was_committed_before_a_crash_is_there_after_the_restart()
    {
        await using var server = await PostgresServer.StartAsync(durable: true);
        var database = await server.CreateDatabaseAsync();
        await ExecuteAsync(database, "CREATE TABLE kept (id int); INSERT INTO kept VALUES (1)");

        await server.CrashAsync();
        NpgsqlConnection.ClearAllPools();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ScalarAsync(database, "SELECT 1"));
        await server.RestartAsync();

        Assert.Equal(1, await ScalarAsync(database, "SELECT id FROM kept"));
    }

    private static async Task<bool> ExistsAsync(string database, string table) =>
        await ScalarAsync(database, $"SELECT to_regclass('{table}')::text") is string;

    private static async Task ExecuteAsync(string database, string sql) => await ScalarAsync(database, sql);

    private static async Task<object?> ScalarAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
