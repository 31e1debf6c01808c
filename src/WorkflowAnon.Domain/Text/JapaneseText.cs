using System.Text;
using System.Text.RegularExpressions;

namespace WorkflowAnon.Domain.Text;

/// <summary>
/// Normal forms of Japanese text for comparing only. What a person wrote is stored as written: 髙, 﨑 and 𠮷 must come back as they were.
/// </summary>
public static partial class JapaneseText
{
    // Character variants met in names; each maps to the form that most registers use. For comparing only.
    private const string Variants = "髙高﨑崎𠮷吉濵浜濱浜邊辺邉辺齋斉齊斉斎斉澤沢德徳廣広嶋島嶌島櫻桜瀨瀬淸清神神塚塚冨富眞真國国惠恵榮栄圓円藏蔵鐵鉄條条壽寿假仮";
    private static readonly Dictionary<Rune, Rune> VariantMap = BuildVariants();

    /// <summary>全角/半角, spaces, hyphens and letter case made equal; variation selectors dropped. For comparing only, never for storing.</summary>
    public static string Comparable(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return string.Empty;
        string normal = Selectors().Replace(text, string.Empty).Normalize(NormalizationForm.FormKC);
        return Hyphens().Replace(Blanks().Replace(normal, string.Empty), "-").ToUpperInvariant();
    }

    /// <summary>As <see cref="Comparable"/>, character variants (髙・高) made equal too: what a search looks in and for.</summary>
    public static string Searchable(string? text) => FoldVariants(Comparable(text));

    /// <summary>The texts are the same but for 全角/半角, spaces, hyphens and letter case.</summary>
    public static bool SameText(string? left, string? right) => Comparable(left) == Comparable(right);

    /// <summary>Compares two names: the same, the same but for character variants (髙・高), or different.</summary>
    public static NameMatch CompareNames(string? left, string? right)
    {
        string a = Comparable(left);
        string b = Comparable(right);
        if (a == b)
            return NameMatch.Same;
        return FoldVariants(a) == FoldVariants(b) ? NameMatch.VariantCharacters : NameMatch.Different;
    }

    /// <summary>The addresses are the same but for 全角/半角, spaces, 丁目・番地・番・号 against hyphens, and 一丁目 against 1丁目.</summary>
    public static bool SameAddress(string? left, string? right) => ComparableAddress(left) == ComparableAddress(right);

    /// <summary>The normal form of an address. For comparing only.</summary>
    public static string ComparableAddress(string? text)
    {
        // 大字・字 are often left out on one of two papers.
        string normal = FoldVariants(Comparable(text)).Replace("大字", string.Empty, StringComparison.Ordinal);
        normal = KanjiBlock().Replace(normal, m => KanjiNumber.Parse(m.Value));
        return Blocks().Replace(normal, "-").TrimEnd('-');
    }

    private static string FoldVariants(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            folded.Append(VariantMap.TryGetValue(rune, out var common) ? common : rune);
        return folded.ToString();
    }

    private static Dictionary<Rune, Rune> BuildVariants()
    {
        var runes = Variants.EnumerateRunes().ToArray();
        var map = new Dictionary<Rune, Rune>();
        for (int i = 0; i < runes.Length; i += 2)
            map[runes[i]] = runes[i + 1];
        return map;
    }

    [GeneratedRegex(@"[\uFE00-\uFE0F]|\uDB40[\uDD00-\uDDEF]")]
    private static partial Regex Selectors();

    [GeneratedRegex(@"[\s\u200B\u3000]+")]
    private static partial Regex Blanks();

    // ー only between digits: in カタカナ it is a sound, not a hyphen.
    [GeneratedRegex(@"[\u2010-\u2015\u2212]|(?<=[0-9])\u30FC(?=[0-9])")]
    private static partial Regex Hyphens();

    [GeneratedRegex(@"[一二三四五六七八九十]+(?=丁目|番|号)")]
    private static partial Regex KanjiBlock();

    [GeneratedRegex(@"(?<=[0-9])(?:丁目|番地の|番地|番|号の|号|の)-?")]
    private static partial Regex Blocks();
}

/// <summary>How two names compare.</summary>
public enum NameMatch
{
    /// <summary>The same.</summary>
    Same,

    /// <summary>The same but for character variants such as 髙 and 高: a person looks.</summary>
    VariantCharacters,

    /// <summary>Different.</summary>
    Different,
}
