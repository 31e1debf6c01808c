using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkflowAnon.Storage.Model;

internal static class FillFactor
{
    /// <summary>Leaves room on PostgreSQL's pages, so that an update of the same row stays on its page; SQLite ignores it.</summary>
    public static void HasFillFactor<T>(this EntityTypeBuilder<T> builder, int percent)
        where T : class => builder.HasAnnotation("Npgsql:StorageParameter:fillfactor", percent);
}
