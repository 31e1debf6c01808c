using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace WorkflowAnon.Procedure.Kernel.Forms;

/// <summary>How a field is entered.</summary>
public enum FieldKind
{
    /// <summary>One line of text.</summary>
    Text,

    /// <summary>Several lines.</summary>
    Multiline,

    /// <summary>Whole number (人, 円, 分, 通).</summary>
    Integer,

    /// <summary>Date, 和暦 or 西暦.</summary>
    Date,

    /// <summary>はい／いいえ, nothing preselected.</summary>
    YesNo,

    /// <summary>A box to tick.</summary>
    Checkbox,

    /// <summary>One of several choices.</summary>
    Choice,

    /// <summary>Any of several choices.</summary>
    Checklist,

    /// <summary>Rows, each a form of its own.</summary>
    Table,

    /// <summary>A file, whose bytes the page takes; the form holds nothing of it.</summary>
    File,
}

/// <summary>One field of a form.</summary>
/// <param name="Name">Name in posted data (camelCase).</param>
/// <param name="Kind">How it is entered.</param>
/// <param name="Attribute">Label, help, clause, choices.</param>
/// <param name="Property">Where the value goes; null in a form that a definition draws, which keeps values by name (<see cref="DrawnValues"/>).</param>
/// <param name="Rows">For a table: the form of one row.</param>
public sealed record FormField(string Name, FieldKind Kind, FormFieldAttribute Attribute, PropertyInfo? Property, FormDescriptor? Rows)
{
    /// <summary>Fixed choices as value and text.</summary>
    public IReadOnlyList<Choice> FixedChoices { get; } = [.. Attribute.Options.Select(Choice.Parse)];

    /// <summary>True when the field holds text; what is not typed is then "", not null.</summary>
    internal bool HoldsText => Kind is FieldKind.Text or FieldKind.Multiline or FieldKind.Choice or FieldKind.File;

    /// <summary>True for whole numbers beyond two thousand million.</summary>
    internal bool HoldsLong => Property is null || (Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType) == typeof(long);

    internal void Set(object form, object? value)
    {
        if (Property is null)
            ((DrawnValues)form)[Name] = value;
        else
            Property.SetValue(form, value);
    }

    internal object? Get(object form) => Property is null ? ((DrawnValues)form).GetValueOrDefault(Name) : Property.GetValue(form);
}

/// <summary>Values of a form that a definition draws, by field name: text, whole numbers (long), <see cref="DateOnly"/>, bool; null where nothing was entered.</summary>
public sealed class DrawnValues : Dictionary<string, object?>
{
    /// <summary>No values.</summary>
    public DrawnValues()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }
}

/// <summary>A value that can be chosen and what the person reads.</summary>
public sealed record Choice(string Value, string Text)
{
    /// <summary>Reads "value=text", or a value that is its own text.</summary>
    public static Choice Parse(string option)
    {
        ArgumentNullException.ThrowIfNull(option);
        var at = option.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? new(option, option) : new(option[..at], option[(at + 1)..]);
    }
}

/// <summary>The fields of a form type, in the order of declaration.</summary>
public sealed class FormDescriptor
{
    private static readonly ConcurrentDictionary<Type, FormDescriptor> Cache = new();

    private FormDescriptor(Type type)
    {
        Type = type;
        Fields = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.IsDefined(typeof(FormFieldAttribute)))
            .OrderBy(p => Depth(p.DeclaringType!)).ThenBy(p => p.MetadataToken)
            .Select(CreateField)];
    }

    private FormDescriptor(IReadOnlyList<FormField> fields) => (Type, Fields) = (typeof(DrawnValues), fields);

    /// <summary>The form's type.</summary>
    public Type Type { get; }

    /// <summary>Fields in order.</summary>
    public IReadOnlyList<FormField> Fields { get; }

    /// <summary>The descriptor of <paramref name="type"/>; made once.</summary>
    public static FormDescriptor Of(Type type) => Cache.GetOrAdd(type, t => new FormDescriptor(t));

    /// <summary>A form that a definition draws.</summary>
    public static FormDescriptor Of(IReadOnlyList<FormField> fields) => new(fields);

    private static FormField CreateField(PropertyInfo property)
    {
        var attribute = property.GetCustomAttribute<FormFieldAttribute>()!;
        var type = property.PropertyType;
        var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        var choices = attribute.Options.Length > 0 || attribute.OptionsFrom.Length > 0;
        var core = Nullable.GetUnderlyingType(type) ?? type;
        if (core == typeof(string) && attribute.Accept.Length > 0)
            return new(name, FieldKind.File, attribute, property, null);
        if (core == typeof(string))
            return new(name, choices ? FieldKind.Choice : attribute.Multiline ? FieldKind.Multiline : FieldKind.Text, attribute, property, null);
        if (core == typeof(int) || core == typeof(long))
            return new(name, FieldKind.Integer, attribute, property, null);
        if (core == typeof(DateOnly))
            return new(name, FieldKind.Date, attribute, property, null);
        if (core == typeof(bool))
            return new(name, type == typeof(bool) ? FieldKind.Checkbox : FieldKind.YesNo, attribute, property, null);
        if (type == typeof(List<string>))
            return new(name, FieldKind.Checklist, attribute, property, null);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
            return new(name, FieldKind.Table, attribute, property, Of(type.GetGenericArguments()[0]));
        throw new InvalidOperationException($"様式 {property.DeclaringType!.Name} の項目 {property.Name} の型 {type.Name} は扱えません。");
    }

    private static int Depth(Type type) => type.BaseType is null ? 0 : Depth(type.BaseType) + 1;
}
