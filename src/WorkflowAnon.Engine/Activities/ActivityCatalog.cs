using System.Collections.Frozen;
using System.Reflection;
using WorkflowAnon.Engine.Activities.BuiltIn;

namespace WorkflowAnon.Engine.Activities;

/// <summary>The activity types that definitions may use: the engine's own and those that a product adds. Fill it at start-up, then only read it.</summary>
public sealed class ActivityCatalog
{
    private readonly Dictionary<string, ActivityType> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly Lazy<FrozenSet<string>> _allWords;

    /// <summary>Creates a catalogue that holds the built-in types.</summary>
    public ActivityCatalog()
        : this(BuiltInTypes.All)
    {
    }

    private ActivityCatalog(IEnumerable<ActivityType> types)
    {
        _types = types.ToDictionary(x => x.Name, StringComparer.Ordinal);
        _allWords = new(() => Descriptors.SelectMany(d => d.Ports.Select(p => p.Name).Concat(d.Inputs.Select(i => i.Name)).Concat(d.Outputs.Select(o => o.Name)).SelectMany(Spellings)).Concat(_words).ToFrozenSet(StringComparer.Ordinal));
    }

    /// <summary>Words that say nothing of a person: outcomes, names of inputs and outputs, and those that the product added. <see cref="Execution.ValueMask"/> shows them.</summary>
    public IReadOnlySet<string> Words => _allWords.Value;

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

    /// <summary>Adds words that say nothing of a person, such as the names of an event's parts.</summary>
    public ActivityCatalog AddWords(IEnumerable<string> words)
    {
        _words.UnionWith(words);
        return this;
    }

    /// <summary>The descriptor of a type; null when the catalogue does not have it.</summary>
    public ActivityDescriptor? TryGet(string typeName) => _types.GetValueOrDefault(typeName)?.Descriptor;

    /// <summary>The same types, each behaving as the function says: for a run that only shows what would happen.</summary>
    internal ActivityCatalog With(Func<ActivityType, ActivityType> change) => new ActivityCatalog(_types.Values.Select(change)).AddWords(_words);

    internal ActivityType? Find(string typeName) => _types.GetValueOrDefault(typeName);

    private static string[] Spellings(string name) => [name, CustomActivityType.Camel(name)];
}
