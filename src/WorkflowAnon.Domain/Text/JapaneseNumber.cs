using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkflowAnon.Domain.Text;

/// <summary>Whole numbers as people type them: １，２３４ or 1,234 or 1234, with 人・円・分・枚・件 after it or not.</summary>
public static partial class JapaneseNumber
{
    /// <summary>Reads a whole number, 0 or more.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="value">The number.</param>
    /// <param name="error">日本語: what is wrong; empty on success.</param>
    public static bool TryParse(string? text, out long value, out string error)
    {
        value = 0;
        if (string.IsNullOrWhiteSpace(text))
        {
            error = "数が入力されていません。";
            return false;
        }

        string normal = text.Trim().Normalize(NormalizationForm.FormKC).Replace('、', ',');
        var match = Written().Match(normal);
        if (!match.Success)
        {
            error = $"「{text.Trim()}」は0以上の整数として読めません。「1,000」のように数字で入力してください。";
            return false;
        }

        string digits = match.Groups["n"].Value.Replace(",", string.Empty, StringComparison.Ordinal);
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value))
        {
            error = $"「{text.Trim()}」は大きすぎて扱えません。";
            return false;
        }

        error = string.Empty;
        return true;
    }

    [GeneratedRegex(@"^(?<n>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\s*(?:人|名|円|分|枚|件)?$")]
    private static partial Regex Written();
}
