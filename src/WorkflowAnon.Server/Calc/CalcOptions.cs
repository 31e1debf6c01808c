using System.Globalization;

namespace WorkflowAnon.Server.Calc;

/// <summary>The options of one calc command. Everything unknown, repeated, missing or malformed is refused: a sum must never rest on a guess.</summary>
internal sealed class CalcOptions
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Reads "--name value" pairs.</summary>
    internal CalcOptions(IReadOnlyList<string> args, IReadOnlyList<string> known)
    {
        for (int i = 0; i < args.Count; i += 2)
        {
            string name = args[i];
            if (!known.Contains(name))
                throw new CalcInputException($"「{name}」という指定はありません。使えるのは {string.Join(' ', known)} です。");
            if (i + 1 >= args.Count || args[i + 1].StartsWith("--", StringComparison.Ordinal))
                throw new CalcInputException($"{name} の値がありません。");
            if (!_values.TryAdd(name, args[i + 1]))
                throw new CalcInputException($"{name} が二度指定されています。");
        }
    }

    /// <summary>The option was given.</summary>
    internal bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The text of a required option.</summary>
    internal string Text(string name) =>
        _values.TryGetValue(name, out string? value) ? value : throw new CalcInputException($"{name} を指定してください。");

    /// <summary>A required ISO date, yyyy-MM-dd.</summary>
    internal DateOnly Date(string name)
    {
        string text = Text(name);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && text.All(c => c is '-' or (>= '0' and <= '9'))
            ? date
            : throw new CalcInputException($"{name} の「{text}」は日付ではありません。実在する日を 2026-02-03 の形で指定してください。");
    }

    /// <summary>A required whole number in ASCII digits, 0 or more.</summary>
    internal long Number(string name) => ToNumber(name, Text(name));

    /// <summary>A required list of whole numbers, separated by commas.</summary>
    internal IReadOnlyList<long> Numbers(string name) => [.. Text(name).Split(',').Select(part => ToNumber(name, part))];

    private static long ToNumber(string name, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw new CalcInputException($"{name} の「{text}」は0以上の整数ではないか、大きすぎます。");
}
