namespace WorkflowAnon.Testing.Machine;

/// <summary>Where the programs that the tests start themselves are installed; null when they are not.</summary>
public static class LocalPrograms
{
    /// <summary>Folder with initdb, pg_ctl and postgres: the newest Debian version, or what is on the PATH.</summary>
    public static string? PostgresBin()
    {
        if (OperatingSystem.IsWindows())
            return null; // A Windows machine uses Docker: a private cluster is a Unix affair here.
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian) ? Directory.GetDirectories(debian) : [];
        return versions
            .OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0)
            .Select(d => Path.Combine(d, "bin"))
            .Concat(PathFolders())
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "pg_ctl")));
    }

    /// <summary>The RabbitMQ start script itself: the wrappers in sbin insist on a particular user.</summary>
    public static string? RabbitMqServer()
    {
        if (OperatingSystem.IsWindows())
            return null;
        string[] candidates = ["/usr/lib/rabbitmq/bin/rabbitmq-server"];
        return Epmd() is null ? null : candidates.FirstOrDefault(File.Exists);
    }

    /// <summary>Erlang's port mapper, which a private RabbitMQ node needs of its own.</summary>
    public static string? Epmd() => OnPath("epmd");

    /// <summary>The package manager of Node.js, by which the designer comes.</summary>
    public static string? Npm() => OnPath(OperatingSystem.IsWindows() ? "npm.cmd" : "npm");

    /// <summary>A browser of the Chromium family.</summary>
    public static string? Chromium()
    {
        var named = Environment.GetEnvironmentVariable("WORKFLOWANON_CHROMIUM");
        if (!string.IsNullOrEmpty(named))
            return File.Exists(named) ? named : null;
        var programFiles = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles);
        var programFilesX86 = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86);
        string[] candidates = OperatingSystem.IsWindows()
            ? [
                Path.Combine(programFiles, "Google", "Chrome", "Application", "chrome.exe"),
                Path.Combine(programFilesX86, "Microsoft", "Edge", "Application", "msedge.exe"),
                Path.Combine(programFiles, "Microsoft", "Edge", "Application", "msedge.exe"),
            ]
            :
            [
                // Without a window's frame around the same engine the journeys take half the time.
                "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/microsoft-edge",
                "/snap/bin/chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            ];
        return candidates.FirstOrDefault(File.Exists);
    }

    private static string? OnPath(string program) =>
        PathFolders().Select(d => Path.Combine(d, program)).FirstOrDefault(File.Exists);

    private static string[] PathFolders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
}
