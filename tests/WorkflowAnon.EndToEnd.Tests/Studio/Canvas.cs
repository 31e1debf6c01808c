using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace WorkflowAnon.EndToEnd.Tests.Studio;

/// <summary>The editor's canvas under a hand with a mouse. Each change waits until the editor has saved it.</summary>
internal sealed class Canvas(IPage page)
{
    // Lines do not say what they join: found by where they begin and end, and touched where nothing lies over them, not far from where they begin: there the line shows its button.
    private const string Line = """
        ([from, to]) => {
          const centre = e => { const r = e.getBoundingClientRect(); return { x: r.x + r.width / 2, y: r.y + r.height / 2 }; };
          const isNear = (p, q) => Math.hypot(p.x - q.x, p.y - q.y) < 6;
          for (const edge of document.querySelectorAll('.x6-edge')) {
            const line = edge.querySelector('path');
            const on = at => line.getPointAtLength(at).matrixTransform(line.getScreenCTM());
            const length = line.getTotalLength();
            if (!isNear(on(0), centre(from)) || !isNear(on(length), centre(to))) continue;
            for (let at = 34; at < length; at += 4) {
              const place = on(at);
              if (edge.contains(document.elementFromPoint(place.x, place.y))) return { id: edge.dataset.cellId, x: place.x, y: place.y };
            }
            return { id: edge.dataset.cellId, x: 0, y: 0 };
          }
          return null;
        }
        """;

    /// <summary>Shows the whole drawing.</summary>
    public async Task ShowAllAsync()
    {
        await page.Locator("elsa-workflow-definition-editor .mud-tooltip-root > button:visible").First.ClickAsync();
        await page.Locator(".x6-node").First.WaitForAsync();
    }

    /// <summary>Drops an activity of the palette below the others; it is selected then, and its properties are shown. Returns its id.</summary>
    /// <param name="category">Where it is in the palette.</param>
    /// <param name="search">What to search for.</param>
    /// <param name="name">Its name.</param>
    public async Task<string> DropAsync(string category, string search, Regex name)
    {
        await page.GetByPlaceholder("探す").FillAsync(search);
        await page.Locator(".mud-expand-panel-header:visible").Filter(new() { HasText = category }).First.ClickAsync();
        var item = page.Locator("[draggable=true]").Filter(new() { HasTextRegex = name }).First;
        await item.WaitForAsync();
        var before = await IdsAsync();
        await SavedAsync(async () =>
        {
            // What is dropped before the editor knows what is being dragged is lost: then it is dragged again.
            for (var deadline = Environment.TickCount64 + Editor.Patience; (await IdsAsync()).Length == before.Length && Environment.TickCount64 < deadline;)
            {
                await item.DragToAsync(page.Locator(".x6-graph-svg").First, new() { TargetPosition = new() { X = 430, Y = 340 } });
                await IsAddedAsync(before.Length);
            }
        });
        return (await IdsAsync()).Except(before).Single();
    }

