using WorkflowAnon.Engine.Definitions;

namespace WorkflowAnon.Engine.Expressions;

/// <summary>Elsa's type aliases and what they mean here.</summary>
internal static class VariableTypes
{
    private static readonly Dictionary<string, Type> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["String"] = typeof(string),
        ["Boolean"] = typeof(bool),
        ["Byte"] = typeof(int),
        ["Int16"] = typeof(int),
        ["Int32"] = typeof(int),
        ["Int64"] = typeof(long),
        ["Single"] = typeof(double),
        ["Double"] = typeof(double),
        ["Decimal"] = typeof(decimal),
        ["Guid"] = typeof(Guid),
        ["DateTime"] = typeof(DateTime),
        ["DateTimeOffset"] = typeof(DateTimeOffset),
        ["DateOnly"] = typeof(DateOnly),
        ["TimeSpan"] = typeof(TimeSpan),
    };

    /// <summary>The alias of a property's type, as the designer knows it.</summary>
    internal static string AliasOf(Type type)
    {
        var core = Nullable.GetUnderlyingType(type) ?? type;
        if (core.IsArray || core != typeof(string) && typeof(System.Collections.IEnumerable).IsAssignableFrom(core) && core.IsGenericType && core.GetGenericArguments().Length == 1)
            return AliasOf(core.IsArray ? core.GetElementType()! : core.GetGenericArguments()[0]) + "[]";
        return core.IsEnum ? "String" : Aliases.FirstOrDefault(x => x.Value == core && x.Key == core.Name).Key ?? "Object";
    }

    /// <summary>The type to keep values in; <see cref="object"/> keeps whatever is assigned.</summary>
    internal static Type Resolve(string typeName, bool isArray)
    {
        if (isArray || typeName.EndsWith("[]", StringComparison.Ordinal))
            return typeof(List<object?>);
        return Aliases.GetValueOrDefault(typeName, typeof(object));
    }

    /// <summary>The default of a variable; Studio writes it as text whatever the type is.</summary>
    internal static object? ParseDefault(VariableDefinition definition, Type type)
    {
        if (definition.DefaultValue is not { } element)
            return null;
        var value = Values.FromElement(element);
        if (value is string { Length: 0 } && type != typeof(string) && type != typeof(object))
            return null;
        return Coerce(value, type);
    }

    /// <summary>Converts a value to a variable's type; a value that does not fit is kept as it is, as Elsa does.</summary>
    internal static object? Coerce(object? value, Type type)
    {
        value = Values.Normalize(value);
        if (value is null || type == typeof(object) || type.IsInstanceOfType(value))
            return value;
        try
        {
            return Values.Normalize(Values.Convert(value, type));
        }
        catch (FormatException)
        {
            return value;
        }
    }
}
