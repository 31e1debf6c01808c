using System.Reflection;
using WorkflowAnon.Engine.Activities.BuiltIn;

namespace WorkflowAnon.Engine.Activities;

/// <summary>The activity types that definitions may use: the engine's own and those that a product adds. Fill it at start-up, then only read it.</summary>
public sealed class ActivityCatalog
{
    private readonly Dictionary<string, ActivityType> _types = new(StringComparer.Ordinal);

    /// <summary>Creates a catalogue that holds the built-in types.</summary>
    public ActivityCatalog()
    {
        foreach (var type in BuiltInTypes.All)
            _types.Add(type.Name, type);
    }

    private ActivityCatalog(IEnumerable<ActivityType> types) => _types = types.ToDictionary(x => x.Name, StringComparer.Ordinal);

    /// <summary>Descriptors of all types, for the designer.</summary>
    public IEnumerable<ActivityDescriptor> Descriptors => _types.Values.Select(x => x.Descriptor).Concat(BuiltInTypes.DesignerOnly);

    /// <summary>Adds a type; its class carries <see cref="ActivityAttribute"/>.</summary>
    public ActivityCatalog Add<T>()
        where T : Activity => Add(typeof(T));

    /// <summary>Adds a type; its class carries <see cref="ActivityAttribute"/>.</summary>
    public ActivityCatalog Add(Type activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var type = CustomActivityType.Describe(activity);
        if (!_types.TryAdd(type.Name, type))
            throw new InvalidOperationException($"アクティビティの型「{type.Name}」は既に登録されています。");
        return this;
    }

    /// <summary>Adds every activity class of an assembly that carries <see cref="ActivityAttribute"/>.</summary>
    public ActivityCatalog AddFromAssembly(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        foreach (var type in assembly.GetTypes().Where(x => x is { IsAbstract: false, IsClass: true } && typeof(Activity).IsAssignableFrom(x) && x.GetCustomAttribute<ActivityAttribute>() is not null).OrderBy(x => x.FullName, StringComparer.Ordinal))
            Add(type);
        return this;
    }

    /// <summary>The descriptor of a type; null when the catalogue does not have it.</summary>
    public ActivityDescriptor? TryGet(string typeName) => _types.GetValueOrDefault(typeName)?.Descriptor;

    /// <summary>The same types, each behaving as the function says: for a run that only shows what would happen.</summary>
    internal ActivityCatalog With(Func<ActivityType, ActivityType> change) => new(_types.Values.Select(change));

    internal ActivityType? Find(string typeName) => _types.GetValueOrDefault(typeName);
}
