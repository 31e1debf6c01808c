using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WorkflowAnon.Storage.Model;

/// <summary>A list or a small record kept as JSON text in one column.</summary>
public static class JsonColumn
{
    /// <summary>The one way JSON is written to columns: compact, Japanese readable.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Stores the property as JSON text; changes inside the object are noticed.</summary>
    /// <typeparam name="T">Type of the property.</typeparam>
    public static PropertyBuilder<T> HasJsonColumn<T>(this PropertyBuilder<T> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        var converter = new ValueConverter<T, string>(v => Write(v), v => Read<T>(v));
        var comparer = new ValueComparer<T>(
            (a, b) => Write(a!) == Write(b!),
            v => Write(v).GetHashCode(StringComparison.Ordinal),
            v => Read<T>(Write(v)));
        property.HasConversion(converter, comparer);
        return property;
    }

    internal static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    internal static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
