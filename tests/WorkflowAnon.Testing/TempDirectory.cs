namespace WorkflowAnon.Testing;

/// <summary>A folder that is removed when it is no longer needed.</summary>
public sealed class TempDirectory : IDisposable
{
    /// <summary>Makes the folder.</summary>
    public TempDirectory(string purpose = "test") =>
        Path = Directory.CreateTempSubdirectory($"workflowanon-{purpose}-").FullName;

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>Full path of a file or folder inside.</summary>
    public string Combine(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Windows keeps a file of a process that is just ending; the system's own clean-up takes it later.
            Console.Error.WriteLine($"left behind: {Path} ({e.Message})");
        }
    }
}
