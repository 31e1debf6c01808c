using System.Diagnostics;

namespace WorkflowAnon.TestRunner;

/// <summary>Keeps a test project's output in a file and says every half minute how far it is.</summary>
internal sealed class ProjectOutput : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);
    private readonly Lock _gate = new();
    private readonly string _project;
    private readonly StreamWriter _file;
    private readonly Timer _beat;
    private readonly Queue<string> _tail = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _finished;
    private bool _closed;

    public ProjectOutput(string project, string path)
    {
        _project = project;
        _file = new StreamWriter(path);
        _beat = new Timer(_ => Report(), null, Beat, Beat);
    }

    public void Line(string line)
    {
        lock (_gate)
        {
            if (_closed)
                return;
            _file.WriteLine(line);
            _tail.Enqueue(line);
            if (_tail.Count > 40)
                _tail.Dequeue();
            // The console logger's own lines begin with exactly two spaces; a program's log may say "Failed", too.
            if (line.StartsWith("  Passed ", StringComparison.Ordinal) || line.StartsWith("  Failed ", StringComparison.Ordinal) || line.StartsWith("  Skipped ", StringComparison.Ordinal))
                _finished++;
            if (line.StartsWith("  Failed ", StringComparison.Ordinal))
                Console.WriteLine($"       {_project}: {line.Trim()}");
        }
    }

    public string Tail()
    {
        lock (_gate)
            return string.Join(Environment.NewLine, _tail);
    }

    private void Report()
    {
        lock (_gate)
            if (!_closed)
                Console.WriteLine($"  …    {_project}: {_finished} tests after {_clock.Elapsed.TotalSeconds:F0} s");
    }

    public void Dispose()
    {
        _beat.Dispose();
        lock (_gate)
        {
            _closed = true;
            _file.Dispose();
        }
    }
}
