using System.Diagnostics;
using System.Text;
using WorkflowAnon.TestRunner;

Console.OutputEncoding = new UTF8Encoding(false);
if (!RunnerOptions.TryParse(args, out var options, out var complaint))
{
    Console.Error.WriteLine(complaint);
    Console.Error.WriteLine(RunnerOptions.Usage);
    return 2;
}

using var children = new Children();
Console.CancelKeyPress += (_, _) => children.Dispose();
AppDomain.CurrentDomain.ProcessExit += (_, _) => children.Dispose();

var clock = Stopwatch.StartNew();
if (!Preparation.Run(children))
    return 1;
Console.WriteLine($"prepared in {clock.Elapsed.TotalSeconds:F0} s");

return await new TestRun(options, children).ExecuteAsync();
