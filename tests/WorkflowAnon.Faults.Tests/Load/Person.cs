using System.Net;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Testing.Http;

namespace WorkflowAnon.Faults.Tests.Load;

/// <summary>What came of a form that was sent, perhaps more than once.</summary>
/// <param name="Page">The last answer.</param>
/// <param name="Repeated">True when it had to be sent again because no answer came.</param>
internal sealed record SentForm(HtmlPage Page, bool Repeated);

/// <summary>
/// A person of the office with a browser without script. When the service goes away in the middle of something, they wait
/// and press the same button again, as the page tells them to.
/// </summary>
internal sealed class Person(Uri address, string userName, CancellationToken cancellation) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly FormBrowser _browser = new(address, TimeSpan.FromSeconds(20));
    private int _unanswered;

    /// <summary>Times that nothing came back, or "not now" (503).</summary>
    public int Unanswered => _unanswered;

    public async Task SignInAsync()
    {
        var page = await OpenAsync("/login");
        var form = page.Forms.Single(f => f.Has("UserName"));
        var answer = await SendAsync(page, form, form.Values(new Dictionary<string, string> { ["UserName"] = userName, ["Password"] = DemonstrationAccounts.Password }));
        if (answer.Page.Forms.Any(f => f.Has("UserName")))
            throw new InvalidOperationException($"{userName} could not sign in:{Environment.NewLine}{answer.Page.Html}");
    }

    public async Task<HtmlPage> OpenAsync(string path)
    {
        while (true)
        {
            if (await TryAsync(() => _browser.OpenAsync(path, cancellation)) is { } page)
                return page;
            await Task.Delay(Pause, cancellation);
        }
    }

    /// <summary>Sends the very same values until an answer comes.</summary>
    public async Task<SentForm> SendAsync(HtmlPage page, HtmlForm form, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var target = form.Action.Length == 0 ? page.Address : new Uri(page.Address, form.Action);
        for (var attempt = 0; ; attempt++)
        {
            if (await TryAsync(() => _browser.PostAsync(target, values, cancellation)) is { } answer)
                return new SentForm(answer, attempt > 0);
            await Task.Delay(Pause, cancellation);
        }
    }

    public void Dispose() => _browser.Dispose();

    // No answer, or one that says "not now": both mean "press again".
    private async Task<HtmlPage?> TryAsync(Func<Task<HtmlPage>> request)
    {
        try
        {
            var page = await request();
            if (page.Status is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway))
                return page;
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            // the service is away
        }

        Interlocked.Increment(ref _unanswered);
        return null;
    }
}
