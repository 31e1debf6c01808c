namespace WorkflowAnon.Engine.Runtime;

/// <summary>行為者: who acts in a burst: a person, perhaps for somebody else (代決), or the system.</summary>
/// <param name="Id">Id of the staff account, or <c>system</c>.</param>
/// <param name="DivisionId">Division (所属) whose act it is; null for the system.</param>
/// <param name="ActedForId">Id of the person acted for; null when the actor acts for himself.</param>
public sealed record Actor(string Id, string? DivisionId = null, string? ActedForId = null)
{
    /// <summary>The service itself: timers, events, clean-up.</summary>
    public static Actor System { get; } = new("system");

    /// <summary>True for the service itself.</summary>
    public bool IsSystem => Id == System.Id;
}

/// <summary>A command as the engine sees it: its idempotency key and who gave it.</summary>
/// <param name="Id">Idempotency key: the same id gets the same answer, whatever happened in between. At most 100 characters.</param>
/// <param name="Actor">Who gave it.</param>
public sealed record EngineCommand(string Id, Actor Actor)
{
    /// <summary>A command of the service itself under a new id.</summary>
    public static EngineCommand BySystem() => new(Guid.CreateVersion7().ToString("N"), Actor.System);
}
