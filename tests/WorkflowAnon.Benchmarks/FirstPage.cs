using System.Diagnostics;
using System.Globalization;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Machine;
using WorkflowAnon.Testing.Servers;

namespace WorkflowAnon.Benchmarks;

/// <summary>The server's own executable, from the start of its process to the first sign-in page that it answers with success.</summary>
internal static class FirstPage
{
    private const int Starts = 3;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public static async Task MeasureAsync(PostgresServer server, Report report)
    {
        var empty = new List<double>();
        var existing = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            using var folder = new TempDirectory("first-page");
            empty.Add(await StartAsync(ServerProcess.ProgramFile, ["--data", folder.Path]));
            existing.Add(await StartAsync(ServerProcess.ProgramFile, ["--data", folder.Path]));
        }

        report.Target("first page, empty SQLite folder with the demonstration, Release configuration", Seconds(empty), "3 s", empty.Max() <= 3);
        report.Target("first page, existing SQLite folder", Seconds(existing), "3 s", existing.Max() <= 3);

        // What `dotnet run` builds when no configuration is given.
        var debug = Repository.PathOf("src/WorkflowAnon.Server/bin/Debug/net10.0/WorkflowAnon.Server.dll");
        if (File.Exists(debug))
        {
            var built = new List<double>();
            for (var i = 0; i < Starts; i++)
            {
                using var folder = new TempDirectory("first-page");
                built.Add(await StartAsync(debug, ["--data", folder.Path]));
            }

            report.Target("the same, Debug configuration (what the README's first command builds)", Seconds(built), "3 s", built.Max() <= 3);
        }

        var (created, reopened) = (new List<double>(), new List<double>());
        for (var i = 0; i < Starts; i++)
        {
            using var folder = new TempDirectory("first-page");
            string[] arguments = ["--data", folder.Path, "--Storage:Provider", "PostgreSql", "--Storage:ConnectionString", await server.CreateDatabaseAsync()];
            created.Add(await StartAsync(ServerProcess.ProgramFile, arguments));
            reopened.Add(await StartAsync(ServerProcess.ProgramFile, arguments));
        }

        report.Target("first page, empty PostgreSQL database", Seconds(created), "3 s", created.Max() <= 3);
        report.Target("first page, existing PostgreSQL database", Seconds(reopened), "3 s", reopened.Max() <= 3);
    }

    private static async Task<double> StartAsync(string program, string[] arguments)
    {
        using var http = new HttpClient { Timeout = Limit };
        var port = FreePort.Next();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = Repository.Root };
        foreach (var argument in (string[])[program, .. arguments, "--urls", $"http://127.0.0.1:{port}"])
            start.ArgumentList.Add(argument);
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        try
        {
            while (!await AnswersAsync(http, new Uri($"http://127.0.0.1:{port}/login")))
            {
                if (process.HasExited || Stopwatch.GetElapsedTime(started) > Limit)
                    throw new InvalidOperationException("The server did not answer.");
                await Task.Delay(10);
            }

            return Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
            await output;
            await process.WaitForExitAsync();
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri page)
    {
        try
        {
            using var answer = await http.GetAsync(page);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // It does not listen yet.
        }
    }

    private static string Seconds(List<double> values) => string.Join(", ", values.Select(v => v.ToString("0.00", CultureInfo.InvariantCulture))) + " s";
}
