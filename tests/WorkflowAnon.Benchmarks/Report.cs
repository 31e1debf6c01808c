using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace WorkflowAnon.Benchmarks;

/// <summary>The figures as a markdown document.</summary>
internal sealed class Report
{
    private readonly List<(string What, string Value)> _lines = [];
    private readonly List<string> _throughput = [];

    public void Add(string what, string value)
    {
        _lines.Add((what, value));
        Console.Error.WriteLine($"{what}: {value}");
    }

    public void Throughput(int clients, double perSecond, Latencies latencies, decimal ceiling) => _throughput.Add(
        string.Create(CultureInfo.InvariantCulture, $"| {clients} | {perSecond:0} | {latencies} | {ceiling:0} | {perSecond / (double)ceiling:P0} |"));

    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.AppendLine("# Benchmarks").AppendLine();
        text.AppendLine("Made by `dotnet run -c Release --project tests/WorkflowAnon.Benchmarks -- --out docs/benchmarks.md`; never a timed test.");
        text.AppendLine("Workload: nine stages, each a small code activity that sets a variable, an event to the outbox and a blocking human task, through the");
        text.AppendLine("procedure's own task command; every completion writes state, journal, command, timeline, audit, task and outbox in one transaction.");
        text.AppendLine("PostgreSQL 15 with fsync, synchronous_commit and full_page_writes on, on the same machine.").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Machine: {Environment.ProcessorCount} cores (database included), {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0:0.0} GB, {RuntimeInformation.OSDescription.Split(' ')[0]}, {RuntimeInformation.FrameworkDescription}.").AppendLine();
        text.AppendLine("| concurrent cases | completions per second | p50 / p95 / p99 | pgbench -N, same clients, same run | share |");
        text.AppendLine("|---|---|---|---|---|");
        foreach (var line in _throughput)
            text.AppendLine(line);
        text.AppendLine().AppendLine("| what | measured |").AppendLine("|---|---|");
        foreach (var (what, value) in _lines)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {value} |");
        return text.ToString();
    }
}
