using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace WorkflowAnon.Server.Hosting;

/// <summary>設定の検査: refuses keys that mean nothing and values that cannot be read, each by its name (課題2 Bad input).</summary>
internal static class ConfigurationCheck
{
    /// <summary>Path of each key of <see cref="ServerOptions"/> below the section, for example Storage:Provider, with its type.</summary>
    public static IReadOnlyDictionary<string, Type> KnownKeys { get; } = Leaves(typeof(ServerOptions), "").ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Faults of our section of <paramref name="configuration"/>, in 日本語.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration)
    {
        var section = configuration.GetSection(ServerOptions.Section);
        var found = new List<string>();
        foreach (var (path, value) in section.AsEnumerable(makePathsRelative: true).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (value is null || path.Length == 0) continue; // a section has no value of its own
            if (!KnownKeys.TryGetValue(path, out var type)) found.Add($"{Full(path)}：知らないキーです{Nearest(path)}。");
            else if (!CanRead(value, type)) found.Add($"{Full(path)}：「{(IsSecret(path) ? "…" : value)}」は書けない値です{Expected(type)}。");
        }

        return found;
    }

    /// <summary>The whole key.</summary>
    public static string Full(string path) => $"{ServerOptions.Section}:{path}";

    private static bool IsSecret(string path) => path.EndsWith("Password", StringComparison.OrdinalIgnoreCase) || path.EndsWith("Secret", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<KeyValuePair<string, Type>> Leaves(Type type, string prefix) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null).SelectMany(p =>
        {
            var leaf = Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType;
            return leaf.IsClass && leaf != typeof(string) ? Leaves(leaf, $"{prefix}{p.Name}:") : [new(prefix + p.Name, leaf)];
        });

    private static bool CanRead(string value, Type type)
    {
        if (type == typeof(string)) return true;
        if (type.IsEnum) return Enum.GetNames(type).Contains(value, StringComparer.OrdinalIgnoreCase);
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromString(null, CultureInfo.InvariantCulture, value) is not null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Expected(Type type) =>
        type.IsEnum ? $"（{string.Join("、", Enum.GetNames(type))} のいずれか）" : type == typeof(bool) ? "（true か false）" : type == typeof(int) ? "（整数）" : "";

    private static string Nearest(string path)
    {
        var name = path.Split(':')[^1];
        var near = KnownKeys.Keys.Where(k => string.Equals(k.Split(':')[^1], name, StringComparison.OrdinalIgnoreCase) || k.StartsWith(path + ':', StringComparison.OrdinalIgnoreCase)).ToList();
        return near.Count == 0 ? "" : $"（{string.Join("、", near.Select(Full))} のことですか）";
    }
}
