using System.Diagnostics;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Server.Hosting;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Server.Demonstration;

/// <summary>Has the demonstration's data made after the pages answer, and says on standard output when they are there.</summary>
internal sealed class DemonstrationDataWorker(
    DemonstrationSeeder seeder, DemonstrationProgress progress, ServerSetup setup, ServiceOpening opening, ILogger<DemonstrationDataWorker> logger) : BackgroundService
{
    // Who opens the address at once gets the first page before all processors are busy.
    private static readonly TimeSpan FirstPage = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await opening.WaitAsync(stoppingToken);
        await Task.Delay(FirstPage, TimeProvider.System, stoppingToken);
        var began = Stopwatch.GetTimestamp();
        try
        {
            await seeder.RunAsync(setup.UsesDemonstrationCases, stoppingToken);
            await Console.Out.WriteLineAsync(progress.Now.State == DemonstrationState.Ready
                ? $"実演のデータの準備ができました（{Stopwatch.GetElapsedTime(began).TotalSeconds:F0}秒）。"
                : "実演のデータの一部を作れませんでした。ログを見てください。ほかは使えます。");
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            // A demonstration without its data still runs; the next start goes on where this one stopped.
            progress.Abandon();
            logger.LogError(e, "実演のデータを準備できませんでした。次の開始のときに続きから準備します。");
        }
    }
}
