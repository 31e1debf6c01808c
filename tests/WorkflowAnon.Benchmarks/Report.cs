using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace WorkflowAnon.Benchmarks;

/// <summary>The figures as a markdown document, beside what was to be reached; a figure that was not reached stands as it is.</summary>
internal sealed class Report
{
    private readonly List<(string What, string Value, string Target)> _lines = [];
    private readonly List<string> _throughput = [];
    private readonly string _began = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    private readonly string _load = LoadAverage();

    /// <summary>As the server says it.</summary>
    public string PostgresVersion { get; set; } = "";

    /// <summary>A figure without a target.</summary>
    public void Add(string what, string value) => Add(what, value, "");

    /// <summary>A figure with its target, reached or not.</summary>
    public void Target(string what, string value, string target, bool isReached) => Add(what, value, $"{target}: {(isReached ? "reached" : "**not reached**")}");

    /// <summary>Completions beside pgbench -N with the same number of clients.</summary>
    public void Throughput(int clients, double perSecond, Latencies latencies, decimal ceiling)
    {
        var share = perSecond / (double)ceiling;
        var target = clients < 32 ? "" : $"11 %: {Reached(share >= .11)}; 25 %: {Reached(share >= .25)}";
        _throughput.Add(string.Create(CultureInfo.InvariantCulture, $"| {clients} | {perSecond:0} | {latencies} | {ceiling:0} | {share:P0} | {target} |"));
        Console.Error.WriteLine($"{clients}: {perSecond:0} completions/s, pgbench -N {ceiling:0}");
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"""
            # Benchmarks

            Made by `dotnet run -c Release --project tests/WorkflowAnon.Benchmarks -- --out docs/benchmarks.md` (about eight minutes; it needs an installed
            PostgreSQL with pgbench); never a timed test. Workload: nine stages, each a small code activity that sets a variable, an event to the outbox
            and a blocking human task, through the procedure's own task command, on the server's own composition; every completion writes state,
            journal, command, timeline, audit, task and outbox in one transaction. PostgreSQL with fsync, synchronous_commit and full_page_writes
            on, on the same machine. The first page is the server's own executable; what is counted rather than timed is also tested
            (`CostTests` in tests/WorkflowAnon.Storage.Tests).

            Run of {_began} UTC: {Environment.ProcessorCount} cores (database and pgbench included), {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0:0.0} GB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, PostgreSQL {PostgresVersion}.
            Load of the machine when it began: {_load}; where that is above the number of cores, others were at work and times are too long.

            | concurrent cases | completions per second | p50 / p95 / p99 | pgbench -N, same clients, same run | share | to reach |
            |---|---|---|---|---|---|
            """);
        foreach (var line in _throughput)
            text.AppendLine(line);
        text.AppendLine().AppendLine("| what | measured | to reach |").AppendLine("|---|---|---|");
        foreach (var (what, value, target) in _lines)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {value} | {target} |");
        text.AppendLine().AppendLine(Peer.Comparison);
        return text.ToString();
    }

    private void Add(string what, string value, string target)
    {
        _lines.Add((what, value, target));
        Console.Error.WriteLine($"{what}: {value} {target}");
    }

    private static string Reached(bool isReached) => isReached ? "reached" : "**not reached**";

    private static string LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
