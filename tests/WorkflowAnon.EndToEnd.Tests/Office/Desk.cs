using Microsoft.Playwright;

namespace WorkflowAnon.EndToEnd.Tests.Office;

/// <summary>A person at a browser: signs in, opens tasks by their titles, fills fields by their labels, presses buttons by what they say.</summary>
public sealed partial class Desk(IBrowserContext context, IPage page, IHands hands, IReadOnlyList<string> outside) : IAsyncDisposable
{
    private const int TaskPatience = 60_000;
    private static readonly string? Album = Environment.GetEnvironmentVariable("SCREENSHOT_DIR");

    /// <summary>The page as it stands.</summary>
    public IPage Page { get; } = page;

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(outside);
    }

    /// <summary>Signs in on the sign-in page.</summary>
    /// <param name="userName">利用者ID.</param>
    /// <param name="password">パスワード.</param>
    /// <param name="land">False when the page after it is not expected to work.</param>
    public async Task SignInAsync(string userName, string password, bool land = true)
    {
        await GoAsync("login");
        await hands.TypeAsync(Page.GetByLabel("利用者ID"), userName);
        await hands.TypeAsync(Page.GetByLabel("パスワード"), password);
        await PressAsync("サインインする");
        if (land)
            await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "ログアウト" })).ToBeVisibleAsync();
    }

    public Task SignOutAsync() => PressAsync("ログアウト");

    /// <summary>Opens an address, as from a bookmark.</summary>
    /// <param name="path">The address.</param>
    /// <param name="patience">How long it may take, in milliseconds; null for as long as a page of ours.</param>
    public Task GoAsync(string path, float? patience = null) => Page.GotoAsync(path.TrimStart('/'), new() { Timeout = patience });

    /// <summary>Opens a page of the main menu.</summary>
    public Task MenuAsync(string name) => LeaveAsync(Page.GetByRole(AriaRole.Navigation, new() { Name = "主なメニュー" }).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }));

    /// <summary>Opens a page of the main menu, again and again until it shows this text.</summary>
    public async Task SeeInMenuAsync(string name, string text)
    {
        var deadline = Environment.TickCount64 + TaskPatience;
        do
        {
            await MenuAsync(name);
            Assert.True(Environment.TickCount64 < deadline, $"「{name}」に「{text}」が現れません。\n{await Page.InnerTextAsync("main")}");
        }
        while (await Page.GetByText(text).CountAsync() == 0);
    }

    /// <summary>Finds the task by its title in the inbox (my own, else my division's), claims it and opens it. Waits until it arises.</summary>
    public async Task OpenTaskAsync(string title, string? subject = null)
    {
        var deadline = Environment.TickCount64 + TaskPatience;
        await MenuAsync("受信箱");
        while (true)
        {
            foreach (var tab in new[] { "自分の担当", "所属の未着手" })
            {
                var link = Page.GetByRole(AriaRole.Navigation, new() { Name = "受信箱の切替え" }).GetByRole(AriaRole.Link, new() { NameRegex = new("^" + tab) });
                if (await link.GetAttributeAsync("aria-current") is null)
                    await LeaveAsync(link);
                var row = Page.GetByRole(AriaRole.Row).Filter(new() { Has = Page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }) });
                if (subject is not null)
                    row = row.Filter(new() { HasText = subject });
                if (await row.CountAsync() == 0)
                    continue;
                await LeaveAsync(row.First.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }));
                if (tab == "所属の未着手")
                    await PressAsync("引き受ける");
                await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeVisibleAsync();
                return;
            }

            Assert.True(Environment.TickCount64 < deadline, $"「{title}」が受信箱に届きません。\n{await Page.InnerTextAsync("main")}");
        }
    }

    /// <summary>Follows a link by what it says.</summary>
    public Task FollowAsync(string link) => LeaveAsync(Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First);

    /// <summary>Presses the button that says this, and waits for the page that comes.</summary>
    public Task PressAsync(string button) => LeaveAsync(Button(button));

    /// <summary>Presses the button that says this and stays on the page.</summary>
    public Task PressAndStayAsync(string button) => hands.PressAsync(Button(button));

    /// <summary>Unfolds what is folded under this heading.</summary>
    public Task UnfoldAsync(string summary) => hands.PressAsync(Page.Locator("summary").Filter(new() { HasText = summary }).First);

    /// <summary>Presses a button or follows a link, and waits for the page that comes.</summary>
    public async Task LeaveAsync(ILocator target)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Page.Load += OnLoad;
        try
        {
            await hands.PressAsync(target);
            await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{target} をたどっても次の画面が開きません。\n{await Page.InnerTextAsync("body")}", e);
        }
        finally
        {
            Page.Load -= OnLoad;
        }

        void OnLoad(object? sender, IPage loaded) => arrived.TrySetResult();
    }

    /// <summary>On the page of cases: opens this one, looking among the finished ones too when it is not among the others.</summary>
    public async Task OpenCaseAsync(string number)
    {
        await MenuAsync("事案");
        var link = Page.GetByRole(AriaRole.Link, new() { Name = number, Exact = true });
        if (await link.CountAsync() == 0)
            await hands.TickAsync(Page.GetByLabel("完結した事案も含める"), true); // the list follows the box without a button
        await LeaveAsync(link);
    }

    /// <summary>Presses the button that finishes a task, and once more where the page shows first what it does; the page that comes must say so.</summary>
    /// <param name="button">What it says.</param>
    /// <param name="confirm">What is done on the page between the two.</param>
    public async Task FinishAsync(string button, Func<Task>? confirm = null)
    {
        await PressAsync(button);
        if (await Page.Locator("#confirmation").CountAsync() > 0)
        {
            if (confirm is not null)
                await confirm();
            await PressAsync(button);
        }

        if (!await Page.GetByText("完了しました").First.IsVisibleAsync())
            Assert.Fail($"「{button}」で完了しません。\n{await Page.InnerTextAsync("main")}");
    }

    /// <summary>Follows a link that saves a file; returns the file's name and text.</summary>
    public async Task<(string Name, string Text)> DownloadAsync(string link)
    {
        var saved = await Page.RunAndWaitForDownloadAsync(() => hands.PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First));
        return (saved.SuggestedFilename, await File.ReadAllTextAsync(await saved.PathAsync()));
    }

    /// <summary>The heading of the page.</summary>
    public Task<string> HeadingAsync() => Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();

    /// <summary>Expects a text on the page.</summary>
    public Task SeeAsync(string text) => Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync();

    /// <summary>Loads the page again until this stands beside its heading.</summary>
    public async Task SeeStateAsync(string text)
    {
        var deadline = Environment.TickCount64 + TaskPatience;
        while (await Page.Locator(".heading").GetByText(text, new() { Exact = true }).CountAsync() == 0)
        {
            Assert.True(Environment.TickCount64 < deadline, $"「{text}」が現れません。\n{await Page.InnerTextAsync("main")}");
            await Page.ReloadAsync();
        }
    }

    /// <summary>Expects no accessibility violation on the page and no scrolling sideways (WCAG 1.4.10), and takes its picture when SCREENSHOT_DIR is set.</summary>
    public async Task InspectAsync(string name)
    {
        await PhotographAsync(name);
        var violations = await ViolationsAsync();
        Assert.True(violations.Length == 0, $"{name}: {violations}");
        Assert.True(await SidewaysAsync() <= 0, $"{name}: wider than the window");
    }

    /// <summary>By how many pixels the page is wider than the window.</summary>
    public Task<int> SidewaysAsync() => Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>What axe objects to on the page as it stands; empty for nothing.</summary>
    public Task<string> ViolationsAsync() => Axe.ViolationsAsync(Page);

    /// <summary>Takes a picture of the whole page when SCREENSHOT_DIR is set.</summary>
    public async Task PhotographAsync(string name)
    {
        if (Album is not null)
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Album, name + ".png"), FullPage = true });
    }

    /// <summary>Prints the page to A4 when SCREENSHOT_DIR is set.</summary>
    public async Task PrintAsync(string name)
    {
        if (Album is not null)
            await Page.PdfAsync(new PagePdfOptions { Path = Path.Combine(Album, name + ".pdf"), PreferCSSPageSize = true });
    }

    /// <summary>Name and address of every paper that the page lists.</summary>
    public async Task<IReadOnlyList<(string Name, string Path)>> PapersAsync()
    {
        List<(string, string)> papers = [];
        foreach (var link in await Page.GetByRole(AriaRole.Region, new() { Name = "書類と所在" }).GetByRole(AriaRole.Link).AllAsync())
            papers.Add(((await link.InnerTextAsync()).Replace("（別の画面で開く）", "", StringComparison.Ordinal), (await link.GetAttributeAsync("href"))!));
        return papers;
    }

    private ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First;
}
