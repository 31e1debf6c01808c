using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace WorkflowAnon.EndToEnd.Tests.Studio;

/// <summary>What goes wrong on a page from now on: a console error, a script's error and a refused request are each one trouble.</summary>
internal sealed class Troubles
{
    private readonly ConcurrentQueue<string> _found = new();

    private Troubles(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _found.Enqueue($"{message.Text} {message.Location}");
        };
        page.PageError += (_, error) => _found.Enqueue(error);
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 400)
                _found.Enqueue($"{answer.Status} {answer.Request.Method} {new Uri(answer.Url).AbsolutePath}");
        };
    }

    /// <summary>Listens to a page.</summary>
    public static Troubles On(IPage page) => new(page);

    /// <summary>Fails when there was any.</summary>
    public void MustBeNone() => Assert.Empty(_found);

    /// <summary>Fails unless a save was refused once, as 400, and nothing else went wrong; the browser itself puts each refused request on the console.</summary>
    public void MustBeOneRefusedSave() => Assert.Collection(
        _found.OrderBy(t => t.StartsWith("400 ", StringComparison.Ordinal) ? 0 : 1),
        t => Assert.Equal("400 POST /elsa/api/workflow-definitions", t),
        t => Assert.Matches("^Failed to load resource: .* 400 .*/elsa/api/workflow-definitions", t));
}
