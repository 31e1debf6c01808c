using System.Diagnostics;

namespace WorkflowAnon.Testing.Machine;

/// <summary>
/// Ends a private server when the test process is gone without having done so: the test host is stopped within a tenth
/// of a second of its last test, and may crash. Unix only; containers have a guard of their own.
/// </summary>
internal static class OrphanGuard
{
    // Ends without doing anything when the folder goes away first, which is how a server that was stopped looks.
    private const string Script = """
        owner=$1; folder=$2; shift 2
        while kill -0 "$owner" 2>/dev/null && [ -d "$folder" ]; do sleep 2; done
        [ -d "$folder" ] || exit 0
        for signal in INT TERM KILL; do
          for file in "$@"; do [ -f "$file" ] && kill -$signal "$(head -n 1 "$file")" 2>/dev/null; done
          sleep 1
        done
        rm -rf "$folder"
        """;

    /// <summary>Watches over the processes whose ids stand in these files, all inside the folder.</summary>
    public static void Watch(string folder, params string[] pidFiles)
    {
        if (OperatingSystem.IsWindows())
            return;
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        foreach (var argument in (string[])["-c", Script, "orphan-guard", $"{Environment.ProcessId}", folder, .. pidFiles])
            start.ArgumentList.Add(argument);
        using var guard = Process.Start(start);
    }
}
