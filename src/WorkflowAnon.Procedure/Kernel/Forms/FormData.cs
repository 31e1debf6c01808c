namespace WorkflowAnon.Procedure.Kernel.Forms;

/// <summary>What a person typed, untouched: field name ("receivedOn", "proposers[0].name") to the posted values. Never loses anything typed.</summary>
public sealed class FormData
{
    private readonly Dictionary<string, string[]> _values;

    /// <summary>Data from posted values.</summary>
    public FormData(IEnumerable<KeyValuePair<string, string[]>> values) =>
        _values = values.ToDictionary(v => v.Key, v => v.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>Nothing typed.</summary>
    public static FormData Empty { get; } = new([]);

    /// <summary>All values by field name.</summary>
    public IReadOnlyDictionary<string, string[]> Values => _values;

    /// <summary>First value of <paramref name="name"/>, or empty.</summary>
    public string this[string name] => _values.TryGetValue(name, out var v) && v.Length > 0 ? v[0] : "";

    /// <summary>All values of <paramref name="name"/>.</summary>
    public IReadOnlyList<string> All(string name) => _values.TryGetValue(name, out var v) ? v : [];

    /// <summary>Row numbers posted for the table <paramref name="name"/>, ascending.</summary>
    public IReadOnlyList<int> Rows(string name) => [.. _values.Keys
        .Where(k => k.StartsWith(name + "[", StringComparison.OrdinalIgnoreCase))
        .Select(k => k[(name.Length + 1)..])
        .Select(k => k.IndexOf(']', StringComparison.Ordinal) is var end and > 0 && int.TryParse(k[..end], out var i) ? i : -1)
        .Where(i => i is >= 0 and < 1000).Distinct().Order()];
}

/// <summary>An error beside a field.</summary>
/// <param name="Field">Field name as posted; empty for the whole form.</param>
/// <param name="Message">What is wrong and what to do, 日本語.</param>
/// <param name="Clause">Clause id, or empty.</param>
public sealed record FieldError(string Field, string Message, string Clause = "");
