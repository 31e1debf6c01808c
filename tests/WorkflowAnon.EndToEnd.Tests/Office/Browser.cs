using Microsoft.Playwright;
using WorkflowAnon.Testing;

namespace WorkflowAnon.EndToEnd.Tests.Office;

/// <summary>The one browser of all test classes; each person gets a context (a session) of their own.</summary>
public sealed class Browser : IAsyncLifetime
{
    // No name is looked up: whatever is not on this machine's own address fails.
    private static readonly string[] Quiet =
        ["--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update", "--disable-sync", "--disable-quic"];

    // Starting one takes a second of both processors. It ends with the test process: its driver sees the pipe close.
    private static readonly Lazy<Task<IBrowser>> Shared = new(LaunchAsync);

    private IBrowser? _browser;

    public async Task InitializeAsync() => _browser = await Shared.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A new session that may talk to <paramref name="address"/> only: any other request fails, and the test with it.</summary>
    /// <param name="address">The service.</param>
    /// <param name="options">What is special about this session.</param>
    /// <param name="keyboardOnly">True: this person has no mouse, and the page at 200 % zoom.</param>
    /// <param name="provider">The identity provider, where staff sign in there.</param>
    public async Task<Desk> OpenAsync(Uri address, BrowserNewContextOptions? options = null, bool keyboardOnly = false, Uri? provider = null)
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL = address.ToString();
        options.Locale = "ja-JP";
        options.TimezoneId = "Asia/Tokyo";
        // Who has no mouse has a magnified screen, too: 1366×768 at 200 % zoom.
        options.ViewportSize = keyboardOnly ? new ViewportSize { Width = 683, Height = 384 } : new ViewportSize { Width = 1366, Height = 768 };
        options.DeviceScaleFactor = keyboardOnly ? 2 : 1;
        var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(30_000);
        List<string> outside = [];
        // Listening, not intercepting: with a route the browser keeps nothing in its cache and asks us about every request.
        context.Request += (_, request) =>
        {
            if (!IsOwn(request.Url, address) && (provider is null || !IsOwn(request.Url, provider)))
                outside.Add(request.Url);
        };
        var page = await context.NewPageAsync();
        return new Desk(context, page, keyboardOnly ? new KeyboardHands(page) : new MouseHands(), outside);
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(30_000);
        return await (await Playwright.CreateAsync()).Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ChromiumLocator.Find(),
            Args = [.. Quiet, .. ChromiumLocator.Arguments],
        });
    }

    private static bool IsOwn(string url, Uri address) =>
        url.StartsWith(address.ToString(), StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal) || url.StartsWith("blob:", StringComparison.Ordinal);
}
