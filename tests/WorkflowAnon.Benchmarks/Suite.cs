using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using WorkflowAnon.Storage.Events;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing.Servers;

namespace WorkflowAnon.Benchmarks;

/// <summary>All figures of docs/benchmarks.md in one run on one machine.</summary>
internal static class Suite
{
    private static readonly string[] EngineTables =
        ["workflow_instances", "workflow_bookmarks", "workflow_timers", "workflow_journal", "workflow_incidents", "processed_commands"];

    public static async Task<string> RunAsync(bool quick)
    {
        var span = TimeSpan.FromSeconds(quick ? 3 : 15);
        await using var server = await PostgresServer.StartAsync(durable: true);
        await LoadStatementStatisticsAsync(server);
        var report = new Report();

        var bench = await server.CreateDatabaseAsync();
        await PgBench.InitializeAsync(bench);
        var database = await server.CreateDatabaseAsync() + ";Maximum Pool Size=40";
        await using (var product = await Product.StartAsync(database))
        {
            report.PostgresVersion = (await Measurements.ScalarAsync<string>(product.Reading, "SHOW server_version")).Split(' ')[0];
            await Measurements.ExecuteAsync(product.Reading, "CREATE EXTENSION pg_stat_statements");
            await product.PublishAsync(Product.Definition());
            await Measurements.SequentialAsync(product, quick ? 20 : 100);

            foreach (var clients in new[] { 1, 8, 32 })
            {
                var ceiling = await PgBench.MeasureAsync(bench, clients, (int)span.TotalSeconds);
                var (perSecond, latencies) = await Measurements.ThroughputAsync(product, clients, span);
                report.Throughput(clients, perSecond, latencies, ceiling);
            }
            var (starts, completions) = await Measurements.SequentialAsync(product, quick ? 20 : 200);
            report.Add("start, one after the other, p50 / p95 / p99", starts.ToString());
            report.Add("task completion, one after the other, p50 / p95 / p99", completions.ToString());
            report.Add("memory under load (peak working set, whole process)", $"{Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MB");
        }
        await RoundTripsAsync(database, report, quick ? 10 : 50);
        report.Add("cold start to first case (fresh process of this program, compiled while it starts)", $"{await ColdStart.MeasureAsync(database):0.0} s");
        await FirstPage.MeasureAsync(server, report);
        await SizeAsync(await server.CreateDatabaseAsync(), report, quick ? 50 : 500);
        await FlatnessAsync(server, report, quick);
        await TimersAsync(await server.CreateDatabaseAsync() + ";Maximum Pool Size=40", report, quick ? 1000 : 10_000);
        await InboxPage.MeasureAsync(await server.CreateDatabaseAsync(), report);
        return report.ToMarkdown();
    }

    /// <summary>Only the inbox.</summary>
    public static async Task<int> InboxAsync()
    {
        await using var server = await PostgresServer.StartAsync(durable: true);
        await InboxPage.MeasureAsync(await server.CreateDatabaseAsync(), new Report());
        return 0;
    }

    /// <summary>Only the hot path, for a profiler.</summary>
    public static async Task<int> ProfileAsync()
    {
        await using var server = await PostgresServer.StartAsync(durable: true);
        await LoadStatementStatisticsAsync(server);
        var bench = await server.CreateDatabaseAsync();
        await PgBench.InitializeAsync(bench);
        await using var product = await Product.StartAsync(await server.CreateDatabaseAsync() + ";Maximum Pool Size=40");
        await product.PublishAsync(Product.Definition());
        await Measurements.SequentialAsync(product, 50);
        for (var round = 0; round < 3; round++)
        {
            var ceiling = await PgBench.MeasureAsync(bench, 32, 5);
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var (perSecond, latencies) = await Measurements.ThroughputAsync(product, 32, TimeSpan.FromSeconds(8));
            cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
            Console.WriteLine($"{perSecond:0} completions/s ({latencies}), own CPU {cpu.TotalMilliseconds / latencies.Count:0.00} ms each; pgbench -N {ceiling:0} ({perSecond / (double)ceiling:P0})");
        }

        await StatementsAsync(product);
        return 0;
    }

