using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace WorkflowAnon.Storage.Sql;

/// <summary>Reads columns that the two databases store differently.</summary>
internal static class SqlReading
{
    public static string? Text(this DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    public static byte[] Bytes(this DbDataReader reader, int ordinal) => reader.GetFieldValue<byte[]>(ordinal);

    public static DateTimeOffset Time(this DbDataReader reader, int ordinal) => reader is SqliteDataReader
        ? new DateTimeOffset(reader.GetInt64(ordinal), TimeSpan.Zero)
        : reader.GetFieldValue<DateTimeOffset>(ordinal);

    public static DateTimeOffset? TimeOrNull(this DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.Time(ordinal);
}
