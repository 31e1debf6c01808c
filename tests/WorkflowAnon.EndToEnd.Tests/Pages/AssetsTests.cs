using System.IO.Compression;
using System.Text.RegularExpressions;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>Style sheets and scripts: kept by the browser until they change, small on the way.</summary>
public sealed class AssetsTests(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task A_style_sheet_goes_out_packed_to_a_browser_that_takes_it_and_is_the_same()
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        var address = Regex.Match(await http.GetStringAsync(new Uri("login", UriKind.Relative)), "href=\"/(assets/css/site\\.css[^\"]*)\"").Groups[1].Value;
        using var plain = await http.GetAsync(new Uri(address, UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.AcceptEncoding.ParseAdd("gzip, deflate, br");
        using var packed = await http.SendAsync(request);

        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal(["gzip"], packed.Content.Headers.ContentEncoding);
        var body = await packed.Content.ReadAsByteArrayAsync();
        using var unpacked = new MemoryStream();
        await using (var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress))
            await gzip.CopyToAsync(unpacked);
        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), unpacked.ToArray());
        Assert.True(body.Length < unpacked.Length / 2);
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        Assert.All([plain, packed], a => Assert.Contains("Accept-Encoding", a.Headers.Vary));
        Assert.All([plain, packed], a => Assert.Contains("immutable", a.Headers.CacheControl!.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_browser_that_refuses_packed_files_gets_them_plain()
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("assets/js/site.js", UriKind.Relative));
        request.Headers.AcceptEncoding.ParseAdd("gzip;q=0");
        using var answer = await http.SendAsync(request);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
    }
}
