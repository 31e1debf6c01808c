using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Bursts;

/// <summary>A command of a person or of the system, to be carried out in one burst.</summary>
/// <param name="Id">Idempotency key: the same id of the same actor gets the same answer. At most 100 characters.</param>
/// <param name="Actor">Who gave it.</param>
/// <param name="Kind">What it is, for the record of commands and the audit, for example <c>task.complete</c>.</param>
public sealed record BurstCommand(string Id, Actor Actor, string Kind) : EngineCommand(Id, Actor.Id)
{
    /// <summary>
    /// The instance that the burst will move, when it is known beforehand: its lock, its case's lock and the command's answer are then
    /// fetched in one round trip.
    /// </summary>
    public string? InstanceId { get; init; }

    /// <summary>The bookmark that the burst will resume, when it is known beforehand: its task and its case come with the locks.</summary>
    public string? BookmarkId { get; init; }

    /// <summary>
    /// Reads what the burst has written, as the last step before its commit; an exception of it lets nothing of the burst happen and reaches the caller. It may run
    /// several times and changes nothing.
    /// </summary>
    public Func<WorkflowAnonDbContext, CancellationToken, Task>? BeforeCommit { get; init; }

    /// <summary>False for work of the service that finds out by itself that it was done before (a timer that is gone).</summary>
    internal bool IsRecorded { get; init; } = true;

    /// <summary>A command of the service itself under a new id.</summary>
    /// <param name="kind">What it is.</param>
    public static BurstCommand BySystem(string kind) => new(Guid.CreateVersion7().ToString("N"), Actor.System, kind);

    /// <summary>The same command as the engine gave it, with what is known of the actor.</summary>
    internal static BurstCommand From(EngineCommand command, string kind) => command as BurstCommand is { } own
        ? own with { Kind = kind }
        : new BurstCommand(
            command.Id,
            command.ActorId == Actor.System.Id ? Actor.System : new Actor(command.ActorId, command.ActorName, "", new HashSet<string>()),
            kind)
        {
            ActedForId = command.ActedForId,
        };
}
