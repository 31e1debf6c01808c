using System.Collections.Concurrent;
using System.Diagnostics;

namespace WorkflowAnon.Testing.Machine;

/// <summary>A program that a fixture started: its output is kept, and it is ended by its own id.</summary>
public sealed class ChildProgram : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private ChildProgram(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        Id = _process.Id;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Process id; still readable after the end.</summary>
    public int Id { get; }

    /// <summary>True once the process is gone.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Exit code, once it has exited.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>What it has printed so far, both streams, in order of arrival.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>The last lines, for a message about a failure.</summary>
    public string Tail => string.Join(Environment.NewLine, Lines.TakeLast(40));

    /// <summary>Starts a program.</summary>
    public static ChildProgram Start(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null,
        string? workingDirectory = null)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = workingDirectory ?? Path.GetTempPath(),
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        return new ChildProgram(start);
    }

    /// <summary>Runs a program to its end; throws with its output when it fails. Its output must not outlive it in a pipe.</summary>
    public static async Task RunAsync(
        string program, IEnumerable<string> arguments, TimeSpan timeout, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var list = arguments.ToList();
        using var child = Start(program, list, environment);
        await child.WaitForExitAsync(timeout);
        if (child.ExitCode != 0)
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', list)} ended with {child.ExitCode}:{Environment.NewLine}{child.Tail}");
    }

    /// <summary>Waits for the end.</summary>
    public async Task WaitForExitAsync(TimeSpan timeout)
    {
        using var patience = new CancellationTokenSource(timeout);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"process {Id} did not end within {timeout.TotalSeconds:F0} s:{Environment.NewLine}{Tail}");
        }
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (!HasExited)
            ProcessSignals.KillNow(Id);
        await WaitForExitAsync(TimeSpan.FromSeconds(10));
    }

    /// <summary>SIGTERM, and kill -9 if that is not obeyed in time. Returns whether it ended by itself.</summary>
    public async Task<bool> StopAsync(TimeSpan patience)
    {
        if (HasExited)
            return true;
        ProcessSignals.Terminate(Id);
        try
        {
            await WaitForExitAsync(patience);
            return true;
        }
        catch (TimeoutException)
        {
            await KillAsync();
            return false;
        }
    }

    /// <summary>Ends it at once if it still runs.</summary>
    public void Dispose()
    {
        if (!HasExited)
            ProcessSignals.KillNow(Id);
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
            _lines.Enqueue(line);
    }
}
