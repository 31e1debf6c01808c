using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace WorkflowAnon.Benchmarks;

/// <summary>A fresh process from its start to its first case, on a database that exists.</summary>
internal static class ColdStart
{
    public static async Task<double> MeasureAsync(string connectionString)
    {
        var assembly = Assembly.GetExecutingAssembly().Location;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, ArgumentList = { assembly, "--cold", connectionString } };
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync();
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await process.WaitForExitAsync();
        return line == "ready" ? elapsed : throw new InvalidOperationException("The fresh process did not start a case.");
    }

    public static async Task<int> RunAsync(string connectionString)
    {
        await using var product = await Product.StartAsync(connectionString);
        await product.StartCaseAsync();
        Console.WriteLine("ready");
        return 0;
    }
}
