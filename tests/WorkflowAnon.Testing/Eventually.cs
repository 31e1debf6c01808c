using System.Diagnostics;

namespace WorkflowAnon.Testing;

/// <summary>Waits on a condition instead of sleeping.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Returns as soon as the condition holds; throws with <paramref name="what"/> when it does not within the timeout.</summary>
    public static Task ThatAsync(Func<bool> condition, TimeSpan timeout, string? what = null) =>
        ThatAsync(() => Task.FromResult(condition()), timeout, what);

    /// <summary>Returns as soon as the condition holds; throws with <paramref name="what"/> when it does not within the timeout.</summary>
    public static async Task ThatAsync(Func<Task<bool>> condition, TimeSpan timeout, string? what = null)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            if (clock.Elapsed > timeout)
                throw new TimeoutException($"{what ?? "The condition"} did not come true within {timeout.TotalSeconds:F0} s.");
            await Task.Delay(Pause);
        }
    }

    /// <summary>Returns the first value that is not null.</summary>
    public static async Task<T> ValueAsync<T>(Func<Task<T?>> read, TimeSpan timeout, string? what = null)
        where T : class
    {
        T? value = null;
        await ThatAsync(async () => (value = await read()) is not null, timeout, what);
        return value!;
    }
}
