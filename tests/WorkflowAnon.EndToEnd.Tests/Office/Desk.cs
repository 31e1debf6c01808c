using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.EndToEnd.Tests.Office;

/// <summary>A person at a browser: signs in, opens tasks by their titles, fills fields by their labels, presses buttons by what they say.</summary>
public sealed class Desk(IBrowserContext context, IPage page, IReadOnlyList<string> outside) : IAsyncDisposable
{
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
        await Page.GotoAsync("login");
        await Page.GetByLabel("利用者ID").FillAsync(userName);
        await Page.GetByLabel("パスワード").FillAsync(password);
        await PressAsync("サインインする");
        if (land)
            await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "ログアウト" })).ToBeVisibleAsync();
    }

    public Task SignOutAsync() => PressAsync("ログアウト");

    public Task GoAsync(string path) => Page.GotoAsync(path.TrimStart('/'));

    /// <summary>Finds the task by its title in the inbox (my own, else my division's), claims it and opens it. Waits until it arises.</summary>
    public async Task OpenTaskAsync(string title, string? subject = null, float timeout = 30_000)
    {
        var deadline = Environment.TickCount64 + (long)timeout;
        while (true)
        {
            foreach (var tab in new[] { "mine", "open" })
            {
                await GoAsync("inbox?tab=" + tab);
                var row = Page.GetByRole(AriaRole.Row).Filter(new() { Has = Page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }) });
                if (subject is not null)
                    row = row.Filter(new() { HasText = subject });
                if (await row.CountAsync() == 0)
                    continue;
                await row.First.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();
                if (tab == "open")
                    await PressAsync("引き受ける");
                await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeVisibleAsync();
                return;
            }

            Assert.True(Environment.TickCount64 < deadline, $"「{title}」が受信箱に届きません。\n{await Page.InnerTextAsync("main")}");
        }
    }

    /// <summary>Types into the field with this label; in the n-th row of a table when <paramref name="row"/> (from 1) and <paramref name="table"/> are given.</summary>
    public Task FillAsync(string label, string text, string? table = null, int row = 1) => Field(label, table, row).FillAsync(text);

    /// <summary>Chooses an option by what it says: from a list, or a radio button of the group with this label.</summary>
    public async Task ChooseAsync(string label, string option, string? table = null, int row = 1)
    {
        var group = Scope(table, row).GetByRole(AriaRole.Group, new() { NameRegex = Labelled(label) });
        if (await group.CountAsync() > 0)
            await group.Last.GetByLabel(option, new() { Exact = true }).CheckAsync();
        else
            await Field(label, table, row).SelectOptionAsync(new SelectOptionValue { Label = option });
    }

    /// <summary>Ticks boxes by what they say.</summary>
    public async Task TickAsync(params string[] labels)
    {
        foreach (var label in labels)
            await Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = Labelled(label) }).First.CheckAsync();
    }

    /// <summary>Leaves exactly these boxes of a group ticked.</summary>
    public async Task TickOnlyAsync(string group, params string[] labels)
    {
        var boxes = Page.GetByRole(AriaRole.Group, new() { NameRegex = Labelled(group) }).GetByRole(AriaRole.Checkbox);
        foreach (var box in await boxes.AllAsync())
            await box.UncheckAsync();
        await TickAsync(labels);
    }

    /// <summary>Types into the second field with this label.</summary>
    public Task FillSecondAsync(string label, string text) => Page.Locator("main").GetByLabel(Labelled(label)).Nth(1).FillAsync(text);

    /// <summary>Types into a field of a section.</summary>
    public Task FillInSectionAsync(string section, string label, string text) => Section(section).GetByLabel(Labelled(label)).First.FillAsync(text);

    /// <summary>Chooses a radio button in a section.</summary>
    public Task ChooseInSectionAsync(string section, string label, string option) =>
        Section(section).GetByRole(AriaRole.Group, new() { NameRegex = Labelled(label) }).GetByLabel(option, new() { Exact = true }).CheckAsync();

    /// <summary>Ticks the first box of a group in a section.</summary>
    public Task TickFirstInSectionAsync(string section, string group) =>
        Section(section).GetByRole(AriaRole.Group, new() { NameRegex = Labelled(group) }).GetByRole(AriaRole.Checkbox).First.CheckAsync();

    /// <summary>What stands in the field with this label.</summary>
    public Task<string> ValueOfAsync(string label) => Field(label, null, 1).InputValueAsync();

    /// <summary>Follows a link by what it says.</summary>
    public Task FollowAsync(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    /// <summary>The heading of the page.</summary>
    public Task<string> HeadingAsync() => Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();

    /// <summary>Adds a row to a table.</summary>
    public async Task AddRowAsync(string table)
    {
        var rows = Page.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^" + Regex.Escape(table) + " \\d+行目") });
        var before = await rows.CountAsync();
        await PressAsync(table + "に行を追加");
        await Assertions.Expect(rows).ToHaveCountAsync(before + 1);
    }

    /// <summary>Presses the button that says this.</summary>
    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    /// <summary>Presses the button that finishes a task and waits for the page that says so.</summary>
    public async Task FinishAsync(string button)
    {
        await PressAsync(button);
        if (!await IsVisibleAsync("完了しました"))
            Assert.Fail($"「{button}」で完了しません。\n{await Page.InnerTextAsync("main")}");
    }

    /// <summary>Presses Tab until the element that says this has the focus; fails when it cannot be reached or the focus cannot be seen.</summary>
    public async Task TabToAsync(string name)
    {
        for (var presses = 0; presses < 200; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
            var focused = await Page.EvaluateAsync<string>("""
                () => {
                  const e = document.activeElement;
                  if (!e || e === document.body) return '';
                  const label = e.labels && e.labels.length ? e.labels[0].innerText : '';
                  const visible = getComputedStyle(e).outlineStyle !== 'none';
                  return (visible ? '' : '!') + (label || e.getAttribute('aria-label') || e.innerText || '').trim();
                }
                """);
            if (focused.StartsWith(name, StringComparison.Ordinal))
                return;
            Assert.False(focused.StartsWith('!') && focused.Contains(name, StringComparison.Ordinal), $"「{name}」のフォーカスが見えません。");
        }

        Assert.Fail($"「{name}」に Tab キーで届きません。");
    }

    /// <summary>Expects a text on the page.</summary>
    public Task SeeAsync(string text) => Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync();

    /// <summary>Expects no accessibility violation on the page, and takes its picture when SCREENSHOT_DIR is set.</summary>
    public async Task InspectAsync(string name)
    {
        await PhotographAsync(name);
        var result = await Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        Assert.True(result.Violations.Length == 0, $"{name}: " + string.Join("\n", result.Violations.Select(v =>
            $"{v.Id}: {v.Help}\n  " + string.Join("\n  ", v.Nodes.Select(n => n.Html)))));
    }

    /// <summary>Takes a picture of the whole page when SCREENSHOT_DIR is set.</summary>
    public async Task PhotographAsync(string name)
    {
        if (Album is not null)
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Album, name + ".png"), FullPage = true });
    }

    private async Task<bool> IsVisibleAsync(string text)
    {
        await Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        return await Page.GetByText(text).First.IsVisibleAsync();
    }

    private ILocator Field(string label, string? table, int row) => Scope(table, row).GetByLabel(Labelled(label)).First;

    private ILocator Scope(string? table, int row) => table is null
        ? Page.Locator("main")
        : Page.GetByRole(AriaRole.Group, new() { Name = $"{table} {row}行目", Exact = true });

    private ILocator Section(string heading) => Page.GetByRole(AriaRole.Group, new() { Name = heading, Exact = true });

    // A label is followed by 必須 or 任意 and the clause.
    private static Regex Labelled(string label) => new("^\\s*" + Regex.Escape(label) + "\\s*(必須|任意|要領|$)");
}
