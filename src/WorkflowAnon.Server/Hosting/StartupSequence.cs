using WorkflowAnon.Storage.Sql;

namespace WorkflowAnon.Server.Hosting;

/// <summary>Runs the <see cref="IStartupStep"/>s; waits for a database that is not there yet instead of giving up.</summary>
internal static class StartupSequence
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Runs the steps that <paramref name="chosen"/> picks, in their order.</summary>
    public static async Task RunAsync(IServiceProvider services, Func<IStartupStep, bool> chosen, CancellationToken cancellationToken)
    {
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StartupSequence));
        var pause = TimeSpan.FromMilliseconds(250);
        while (true)
        {
            try
            {
                await using var scope = services.CreateAsyncScope();
                foreach (var step in scope.ServiceProvider.GetServices<IStartupStep>().Where(chosen).OrderBy(s => s.Order)) await step.RunAsync(cancellationToken);
                return;
            }
            catch (Exception e) when (TransientErrors.IsTransient(e))
            {
                logger.LogWarning("データベースに接続できません（{Reason}）。再試行します。", e.GetBaseException().Message);
                await Task.Delay(pause, TimeProvider.System, cancellationToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (InvalidOperationException e) when (e.InnerException is IOException)
            {
                // SQLite's file is another process's.
                throw new ConfigurationRefusedException(e.Message, e);
            }
        }
    }
}
