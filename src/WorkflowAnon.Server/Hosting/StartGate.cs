using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Server.Hosting;

/// <summary>
/// Until the start is over a stranger sees the sign-in page, and everything else waits: nobody works on a service whose definitions
/// are not all there.
/// </summary>
internal sealed class StartGate(ServiceOpening opening)
{
    /// <summary>Order of the first step that runs while the sign-in page answers.</summary>
    public const int FirstBehind = 100;

    // A page that has to share the processors with the steps behind it takes a second longer.
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(1);
    private readonly TaskCompletionSource _firstPage = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets a request through, at once or when the start is over.</summary>
    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var isStranger = HttpMethods.IsGet(request.Method) && request.Cookies.Count == 0 && request.Path != "/readyz" && request.Path != "/healthz";
        if (!isStranger)
        {
            // This one waits for the steps, so they must not wait for a page.
            _firstPage.TrySetResult();
            await opening.WaitAsync(context.RequestAborted);
        }

        await next(context);
        _firstPage.TrySetResult();
    }

    /// <summary>Waits a moment for somebody who stands before the door already; not for long, since mostly nobody does.</summary>
    public Task ServeFirstAsync(CancellationToken cancellationToken) =>
        Task.WhenAny(_firstPage.Task, Task.Delay(Courtesy, TimeProvider.System, cancellationToken));
}
