using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace WorkflowAnon.EndToEnd.Tests.Office;

/// <summary>axe-core on a page without frames. Deque's own runner for Playwright opens a second page for each run and carries everything that passed there: three times as long.</summary>
internal static class Axe
{
    private static readonly string Source = new BundledAxeScriptProvider().GetScript();

    private const string Run = """
        async within => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const found = await axe.run(within ?? document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: tags } });
          if (found.passes.length === 0) throw new Error('axe has checked nothing');
          return found.violations.map(v => `${v.id}: ${v.help}\n  ` + v.nodes.map(n => n.html).join('\n  '));
        }
        """;

    /// <summary>What axe objects to on the page as it stands; empty for nothing.</summary>
    /// <param name="page">The page.</param>
    /// <param name="within">The part of it that is ours, as a selector; null for the whole.</param>
    public static async Task<string> ViolationsAsync(IPage page, string? within = null)
    {
        // A frame would have to be given axe by itself.
        Assert.Single(page.Frames);
        await page.EvaluateAsync(Source);
        return string.Join("\n", await page.EvaluateAsync<string[]>(Run, within));
    }
}
