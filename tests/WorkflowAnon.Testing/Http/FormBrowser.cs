using System.Net;
using System.Text.RegularExpressions;

namespace WorkflowAnon.Testing.Http;

/// <summary>A page that came back.</summary>
public sealed record HtmlPage(HttpStatusCode Status, Uri Address, string Html)
{
    /// <summary>Its forms.</summary>
    public IReadOnlyList<HtmlForm> Forms => HtmlForm.Of(Html);

    /// <summary>The addresses of its links that begin with this.</summary>
    public IReadOnlyList<string> Links(string beginning) =>
    [
        .. Regex.Matches(Html, "href=\"(" + Regex.Escape(beginning) + "[^\"]*)\"").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct(),
    ];
}

/// <summary>
/// A person's browser without script: keeps cookies, follows redirections, sends forms as they are rendered. Uses no API
/// of the product other than its pages.
/// </summary>
public sealed class FormBrowser : IDisposable
{
    private readonly HttpClient _http;

    /// <summary>Opens a browser with no cookies.</summary>
    public FormBrowser(Uri address, TimeSpan? patience = null)
    {
#pragma warning disable CA2000 // The client disposes of its handler.
        var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true, MaxAutomaticRedirections = 5 };
#pragma warning restore CA2000
        _http = new HttpClient(handler) { BaseAddress = address, Timeout = patience ?? TimeSpan.FromSeconds(30) };
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html"); // a person's browser: refusals come as pages, not as JSON
    }

    /// <summary>Opens a page.</summary>
    public async Task<HtmlPage> OpenAsync(string path, CancellationToken cancellation = default)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), cancellation);
        return await ReadAsync(answer, cancellation);
    }

    /// <summary>Sends a form of a page.</summary>
    public Task<HtmlPage> SendAsync(
        HtmlPage page, HtmlForm form, IReadOnlyDictionary<string, string>? typed = null, HtmlButton? pressed = null,
        CancellationToken cancellation = default) =>
        PostAsync(form.Action.Length == 0 ? page.Address : new Uri(page.Address, form.Action), form.Values(typed, pressed), cancellation);

    /// <summary>Sends values, for example the very same ones once more.</summary>
    public async Task<HtmlPage> PostAsync(
        Uri address, IEnumerable<KeyValuePair<string, string>> values, CancellationToken cancellation = default)
    {
        using var content = new FormUrlEncodedContent(values);
        using var answer = await _http.PostAsync(address, content, cancellation);
        return await ReadAsync(answer, cancellation);
    }

    /// <summary>Sends a request as it is, with this person's cookies; only the answer's headers have been read.</summary>
    public Task<HttpResponseMessage> RequestAsync(HttpRequestMessage request, CancellationToken cancellation = default) =>
        _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static async Task<HtmlPage> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation) =>
        new(answer.StatusCode, answer.RequestMessage!.RequestUri!, await answer.Content.ReadAsStringAsync(cancellation));
}
