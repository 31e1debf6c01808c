using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.EndToEnd.Tests.Office;

/// <summary>The office as its people see it: everybody has a session of their own, and all of them look at the same business clock.</summary>
public sealed class Building(Browser browser, Uri address, string password, bool keyboardOnly = false) : IAsyncDisposable
{
    private readonly Dictionary<string, Desk> _desks = [];

    // Every kind of task is looked at once, filled in as a person fills it; the pages are the same in every office.
    private static readonly ConcurrentDictionary<string, bool> Seen = new();

    /// <summary>The desk of an account, signed in.</summary>
    public async Task<Desk> DeskOfAsync(string userName)
    {
        if (_desks.TryGetValue(userName, out var desk))
            return desk;
        desk = await browser.OpenAsync(address, keyboardOnly: keyboardOnly);
        await desk.SignInAsync(userName, password);
        return _desks[userName] = desk;
    }

    /// <summary>One task, from the inbox to the page that says it is done.</summary>
    /// <param name="userName">Who.</param>
    /// <param name="title">件名 of the task.</param>
    /// <param name="button">Button that finishes it.</param>
    /// <param name="subject">Number of the case when several are under way.</param>
    /// <param name="fill">Fills the form; null when nothing is to be typed.</param>
    public async Task DoAsync(string userName, string title, string button, string? subject = null, Func<Desk, Task>? fill = null)
    {
        try
        {
            var desk = await DeskOfAsync(userName);
            await desk.OpenTaskAsync(title, subject);
            if (fill is not null)
                await fill(desk);
            // Who does it for the second time leaves the boxes as they are, and is told so before it is done.
            var isNew = Seen.TryAdd(title, true);
            if (isNew)
            {
                await desk.CheckOffAsync();
                await desk.InspectAsync("task-" + title);
            }

            await desk.FinishAsync(button, isNew ? () => LookAtConfirmationAsync(desk, title) : null);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"「{title}」（{userName}）: {e.Message}\n運用の画面: {await IncidentsAsync()}", e);
        }
    }

    // One page in a few shapes, by what it has to show; the papers in it are looked at by themselves (ReadPapersAsync).
    private static async Task LookAtConfirmationAsync(Desk desk, string title)
    {
        var shape = await desk.Page.Locator("section[aria-labelledby=confirmation] > h3, section[aria-labelledby=confirmation] > .banner > .banner__title").AllInnerTextsAsync();
        if (Seen.TryAdd("confirmation of " + string.Join('|', shape), true))
            await desk.InspectAsync("confirm-" + title);
        else
            await desk.PhotographAsync("confirm-" + title);
    }

    /// <summary>What the operator sees.</summary>
    public async Task<string> IncidentsAsync()
    {
        var desk = await DeskOfAsync("operator");
        await desk.MenuAsync("運用（インシデント）");
        return await desk.Page.InnerTextAsync("main");
    }

    /// <summary>Opens the page of a case, finished or not.</summary>
    public async Task<Desk> CaseAsync(string userName, string number)
    {
        var desk = await DeskOfAsync(userName);
        await desk.OpenCaseAsync(number);
        return desk;
    }

    /// <summary>Looks at every paper of the case whose page is open, as it will be printed.</summary>
    public static async Task ReadPapersAsync(Desk desk)
    {
        await desk.FollowAsync("書類・所在");
        foreach (var (name, path) in await desk.PapersAsync())
        {
            if (!Seen.TryAdd(name, true))
                continue;
            await desk.GoAsync(path);
            await desk.InspectAsync("paper-" + name);
            await desk.PrintAsync("paper-" + name);
        }
    }

    /// <summary>The business date, as the strip on every page shows it.</summary>
    public async Task<DateOnly> TodayAsync(string userName)
    {
        var desk = await DeskOfAsync(userName);
        await desk.MenuAsync("受信箱");
        var text = await desk.Page.GetByRole(AriaRole.Region, new() { Name = "実演環境" }).InnerTextAsync();
        return JapaneseDate.Parse(Regex.Match(text, "令和.+?日").Value);
    }

    /// <summary>Moves the business clock to a day by its page.</summary>
    public async Task GoToAsync(string userName, DateOnly day)
    {
        if (await TodayAsync(userName) >= day)
            return;
        var desk = await DeskOfAsync(userName);
        await desk.FollowAsync("業務日付を進める");
        await desk.FillAsync("進める先の日付", day.ToString("yyyy/M/d", CultureInfo.InvariantCulture));
        await desk.PressAsync("業務日付を進める");
        await desk.SeeAsync("に進めました");
    }

    /// <summary>Moves the business clock past the next deadline of a kind by the button beside it.</summary>
    public async Task PassAsync(string userName, string deadline)
    {
        var desk = await DeskOfAsync(userName);
        await desk.FollowAsync("業務日付を進める");
        await desk.LeaveAsync(desk.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^翌日（期限の経過後）へ\\s*：" + Regex.Escape(deadline)) }).First);
        await desk.SeeAsync("に進めました");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var desk in _desks.Values)
            await desk.DisposeAsync();
    }
}
