using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace WorkflowAnon.Web.Hosting;

/// <summary>Turns what goes wrong into a page with a number to quote. Programs that call (no text/html wanted) are left to their own endpoints.</summary>
internal static class FaultPages
{
    /// <summary>True for requests of a browser.</summary>
    public static bool IsForPeople(HttpContext context) => context.Request.Headers.Accept.Any(a => a?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Logs an exception under the request's number and answers 503 (database away) or 500; the status page is rendered by re-execution.</summary>
    public static async Task CatchAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            ErrorNumber.Log(context, context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(FaultPages)), e);
            context.Response.Clear();
            context.Response.StatusCode = DatabaseTrouble.IsBehind(e) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
        }
    }
}
