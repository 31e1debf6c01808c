using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace WorkflowAnon.Engine.Expressions;

/// <summary>
/// Values inside an instance are plain: null, bool, string, int, long, double, decimal, date and time types, lists and
/// string-keyed dictionaries of them. This is the one place that converts them.
/// </summary>
public static class Values
{
    /// <summary>Serialiser settings for everything that an instance stores: compact, 日本語 unescaped.</summary>
    public static JsonSerializerOptions JsonOptions { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // A script may give NaN: kept as that word, or no state could be written.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>The value as JSON text.</summary>
    public static string ToJson(object? value) => JsonSerializer.Serialize(value, JsonOptions);

    /// <summary>The value as a JSON element.</summary>
    public static JsonElement ToElement(object? value) => value is JsonElement element ? element : JsonSerializer.SerializeToElement(value, JsonOptions);

    /// <summary>A JSON element as a plain value: integers as int or long, other numbers as double.</summary>
    public static object? FromElement(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            case JsonValueKind.Number:
                return element.TryGetInt32(out var i) ? i : element.TryGetInt64(out var l) ? l : element.GetDouble();
            case JsonValueKind.Array:
                var list = new List<object?>(element.GetArrayLength());
                foreach (var item in element.EnumerateArray())
                    list.Add(FromElement(item));
                return list;
            case JsonValueKind.Object:
                var map = new Dictionary<string, object?>(StringComparer.Ordinal);
                foreach (var property in element.EnumerateObject())
                    map[property.Name] = FromElement(property.Value);
                return map;
            default:
                return null;
        }
    }

    /// <summary>Makes any value plain: JSON nodes, numbers of odd widths, records and collections become plain values.</summary>
    public static object? Normalize(object? value) => value switch
    {
        null or string or bool or int or long or double or decimal => value,
        DateTimeOffset or DateTime or TimeSpan or Guid or DateOnly => value,
        JsonElement element => FromElement(element),
        JsonNode node => FromElement(JsonSerializer.SerializeToElement(node)),
        byte or sbyte or short or ushort => System.Convert.ToInt32(value, CultureInfo.InvariantCulture),
        uint => (long)(uint)value,
        float f => (double)f,
        Enum e => e.ToString(),
        List<object?> or Dictionary<string, object?> => value,
        IReadOnlyDictionary<string, object?> map => map.ToDictionary(x => x.Key, x => Normalize(x.Value), StringComparer.Ordinal),
        IDictionary<string, object?> map => map.ToDictionary(x => x.Key, x => Normalize(x.Value), StringComparer.Ordinal),
        System.Collections.IEnumerable items and not System.Collections.IDictionary => items.Cast<object?>().Select(Normalize).ToList(),
        _ => FromElement(JsonSerializer.SerializeToElement(value, value.GetType(), JsonOptions)),
    };

    /// <summary>Converts to <typeparamref name="T"/>; default for null.</summary>
    public static T? Convert<T>(object? value) => value is T same ? same : (T?)Convert(value, typeof(T));

    /// <summary>Converts to the given type; null for null. Throws <see cref="FormatException"/> when that makes no sense.</summary>
    public static object? Convert(object? value, Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (value is null)
            return null;
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (target.IsInstanceOfType(value))
            return value;
        if (value is JsonElement or JsonNode)
            return Convert(Normalize(value), target);
        try
        {
            return ConvertPlain(value, target);
        }
        catch (Exception e) when (e is InvalidCastException or OverflowException or JsonException or ArgumentException or NotSupportedException)
        {
            throw new FormatException($"値「{ToText(value)}」を{target.Name}型に変換できません。", e);
        }
    }

    /// <summary>The value as text, the way a script or a log shows it.</summary>
    public static string ToText(object? value) => value switch
    {
        null => "",
        string s => s,
        bool b => b ? "True" : "False",
        double d => d.ToString("R", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => ToJson(value),
    };

    private static object? ConvertPlain(object value, Type target)
    {
        if (target == typeof(string))
            return ToText(value);
        if (target == typeof(TimeSpan) && value is string span)
            return TimeSpan.Parse(span, CultureInfo.InvariantCulture);
        if (target == typeof(DateTimeOffset))
            return value is DateTime time
                ? new DateTimeOffset(time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time)
                : DateTimeOffset.Parse(ToText(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        if (target == typeof(DateTime))
            return value is DateTimeOffset offset ? offset.UtcDateTime : DateTime.Parse(ToText(value), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        if (target == typeof(DateOnly))
            return DateOnly.Parse(ToText(value), CultureInfo.InvariantCulture);
        if (target == typeof(Guid))
            return Guid.Parse(ToText(value));
        if (target.IsEnum)
            return value is string name ? Enum.Parse(target, name, true) : Enum.ToObject(target, System.Convert.ToInt64(value, CultureInfo.InvariantCulture));
        if (target == typeof(JsonElement))
            return ToElement(value);
        if (value is string text && target != typeof(object))
        {
            if (target.IsPrimitive || target == typeof(decimal))
                return System.Convert.ChangeType(text, target, CultureInfo.InvariantCulture);
            return JsonSerializer.Deserialize(text, target, JsonOptions);
        }
        if (value is IConvertible && (target.IsPrimitive || target == typeof(decimal)))
            return System.Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
        return JsonSerializer.Deserialize(ToJson(value), target, JsonOptions);
    }
}
