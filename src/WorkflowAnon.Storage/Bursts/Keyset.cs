using System.Globalization;
using WorkflowAnon.Engine.Runtime;

namespace WorkflowAnon.Storage.Bursts;

/// <summary>Keyset over (time, id), as text.</summary>
internal static class Keyset
{
    public static (DateTimeOffset At, string Id)? Parse(string? after)
    {
        if (after is null)
            return null;
        var split = after.IndexOf('_', StringComparison.Ordinal);
        if (split < 0 || !long.TryParse(after.AsSpan(0, split), CultureInfo.InvariantCulture, out var ticks) || ticks < 0 || ticks > DateTimeOffset.MaxValue.Ticks)
            throw new ArgumentException("続きの位置の形式が正しくありません。", nameof(after));
        return (new DateTimeOffset(ticks, TimeSpan.Zero), after[(split + 1)..]);
    }

    public static Page<T> Page<T>(IReadOnlyList<T> rows, int limit, Func<T, (DateTimeOffset At, string Id)> key)
    {
        if (rows.Count <= limit)
            return new Page<T>(rows, null);
        var (at, id) = key(rows[limit - 1]);
        return new Page<T>([.. rows.Take(limit)], string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks}_{id}"));
    }
}
