using System.Diagnostics;
using WorkflowAnon.Testing.Machine;
using Xunit.Abstractions;

namespace WorkflowAnon.Faults.Tests;

/// <summary>What happened when, in the test's output and, while it happens, in a file: a long run can be watched and kept.</summary>
internal sealed class KillLog : IDisposable
{
    private readonly ITestOutputHelper _output;
    private readonly StreamWriter _file;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public KillLog(ITestOutputHelper output, string name)
    {
        _output = output;
        var folder = Repository.PathOf("TestResults/faults");
        Directory.CreateDirectory(folder);
        _file = new StreamWriter(Path.Combine(folder, name + ".log")) { AutoFlush = true };
    }

    public void Write(string text)
    {
        var line = $"{_clock.Elapsed.TotalSeconds,7:F1} s  {text}";
        _output.WriteLine(line);
        _file.WriteLine(line);
    }

    public void Dispose() => _file.Dispose();
}
