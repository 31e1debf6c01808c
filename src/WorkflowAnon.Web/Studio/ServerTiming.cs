using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace WorkflowAnon.Web.Studio;

/// <summary>
/// 応答までの時間 of the designer's pages, files and API as the header Server-Timing: milliseconds from the arrival of a request to the first byte of its answer. A browser's own
/// tools show it, so that anybody can tell this server's share of a slow designer from the browser's.
/// </summary>
internal static class ServerTiming
{
    /// <summary>True for what belongs to the designer.</summary>
    public static bool Concerns(HttpContext context) => context.Request.Path.StartsWithSegments("/designer") || context.Request.Path.StartsWithSegments(StudioAccess.Prefix);

    /// <summary>Adds the header. It comes first, so that sign-in and routing are counted.</summary>
    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        var began = TimeProvider.System.GetTimestamp();
        context.Response.OnStarting(() =>
        {
            context.Response.Headers["Server-Timing"] = string.Create(CultureInfo.InvariantCulture, $"app;dur={TimeProvider.System.GetElapsedTime(began).TotalMilliseconds:0.0}");
            return Task.CompletedTask;
        });
        return next(context);
    }
}
