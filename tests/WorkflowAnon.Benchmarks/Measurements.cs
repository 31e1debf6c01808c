using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace WorkflowAnon.Benchmarks;

/// <summary>Times in milliseconds.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentBag<double> _values = [];

    public int Count => _values.Count;

    public void Add(long start) => _values.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);

    public double Percentile(double p)
    {
        var sorted = _values.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(p * sorted.Length) - 1)];
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Percentile(.5):0.0} / {Percentile(.95):0.0} / {Percentile(.99):0.0} ms");
}

/// <summary>The workload's drivers.</summary>
internal static class Measurements
{
    /// <summary>Cases one after the other in each of <paramref name="concurrency"/> lanes, for a time. Returns completions per second.</summary>
    public static async Task<(double PerSecond, Latencies Completions)> ThroughputAsync(Product product, int concurrency, TimeSpan time)
    {
        var latencies = new Latencies();
        using var end = new CancellationTokenSource(time);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                var id = await product.StartCaseAsync();
                for (var stage = 0; stage < Product.Stages && !end.IsCancellationRequested; stage++)
                {
                    var task = await product.OpenTaskAsync(id);
                    var start = Stopwatch.GetTimestamp();
                    await product.CompleteAsync(task);
                    latencies.Add(start);
                }
            }
        })));
        return (latencies.Count / Stopwatch.GetElapsedTime(started).TotalSeconds, latencies);
    }

    /// <summary>Whole cases, one after the other.</summary>
    public static async Task<(Latencies Starts, Latencies Completions)> SequentialAsync(Product product, int cases, Action? beforeCompletion = null, Action? afterCompletion = null)
    {
        var (starts, completions) = (new Latencies(), new Latencies());
        for (var i = 0; i < cases; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var id = await product.StartCaseAsync();
            starts.Add(start);
            for (var stage = 0; stage < Product.Stages; stage++)
            {
                var task = await product.OpenTaskAsync(id);
                beforeCompletion?.Invoke();
                start = Stopwatch.GetTimestamp();
                await product.CompleteAsync(task);
                completions.Add(start);
                afterCompletion?.Invoke();
            }
        }
        return (starts, completions);
    }

    /// <summary>One whole case; its completions are added.</summary>
    public static async Task CaseAsync(Product product, Latencies completions)
    {
        var id = await product.StartCaseAsync();
        for (var stage = 0; stage < Product.Stages; stage++)
        {
            var task = await product.OpenTaskAsync(id);
            var start = Stopwatch.GetTimestamp();
            await product.CompleteAsync(task);
            completions.Add(start);
        }
    }

    public static async Task<T> ScalarAsync<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 600;
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }
}
