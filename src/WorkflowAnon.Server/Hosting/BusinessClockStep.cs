using WorkflowAnon.Storage.Clock;

namespace WorkflowAnon.Server.Hosting;

/// <summary>Sets the process to the demonstration's business day before anything runs: no page or worker may see the real day for a moment.</summary>
internal sealed class BusinessClockStep(BusinessTimeProvider clock) : IStartupStep
{
    public int Order => 20;

    public Task RunAsync(CancellationToken cancellationToken) => clock.RefreshAsync(cancellationToken);
}