    /// <summary>What each statement of the hot path costs the database, from one more round.</summary>
    private static async Task StatementsAsync(Product product)
    {
        await Measurements.ExecuteAsync(product.Reading, "CREATE EXTENSION pg_stat_statements");
        await Measurements.ExecuteAsync(product.Reading, "SELECT pg_stat_statements_reset()");
        var (_, latencies) = await Measurements.ThroughputAsync(product, 8, TimeSpan.FromSeconds(8));
        await using var command = product.Reading.CreateCommand(
            "SELECT calls, total_exec_time, left(regexp_replace(query, '\\s+', ' ', 'g'), 110) FROM pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY 2 DESC LIMIT 30");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            Console.WriteLine($"{reader.GetInt64(0) / (double)latencies.Count,6:0.00} a completion, {reader.GetDouble(1) * 1000 / latencies.Count,7:0.0} us of it: {reader.GetString(2)}");
    }

    private static async Task LoadStatementStatisticsAsync(PostgresServer server)
    {
        await using (var administrator = NpgsqlDataSource.Create(server.AdministratorConnectionString))
            await Measurements.ExecuteAsync(administrator, "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
        await server.StopAsync();
        await server.RestartAsync();
    }

    /// <summary>What rows weigh, for whoever wants to make them lighter.</summary>
    public static async Task<int> SizesAsync()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var product = await Product.StartAsync(await server.CreateDatabaseAsync());
        await product.PublishAsync(Product.Definition());
        await Measurements.SequentialAsync(product, 100);
        foreach (var (table, columns) in new[]
        {
            ("workflow_instances", "id, data"), ("workflow_journal", "instance_id, actor_id, command_id, bookmark_id, entries"), ("processed_commands", "id, kind, actor_id, instance_id, answer"),
            ("audit_records", "subject_id, content, salt, digest, hash"), ("human_tasks", "id, title, subject_id"), ("outbox", "subject_id, event_id, event_name, payload"),
        })
        {
            var list = string.Join(", ", columns.Split(", ").Select(c => $"avg(pg_column_size({c}))::int"));
            await using var command = product.Reading.CreateCommand($"SELECT '{table}', count(*), avg(pg_column_size(t.*))::int, array[{list}]::text, pg_relation_size('{table}'), pg_indexes_size('{table}'), max(t.*::text) FROM {table} t");
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            Console.WriteLine($"{reader.GetString(0)}: {reader.GetInt64(1)} rows of {reader.GetInt32(2)} bytes ({columns} = {reader.GetString(3)}), heap {reader.GetInt64(4)}, indexes {reader.GetInt64(5)}");
            Console.WriteLine("  " + reader.GetString(6));
        }
        return 0;
    }

    private static async Task RoundTripsAsync(string database, Report report, int cases)
    {
        var connection = new NpgsqlConnectionStringBuilder(database);
        using var proxy = new CountingProxy(connection.Host!, connection.Port);
        connection.Port = proxy.Port;
        await using var product = await Product.StartAsync(database, connection.ConnectionString);
        await Measurements.SequentialAsync(product, 5);
        long trips = 0, before = 0;
        var count = 0;
        await Measurements.ExecuteAsync(product.Reading, "SELECT pg_stat_statements_reset()");
        await Measurements.SequentialAsync(product, cases, () => before = proxy.RoundTrips, () =>
        {
            trips += proxy.RoundTrips - before;
            count++;
        });
        report.Target("round trips per completion, COMMIT included", $"{(double)trips / count:0.00}", "at most 4", trips <= 4 * count);
        // All statements of whole cases, without what the measuring side asked, over their completions.
        var statements = await Measurements.ScalarAsync<decimal>(
            product.Reading,
            "SELECT sum(calls) FROM pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) "
            + "AND query NOT LIKE 'SELECT t.id FROM workflow_bookmarks%' AND query NOT LIKE '%pg_stat%' AND query NOT IN ('BEGIN', 'BEGIN TRANSACTION ISOLATION LEVEL READ COMMITTED', 'COMMIT')");
        report.Add("SQL statements per completion (BEGIN and COMMIT aside, the case's start shared out)", $"{statements / count:0.0}");
        var commits = await Measurements.ScalarAsync<decimal>(product.Reading, "SELECT sum(calls) FROM pg_stat_statements WHERE query = 'COMMIT'");
        report.Target("commits per burst", $"{commits / (count + cases):0.00}", "1", commits <= count + cases);
        var wal = await WalAsync(product, cases);
        report.Add("WAL per completion (the case's start shared out; full-page writes of a warm checkpoint included)", $"{wal / 1024m:0.0} KB");
    }

