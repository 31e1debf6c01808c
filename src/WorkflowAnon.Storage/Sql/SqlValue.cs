using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace WorkflowAnon.Storage.Sql;

/// <summary>A parameter of hand-written SQL, typed so that a null has a type too.</summary>
internal readonly struct SqlValue
{
    private readonly object? _value;
    private readonly NpgsqlDbType _type;
    private readonly RelationalTypeMapping? _mapping;

    private SqlValue(object? value, NpgsqlDbType type)
    {
        _value = value;
        _type = type;
    }

    private SqlValue(RelationalTypeMapping mapping, object? value)
    {
        _mapping = mapping;
        _value = value;
    }

    /// <summary>A value of an entity's property, to be converted as EF would.</summary>
    public static SqlValue Of(RelationalTypeMapping mapping, object? value) => new(mapping, value);

    public static implicit operator SqlValue(string? value) => new(value, NpgsqlDbType.Text);

    public static implicit operator SqlValue(long value) => new(value, NpgsqlDbType.Bigint);

    public static implicit operator SqlValue(int value) => new(value, NpgsqlDbType.Integer);

    public static implicit operator SqlValue(bool value) => new(value, NpgsqlDbType.Boolean);

    public static implicit operator SqlValue(byte[]? value) => new(value, NpgsqlDbType.Bytea);

    public static implicit operator SqlValue(Guid value) => new(value, NpgsqlDbType.Uuid);

    public static implicit operator SqlValue(DateTimeOffset value) => new(value.ToUniversalTime(), NpgsqlDbType.TimestampTz);

    public static implicit operator SqlValue(DateTimeOffset? value) => new(value?.ToUniversalTime(), NpgsqlDbType.TimestampTz);

    public static implicit operator SqlValue(string[] value) => new(value, NpgsqlDbType.Array | NpgsqlDbType.Text);

    /// <param name="command">Any command: it only says which provider makes the parameter.</param>
    public NpgsqlParameter ToNpgsql(NpgsqlCommand command)
    {
        if (_mapping is null)
            return new() { NpgsqlDbType = _type, Value = _value ?? DBNull.Value };
        var parameter = (NpgsqlParameter)_mapping.CreateParameter(command, "", _value, nullable: true);
        parameter.ParameterName = "";
        return parameter;
    }

    public SqliteParameter ToSqlite(SqliteCommand command, int position) => _mapping is null
        ? new($"${position}", _value switch
        {
            null => DBNull.Value,
            DateTimeOffset time => time.UtcTicks,
            var other => other,
        })
        : (SqliteParameter)_mapping.CreateParameter(command, $"${position}", _value, nullable: true);
}
