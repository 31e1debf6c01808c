using System.Diagnostics;
using System.Globalization;
using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.TestRunner;

/// <summary>Builds once, runs each test project in turn, prints the failures, and ends with one line of totals.</summary>
internal sealed class TestRun(RunnerOptions options, Children children)
{
    // By default only the main routes are walked on PostgreSQL too; each test of this project also runs there in a full run.
    private const string BothStores = "WorkflowAnon.Procedure.Tests";

    private const string Building = "build";

    private readonly string _results = Path.Combine(
        Repository.Root, "TestResults", DateTime.UtcNow.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture));

    // One test that does not move for this long has hung; a whole project may take longer.
    private TimeSpan TestPatience => options.Full ? TimeSpan.FromMinutes(60) : TimeSpan.FromMinutes(20);

    private TimeSpan ProjectPatience => options.Full ? TimeSpan.FromHours(4) : TimeSpan.FromMinutes(40);

    public async Task<int> ExecuteAsync()
    {
        var clock = Stopwatch.StartNew();
        if (!await BuildAsync())
            return Finish(new Tally(0, 1, 0));
        Console.WriteLine($"built ({Repository.Configuration}) in {clock.Elapsed.TotalSeconds:F0} s");

        var total = new Tally(0, 0, 0);
        var runs = TestProjects().SelectMany(p => options.Full && p == BothStores ? new (string, string?)[] { (p, null), (p, "PostgreSql") } : [(p, null)]).ToList();
        // Two at a time: each has threads enough for two processors, and a third made a broker's start take minutes. Those that look at a whole deployment come afterwards: beside
        // rules they get slower by as much as is gained. The short ones run beside each other, since whoever kills processes waits most of the time for others to notice; in a full run
        // three lanes of journeys and hundreds of kills would starve each other.
        await Parallel.ForEachAsync(runs.Where(r => !IsWholeSystem(r.Item1)), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (run, _) => Add(await RunProjectAsync(run.Item1, run.Item2)));
        await Parallel.ForEachAsync(runs.Where(r => IsWholeSystem(r.Item1)), new ParallelOptions { MaxDegreeOfParallelism = options.Full ? 1 : -1 }, async (run, _) => Add(await RunProjectAsync(run.Item1)));
        Console.WriteLine($"{clock.Elapsed.TotalMinutes:F1} min; results in {Path.GetRelativePath(Repository.Root, _results)}");
        return Finish(total);

        void Add(Tally more)
        {
            lock (_results)
                total += more;
        }
    }

    private static bool IsWholeSystem(string project) => project.Contains("EndToEnd", StringComparison.Ordinal) || NeedsDisk(project);

    /// <summary>Kill tests ask what a disk keeps; to the others its waits prove nothing.</summary>
    private static bool NeedsDisk(string project) => project.Contains("Faults", StringComparison.Ordinal);

    // A container's is often too small for a database.
    private static string? MemoryFolder()
    {
        const string Shared = "/dev/shm";
        const long Enough = 4L << 30;
        return OperatingSystem.IsLinux() && Directory.Exists(Shared) && new DriveInfo(Shared).AvailableFreeSpace >= Enough ? Shared : null;
    }

    private static int Finish(Tally total)
    {
        Console.Out.Flush();
        Console.WriteLine($"{total.Passed} passed, {total.Failed} failed, {total.Skipped} skipped");
        return total is { Failed: 0, Passed: > 0 } ? 0 : 1;
    }

    private async Task<bool> BuildAsync()
    {
        var lines = new List<string>();
        var code = await children.RunAsync(
            "dotnet",
            // One compiler for all projects: a fresh one for each needs as long to start as to compile.
            ["build", "WorkflowAnon.sln", "-c", Repository.Configuration, "--nologo", "-v", "quiet"],
            TimeSpan.FromMinutes(15),
            line => { lock (lines) lines.Add(line); },
            new Dictionary<string, string> { ["UseSharedCompilation"] = "true" },
            Building);
        children.EndStrays(Building, grace: TimeSpan.Zero);
        if (code == 0)
            return true;
        lock (lines)
            Console.WriteLine(string.Join(Environment.NewLine, lines.Distinct().TakeLast(60)));
        Console.WriteLine(code is null ? "the build did not end in 15 minutes" : "the build failed");
        return false;
    }

    private IEnumerable<string> TestProjects() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.Tests.csproj", SearchOption.AllDirectories)
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Where(name => options.Project is null || name.Contains(options.Project, StringComparison.OrdinalIgnoreCase))
            .Order(new LaneOrder());

    private async Task<Tally> RunProjectAsync(string project, string? store = null)
    {
        var clock = Stopwatch.StartNew();
        var name = store is null ? project : $"{project} on {store}";
        var folder = Path.Combine(_results, store is null ? project : $"{project}.{store}");
        Directory.CreateDirectory(folder);
        var assembly = Path.Combine(Repository.Root, "tests", project, "bin", Repository.Configuration, "net10.0", project + ".dll");
        var output = new ProjectOutput(name, Path.Combine(folder, "output.log"));
        List<string> arguments =
        [
            "test", assembly, "--no-build",
            "--results-directory", folder,
            "--logger", "trx;LogFileName=results.trx",
            "--logger", "console;verbosity=normal",
            "--blame-hang-timeout", $"{TestPatience.TotalSeconds:F0}s", "--blame-hang-dump-type", "none",
        ];
        if (options.TestFilter() is { } filter)
            arguments.AddRange(["--filter", filter]);
        // A process that lives for minutes has nothing of counting calls for a later, better compilation, nor of collecting garbage beside its work: together a quarter of its time.
        var environment = new Dictionary<string, string> { ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcConcurrent"] = "0", ["DOTNET_GCgen0size"] = "4000000" };
        if (store is not null)
            environment["WORKFLOWANON_TEST_STORE"] = store;
        if (!NeedsDisk(project) && MemoryFolder() is { } memory)
            environment["TMPDIR"] = memory;
        int? code;
        using (output)
            code = await children.RunAsync("dotnet", arguments, ProjectPatience, output.Line, environment, name);

        var (tally, failures) = TrxFile.Read(Path.Combine(folder, "results.trx"));
        // A test host that crashed or was stopped for hanging leaves a file that looks better than the truth.
        if (code is null || (code != 0 && tally.Failed == 0))
        {
            failures = [.. failures, new Failure(name, code is null ? $"stopped after {ProjectPatience.TotalMinutes:F0} minutes" : $"dotnet test ended with {code}", output.Tail())];
            tally += new Tally(0, 1, 0);
        }
        Console.WriteLine($"{(tally.Failed == 0 ? "ok    " : "FAILED")} {name}: {tally.Passed} passed, {tally.Failed} failed, {tally.Skipped} skipped, {clock.Elapsed.TotalSeconds:F0} s");
        foreach (var failure in failures)
            Console.WriteLine(failure);
        foreach (var stray in children.EndStrays(name))
            Console.WriteLine($"       ended a process that outlived its test: {stray}");
        return tally;
    }

    /// <summary>The longest of those that share the machine begins at once; beside it pure rules, then the long ones, so that both lanes end together. Whole systems last.</summary>
    private sealed class LaneOrder : IComparer<string>
    {
        private static readonly string[] Known =
            ["Procedure", "Domain", "Messaging", "Storage", "Engine", "Architecture", "EndToEnd", "Faults"];

        public int Compare(string? x, string? y)
        {
            var order = Rank(x).CompareTo(Rank(y));
            return order != 0 ? order : string.CompareOrdinal(x, y);
        }

        private static int Rank(string? project)
        {
            var at = Array.FindIndex(Known, k => project!.Contains('.' + k + '.', StringComparison.Ordinal));
            return at < 0 ? Known.Length / 2 : at;
        }
    }
}
