using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace WorkflowAnon.Storage.Sql;

/// <summary>A parameter of hand-written SQL, typed so that a null has a type too.</summary>
internal readonly struct SqlValue
{
    private readonly object? _value;
    private readonly NpgsqlDbType _type;

    private SqlValue(object? value, NpgsqlDbType type)
    {
        _value = value;
        _type = type;
    }

    public static implicit operator SqlValue(string? value) => new(value, NpgsqlDbType.Text);

    public static implicit operator SqlValue(long value) => new(value, NpgsqlDbType.Bigint);

    public static implicit operator SqlValue(int value) => new(value, NpgsqlDbType.Integer);

    public static implicit operator SqlValue(bool value) => new(value, NpgsqlDbType.Boolean);

    public static implicit operator SqlValue(byte[]? value) => new(value, NpgsqlDbType.Bytea);

    public static implicit operator SqlValue(Guid value) => new(value, NpgsqlDbType.Uuid);

    public static implicit operator SqlValue(DateTimeOffset value) => new(value.ToUniversalTime(), NpgsqlDbType.TimestampTz);

    public static implicit operator SqlValue(DateTimeOffset? value) => new(value?.ToUniversalTime(), NpgsqlDbType.TimestampTz);

    public static implicit operator SqlValue(string[] value) => new(value, NpgsqlDbType.Array | NpgsqlDbType.Text);

    public NpgsqlParameter ToNpgsql() => new() { NpgsqlDbType = _type, Value = _value ?? DBNull.Value };

    public SqliteParameter ToSqlite(int position) => new($"${position}", _value switch
    {
        null => DBNull.Value,
        DateTimeOffset time => time.UtcTicks,
        var other => other,
    });
}
