using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Engine.Expressions;

namespace WorkflowAnon.Engine.Activities;

/// <summary>Reads the attributes of an activity class once in a process; what an execution needs of a property is compiled when it is first needed.</summary>
internal static class CustomActivityType
{
    private static readonly ConcurrentDictionary<Type, ActivityType> Described = new();

    internal static ActivityType Describe(Type type) => Described.GetOrAdd(type, Read);

    private static ActivityType Read(Type type)
    {
        var attribute = type.GetCustomAttribute<ActivityAttribute>()
            ?? throw new InvalidOperationException($"{type.Name} に ActivityAttribute がありません。");
        var prototypeDefaults = Defaults(type);
        var inputs = type.GetProperties().Select(x => (Property: x, Input: x.GetCustomAttribute<InputAttribute>()))
            .Where(x => x.Input is not null && x.Property.CanWrite)
            .OrderBy(x => x.Input!.Order).ToArray();
        var outputs = type.GetProperties().Select(x => (Property: x, Output: x.GetCustomAttribute<OutputAttribute>()))
            .Where(x => x.Output is not null && x.Property.CanRead).ToArray();

        var outcomes = (type.GetCustomAttribute<OutcomesAttribute>()?.Names ?? []).Select(Split).ToArray();
        var typeName = attribute.Type;
        var name = typeName[(typeName.LastIndexOf('.') + 1)..];
        var descriptor = new ActivityDescriptor
        {
            TypeName = typeName,
            Namespace = typeName.Contains('.', StringComparison.Ordinal) ? typeName[..typeName.LastIndexOf('.')] : "",
            Name = name,
            Version = attribute.Version,
            Category = attribute.Category,
            DisplayName = attribute.DisplayName ?? name,
            Description = attribute.Description,
            Kind = attribute.Kind.ToString(),
            Inputs = inputs.Select(x => DescribeInput(x.Property, x.Input!, prototypeDefaults)).ToArray(),
            Outputs = outputs.Select((x, i) => new OutputDescriptor
            {
                Name = x.Property.Name,
                TypeName = VariableTypes.AliasOf(x.Property.PropertyType),
                DisplayName = x.Output!.DisplayName ?? x.Property.Name,
                Description = x.Output.Description,
                Order = i,
            }).ToArray(),
            Ports = outcomes.Select(x => new PortDescriptor(x.Value, x.Text)).ToArray(),
        };
        var slots = inputs.Select(x => new InputSlot(
            Camel(x.Property.Name),
            x.Property.PropertyType,
            x.Input!.DefaultValue is { } value ? Values.Convert(value, x.Property.PropertyType) : null,
            true,
            Setter(type, x.Property))).ToArray();
        var getters = outputs.Select(x => new KeyValuePair<string, Func<object, object?>>(Camel(x.Property.Name), Getter(type, x.Property))).ToArray();
        var factory = ActivatorUtilities.CreateFactory(type, Type.EmptyTypes);
        return new ActivityType(descriptor, new CustomBehavior(x => (Activity)factory(x, null), getters, type.IsDefined(typeof(AlwaysWaitsAttribute), inherit: true)), slots);
    }

    internal static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    internal static (string Value, string Text) Split(string option)
    {
        var at = option.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (option, option) : (option[..at], option[(at + 1)..]);
    }

    /// <summary>Settings of the editor that a hint needs.</summary>
    internal static Dictionary<string, object?>? Specifications(string hint, IReadOnlyList<string>? options)
    {
        if (options is null or { Count: 0 })
            return null;
        var items = options.Select(Split).Select(x => new { text = x.Text, value = x.Value }).ToArray();
        object content = hint switch
        {
            "radiolist" => new { radioList = new { items } },
            "checklist" => new { checkList = new { items = options.Select(Split).Select(x => new { text = x.Text, value = x.Value, isChecked = false }).ToArray() } },
            "dynamic-outcomes" => new { fixedOutcomes = options.Select(x => Split(x).Value).ToArray() },
            _ => new { selectList = new { items, isFlagsEnum = false, sortItems = false } },
        };
        var key = hint == "dynamic-outcomes" ? "DynamicOutcomesOptions" : hint;
        return new Dictionary<string, object?> { [key] = content };
    }

    private static InputDescriptor DescribeInput(PropertyInfo property, InputAttribute input, IReadOnlyDictionary<string, object?> defaults)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var options = input.Options ?? (type.IsEnum ? Enum.GetNames(type) : null);
        var hint = input.UIHint ?? (options is not null ? "dropdown" : type == typeof(bool) ? "checkbox" : type == typeof(DateTimeOffset) || type == typeof(DateTime) ? "datetime-picker"
            : type != typeof(string) && typeof(IEnumerable<string>).IsAssignableFrom(type) ? "multitext" : "singleline");
        var initial = input.DefaultValue ?? defaults.GetValueOrDefault(property.Name);
        return new InputDescriptor
        {
            Name = property.Name,
            TypeName = VariableTypes.AliasOf(property.PropertyType),
            DisplayName = input.DisplayName ?? property.Name,
            Description = input.Description,
            Order = input.Order,
            UIHint = hint,
            Category = input.Category,
            IsRequired = input.Required,
            DefaultValue = initial is Enum e ? e.ToString() : initial,
            DefaultSyntax = input.DefaultSyntax == "Literal" && hint is "multitext" or "dynamic-outcomes" or "checklist" or "dictionary" ? "Object" : input.DefaultSyntax,
            UISpecifications = Specifications(hint, options),
        };
    }

    /// <summary>Property initialisers count as defaults when the class can be made without services.</summary>
    private static Dictionary<string, object?> Defaults(Type type)
    {
        var defaults = new Dictionary<string, object?>();
        if (type.GetConstructor(Type.EmptyTypes) is null || Activator.CreateInstance(type) is not { } prototype)
            return defaults;
        foreach (var property in type.GetProperties().Where(x => x is { CanRead: true, CanWrite: true } && x.IsDefined(typeof(InputAttribute))))
            defaults[property.Name] = property.GetValue(prototype);
        return defaults;
    }

    private static Action<object, object?> Setter(Type type, PropertyInfo property)
    {
        var compiled = new Lazy<Action<object, object?>>(() =>
        {
            var target = Expression.Parameter(typeof(object));
            var value = Expression.Parameter(typeof(object));
            var assign = Expression.Assign(Expression.Property(Expression.Convert(target, type), property), Expression.Convert(value, property.PropertyType));
            return Expression.Lambda<Action<object, object?>>(assign, target, value).Compile();
        });
        return (target, value) => compiled.Value(target, value);
    }

    private static Func<object, object?> Getter(Type type, PropertyInfo property)
    {
        var compiled = new Lazy<Func<object, object?>>(() =>
        {
            var target = Expression.Parameter(typeof(object));
            return Expression.Lambda<Func<object, object?>>(Expression.Convert(Expression.Property(Expression.Convert(target, type), property), typeof(object)), target).Compile();
        });
        return target => compiled.Value(target);
    }
}
