using System.Globalization;
using Microsoft.Playwright;

namespace WorkflowAnon.EndToEnd.Tests.Office;

/// <summary>
/// With the keyboard alone: Tab until the focus is there, then Space, Enter, arrows or text. Fails when something cannot be
/// reached, when its focus cannot be seen, or when a key does not do what it must.
/// </summary>
internal sealed class KeyboardHands(IPage page) : IHands
{
    // Where the focus is, seen from the target: there, in its group of radio buttons, or about so many stops before or behind it.
    private const string Whereabouts = """
        target => {
          const now = document.activeElement;
          if (now === target) {
            const look = getComputedStyle(now);
            return look.outlineStyle !== 'none' || look.boxShadow !== 'none' ? 'there' : 'unseen';
          }
          if (now && now.type === 'radio' && now.name === target.name && now.form === target.form) return 'group';
          if (!now || now === document.body) return document.getElementById('main')?.contains(target) ? 'skip' : 'forward 1';
          // A group of radio buttons is one stop: the chosen one, else (from before it) the first.
          const stop = e => e.type !== 'radio' || e === now || e === target
            || e === (document.querySelector(`input[type=radio][name="${CSS.escape(e.name)}"]:checked`) ?? document.querySelector(`input[type=radio][name="${CSS.escape(e.name)}"]`));
          const between = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
            .filter(e => !e.disabled && e.tabIndex >= 0 && e.checkVisibility() && stop(e));
          const [from, to] = [between.indexOf(now), between.indexOf(target)];
          const stops = from < 0 || to < 0 ? 1 : Math.max(1, Math.abs(to - from));
          return (now.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING ? 'back ' : 'forward ') + stops;
        }
        """;

    public async Task PressAsync(ILocator target)
    {
        await ReachAsync(target);
        await page.Keyboard.PressAsync("Enter");
    }

    public async Task TypeAsync(ILocator field, string text)
    {
        await ReachAsync(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.PressAsync("Delete");
        await page.Keyboard.InsertTextAsync(text); // as an input method does
        Assert.Equal(text, await field.InputValueAsync());
    }

    public async Task TickAsync(ILocator box, bool ticked)
    {
        if (await box.IsCheckedAsync() != ticked)
        {
            await ReachAsync(box);
            await page.Keyboard.PressAsync("Space");
        }

        Assert.Equal(ticked, await box.IsCheckedAsync());
    }

    public async Task PickAsync(ILocator button)
    {
        if (await button.IsCheckedAsync())
            return;
        var target = await ReachAsync(button);
        for (var presses = 0; presses < 30 && await WhereAsync(target) == "group"; presses++)
            await page.Keyboard.PressAsync("ArrowDown"); // moves within the group and chooses
        if (!await button.IsCheckedAsync())
            await page.Keyboard.PressAsync("Space");
        Assert.True(await button.IsCheckedAsync(), "A radio button cannot be chosen by keys.");
    }

    public async Task SelectAsync(ILocator list, string option)
    {
        await ReachAsync(list);
        var places = await list.EvaluateAsync<int[]>("(e, text) => [e.selectedIndex, [...e.options].findIndex(o => o.text.trim() === text)]", option);
        Assert.True(places[1] >= 0, $"「{option}」という選択肢がありません。");
        for (var at = places[0]; at != places[1]; at += Math.Sign(places[1] - places[0]))
            await page.Keyboard.PressAsync(places[1] > places[0] ? "ArrowDown" : "ArrowUp");
        Assert.Equal(places[1], await list.EvaluateAsync<int>("e => e.selectedIndex"));
    }

    private async Task<IElementHandle> ReachAsync(ILocator locator)
    {
        await locator.WaitForAsync();
        var target = await locator.ElementHandleAsync();
        for (var presses = 0; presses < 400; presses++)
        {
            var where = await WhereAsync(target);
            switch (where)
            {
                case "there" or "group":
                    return target;
                case "unseen":
                    Assert.Fail($"The focus on {locator} cannot be seen.");
                    break;
                case "skip":
                    // The first stop of every page is the link past its head, unless its address led to a place further down.
                    await page.Keyboard.PressAsync("Tab");
                    if (await page.EvaluateAsync<bool>("() => document.activeElement?.classList.contains('skip') === true"))
                        await page.Keyboard.PressAsync("Enter");
                    break;
                default:
                    var key = where.StartsWith("back", StringComparison.Ordinal) ? "Shift+Tab" : "Tab";
                    for (var stops = int.Parse(where.AsSpan(where.IndexOf(' ', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture); stops > 0; stops--, presses++)
                        await page.Keyboard.PressAsync(key);
                    break;
            }
        }

        throw new InvalidOperationException($"{locator} cannot be reached with the Tab key.");
    }

    private static Task<string> WhereAsync(IElementHandle target) => target.EvaluateAsync<string>(Whereabouts);
}
