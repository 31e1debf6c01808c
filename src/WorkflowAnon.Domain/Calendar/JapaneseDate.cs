using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkflowAnon.Domain.Calendar;

/// <summary>Dates as people in an office write and read them (和暦). Before 1873 the Gregorian form is used.</summary>
public static partial class JapaneseDate
{
    private const string Weekdays = "日月火水木金土";

    /// <summary>令和8年2月3日; the first year of an era is 元年.</summary>
    public static string Format(DateOnly date)
    {
        if (date < JapaneseEra.FirstSupported)
            return string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");
        return string.Create(CultureInfo.InvariantCulture, $"{FormatYear(date)}{date.Month}月{date.Day}日");
    }

    /// <summary>令和8年2月3日（火）.</summary>
    public static string FormatWithWeekday(DateOnly date) => $"{Format(date)}（{Weekdays[(int)date.DayOfWeek]}）";

    /// <summary>R8.2.3; before 1873 the ISO form.</summary>
    public static string FormatShort(DateOnly date)
    {
        if (date < JapaneseEra.FirstSupported)
            return FormatIso(date);
        var era = JapaneseEra.Of(date);
        return string.Create(CultureInfo.InvariantCulture, $"{era.Letter}{era.YearOf(date.Year)}.{date.Month}.{date.Day}");
    }

    /// <summary>R8.2.3（火）.</summary>
    public static string FormatShortWithWeekday(DateOnly date) => $"{FormatShort(date)}（{Weekdays[(int)date.DayOfWeek]}）";

    /// <summary>令和8年, or 令和元年.</summary>
    public static string FormatYear(DateOnly date)
    {
        var era = JapaneseEra.Of(date);
        int year = era.YearOf(date.Year);
        return year == 1 ? $"{era.Name}元年" : string.Create(CultureInfo.InvariantCulture, $"{era.Name}{year}年");
    }

    /// <summary>2026-02-03.</summary>
    public static string FormatIso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads what a person typed: 令和8年2月3日, R8.2.3, 2026/2/3, 2026-02-03, 2026年2月3日, in 全角 or 半角.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="date">The date.</param>
    /// <param name="error">日本語: what is wrong; empty on success.</param>
    public static bool TryParse(string? text, out DateOnly date, out string error)
    {
        date = default;
        if (string.IsNullOrWhiteSpace(text))
        {
            error = "日付が入力されていません。";
            return false;
        }

        string normal = Hyphens().Replace(Spaces().Replace(text.Normalize(NormalizationForm.FormKC), string.Empty), "-");
        var match = Written().Match(normal);
        if (!match.Success)
        {
            error = $"「{text.Trim()}」は日付として読めません。「令和8年2月3日」「R8.2.3」「2026/2/3」のように入力してください。";
            return false;
        }

        string eraText = match.Groups["era"].Value;
        var era = JapaneseEra.All.FirstOrDefault(e => e.Name == eraText || (eraText.Length == 1 && char.ToUpperInvariant(eraText[0]) == e.Letter));
        int year = match.Groups["y"].Value == "元" ? 1 : Number(match.Groups["y"]);
        if (era is null && match.Groups["y"].Length != 4)
        {
            error = $"「{text.Trim()}」の年が分かりません。西暦は4桁で、和暦は元号を付けて入力してください。";
            return false;
        }

        return Make(text.Trim(), era, year, Number(match.Groups["m"]), Number(match.Groups["d"]), out date, out error);
    }

    /// <summary>Reads what a person typed.</summary>
    /// <exception cref="FormatException">It is no date; the message says why in 日本語.</exception>
    public static DateOnly Parse(string? text) => TryParse(text, out var date, out string error) ? date : throw new FormatException(error);

    private static bool Make(string text, JapaneseEra? era, int year, int month, int day, out DateOnly date, out string error)
    {
        date = default;
        error = string.Empty;
        int gregorian = era is null ? year : era.FirstYear + year - 1;
        if (year < 1 || gregorian > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(gregorian, month))
        {
            error = $"「{text}」という日付はありません。";
            return false;
        }

        date = new DateOnly(gregorian, month, day);
        if (era is null || (date >= era.FirstDay && (era.LastDay is null || date <= era.LastDay)))
            return true;
        error = date >= JapaneseEra.FirstSupported
            ? $"「{text}」という日付はありません。その日は{Format(date)}です。"
            : $"「{text}」は扱えません。和暦は明治6年1月1日からの日付を入力してください。";
        date = default;
        return false;
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // Hyphens that NFKC leaves alone but input methods produce: ‐ ‑ – — − ー.
    [GeneratedRegex(@"[\u2010\u2011\u2013\u2014\u2212\u30FC]")]
    private static partial Regex Hyphens();

    // NFKC has already made full-width digits, letters, stops and slashes half-width; ㋿ becomes 令和.
    [GeneratedRegex(@"^(?<era>令和|平成|昭和|大正|明治|[RHSTMrhstm])?(?<y>元|[0-9]{1,4})(?:年(?<m>[0-9]{1,2})月(?<d>[0-9]{1,2})日|(?<s>[./\-])(?<m>[0-9]{1,2})\k<s>(?<d>[0-9]{1,2}))(?:\([日月火水木金土]\))?$")]
    private static partial Regex Written();
}
