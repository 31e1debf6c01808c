using System.Globalization;
using WorkflowAnon.Benchmarks;

// dotnet run -c Release --project tests/WorkflowAnon.Benchmarks [-- [--quick] [--out docs/benchmarks.md]]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["--cold", var connectionString])
    return await ColdStart.RunAsync(connectionString);
if (args is ["--profile", ..])
    return await Suite.ProfileAsync();
if (args is ["--inbox"])
    return await Suite.InboxAsync();
if (args is ["--sizes"])
    return await Suite.SizesAsync();
var quick = args.Contains("--quick");
var target = Array.IndexOf(args, "--out") is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
var report = await Suite.RunAsync(quick);
Console.WriteLine(report);
if (target is not null)
    await File.WriteAllTextAsync(target, report);
return 0;
