using Microsoft.Data.Sqlite;

namespace WorkflowAnon.Storage.Model;

/// <summary>
/// SQLite is one process: a second one on the same file is refused at start. The lock is a file beside the database, held open; the
/// operating system lets it go when the process ends, however it ends.
/// </summary>
public sealed class SqliteFileLock : IDisposable
{
    private readonly FileStream? _file;

    internal SqliteFileLock(StorageOptions options)
    {
        if (options.Provider != StorageProvider.Sqlite)
            return;
        var source = new SqliteConnectionStringBuilder(options.ConnectionString);
        if (source.Mode == SqliteOpenMode.Memory || source.DataSource is "" or ":memory:")
            return;
        var path = Path.GetFullPath(source.DataSource) + ".lock";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
        }
        catch (IOException e)
        {
            throw new InvalidOperationException(
                $"データベース「{source.DataSource}」は別のプロセスが使用中です。SQLite では一つのプロセスだけが動作できます。先に動いているプロセスを止めるか、PostgreSQL を使ってください。",
                e);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file?.Dispose();
}
