using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Procedure.Statute;

/// <summary>形式: what a statute rule demands of the paths.</summary>
public enum StatuteForm
{
    /// <summary>「first」 before 「then」 on every path, across definitions joined by events; anew after each 「since」.</summary>
    Precedes = 0,

    /// <summary>After 「first」, 「then」 on every path until the end, also in a definition that an event starts; except where 「unless」 happens.</summary>
    FollowedBy = 1,

    /// <summary>「then」 by another person than the last 「first」 before it.</summary>
    DifferentPeople = 2,

    /// <summary>「first」 is on some path, where the definitions hold any 「when」.</summary>
    Exists = 3,

    /// <summary>An input of 「first」 is a literal within a bound.</summary>
    BoundedParameter = 4,
}

/// <summary>法令の規則: one obligation of the 要領 as a demand on the definitions. Data (statute-rules.json), not code.</summary>
public sealed record StatuteRule
{
    /// <summary>Id: the clause, a slash and a word.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the clause (<see cref="Clauses"/>).</summary>
    public required string Clause { get; init; }

    /// <summary>What it demands.</summary>
    public required StatuteForm Form { get; init; }

    /// <summary>The demand in plain Japanese.</summary>
    public required string Text { get; init; }

    /// <summary>What to do where it is not met.</summary>
    public required string Remedy { get; init; }

    /// <summary>The activities that the rule is about, any of them.</summary>
    public required IReadOnlyList<ActivitySelector> First { get; init; }

    /// <summary>The activities that come before or after.</summary>
    public IReadOnlyList<ActivitySelector> Then { get; init; } = [];

    /// <summary>What makes the first necessary anew.</summary>
    public IReadOnlyList<ActivitySelector> Since { get; init; } = [];

    /// <summary>What lawfully puts an end to the obligation.</summary>
    public IReadOnlyList<ActivitySelector> Unless { get; init; } = [];

    /// <summary>The rule applies where the definitions hold any of these; always when empty.</summary>
    public IReadOnlyList<ActivitySelector> When { get; init; } = [];

    /// <summary>Only activities of definitions that also hold any of these; all when empty.</summary>
    public IReadOnlyList<ActivitySelector> Within { get; init; } = [];

    /// <summary>Name of the bounded input, as a definition stores it.</summary>
    public string Input { get; init; } = "";

    /// <summary>Its bound.</summary>
    public ParameterBound? Bound { get; init; }

    /// <summary>Every selector of the rule.</summary>
    [JsonIgnore]
    public IEnumerable<ActivitySelector> Selectors => [.. First, .. Then, .. Since, .. Unless, .. When, .. Within];
}

/// <summary>Names activities of definitions by what they are, never by their ids: an id belongs to the designer.</summary>
public sealed record ActivitySelector
{
    /// <summary>Activity type; empty when <see cref="Publishes"/> or <see cref="Awaits"/> says what is meant.</summary>
    public string Type { get; init; } = "";

    /// <summary>An activity that publishes this event.</summary>
    public string Publishes { get; init; } = "";

    /// <summary>An activity that waits for this event.</summary>
    public string Awaits { get; init; } = "";

    /// <summary>Completed with one of these outcomes; any when empty.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>With these inputs; each must be a literal.</summary>
    public IReadOnlyDictionary<string, ParameterBound> Inputs { get; init; } = new Dictionary<string, ParameterBound>();
}

/// <summary>What a literal may be.</summary>
public sealed record ParameterBound
{
    /// <summary>One of these texts; any when empty.</summary>
    public IReadOnlyList<string> OneOf { get; init; } = [];

    /// <summary>At least this number (of days, for a length of time).</summary>
    public decimal? Min { get; init; }

    /// <summary>At most this number (of days, for a length of time).</summary>
    public decimal? Max { get; init; }

    /// <summary>True where the definition may leave the input out.</summary>
    public bool Optional { get; init; }

    /// <summary>True when the text is within the bound.</summary>
    public bool Allows(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (OneOf.Count > 0 && !OneOf.Contains(text))
            return false;
        if (Min is null && Max is null)
            return true;
        return NumberOf(text) is { } number && (Min is null || number >= Min) && (Max is null || number <= Max);
    }

    /// <summary>The bound as people read it.</summary>
    public override string ToString() => string.Join("、", ((string[])[
        OneOf.Count > 0 ? string.Join("又は", OneOf) : "",
        Min is { } min ? min.ToString(CultureInfo.InvariantCulture) + "以上" : "",
        Max is { } max ? max.ToString(CultureInfo.InvariantCulture) + "以下" : ""]).Where(x => x.Length > 0));

    private static decimal? NumberOf(string text)
    {
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
            return number;
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? (decimal)span.Ticks / TimeSpan.TicksPerDay : null;
    }
}

/// <summary>The rules and what the checks must know beside the definitions.</summary>
public sealed record StatuteRuleBook
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The rules of the product.</summary>
    public static StatuteRuleBook Shipped { get; } = Load();

    /// <summary>Events that an activity's code publishes, by its type: the definition does not show them.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Publishes { get; init; }

    /// <summary>Activity types that read what never changes in a case: all activities of the type have the same outcome on a path.</summary>
    public IReadOnlyList<string> Constant { get; init; } = [];

    /// <summary>The rules, in the order of the 要領.</summary>
    public required IReadOnlyList<StatuteRule> Rules { get; init; }

    /// <summary>Reads a rule book.</summary>
    /// <exception cref="JsonException">It is none, or names a clause that the 要領 does not have.</exception>
    public static StatuteRuleBook Parse(string json)
    {
        var book = JsonSerializer.Deserialize<StatuteRuleBook>(json, Json) ?? throw new JsonException("規則がありません。");
        foreach (var rule in book.Rules)
        {
            if (Clauses.TryGet(rule.Clause) is null)
                throw new JsonException($"規則「{rule.Id}」の条項「{rule.Clause}」は条項一覧にありません。");
        }

        return book.Rules.GroupBy(r => r.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new JsonException($"規則「{twice.Key}」が二つあります。") : book;
    }

    private static StatuteRuleBook Load()
    {
        using var stream = typeof(StatuteRuleBook).Assembly.GetManifestResourceStream("statute-rules.json") ?? throw new InvalidOperationException("statute-rules.json がありません。");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
