using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowAnon.EndToEnd.Tests.Pages;

namespace WorkflowAnon.EndToEnd.Tests.Studio;

/// <summary>The designer's API as a page of this product calls it: a signed-in session, and requests that say where they come from.</summary>
internal sealed partial class StudioClient : IDisposable
{
    private readonly HttpClient _http;

    private StudioClient(Uri address)
    {
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = address };
    }

    /// <summary>What the requests say of the page that they come from; null: nothing.</summary>
    public string? Site { get; set; } = "same-origin";

    /// <summary>A session of a person, or of nobody.</summary>
    public static async Task<StudioClient> SignInAsync(Uri address, string? user)
    {
        var client = new StudioClient(address);
        if (user is null)
            return client;
        var page = await client._http.GetStringAsync("login");
        using var form = new FormUrlEncodedContent(
        [
            new("UserName", user), new("Password", PagesHost.Password), new("__RequestVerificationToken", WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value)),
        ]);
        using var answer = await client._http.PostAsync("login", form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    public Task<(HttpStatusCode Status, JsonNode? Body)> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<(HttpStatusCode Status, JsonNode? Body)> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string path, JsonNode? body) => SendAsync(HttpMethod.Post, path, JsonContent.Create(body));

    public Task<(HttpStatusCode Status, JsonNode? Body)> PostTextAsync(string path, string body) => SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, "application/json"));

    /// <summary>A raw answer.</summary>
    public Task<HttpResponseMessage> RawAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return _http.SendAsync(request);
    }

    /// <summary>A page of the product, as text.</summary>
    public async Task<(HttpStatusCode Status, string Page)> PageAsync(string path)
    {
        using var answer = await _http.GetAsync(path);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Posts a form of a page, with the token that the page has; the answer as text, without following where it leads.</summary>
    public async Task<(HttpStatusCode Status, string Page)> SubmitAsync(string path, string page, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var form = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]);
        using var answer = await _http.PostAsync(path, form);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Reads what must be there.</summary>
    public async Task<JsonNode> ReadAsync(string path)
    {
        var (status, body) = await GetAsync(path);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {status} {body?.ToJsonString()}");
        return body!;
    }

    /// <summary>Posts what must be taken.</summary>
    public async Task<JsonNode> TakeAsync(string path, JsonNode? body)
    {
        var (status, answer) = await PostAsync(path, body);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {status} {answer?.ToJsonString()}");
        return answer!;
    }

    public void Dispose() => _http.Dispose();

    private async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, "elsa/api/" + path) { Content = content };
        if (Site is not null)
            request.Headers.Add("Sec-Fetch-Site", Site);
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType == "application/json" ? JsonNode.Parse(text) : null);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
