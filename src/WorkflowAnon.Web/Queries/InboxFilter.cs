using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Web.Queries;

/// <summary>Lists of the inbox.</summary>
internal enum InboxTab
{
    /// <summary>自分の担当.</summary>
    Mine = 1,

    /// <summary>所属の未着手.</summary>
    Open = 2,

    /// <summary>所属で処理中: held by colleagues.</summary>
    Held = 3,

    /// <summary>完了.</summary>
    Done = 4,

    /// <summary>代理: tasks of people for whom I act while they are away.</summary>
    ActingFor = 5,

    /// <summary>所属のすべて, for who leads the division.</summary>
    All = 6,
}

/// <summary>期限による絞込み.</summary>
internal enum DueFilter
{
    /// <summary>すべて.</summary>
    Any = 0,

    /// <summary>超過.</summary>
    Overdue = 1,

    /// <summary>本日.</summary>
    Today = 2,

    /// <summary>7日以内: from today, calendar days.</summary>
    Week = 3,

    /// <summary>期限なし.</summary>
    None = 4,
}

/// <summary>What to show of a list. Stands in the address as a readable query string; only the search text is sealed.</summary>
internal sealed record InboxFilter
{
    /// <summary>Which list.</summary>
    public InboxTab Tab { get; init; } = InboxTab.Mine;

    /// <summary>期限.</summary>
    public DueFilter Due { get; init; }

    /// <summary>期限の区分, or null for all.</summary>
    public DueBand? Band { get; init; }

    /// <summary>段階 as definitions name it, <c>other</c> for none; null for all.</summary>
    public string? Stage { get; init; }

    /// <summary>手続: id of a definition; null for all.</summary>
    public string? Kind { get; init; }

    /// <summary>個人情報ファイル; null for all.</summary>
    public string? FileId { get; init; }

    /// <summary>担当者 (account id), <c>none</c> for nobody; null for all.</summary>
    public string? Holder { get; init; }

    /// <summary>検索する言葉; empty for all.</summary>
    public string Text { get; init; } = "";

    /// <summary>True when it narrows its list.</summary>
    public bool Narrows => this != new InboxFilter { Tab = Tab };

    /// <summary>Key of a list in an address.</summary>
    public static string KeyOf(InboxTab tab) => tab switch
    {
        InboxTab.Open => "open",
        InboxTab.Held => "held",
        InboxTab.Done => "done",
        InboxTab.ActingFor => "acting",
        InboxTab.All => "all",
        _ => "mine",
    };

    /// <summary>The list of a key, or null.</summary>
    public static InboxTab? TabOf(string? key) => Enum.GetValues<InboxTab>().Where(t => KeyOf(t) == key).Select(t => (InboxTab?)t).FirstOrDefault();

    /// <summary>The query string, without search text and place: <c>?tab=open&amp;due=week</c>.</summary>
    public string ToQuery() => QueryString.Create(Pairs()).Value!;

    /// <summary>Reads a query string; what it does not know is left out.</summary>
    public static InboxFilter Read(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        string? Value(string key) => values.TryGetValue(key, out var found) && found.ToString() is { Length: > 0 and <= 200 } text ? text : null;
        return new()
        {
            Tab = TabOf(Value("tab")) ?? InboxTab.Mine,
            Due = Enum.TryParse<DueFilter>(Value("due"), ignoreCase: true, out var due) && Enum.IsDefined(due) ? due : DueFilter.Any,
            Band = Enum.TryParse<DueBand>(Value("band"), ignoreCase: true, out var band) && Enum.IsDefined(band) ? band : null,
            Stage = Value("stage"),
            Kind = Value("kind"),
            FileId = Value("file"),
            Holder = Value("holder"),
        };
    }

    private Dictionary<string, string?> Pairs()
    {
        Dictionary<string, string?> pairs = new() { ["tab"] = KeyOf(Tab) };
        Add("due", Due == DueFilter.Any ? null : Lower(Due));
        Add("band", Band is { } band ? Lower(band) : null);
        Add("stage", Stage);
        Add("kind", Kind);
        Add("file", FileId);
        Add("holder", Holder);
        return pairs;

        void Add(string key, string? value)
        {
            if (value is { Length: > 0 })
                pairs[key] = value;
        }
    }

    /// <summary>A value of an enumeration as it stands in an address.</summary>
    public static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
