using System.Globalization;

namespace WorkflowAnon.Web.Queries;

/// <summary>Place in a list read by keyset: sort value and id, as it stands in an address.</summary>
internal static class Cursor
{
    public static string Of(DateOnly value, string id) => value.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "~" + id;

    public static string Of(DateTimeOffset value, string id) => value.UtcTicks.ToString(CultureInfo.InvariantCulture) + "~" + id;

    public static bool TryRead(string? text, out DateOnly value, out string id)
    {
        value = default;
        return Split(text, out var left, out id) && DateOnly.TryParseExact(left, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }

    public static bool TryRead(string? text, out DateTimeOffset value, out string id)
    {
        value = default;
        if (!Split(text, out var left, out id) || !long.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTimeOffset.MaxValue.Ticks)
            return false;
        value = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private static bool Split(string? text, out string left, out string id)
    {
        var at = text?.IndexOf('~', StringComparison.Ordinal) ?? -1;
        (left, id) = at > 0 ? (text![..at], text[(at + 1)..]) : ("", "");
        return at > 0;
    }
}
