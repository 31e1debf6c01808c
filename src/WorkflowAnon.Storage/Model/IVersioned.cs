namespace WorkflowAnon.Storage.Model;

/// <summary>
/// A row with an optimistic lock. The version is counted by the application on both databases, because PostgreSQL's xmin is
/// silently missing on SQLite.
/// </summary>
public interface IVersioned
{
    /// <summary>Counts the changes of the row, from 0; set by the context.</summary>
    long RowVersion { get; set; }
}
