using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace WorkflowAnon.Traceability.Mutation;

/// <summary>The verb <c>mutate</c>: switches off each rule in turn and shows which test then fails.</summary>
internal static class MutationCommand
{
    private const int Processes = 2;

    /// <summary>Makes the instrumented copy, lets it run the mutants, and returns their fates in order.</summary>
    /// <param name="only">Only mutants whose name contains this text; all when null.</param>
    public static IReadOnlyList<Fate> Run(string? only)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "..", "mutants");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Copy(new DirectoryInfo(AppContext.BaseDirectory), folder);
        var instrumentation = new Instrumentation();
        instrumentation.Rewrite(folder);
        File.WriteAllText(Path.Combine(folder, "sites.json"), JsonSerializer.Serialize(instrumentation.Sites));
        var children = Enumerable.Range(0, Processes).Select(part => Start(folder, part, only)).ToList();
        foreach (var child in children)
        {
            child.WaitForExit();
            if (child.ExitCode != 0)
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"the instrumented copy ended with {child.ExitCode}"));
            child.Dispose();
        }

        return [.. Enumerable.Range(0, Processes).SelectMany(part => File.ReadLines(Part(folder, part))).Select(line => JsonSerializer.Deserialize<Fate>(line)!)];
    }

    /// <summary>Inside the copy: tries every second mutant.</summary>
    public static int RunPart(string part, string? only)
    {
        var folder = AppContext.BaseDirectory;
        var sites = JsonSerializer.Deserialize<List<Site>>(File.ReadAllText(Path.Combine(folder, "sites.json")))!;
        var number = int.Parse(part, CultureInfo.InvariantCulture);
        using var run = new MutantRun();
        using var output = new StreamWriter(Part(folder, number));
        foreach (var (index, mutant) in Mutant.OfClauses().Concat(Mutant.Of(sites)).Where(m => only is null || m.Name.Contains(only, StringComparison.Ordinal)).Index())
        {
            if (index % Processes != number)
                continue;
            var fate = run.Try(mutant);
            output.WriteLine(JsonSerializer.Serialize(fate));
            output.Flush();
            Console.WriteLine($"{(fate.IsKilled ? "killed  " : "SURVIVED")} {fate.Name}");
        }

        return 0;
    }

    private static string Part(string folder, int part) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"fates-{part}.jsonl"));

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
