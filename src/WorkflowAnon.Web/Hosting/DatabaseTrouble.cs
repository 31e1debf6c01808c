using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Storage.Sql;

namespace WorkflowAnon.Web.Hosting;

/// <summary>Tells a database that is away from a fault of the product.</summary>
internal static class DatabaseTrouble
{
    /// <summary>True when the database could not be reached, did not answer, or cannot serve at all; false for a row it refused.</summary>
    public static bool IsBehind(Exception exception)
    {
        if (TransientErrors.IsTransient(exception))
            return true;
        for (Exception? e = exception; e is not null and not DbUpdateException; e = e.InnerException)
        {
            if (e is SocketException or TimeoutException or DbException)
                return true;
        }

        return false;
    }
}
