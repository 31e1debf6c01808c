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

    /// <summary>Fails unless a save was refused once, as 400, and nothing else went wrong.</summary>
    public void MustBeOneRefusedSave() => MustBeRefused("/elsa/api/workflow-definitions", 1);

    /// <summary>Fails unless so many requests were refused as 400 and nothing else went wrong; the browser itself puts each refused request on the console.</summary>
    public void MustBeRefused(string path, int times, string other = "", int otherTimes = 0)
    {
        var expected = Enumerable.Repeat(path, times).Concat(Enumerable.Repeat(other, otherTimes)).Order(StringComparer.Ordinal);
        Assert.Equal(expected, _found.Where(t => t.StartsWith("400 POST ", StringComparison.Ordinal)).Select(t => t["400 POST ".Length..]).Order(StringComparer.Ordinal));
        var rest = _found.Where(t => !t.StartsWith("400 POST ", StringComparison.Ordinal)).ToList();
        Assert.Equal(times + otherTimes, rest.Count);
        Assert.All(rest, t => Assert.Matches("^Failed to load resource: .* 400 .*/elsa/api/workflow-definitions", t));
    }
}
