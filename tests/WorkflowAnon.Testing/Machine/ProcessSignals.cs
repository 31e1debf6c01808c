using System.Diagnostics;
using System.Runtime.InteropServices;

namespace WorkflowAnon.Testing.Machine;

/// <summary>Ends processes by their id, never by name: gently (SIGTERM) or at once (SIGKILL).</summary>
public static partial class ProcessSignals
{
    private const int Kill = 9;
    private const int Term = 15;

    /// <summary>Asks for a clean end. Windows has no such signal for a process without a window: there it ends at once.</summary>
    public static void Terminate(int processId) => Send(processId, Term);

    /// <summary>kill -9: the process gets no chance to tidy up.</summary>
    public static void KillNow(int processId) => Send(processId, Kill);

    /// <summary>Holds a process where it is, in the middle of whatever it does, so that it can be looked at.</summary>
    public static void Freeze(int processId) => Hold(processId, freeze: true);

    /// <summary>Lets a frozen process go on.</summary>
    public static void Thaw(int processId) => Hold(processId, freeze: false);

    /// <summary>Whether a process of this id exists (a zombie counts as gone).</summary>
    public static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited && !IsZombie(processId);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Ids of the direct children of a process (Linux only; elsewhere none).</summary>
    public static IReadOnlyList<int> ChildrenOf(int processId)
    {
        if (!OperatingSystem.IsLinux())
            return [];
        return
        [
            .. Directory.EnumerateDirectories("/proc")
                .Select(f => int.TryParse(Path.GetFileName(f), out var id) ? id : 0)
                .Where(id => id != 0 && StatOf(id) is [_, var parent, ..] && parent == $"{processId}"),
        ];
    }

    private static bool IsZombie(int processId) =>
        OperatingSystem.IsLinux() && StatOf(processId) is not [not "Z", ..]; // nothing to read: gone between the two looks

    // State, parent and more: what follows the name, which may itself hold spaces and brackets.
    private static string[] StatOf(int processId)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            return stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static void Send(int processId, int signal)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SendSignal(processId, signal); // a process that is already gone is what was wanted
            return;
        }
        try
        {
            using var process = Process.GetProcessById(processId);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return; // already gone
        }
    }

    private static void Hold(int processId, bool freeze)
    {
        if (OperatingSystem.IsWindows())
        {
            using var process = Process.GetProcessById(processId);
            _ = freeze ? SuspendProcess(process.Handle) : ResumeProcess(process.Handle);
            return;
        }
        // SIGSTOP and SIGCONT are the two signals whose numbers differ between Linux and macOS.
        var (stop, resume) = OperatingSystem.IsMacOS() ? (17, 19) : (19, 18);
        _ = SendSignal(processId, freeze ? stop : resume);
    }

    [LibraryImport("ntdll", EntryPoint = "NtSuspendProcess")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int SuspendProcess(nint process);

    [LibraryImport("ntdll", EntryPoint = "NtResumeProcess")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int ResumeProcess(nint process);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int processId, int signal);
}
