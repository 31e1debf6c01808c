using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>Every part of the kit in every state: accessible in light and forced colours, at 1366, 1920 and at 200 % zoom, with the keyboard.</summary>
public sealed class GalleryTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    [Theory]
    [InlineData("empty")]
    [InlineData("errors")]
    [InlineData("confirm")]
    public async Task Every_part_is_accessible_in_every_width_and_colour(string state)
    {
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-1", PagesHost.Password);
        // 683 is 1366 at 200 %, 320 the narrowest that must do without scrolling in two directions (WCAG 1.4.10).
        foreach (var width in new[] { 1366, 1920, 683, 320 })
        {
            await desk.Page.SetViewportSizeAsync(width, 768);
            await desk.GoAsync("gallery?state=" + state);
            await desk.InspectAsync($"gallery-{state}-{width}");
        }

        await desk.Page.SetViewportSizeAsync(1366, 768);
        await desk.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.Active });
        await desk.InspectAsync($"gallery-{state}-forced-colours");
    }

    [Fact]
    public async Task What_is_not_accessible_is_objected_to_in_each_of_its_places()
    {
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-1", PagesHost.Password);
        await desk.Page.EvaluateAsync("""
            () => {
                const main = document.querySelector('main');
                main.insertAdjacentHTML('beforeend', '<p id="pale">薄い文字</p><input name=a><input name=b>');
                document.getElementById('pale').style.color = '#ccc';
            }
            """);

        var violations = await desk.ViolationsAsync();

        Assert.Contains("color-contrast", violations, StringComparison.Ordinal);
        Assert.Contains("label: ", violations, StringComparison.Ordinal);
        Assert.Contains("name=\"a\"", violations, StringComparison.Ordinal);
        Assert.Contains("name=\"b\"", violations, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_takes_the_focus_shows_it()
    {
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-1", PagesHost.Password);
        await desk.GoAsync("gallery?state=errors");
        // Every element that the keyboard reaches, in turn: its look must change when it has the focus.
        var unseen = await desk.Page.EvaluateAsync<string[]>("""
            () => {
                const look = e => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor, s.borderColor].join(); };
                const all = [...document.querySelectorAll('a[href], button:not([disabled]), input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')].filter(e => e.offsetParent && !e.classList.contains('visually-hidden'));
                return all.filter(e => { document.activeElement.blur(); const before = look(e); e.focus({ focusVisible: true }); const after = look(e); return document.activeElement === e && before === after; }).map(e => e.outerHTML.slice(0, 80));
            }
            """);
        Assert.Empty(unseen);
    }
}
