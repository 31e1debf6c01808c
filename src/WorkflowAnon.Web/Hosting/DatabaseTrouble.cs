using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace WorkflowAnon.Web.Hosting;

/// <summary>Tells a database that is away from a fault of the product.</summary>
internal static class DatabaseTrouble
{
    // SQLITE_BUSY, LOCKED, IOERR, CANTOPEN, FULL, NOTADB: the file is locked, gone or on a disk that does not answer.
    private static readonly int[] SqliteCodes = [5, 6, 10, 13, 14, 26];

    /// <summary>True when the database could not be reached or did not answer.</summary>
    public static bool IsBehind(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            if (e is SocketException or TimeoutException or DbException { IsTransient: true }
                || (e is SqliteException sqlite && SqliteCodes.Contains(sqlite.SqliteErrorCode)))
            {
                return true;
            }
        }

        return false;
    }
}
