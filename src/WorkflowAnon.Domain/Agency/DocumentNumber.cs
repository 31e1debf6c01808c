using System.Globalization;

namespace WorkflowAnon.Domain.Agency;

/// <summary>
/// 文書番号・収受番号・事案番号 by a mask. {number} (required) is the running number, {fiscalYear} the 令和 year of the 年度; a digit
/// count may follow, as in {number:4}. Numbers start again at 1 each 年度.
/// </summary>
public static class DocumentNumber
{
    /// <summary>The number in its written form.</summary>
    /// <param name="mask">A mask of the profile.</param>
    /// <param name="reiwaFiscalYear">令和 year of the 年度, from 1.</param>
    /// <param name="number">Running number within the 年度, from 1.</param>
    public static string Format(string mask, int reiwaFiscalYear, long number)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentOutOfRangeException.ThrowIfLessThan(reiwaFiscalYear, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        var text = new System.Text.StringBuilder();
        var rest = mask.AsSpan();
        while (rest.IndexOf('{') is var open and >= 0)
        {
            text.Append(rest[..open]);
            var close = rest.IndexOf('}');
            if (close < open || !TryField(rest[(open + 1)..close], out var name, out var digits)) throw new FormatException($"番号の様式「{mask}」が正しくありません。");
            text.Append((name is "number" ? number : reiwaFiscalYear).ToString(new string('0', digits), CultureInfo.InvariantCulture));
            rest = rest[(close + 1)..];
        }

        return text.Append(rest).ToString();
    }

    /// <summary>True where <paramref name="mask"/> is well formed and holds {number}.</summary>
    public static bool IsValidMask(string mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var hasNumber = false;
        var rest = mask.AsSpan();
        while (rest.IndexOfAny('{', '}') is var open and >= 0)
        {
            var close = rest.IndexOf('}');
            if (rest[open] is '}' || close < 0 || !TryField(rest[(open + 1)..close], out var name, out _)) return false;
            hasNumber |= name is "number";
            rest = rest[(close + 1)..];
        }

        return hasNumber;
    }

    private static bool TryField(ReadOnlySpan<char> field, out string name, out int digits)
    {
        digits = 1;
        var colon = field.IndexOf(':');
        name = (colon < 0 ? field : field[..colon]).ToString();
        if (colon >= 0 && !(int.TryParse(field[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out digits) && digits is >= 1 and <= 10)) return false;
        return name is "number" or "fiscalYear";
    }
}
