using System.Net;

namespace WorkflowAnon.EndToEnd.Tests.Identity;

/// <summary>A browser reduced to addresses and cookies, which stops at every redirection: so that a test can change what travels.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
    private readonly HttpClient _http;
    private readonly Uri _product;

    public Visitor(Uri product)
    {
        _product = product;
        _http = new HttpClient(_handler);
        _http.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    /// <summary>Presses the button of the sign-in page and says at the provider who one is; the address that leads back to the product.</summary>
    public async Task<Uri> ProveAsync(string person)
    {
        var provider = await FollowAsync(new Uri(_product, "login/external?returnUrl=%2Fhelp"));
        Assert.Contains("code_challenge_method=S256", provider.Query, StringComparison.Ordinal);
        return await FollowAsync(new Uri(provider + "&person=" + person));
    }

    /// <summary>Opens an address that must lead on; where to.</summary>
    public async Task<Uri> FollowAsync(Uri address)
    {
        using var answer = await _http.GetAsync(address);
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, $"{address}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return new Uri(address, answer.Headers.Location!);
    }

    /// <summary>Opens an address that must show a page.</summary>
    public async Task<(HttpStatusCode Status, string Text)> ReadAsync(Uri address)
    {
        using var answer = await _http.GetAsync(address);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Set-Cookie lines of an answer.</summary>
    public async Task<string[]> CookiesOfAsync(Uri address)
    {
        using var answer = await _http.GetAsync(address);
        return answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];
    }

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }
}
