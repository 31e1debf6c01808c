using System.Globalization;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>A page of what was read one row beyond its size; the row too many tells that the list goes on after the last one shown.</summary>
    /// <param name="read">At most one row more than the page takes.</param>
    /// <param name="size">Rows of a page, 1 or more.</param>
    /// <param name="place">Place of a row.</param>
    public static Listing<T> Cut<T>(IReadOnlyList<T> read, int size, Func<T, string> place) =>
        read.Count <= size ? new(read, null) : new([.. read.Take(size)], place(read[size - 1]));

    /// <summary>A page of a query in its order.</summary>
    /// <param name="ordered">From the place on, in order.</param>
    /// <param name="size">Rows of a page, 1 or more.</param>
    /// <param name="place">Place of a row.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<Listing<T>> PageAsync<T>(IQueryable<T> ordered, int size, Func<T, string> place, CancellationToken cancellationToken) =>
        Cut(await ordered.Take(size + 1).ToListAsync(cancellationToken), size, place);

    private static bool Split(string? text, out string left, out string id)
    {
        var at = text?.IndexOf('~', StringComparison.Ordinal) ?? -1;
        (left, id) = at > 0 ? (text![..at], text[(at + 1)..]) : ("", "");
        return at > 0;
    }
}
