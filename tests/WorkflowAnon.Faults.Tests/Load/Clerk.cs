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
internal sealed class Clerk(Uri address, string userName, CancellationToken cancellation) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly FormBrowser _browser = new(address, TimeSpan.FromSeconds(20));

    public string UserName => userName;

    public async Task SignInAsync()
    {
        var page = await OpenAsync("/login");
        var form = page.Forms.Single(f => f.Has("UserName"));
        var answer = await SendAsync(page, form, new() { ["UserName"] = userName, ["Password"] = DemonstrationAccounts.Password });
        if (answer.Page.Forms.Any(f => f.Has("UserName")))
            throw new InvalidOperationException($"{userName} could not sign in:{Environment.NewLine}{answer.Page.Html}");
    }

    /// <summary>Begins a procedure; the rendered key makes a second press harmless.</summary>
    public async Task StartAsync()
    {
        var page = await OpenAsync("/recruitments");
        var form = page.Forms.Single(f => f.Has("_key") && f.Method == "post");
        var sent = await SendAsync(page, form, [], form.Buttons[0]);
        if (sent.Page.Status != HttpStatusCode.OK)
            throw new InvalidOperationException($"the start was answered with {sent.Page.Status}:{Environment.NewLine}{sent.Page.Html}");
    }

    /// <summary>Does some task of the division; null when there is none. Returns its id, with null for "a colleague was faster".</summary>
    public async Task<(bool Found, string? Done)> DoSomethingAsync()
    {
        var inbox = await OpenAsync("/inbox?tab=mine");
        var tasks = inbox.Links("/tasks/");
        if (tasks.Count == 0)
            tasks = (await OpenAsync("/inbox?tab=open")).Links("/tasks/");
        if (tasks.Count == 0)
            return (false, null);
        var path = tasks[Random.Shared.Next(tasks.Count)];
        var page = await OpenAsync(path);
        var claim = page.Forms.FirstOrDefault(f => f.Action.Contains("Claim", StringComparison.Ordinal) && !f.Action.Contains("Unclaim", StringComparison.Ordinal));
        if (claim is not null)
            page = (await SendAsync(page, claim, [])).Page;
        var form = page.Forms.FirstOrDefault(f => f.Has("_key"));
        var button = form?.Buttons.FirstOrDefault(b => b.Name == "_button");
        if (form is null || button is null)
            return (true, null); // done or held by a colleague meanwhile
        var sent = await SendAsync(page, form, [], button);
        if (sent.Page.Address.AbsolutePath.EndsWith("/done", StringComparison.Ordinal))
            return (true, path["/tasks/".Length..]);
        // The first press may lose to a colleague; a repeated one carries the same key and must get the first one's answer.
        if (sent.Page.Status == HttpStatusCode.Conflict && !sent.Repeated)
            return (true, null);
        throw new InvalidOperationException(
            $"{path} was answered with {sent.Page.Status}{(sent.Repeated ? " when pressed again" : "")}:{Environment.NewLine}{sent.Page.Html}");
    }

    public void Dispose() => _browser.Dispose();

    private async Task<HtmlPage> OpenAsync(string path)
    {
        while (true)
        {
            if (await TryAsync(() => _browser.OpenAsync(path, cancellation)) is { } page)
                return page;
            await Task.Delay(Pause, cancellation);
        }
    }

    private async Task<SentForm> SendAsync(HtmlPage page, HtmlForm form, Dictionary<string, string> typed, HtmlButton? pressed = null)
    {
        var address = form.Action.Length == 0 ? page.Address : new Uri(page.Address, form.Action);
        var values = form.Values(typed, pressed);
        for (var attempt = 0; ; attempt++)
        {
            if (await TryAsync(() => _browser.PostAsync(address, values, cancellation)) is { } answer)
                return new SentForm(answer, attempt > 0);
            await Task.Delay(Pause, cancellation);
        }
    }

    // No answer, or one that says "not now": both mean "press again".
    private async Task<HtmlPage?> TryAsync(Func<Task<HtmlPage>> request)
    {
        try
        {
            var page = await request();
            return page.Status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway ? null : page;
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }
}
