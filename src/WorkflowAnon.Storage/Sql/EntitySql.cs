using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Sql;

/// <summary>
/// Writes tracked entities as statements of the burst's one batch, so that domain rows and engine rows travel together. Knows plain
/// entities only (one table, own keys, no relations); for anything else the burst saves through EF first.
/// </summary>
internal static class EntitySql
{
    private static readonly ConcurrentDictionary<IEntityType, Shape> Shapes = new();

    /// <summary>Adds what changed to the batch; false, and nothing added, when an entity is not plain.</summary>
    public static bool TryAppend(WorkflowAnonDbContext db, SqlBatch batch)
    {
        var changed = new List<EntityEntry>();
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.DetectChanges();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            foreach (var entry in db.ChangeTracker.Entries())
            {
                if (entry.State is EntityState.Unchanged or EntityState.Detached)
                    continue;
                if (!ShapeOf(entry.Metadata).IsPlain)
                    return false;
                changed.Add(entry);
            }
            // Deletions first and insertions last, as a unique index wants it.
            foreach (var entry in changed.OrderBy(e => e.State switch { EntityState.Deleted => 0, EntityState.Modified => 1, _ => 2 }))
                Append(entry, ShapeOf(entry.Metadata), batch);
            return true;
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    private static Shape ShapeOf(IEntityType type) => Shapes.GetOrAdd(type, static t => new Shape(t));

    private static void Append(EntityEntry entry, Shape shape, SqlBatch batch)
    {
        switch (entry.State)
        {
            case EntityState.Added:
                batch.Add(shape.Insert, 1, [.. shape.Columns.Select(c => c.Value(entry.CurrentValues[c.Property]))]);
                break;
            case EntityState.Modified:
                AppendUpdate(entry, shape, batch);
                break;
            default:
                var delete = new StringBuilder("DELETE FROM ").Append(shape.Table);
                var values = new List<SqlValue>();
                AppendWhere(entry, shape, delete, values);
                batch.Add(delete.ToString(), 1, [.. values]);
                break;
        }
    }

    private static void AppendUpdate(EntityEntry entry, Shape shape, SqlBatch batch)
    {
        var sql = new StringBuilder("UPDATE ").Append(shape.Table).Append(" SET ");
        var values = new List<SqlValue>();
        foreach (var column in shape.Columns)
        {
            var isRevision = column.Property == shape.Revision;
            if (!isRevision && !entry.Property(column.Property).IsModified)
                continue;
            values.Add(isRevision ? (long)entry.OriginalValues[column.Property]! + 1 : column.Value(entry.CurrentValues[column.Property]));
            sql.Append(values.Count == 1 ? "" : ", ").Append(column.Name).Append(CultureInfo.InvariantCulture, $" = ${values.Count}");
        }
        if (values.Count == 0)
            return;
        AppendWhere(entry, shape, sql, values);
        batch.Add(sql.ToString(), 1, [.. values]);
    }

    private static void AppendWhere(EntityEntry entry, Shape shape, StringBuilder sql, List<SqlValue> values)
    {
        sql.Append(" WHERE ");
        for (var i = 0; i < shape.Keys.Length; i++)
        {
            values.Add(shape.Keys[i].Value(entry.OriginalValues[shape.Keys[i].Property]));
            sql.Append(i == 0 ? "" : " AND ").Append(shape.Keys[i].Name).Append(CultureInfo.InvariantCulture, $" = ${values.Count}");
        }
    }

    /// <summary>How an entity type lies in its table.</summary>
    private sealed class Shape
    {
        public Shape(IEntityType type)
        {
            Table = type.GetTableName() ?? "";
            IsPlain = type.GetTableMappings().Count() == 1 && type.BaseType is null && !type.GetDirectlyDerivedTypes().Any() && !type.IsOwned()
                && !type.GetForeignKeys().Any() && !type.GetReferencingForeignKeys().Any() && !type.GetComplexProperties().Any() && type.GetSchema() is null
                && type.GetProperties().All(p => p.ValueGenerated == ValueGenerated.Never && (!p.IsConcurrencyToken || IsRevision(p)));
            if (!IsPlain)
                return;
            Columns = [.. type.GetProperties().Select(p => new Column(p))];
            Revision = type.GetProperties().SingleOrDefault(IsRevision);
            Keys = [.. type.GetProperties().Where(p => p.IsPrimaryKey() || p == Revision).Select(p => new Column(p))];
            Insert = $"INSERT INTO {Table} ({string.Join(", ", Columns.Select(c => c.Name))}) VALUES ({string.Join(", ", Columns.Select((_, i) => $"${i + 1}"))})";
        }

        public string Table { get; }

        public bool IsPlain { get; }

        public Column[] Columns { get; } = [];

        public Column[] Keys { get; } = [];

        public IProperty? Revision { get; }

        public string Insert { get; } = "";

        private static bool IsRevision(IProperty property) => property is { Name: "Revision", IsConcurrencyToken: true } && property.ClrType == typeof(long);
    }

    private sealed class Column(IProperty property)
    {
        private readonly RelationalTypeMapping _mapping = property.GetRelationalTypeMapping();

        public IProperty Property => property;

        // Quoted: a property may be called what SQL reserves (check, order …).
        public string Name { get; } = $"\"{property.GetColumnName()}\"";

        public SqlValue Value(object? value) => SqlValue.Of(_mapping, value);
    }
}
