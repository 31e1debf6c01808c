using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Server.Hosting;

/// <summary>
/// Until the start is over a stranger sees the sign-in page, and everything else waits: nobody works on a service whose definitions
/// are not all there.
/// </summary>
internal static class StartGate
{
    /// <summary>Order of the first step that runs while the sign-in page answers.</summary>
    public const int FirstBehind = 100;

    /// <summary>Lets a request through, at once or when the start is over.</summary>
    public static async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var isStranger = HttpMethods.IsGet(request.Method) && request.Cookies.Count == 0 && request.Path != "/readyz" && request.Path != "/healthz";
        if (!isStranger)
            await context.RequestServices.GetRequiredService<ServiceOpening>().WaitAsync(context.RequestAborted);
        await next(context);
    }
}
