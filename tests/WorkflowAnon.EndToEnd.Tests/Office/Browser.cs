using Microsoft.Playwright;
using WorkflowAnon.Testing;

namespace WorkflowAnon.EndToEnd.Tests.Office;

/// <summary>One browser for a test class; each person gets a context (a session) of their own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Quiet =
        ["--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update", "--disable-sync", "--disable-quic"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ChromiumLocator.Find(),
            Args = [.. Quiet, .. ChromiumLocator.Arguments],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A new session that may talk to <paramref name="address"/> only: any other request fails the page.</summary>
    /// <param name="address">The service.</param>
    /// <param name="options">What is special about this session.</param>
    /// <param name="keyboardOnly">True: this person has no mouse.</param>
    /// <param name="provider">The identity provider, where staff sign in there.</param>
    public async Task<Desk> OpenAsync(Uri address, BrowserNewContextOptions? options = null, bool keyboardOnly = false, Uri? provider = null)
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL = address.ToString();
        options.Locale = "ja-JP";
        options.TimezoneId = "Asia/Tokyo";
        options.ViewportSize = new ViewportSize { Width = 1366, Height = 768 };
        var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(15_000);
        List<string> outside = [];
        await context.RouteAsync(url => !url.StartsWith(address.ToString(), StringComparison.Ordinal) && (provider is null || !url.StartsWith(provider.ToString(), StringComparison.Ordinal)), route =>
        {
            outside.Add(route.Request.Url);
            return route.AbortAsync();
        });
        var page = await context.NewPageAsync();
        return new Desk(context, page, keyboardOnly ? new KeyboardHands(page) : new MouseHands(), outside);
    }
}
