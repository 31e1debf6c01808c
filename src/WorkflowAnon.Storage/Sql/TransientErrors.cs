using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace WorkflowAnon.Storage.Sql;

/// <summary>Which failures pass by themselves, so that the whole burst may be run again on a fresh scope (architecture.md, decision 3).</summary>
public static class TransientErrors
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteConstraint = 19;

    // Two bursts insert the same first row at the same time: the second finds the first one's row when it runs again. Of equal commands
    // it is the answer, of a year's first numbers the counter.
    private static readonly string[] RacedTables = ["processed_commands", "number_counters"];

    /// <summary>True for lost connections, restarts, serialization failures, deadlocks, a busy SQLite file, and a lost optimistic race.</summary>
    public static bool IsTransient(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case PostgresException postgres:
                    return postgres.IsTransient || IsShutdown(postgres.SqlState) || IsFirstInsertRace(postgres);
                case NpgsqlException { IsTransient: true }:
                case DbUpdateConcurrencyException:
                    return true;
                case SqliteException sqlite:
                    return sqlite.SqliteErrorCode is SqliteBusy or SqliteLocked
                        || (sqlite.SqliteErrorCode == SqliteConstraint && RacedTables.Any(t => sqlite.Message.Contains(t + ".id", StringComparison.Ordinal)));
            }
        }
        return false;
    }

    // admin_shutdown, crash_shutdown, cannot_connect_now, and class 08 (connection exception).
    private static bool IsShutdown(string state) => state is "57P01" or "57P02" or "57P03" || state.StartsWith("08", StringComparison.Ordinal);

    private static bool IsFirstInsertRace(PostgresException e) => e.SqlState == PostgresErrorCodes.UniqueViolation && RacedTables.Contains(e.TableName);
}
