namespace WorkflowAnon.Storage.Model;

/// <summary>Which database, and where.</summary>
public sealed class StorageOptions
{
    /// <summary>Product.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>Connection string of that product.</summary>
    public string ConnectionString { get; set; } = "Data Source=workflow-anon.db";

    /// <summary>Folder of the blob store (書類の原データ); created when absent.</summary>
    public string BlobFolder { get; set; } = "blobs";

    /// <summary>True only in the demonstration profile: the business clock in the database may be moved forward.</summary>
    public bool UseBusinessClock { get; set; }

    /// <summary>How many bursts a worker runs at the same time on PostgreSQL, 1 to 64; SQLite always runs one.</summary>
    public int WorkerConcurrency { get; set; } = 8;

    /// <summary>How often workers look for work that no signal announced, from 50 ms.</summary>
    public TimeSpan WorkerPollInterval { get; set; } = TimeSpan.FromSeconds(1);
}

/// <summary>The two databases that the product runs on (architecture.md, decision 9).</summary>
public enum StorageProvider
{
    /// <summary>Embedded default, one process.</summary>
    Sqlite = 0,

    /// <summary>Production, any number of processes.</summary>
    PostgreSql = 1,
}
