using System.Globalization;

namespace WorkflowAnon.Domain.Text;

/// <summary>Small numbers in kanji (一 to 九十九), as in 二十一丁目.</summary>
internal static class KanjiNumber
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>The number in digits.</summary>
    internal static string Parse(string kanji)
    {
        int ten = kanji.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0)
            return string.Concat(kanji.Select(c => Digits.IndexOf(c, StringComparison.Ordinal)));
        int tens = ten == 0 ? 1 : Digits.IndexOf(kanji[ten - 1], StringComparison.Ordinal);
        int ones = ten == kanji.Length - 1 ? 0 : Digits.IndexOf(kanji[ten + 1], StringComparison.Ordinal);
        return ((tens * 10) + ones).ToString(CultureInfo.InvariantCulture);
    }
}
