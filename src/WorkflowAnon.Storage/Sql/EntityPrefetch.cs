using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Sql;

/// <summary>
/// Reads entities within a batch of ours and has the context track them as if it had queried them, so that what a handler is sure to ask
/// for (its task, its case) comes with the locks in one round trip: <c>Set&lt;T&gt;().Local</c> or <c>Find</c> has it then.
/// </summary>
internal static class EntityPrefetch
{
    private static readonly ConcurrentDictionary<IEntityType, Plan> Plans = new();
    private static readonly MethodInfo ReadMethod = typeof(EntityPrefetch).GetMethod(nameof(Read), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>Adds the query of one entity type; <paramref name="where"/> is SQL over its columns.</summary>
    public static void Query<T>(SqlBatch batch, WorkflowAnonDbContext db, string where, params ReadOnlySpan<SqlValue> values)
        where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var plan = Plans.GetOrAdd(type, static (t, context) => new Plan(t, context.GetService<IStructuralTypeMaterializerSource>().GetMaterializer(t)), db);
        batch.Query(plan.Select + where, reader => db.Attach(plan.Read(reader, db)), values);
    }

    private static object? Read<T>(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<T>(ordinal);

    private sealed class Plan
    {
        private readonly Func<MaterializationContext, object> _materialize;
        private readonly Func<DbDataReader, int, object?>[] _readers;
        private readonly Func<object?, object?>?[] _converters;
        private readonly int[] _indexes;

        public Plan(IEntityType type, Func<MaterializationContext, object> materialize)
        {
            var properties = type.GetProperties().ToList();
            Select = $"SELECT {string.Join(", ", properties.Select(p => p.GetColumnName()))} FROM {type.GetTableName()} WHERE ";
            _materialize = materialize;
            _indexes = [.. properties.Select(p => p.GetIndex())];
            _readers = [.. properties.Select(Reader)];
            _converters = [.. properties.Select(p => p.GetRelationalTypeMapping().Converter?.ConvertFromProvider)];
        }

        public string Select { get; }

        public object Read(DbDataReader reader, DbContext db)
        {
            var values = new object?[_indexes.Length];
            for (var i = 0; i < _indexes.Length; i++)
            {
                var value = _readers[i](reader, i);
                values[_indexes[i]] = value is not null && _converters[i] is { } convert ? convert(value) : value;
            }
            return _materialize(new MaterializationContext(new ValueBuffer(values), db));
        }

        private static Func<DbDataReader, int, object?> Reader(IProperty property)
        {
            var mapping = property.GetRelationalTypeMapping();
            var type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
            return ReadMethod.MakeGenericMethod(Nullable.GetUnderlyingType(type) ?? type).CreateDelegate<Func<DbDataReader, int, object?>>();
        }
    }
}
