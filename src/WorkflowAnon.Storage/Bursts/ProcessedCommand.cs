namespace WorkflowAnon.Storage.Bursts;

/// <summary>A command that was committed before.</summary>
internal sealed record ProcessedCommand(string ActorId, string? Answer, DateTimeOffset At, string Kind, string? InstanceId);

#pragma warning disable CA1032, CA1064 // Never leaves the executor.
internal sealed class AlreadyProcessedException(ProcessedCommand command) : Exception
#pragma warning restore CA1032, CA1064
{
    public ProcessedCommand Command => command;
}
