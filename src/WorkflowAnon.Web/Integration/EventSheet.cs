using System.Net;
using System.Reflection;
using System.Text.Json;
using WorkflowAnon.Contracts;

namespace WorkflowAnon.Web.Integration;

/// <summary>A property of an event as it travels.</summary>
/// <param name="Name">Its name in the message.</param>
/// <param name="Type">What it holds, 日本語.</param>
internal sealed record EventField(string Name, string Type);

/// <summary>出来事の一覧の一行: an event type of the contract with the words of docs/events.md, which is generated from the same code.</summary>
/// <param name="Type">Type of the contract.</param>
/// <param name="What">What happened.</param>
/// <param name="Fields">Its own properties beside those that all events carry.</param>
/// <param name="PublishedBy">Who publishes it: definition and activity, or the code.</param>
/// <param name="HeardBy">Which procedures of the product hear it.</param>
internal sealed record EventSheet(Type Type, string What, IReadOnlyList<EventField> Fields, IReadOnlyList<string> PublishedBy, IReadOnlyList<string> HeardBy)
{
    private const string Words = "Integration/events";
    private static readonly Lazy<IReadOnlyList<EventSheet>> Read = new(Load);

    /// <summary>Every published event type, by name.</summary>
    public static IReadOnlyList<EventSheet> All => Read.Value;

    /// <summary>What every event carries.</summary>
    public static IReadOnlyList<EventField> Common { get; } = FieldsOf(typeof(CaseEvent), typeof(CaseEvent));

    private static IReadOnlyList<EventSheet> Load()
    {
        using var reader = new StreamReader(typeof(EventSheet).Assembly.GetManifestResourceStream(Words)!);
        var rows = reader.ReadToEnd().Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split(" | "))
            .ToDictionary(c => c[0].Trim('|', ' ', '`'), StringComparer.Ordinal);
        return [.. EventCatalog.Types.Select(t => rows.TryGetValue(t.Name, out var cells)
            ? new EventSheet(t, cells[1].Trim(), FieldsOf(t, t), Lines(cells[3]), Lines(cells[4]))
            : throw new InvalidOperationException($"docs/events.md に「{t.Name}」がありません。"))];
    }

    private static IReadOnlyList<string> Lines(string cell) =>
        [.. cell.Trim(' ', '|', '\r').Split("<br>").Select(l => WebUtility.HtmlDecode(l.Trim())).Where(l => l is not ("–" or ""))];

    private static IReadOnlyList<EventField> FieldsOf(Type type, Type declaredBy) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.DeclaringType == declaredBy && p.SetMethod is not null)
            .Select(p => new EventField(JsonNamingPolicy.CamelCase.ConvertName(p.Name), NameOf(p.PropertyType))),
    ];

    private static string NameOf(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? NameOf(inner) + "（ないことがある）"
        : type == typeof(string) ? "文字列" : type == typeof(Guid) ? "UUID" : type == typeof(DateOnly) ? "日付" : type == typeof(DateTimeOffset) ? "日時（+09:00）"
        : type == typeof(int) || type == typeof(long) ? "整数" : type == typeof(bool) ? "真偽" : type.Name;
}
