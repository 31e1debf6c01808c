using System.Collections.Concurrent;
using System.Diagnostics;
using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.TestRunner;

/// <summary>
/// Starts this run's child processes and ends, by process id, what is left of them and of theirs. Every child inherits
/// a mark in its environment, so that a server which outlived the test that started it is recognised as ours.
/// </summary>
internal sealed class Children : IDisposable
{
    private const string MarkName = "WORKFLOWANON_TEST_RUN";
    private readonly string _mark = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<int, Process> _running = new();
    private int _disposed;

    /// <summary>
    /// Runs a program to its end, hands on each line it prints, and returns its exit code; null after a timeout. What it starts belongs
    /// to its <paramref name="family"/>, whose strays can be ended while others run.
    /// </summary>
    public async Task<int?> RunAsync(
        string program, IEnumerable<string> arguments, TimeSpan timeout, Action<string> onLine,
        IReadOnlyDictionary<string, string>? environment = null, string family = "")
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment[MarkName] = _mark + family;
        // A build node or compiler that stays behind would keep a CI job open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hand(line.Data);
        process.ErrorDataReceived += (_, line) => Hand(line.Data);
        process.Start();
        _running[process.Id] = process;
        try
        {
            process.StandardInput.Close();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            using var patience = new CancellationTokenSource(timeout);
            try
            {
                // Waits for the exit only, not for the pipes: a grandchild that inherited them may outlive its parent.
                while (!process.WaitForExit(200))
                    patience.Token.ThrowIfCancellationRequested();
                await Task.WhenAny(process.WaitForExitAsync(CancellationToken.None), Task.Delay(TimeSpan.FromSeconds(3), CancellationToken.None));
                return process.ExitCode;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return null;
            }
        }
        finally
        {
            _running.TryRemove(process.Id, out _);
        }

        void Hand(string? line)
        {
            if (line is not null)
                onLine(line);
        }
    }

    /// <summary>Ends, by id, what outlived the program of a family that started it, or of every family; returns what was ended.</summary>
    public IReadOnlyList<string> EndStrays(string? family = null, TimeSpan? grace = null)
    {
        // A fixture's guard needs a moment to see that its test process is gone, and ends what it watches.
        var clock = Stopwatch.StartNew();
        List<(int Id, string Name)> strays;
        while ((strays = FindStrays(family)).Count > 0 && clock.Elapsed < (grace ?? TimeSpan.FromSeconds(20)))
            Thread.Sleep(200);
        foreach (var (id, _) in strays)
            ProcessSignals.Terminate(id);
        var patience = Stopwatch.StartNew();
        while (strays.Any(s => ProcessSignals.IsAlive(s.Id)) && patience.Elapsed < TimeSpan.FromSeconds(5))
            Thread.Sleep(50);
        foreach (var (id, _) in strays.Where(s => ProcessSignals.IsAlive(s.Id)))
            ProcessSignals.KillNow(id);
        return [.. strays.Select(s => $"{s.Name} ({s.Id})")];
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        foreach (var process in _running.Values)
        {
            try
            {
                process.Kill(entireProcessTree: true);
            }
            catch (InvalidOperationException)
            {
                continue; // ended meanwhile
            }
        }
        EndStrays();
    }

    // Linux shows a process's environment; on Windows and macOS Kill(entireProcessTree) is what there is.
    private List<(int Id, string Name)> FindStrays(string? family)
    {
        var mark = $"{MarkName}={_mark}{(family is null ? "" : family + '\0')}";
        var found = new List<(int, string)>();
        if (!OperatingSystem.IsLinux())
            return found;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out var id) || id == Environment.ProcessId)
                continue;
            try
            {
                if (File.ReadAllText(Path.Combine(folder, "environ")).Contains(mark, StringComparison.Ordinal))
                    found.Add((id, File.ReadAllText(Path.Combine(folder, "comm")).Trim()));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                continue; // ended meanwhile, or another user's: not ours
            }
        }
        return found;
    }
}
