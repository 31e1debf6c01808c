namespace WorkflowAnon.Engine.Runtime;

/// <summary>A command as the engine sees it: its idempotency key and who gave it.</summary>
/// <param name="Id">Idempotency key: the same id gets the same answer, whatever happened in between. At most 100 characters.</param>
/// <param name="ActorId">Who gave it: an account id, or <c>system</c>.</param>
public record EngineCommand(string Id, string ActorId)
{
    /// <summary>Name of the actor as shown to colleagues.</summary>
    public string ActorName { get; init; } = "";

    /// <summary>Account id of the person acted for (代決, 代理), or null.</summary>
    public string? ActedForId { get; init; }

    /// <summary>A command of the service itself under a new id.</summary>
    public static EngineCommand BySystem() => new(Guid.CreateVersion7().ToString("N"), "system");
}
