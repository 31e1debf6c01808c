using System.Text;

namespace WorkflowAnon.Web.Text;

/// <summary>CSV for spreadsheets: UTF-8 with a byte order mark, CRLF, every cell quoted; a cell that a spreadsheet would take for a formula is made text.</summary>
internal static class Csv
{
    public const string MediaType = "text/csv; charset=utf-8";

    private const string FormulaStarts = "=+-@＝＋－＠\t\r\n";

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder("\uFEFF");
        Append(text, headers);
        foreach (var row in rows)
            Append(text, row);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, IReadOnlyList<string> cells) =>
        text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    // An apostrophe before what begins like a formula: the spreadsheet shows the text and computes nothing.
    private static string Cell(string value)
    {
        var plain = value.TrimStart(' ', '\u3000');
        var safe = plain.Length > 0 && FormulaStarts.Contains(plain[0], StringComparison.Ordinal) ? "'" + value : value;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
