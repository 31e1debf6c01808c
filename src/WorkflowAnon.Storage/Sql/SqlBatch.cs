using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Sql;

/// <summary>
/// Statements sent to PostgreSQL in one round trip, in order, within the context's transaction; on SQLite one after the other.
/// Parameters are written $1, $2 … on both. Each statement of a batch sees what the ones before it did, and, while it waits for a
/// lock, what others committed meanwhile (read committed).
/// </summary>
internal sealed class SqlBatch
{
    private readonly List<Statement> _statements = [];

    public int Count => _statements.Count;

    /// <summary>Adds a statement that returns no rows. With <paramref name="expected"/>, another number of affected rows is a lost race.</summary>
    public void Add(string sql, int? expected, params ReadOnlySpan<SqlValue> values) => _statements.Add(new(sql, values.ToArray(), null, expected));

    /// <summary>Adds a query; <paramref name="onRow"/> is called for each row.</summary>
    public void Query(string sql, Action<DbDataReader> onRow, params ReadOnlySpan<SqlValue> values) => _statements.Add(new(sql, values.ToArray(), onRow, null));

    /// <summary>Adds the statements of another batch.</summary>
    public void Append(SqlBatch other) => _statements.AddRange(other._statements);

    public async Task ExecuteAsync(WorkflowAnonDbContext db, CancellationToken cancellationToken)
    {
        if (_statements.Count == 0)
            return;
        if (db.Database.CurrentTransaction is null)
            await db.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var connection = db.Database.GetDbConnection();
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        if (connection is NpgsqlConnection npgsql)
            await ExecuteNpgsqlAsync(npgsql, (NpgsqlTransaction?)transaction, cancellationToken).ConfigureAwait(false);
        else
            ExecuteSqlite((SqliteConnection)connection, (SqliteTransaction?)transaction);
        _statements.Clear();
    }

    private async Task ExecuteNpgsqlAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(connection, transaction);
        await using var disposeBatch = batch.ConfigureAwait(false);
        using var parameters = new NpgsqlCommand();
        foreach (var statement in _statements)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            foreach (var value in statement.Values)
                command.Parameters.Add(value.ToNpgsql(parameters));
            batch.BatchCommands.Add(command);
        }
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            // Statements without rows make no result set: results come in the order of the queries.
            var first = true;
            foreach (var statement in _statements)
            {
                if (statement.OnRow is null)
                    continue;
                if (!first)
                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                first = false;
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    statement.OnRow(reader);
            }
            while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false))
            {
            }
        }
        for (var i = 0; i < _statements.Count; i++)
            Check(_statements[i], (long)batch.BatchCommands[i].Rows);
    }

    // SQLite works in process: its asynchronous methods are synchronous ones by another name.
    private void ExecuteSqlite(SqliteConnection connection, SqliteTransaction? transaction)
    {
        foreach (var statement in _statements)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this assembly.
            command.CommandText = statement.Sql;
#pragma warning restore CA2100
            command.Transaction = transaction;
            for (var i = 0; i < statement.Values.Length; i++)
                command.Parameters.Add(statement.Values[i].ToSqlite(command, i + 1));
            if (statement.OnRow is null)
            {
                Check(statement, command.ExecuteNonQuery());
                continue;
            }
            using var reader = command.ExecuteReader();
            while (reader.Read())
                statement.OnRow(reader);
        }
    }

    private static void Check(Statement statement, long affected)
    {
        if (statement.Expected is { } expected && affected != expected)
            throw new DbUpdateConcurrencyException($"{expected} 行を更新するはずが {affected} 行でした: {statement.Sql}");
    }

    private readonly record struct Statement(string Sql, SqlValue[] Values, Action<DbDataReader>? OnRow, int? Expected);
}