    private static async Task<decimal> WalAsync(Product product, int cases)
    {
        await Measurements.ExecuteAsync(product.Reading, "CHECKPOINT");
        await Measurements.SequentialAsync(product, cases);
        var before = await Measurements.ScalarAsync<string>(product.Reading, "SELECT pg_current_wal_insert_lsn()::text");
        await Measurements.SequentialAsync(product, cases);
        var bytes = await Measurements.ScalarAsync<decimal>(product.Reading, $"SELECT pg_current_wal_insert_lsn() - '{before}'::pg_lsn");
        return bytes / (cases * Product.Stages);
    }

    private static async Task SizeAsync(string database, Report report, int cases)
    {
        await using var product = await Product.StartAsync(database);
        await product.PublishAsync(Product.Definition());
        const string All = "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r'";
        var engine = All + $" AND c.relname IN ({string.Join(", ", EngineTables.Select(t => $"'{t}'"))})";
        var (allBefore, engineBefore) = (await Measurements.ScalarAsync<long>(product.Reading, All), await Measurements.ScalarAsync<long>(product.Reading, engine));
        await Measurements.SequentialAsync(product, cases);
        // What autovacuum does by itself sooner or later: room of dead rows is given back for use, nothing is rewritten.
        await Measurements.ExecuteAsync(product.Reading, "VACUUM");
        var engineSize = (await Measurements.ScalarAsync<long>(product.Reading, engine) - engineBefore) / 1024m / cases;
        report.Target("engine data per finished case (instance, bookmarks, timers, journal, incidents, commands; indexes included, after a plain VACUUM)", $"{engineSize:0.0} KB", "under 10 KB", engineSize < 10);
        report.Add("all data per finished case (with tasks, timeline, outbox, audit)", $"{(await Measurements.ScalarAsync<long>(product.Reading, All) - allBefore) / 1024m / cases:0.0} KB");
        await using var tables = product.Reading.CreateCommand(
            "SELECT c.relname, pg_total_relation_size(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY 2 DESC LIMIT 10");
        await using var reader = await tables.ExecuteReaderAsync();
        var parts = new StringBuilder();
        while (await reader.ReadAsync())
            parts.Append(CultureInfo.InvariantCulture, $"{(parts.Length > 0 ? ", " : "")}{reader.GetString(0)} {reader.GetInt64(1) / 1024m / cases:0.0}");
        report.Add("of that, KB by table", parts.ToString());
    }

    private static async Task FlatnessAsync(PostgresServer server, Report report, bool quick)
    {
        var cases = quick ? 30 : 200;
        await using var small = await Product.StartAsync(await server.CreateDatabaseAsync());
        await using var large = await Product.StartAsync(await server.CreateDatabaseAsync());
        await small.PublishAsync(Product.Definition());
        for (var version = 1; version <= 200; version++)
            await large.PublishAsync(Product.Definition(version));
        var (one, many) = await CompareAsync(small, large, cases);
        Flat("completion p50 with 1 and with 200 versions of the definition (two databases, case by case in turn)", one, many);

        var stored = quick ? 5_000 : 50_000;
        foreach (var product in new[] { small, large })
        {
            for (var i = 0; i < 100; i++)
                await product.StartCaseAsync();
        }
        await MultiplyAsync(large, stored);
        var (few, full) = await CompareAsync(small, large, cases);
        Flat($"completion p50 with some hundred and with more than {stored:N0} stored instances (in turn)", few, full);

        void Flat(string what, double before, double after) =>
            report.Target(what, $"{before:0.00} and {after:0.00} ms ({after / before - 1:+0 %;-0 %})", "within 15 %", after <= before * 1.15);
    }

