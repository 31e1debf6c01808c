using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace WorkflowAnon.Traceability.Mutation;

/// <summary>The verb <c>mutate</c>: switches off each rule in turn and shows which test then fails.</summary>
internal static class MutationCommand
{
    private const int Processes = 2;

    /// <summary>Makes the instrumented copy, lets it run the mutants, and returns their fates.</summary>
    /// <param name="only">Only mutants whose name contains this text; all when null.</param>
    /// <param name="goesOn">Keeps the copy and the fates of a run that was stopped, and tries the others.</param>
    public static MutationResult Run(string? only, bool goesOn)
    {
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "mutants"));
        if (!goesOn || !File.Exists(SitesOf(folder)))
            Prepare(folder);
        Directory.CreateDirectory(Taken(folder));
        foreach (var left in Directory.EnumerateFiles(Taken(folder)))
            File.Delete(left);
        var children = Enumerable.Range(0, Processes).Select(part => Start(folder, part, only)).ToList();
        foreach (var child in children)
        {
            child.WaitForExit();
            if (child.ExitCode != 0)
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"the instrumented copy ended with {child.ExitCode}"));
            child.Dispose();
        }

        return new MutationResult(Fates(folder), Sites(folder));
    }

    /// <summary>Inside the copy: tries mutants that nobody has taken yet.</summary>
    public static int RunPart(string part, string? only)
    {
        var folder = AppContext.BaseDirectory;
        var known = Fates(folder).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        using var run = new MutantRun();
        using var output = new StreamWriter(Path.Combine(folder, $"fates-{part}.jsonl"), append: true);
        foreach (var (index, mutant) in Mutant.OfClauses().Concat(Mutant.Of(Sites(folder))).Where(m => only is null || m.Name.Contains(only, StringComparison.Ordinal)).Index())
        {
            if (known.Contains(mutant.Name) || !Take(folder, index))
                continue;
            var fate = run.Try(mutant);
            output.WriteLine(JsonSerializer.Serialize(fate));
            output.Flush();
            Console.WriteLine($"{(fate.IsKilled ? "killed  " : "SURVIVED")} {fate.Name}");
        }

        return 0;
    }

    private static void Prepare(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Copy(new DirectoryInfo(AppContext.BaseDirectory), folder);
        var instrumentation = new Instrumentation();
        instrumentation.Rewrite(folder);
        File.WriteAllText(SitesOf(folder), JsonSerializer.Serialize(instrumentation.Sites));
    }

    // The two processes share the work: whoever creates the file has the mutant.
    private static bool Take(string folder, int index)
    {
        try
        {
            using var taken = new FileStream(Path.Combine(Taken(folder), index.ToString(CultureInfo.InvariantCulture)), FileMode.CreateNew);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static List<Fate> Fates(string folder) =>
        [.. Directory.EnumerateFiles(folder, "fates-*.jsonl").SelectMany(File.ReadLines).Select(line => JsonSerializer.Deserialize<Fate>(line)!)];

    private static List<Site> Sites(string folder) => JsonSerializer.Deserialize<List<Site>>(File.ReadAllText(SitesOf(folder)))!;

    private static string SitesOf(string folder) => Path.Combine(folder, "sites.json");

    private static string Taken(string folder) => Path.Combine(folder, "taken");

    private static Process Start(string folder, int part, string? only)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false };
        foreach (var argument in new[] { Path.Combine(folder, "WorkflowAnon.Traceability.dll"), "mutate-part", part.ToString(CultureInfo.InvariantCulture) }.Concat(only is null ? [] : [only]))
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
            file.CopyTo(Path.Combine(to, file.Name), overwrite: true);
        foreach (var folder in from.EnumerateDirectories())
            Copy(folder, Path.Combine(to, folder.Name));
    }
}

/// <summary>What <c>mutate</c> found.</summary>
/// <param name="Fates">What happened to each mutant.</param>
/// <param name="Sites">The checks in the code.</param>
internal sealed record MutationResult(IReadOnlyList<Fate> Fates, IReadOnlyList<Site> Sites)
{
    /// <summary>
    /// No check in the code reports this finding: a person decides (HUMAN), or the clause's duty is kept by another kind of finding. There is nothing to switch off.
    /// </summary>
    public bool HasNothingToSwitchOff(Mutant mutant, Fate fate) =>
        !fate.IsReached && !fate.IsKilled && !Sites.Any(s => s.Clauses.Contains(mutant.Clauses[0]) && (s.Level is null || s.Level == mutant.Level));
}
