using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.Benchmarks;

/// <summary>PostgreSQL's own benchmark on the same server in the same run: what the machine gives.</summary>
internal static partial class PgBench
{
    public static async Task InitializeAsync(string connectionString) => await RunAsync(connectionString, "-i", "-q", "-s", "10");

    /// <summary>Transactions per second of <c>pgbench -N</c>.</summary>
    public static async Task<decimal> MeasureAsync(string connectionString, int clients, int seconds)
    {
        var output = await RunAsync(
            connectionString, "-N", "-c", clients.ToString(CultureInfo.InvariantCulture), "-j", Math.Min(clients, 2).ToString(CultureInfo.InvariantCulture),
            "-T", seconds.ToString(CultureInfo.InvariantCulture));
        return decimal.Parse(Tps().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static async Task<string> RunAsync(string connectionString, params string[] arguments)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        var bin = LocalPrograms.PostgresBin() ?? throw new InvalidOperationException("pgbench needs an installed PostgreSQL (Debian: apt-get install postgresql).");
        var start = new ProcessStartInfo(Path.Combine(bin, "pgbench")) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var argument in new[] { "-h", connection.Host!, "-p", connection.Port.ToString(CultureInfo.InvariantCulture), "-U", connection.Username!, connection.Database! })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(await error);
    }

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Tps();
}
