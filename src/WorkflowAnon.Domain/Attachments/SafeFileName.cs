using System.Globalization;
using System.Text;

namespace WorkflowAnon.Domain.Attachments;

/// <summary>安全なファイル名: a name under which a content can be laid into a folder of any system, whatever it was called.</summary>
public static class SafeFileName
{
    private const int LongestStem = 60;
    private const string Unusable = "/\\:*?\"<>|%";

    /// <summary>A name for entry <paramref name="number"/> of a folder: its number makes it different from every other, and no device's.</summary>
    /// <param name="number">1, 2, 3 …</param>
    /// <param name="name">What it is called; anything.</param>
    /// <param name="extension">Ending with its dot, ASCII, chosen by the caller from the content.</param>
    public static string Of(int number, string name, string extension)
    {
        ArgumentNullException.ThrowIfNull(name);
        var stem = new StringBuilder();
        var elements = 0;
        for (var each = StringInfo.GetTextElementEnumerator(name); each.MoveNext() && elements < LongestStem; elements++)
            stem.Append(Clean(each.GetTextElement()));
        var tidy = stem.ToString().Trim().Trim('.').Trim();
        return string.Create(CultureInfo.InvariantCulture, $"{number:D3}_{(tidy.Length == 0 ? "file" : tidy)}{extension}");
    }

    // Half characters, controls, marks that turn the direction of writing, and whatever a system takes for a path become an underscore.
    private static string Clean(string element)
    {
        var clean = new StringBuilder();
        foreach (var rune in element.EnumerateRunes())
        {
            var isUsable = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                && rune.Value != 0xFFFD && !(rune.IsAscii && Unusable.Contains((char)rune.Value, StringComparison.Ordinal));
            clean.Append(isUsable ? rune.ToString() : "_");
        }

        return clean.ToString();
    }
}
