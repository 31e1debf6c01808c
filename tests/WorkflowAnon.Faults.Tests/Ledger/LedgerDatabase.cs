using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace WorkflowAnon.Faults.Tests.Ledger;

/// <summary>The database under test, read by plain SQL: no code of the product stands between the facts and the test.</summary>
internal sealed class LedgerDatabase(string connectionString, bool isPostgres)
{
    public bool IsPostgres => isPostgres;

    public string ConnectionString => connectionString;

    /// <summary>The present moment as SQL of this database: SQLite stores a time as UTC ticks.</summary>
    public string Now => isPostgres ? "now()" : DateTimeOffset.UtcNow.UtcTicks.ToString(CultureInfo.InvariantCulture);

    /// <summary>Opens a connection; a second one of SQLite's own beside the server's is allowed to read.</summary>
    public async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = isPostgres ? new NpgsqlConnection(connectionString) : new SqliteConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>All rows of a query, each as its values.</summary>
    public async Task<IReadOnlyList<object[]>> RowsAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every query is a constant of this project.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>The only number that a query returns.</summary>
    public async Task<long> NumberAsync(string sql) =>
        Convert.ToInt64((await RowsAsync(sql))[0][0], CultureInfo.InvariantCulture);
}
