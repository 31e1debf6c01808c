namespace WorkflowAnon.Testing.Machine;

/// <summary>The checkout that the running program was built from.</summary>
public static class Repository
{
    private static readonly Lazy<string> RootFolder = new(FindRoot);

    /// <summary>Folder that holds WorkflowAnon.sln.</summary>
    public static string Root => RootFolder.Value;

    /// <summary>"Debug" or "Release": the configuration that the running program was built in.</summary>
    public static string Configuration { get; } =
        new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent?.Name ?? "Debug";

    /// <summary>The file or folder at this path below the root, written with forward slashes.</summary>
    public static string PathOf(string relative) => Path.GetFullPath(Path.Combine(Root, relative));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "WorkflowAnon.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"WorkflowAnon.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