    /// <summary>In turn, so that whatever else the machine does falls on both alike.</summary>
    private static async Task<(double First, double Second)> CompareAsync(Product first, Product second, int cases)
    {
        var (a, b) = (new Latencies(), new Latencies());
        for (var i = 0; i < cases + 20; i++)
        {
            // The first twenty warm up.
            await Measurements.CaseAsync(first, i < 20 ? new Latencies() : a);
            await Measurements.CaseAsync(second, i < 20 ? new Latencies() : b);
        }
        return (a.Percentile(.5), b.Percentile(.5));
    }

    /// <summary>Copies waiting instances with everything that belongs to them, under new ids.</summary>
    private static async Task MultiplyAsync(Product product, int instances)
    {
        string[] statements =
        [
            "CREATE TEMP TABLE seed AS SELECT id, correlation_id FROM workflow_instances WHERE NOT is_finished LIMIT 100",
        ];
        await using var connection = await product.Reading.OpenConnectionAsync();
        foreach (var (table, key, subject) in new[]
        {
            ("workflow_instances", "id", "correlation_id"), ("workflow_bookmarks", "instance_id", "correlation_id"), ("workflow_journal", "instance_id", ""),
            ("human_tasks", "instance_id", "subject_id"), ("cases", "", "id"), ("case_streams", "", "subject_id"),
        })
            statements = [.. statements, Copy(table, key, subject)];
        statements = [.. statements, "ANALYZE"];
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 600 };
            await command.ExecuteNonQueryAsync();
        }

        string Copy(string table, string key, string subject)
        {
            var unique = new[] { "id", "number" };
            return $"""
                DO $$
                DECLARE columns text; vals text;
                BEGIN
                  SELECT string_agg(column_name, ', '), string_agg(CASE
                      WHEN column_name IN ('{key}', '{subject}', '{string.Join("', '", unique)}') THEN 't.' || column_name || ' || ''-'' || g' ELSE 't.' || column_name END, ', ')
                    INTO columns, vals FROM information_schema.columns WHERE table_name = '{table}' AND table_schema = 'public';
                  EXECUTE format('INSERT INTO {table} (%s) SELECT %s FROM {table} t JOIN seed s ON s.{(key.Length > 0 ? "id" : "correlation_id")} = t.{(key.Length > 0 ? key : subject)}, generate_series(1, {instances / 100}) g', columns, vals);
                END $$
                """;
        }
    }

    private static async Task TimersAsync(string database, Report report, int timers)
    {
        await using var product = await Product.StartAsync(database);
        await product.PublishAsync(Product.TimerDefinition());
        await Parallel.ForEachAsync(Enumerable.Range(0, timers), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, ct) =>
            await product.Engine.StartAsync(
                new WorkflowAnon.Engine.Runtime.StartRequest { DefinitionId = "timers", CorrelationId = $"case-{i}" }, WorkflowAnon.Engine.Runtime.EngineCommand.BySystem(), ct));
        // The last one falls due; none has fired, because no worker runs yet.
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        var started = Stopwatch.GetTimestamp();
        var workers = product.Services.GetServices<IHostedService>().OfType<DepartmentWorker>().ToList();
        product.Services.GetRequiredService<ServiceOpening>().Open();
        foreach (var worker in workers)
            await worker.StartAsync(CancellationToken.None);
        while (await Measurements.ScalarAsync<long>(product.Reading, "SELECT count(*) FROM workflow_timers") > 0)
            await Task.Delay(100);
        var elapsed = Stopwatch.GetElapsedTime(started);
        foreach (var worker in workers)
            await worker.StopAsync(CancellationToken.None);
        var finished = await Measurements.ScalarAsync<long>(product.Reading, "SELECT count(*) FROM workflow_instances WHERE is_finished");
        report.Target($"{timers:N0} timers due at once", $"{finished:N0} fired in {elapsed.TotalSeconds:0.0} s", "all within 60 s", finished == timers && elapsed.TotalSeconds <= 60);
    }
}
