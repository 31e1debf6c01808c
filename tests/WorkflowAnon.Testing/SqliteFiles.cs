using Microsoft.Data.Sqlite;

namespace WorkflowAnon.Testing;

/// <summary>Embedded databases of tests that run beside each other.</summary>
public static class SqliteFiles
{
    /// <summary>Where the database of this file is.</summary>
    public static string At(string path) => $"Data Source={path}";

    /// <summary>Closes the idle connections to this database, so that its file can go. Closing those of all would reach into the tests beside it.</summary>
    /// <param name="connectionString">Exactly what its users connect with.</param>
    public static void Close(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }
}