    /// <summary>Selects nothing: the handles of what was selected lie over its ports.</summary>
    public async Task SelectNothingAsync()
    {
        var box = (await page.Locator(".x6-graph-svg").First.BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(box.X + 30, box.Y + 30);
        await Assertions.Expect(page.Locator(".x6-widget-transform")).ToHaveCountAsync(0);
    }

    /// <summary>Draws a connection with the mouse: from the port of an outcome to where the other activity is entered.</summary>
    public async Task ConnectAsync(string from, string outcome, string to)
    {
        var (start, end) = (await CentreAsync(Out(from, outcome)), await CentreAsync(In(to)));
        await SavedAsync(async () =>
        {
            await page.Mouse.MoveAsync(start.X, start.Y);
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(start.X + 10, start.Y + 5, new() { Steps = 4 });
            await page.Mouse.MoveAsync(end.X - 4, end.Y, new() { Steps = 20 });
            await page.Mouse.MoveAsync(end.X, end.Y, new() { Steps = 4 });
            await page.Mouse.UpAsync();
        });
        await DrawnAsync(from, outcome, to, true);
    }

    /// <summary>Takes a connection away by the button that its line shows under the mouse.</summary>
    public async Task DisconnectAsync(string from, string outcome, string to)
    {
        LocatorBoundingBoxResult? button = null;
        Place? line = null;
        for (var deadline = Environment.TickCount64 + Editor.Patience; button is null;)
        {
            // An editor that is busy draws anew under the mouse: lines come later than the ports they join, and a button goes with what was drawn before.
            Assert.True(Environment.TickCount64 < deadline, $"The line from {from} to {to} {(line is { X: > 0 } ? "shows no button" : line is null ? "is not drawn" : "cannot be reached by a mouse")}.");
            line = await FindAsync(from, outcome, to);
            if (line is not { X: > 0 })
            {
                await page.WaitForTimeoutAsync(250);
                continue;
            }

            await page.Mouse.MoveAsync(line.X - 2, line.Y - 2);
            await page.Mouse.MoveAsync(line.X, line.Y, new() { Steps = 3 });
            var shown = page.Locator($".x6-edge-tool[data-tool-name='button-remove'][data-cell-id='{line.Id}'] circle");
            if (await shown.CountAsync() > 0)
                button = await shown.First.BoundingBoxAsync();
        }

        await SavedAsync(async () =>
        {
            await page.Mouse.MoveAsync(button.X + (button.Width / 2), button.Y + (button.Height / 2), new() { Steps = 3 });
            await page.Mouse.DownAsync();
            await page.Mouse.UpAsync();
        });
        await DrawnAsync(from, outcome, to, false);
    }

    /// <summary>Does something that the editor saves by itself, and waits until it has: it takes over what the answer holds, and with it what was changed meanwhile would go.</summary>
    public async Task SavedAsync(Func<Task> act)
    {
        await AnsweredAsync(act);
        await Assertions.Expect(page.Locator("elsa-workflow-definition-editor .elsa-toolbar-icon .mud-badge.mud-theme-success")).ToBeVisibleAsync(new() { Timeout = Editor.Patience });
    }

    /// <summary>Does something that the editor saves by itself, and waits until the save is answered.</summary>
    public async Task AnsweredAsync(Func<Task> act, int patience = Editor.Patience)
    {
        var saved = page.WaitForResponseAsync(IsSave, new() { Timeout = patience });
        await act();
        Assert.Equal(200, (await saved).Status);
    }

    /// <summary>True for the answer to a save.</summary>
    public static bool IsSave(IResponse answer) => answer.Request.Method == "POST" && answer.Url.EndsWith("/elsa/api/workflow-definitions", StringComparison.Ordinal);

    private static async Task<(float X, float Y)> CentreAsync(ILocator place)
    {
        await place.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var box = (await place.BoundingBoxAsync())!;
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    private async Task IsAddedAsync(int before)
    {
        try
        {
            await page.WaitForFunctionAsync("count => document.querySelectorAll('.x6-node').length > count", before, new() { Timeout = 10_000 });
        }
        catch (TimeoutException)
        {
            // The drop was lost.
        }
    }

    private async Task DrawnAsync(string from, string outcome, string to, bool isThere)
    {
        for (var deadline = Environment.TickCount64 + Editor.Patience; (await FindAsync(from, outcome, to) is not null) != isThere;)
        {
            Assert.True(Environment.TickCount64 < deadline, $"The line from {from} to {to} is {(isThere ? "not drawn" : "still there")}.");
            await page.WaitForTimeoutAsync(250);
        }
    }

    private Task<string[]> IdsAsync() => page.EvaluateAsync<string[]>("[...document.querySelectorAll('.x6-node')].map(n => n.dataset.cellId)");

    private async Task<Place?> FindAsync(string from, string outcome, string to) =>
        await page.EvaluateAsync<Place?>(Line, new object[] { await Out(from, outcome).ElementHandleAsync(), await In(to).ElementHandleAsync() });

    private ILocator Out(string id, string outcome) => Port(id, $"[port-group='out'][port='{outcome}']");

    private ILocator In(string id) => Port(id, "[port-group='in']");

    private ILocator Port(string id, string which) => page.Locator($".x6-node[data-cell-id='{id}'] {which} .elsa-designer-port-circle");

    /// <summary>A line, and where on the screen a mouse touches it; X is 0 where it is covered everywhere.</summary>
    private sealed class Place
    {
        public string Id { get; set; } = "";

        public float X { get; set; }

        public float Y { get; set; }
    }
}
