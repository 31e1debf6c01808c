using System.Collections.Frozen;

namespace WorkflowAnon.Contracts;

/// <summary>All published event types by name.</summary>
public static class EventCatalog
{
    private static readonly FrozenDictionary<string, Type> ByName = typeof(CaseEvent).Assembly.GetExportedTypes()
        .Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(CaseEvent)))
        .ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);

    /// <summary>Every event type, ordered by name.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. ByName.Values.OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>The type of the event called <paramref name="name"/>, or null when there is none.</summary>
    public static Type? Find(string name) => ByName.GetValueOrDefault(name);
}
