using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Testing.Machine;
using Xunit.Abstractions;

namespace WorkflowAnon.EndToEnd.Tests.Demonstration;

/// <summary>
/// Every page that a link of the demonstration leads to, whoever follows it: nothing leads nowhere or to where this person may not go, and each kind of page is accessible in light
/// and in forced colours and needs no sideways scrolling at 1366×768, at 1920×1080 and at 1366×768 with 200 % zoom. The manuals are everybody's: their links may lead to others' pages.
/// </summary>
public sealed partial class EveryPageTests(Browser browser, ITestOutputHelper output) : IClassFixture<Browser>
{
    // Two of a kind, since an empty and a full one differ.
    private const int OfEachKind = 2;

    // Pages that nobody comes to by a link from the data of the demonstration; tests of their own open them.
    private static readonly string[] Elsewhere =
    [
        "/login", "/login/code", "/login/external", "/logout", // signing in and out
        "/preparation", "/fault/{}", // the service itself
        "/attachments/{}/{}", "/attachments/add/{}/{}", "/incidents/{}/{}", "/records/disposals/{}", "/tasks/{}/done", "/transfers/{}", // what an act leaves behind
        "/designer/{}", "/designer/instances/{}", // what Elsa Studio's own lists lead to (Studio/StudioBrowserTests)
        "/definitions/drafts/{}", "/definitions/drafts/{}/tasks", "/definitions/drafts/{}/tasks/{}", "/definitions/{}/tasks", "/definitions/requests/{}", "/definitions/upload/{}", "/definitions/file/{}", "/definitions/{}/migration/{}", // drafts and moves, of which there are none yet; a file
    ];

    private static readonly string[] People = ["general-affairs-1", "general-affairs-approver", "supervisor", "operator", "designer"];

    private readonly Dictionary<string, int> _seen = [];
    private readonly List<string> _offences = [];

    [Fact]
    [Trait("Category", "Full")]
    public async Task Every_page_that_a_link_leads_to_is_in_order_at_both_sizes()
    {
        using var demonstration = new PreparedDemonstration();
        await demonstration.StartAsync();
        try
        {
            var owner = demonstration.Ask("SELECT division_id FROM human_tasks WHERE state IN (1, 2) AND definition_id = 'production'")[0];
            foreach (var person in (string[])[.. People, owner + "-1", owner + "-approver"])
                await WalkAsync(demonstration.Address, person);
        }
        finally
        {
            await demonstration.DisposeAsync();
        }

        output.WriteLine(string.Join('\n', _seen.Select(s => $"{s.Key} {s.Value}").Order(StringComparer.Ordinal)));
        Assert.True(_offences.Count == 0, string.Join('\n', _offences));
        Assert.Equal([], Routes().Except(_seen.Keys).Except(Elsewhere).Order(StringComparer.Ordinal));
    }

    private async Task WalkAsync(Uri address, string person)
    {
        await using var desk = await browser.OpenAsync(address);
        await desk.SignInAsync(person, DemonstrationAccounts.Password);
        Dictionary<string, int> own = [];
        HashSet<string> known = [];
        Queue<(string Path, string From)> open = [];
        await CollectAsync(desk, "/", known, open);
        while (open.TryDequeue(out var next))
        {
            var (path, from) = next;
            var kind = Kind(path);
            if (own.GetValueOrDefault(kind) >= OfEachKind)
                continue;
            own[kind] = own.GetValueOrDefault(kind) + 1;
            var answer = await desk.Page.GotoAsync(path.TrimStart('/'));
            if (answer?.Status is not 200)
            {
                _offences.Add($"{person} {path}: {answer?.Status}, a link of {from}");
                continue;
            }

            // The rest of these pages is Elsa Studio's, which has tests of its own; that they open is enough here.
            if (kind.StartsWith("/designer", StringComparison.Ordinal))
            {
                _seen[kind] = OfEachKind;
                continue;
            }

            if (kind != "/help/{}")
                await CollectAsync(desk, path, known, open);
            var times = _seen[kind] = _seen.GetValueOrDefault(kind) + 1;
            if (times <= OfEachKind)
                await LookAsync(desk, $"{kind.Replace('/', '-')}-{person}-{times}".Trim('-'));
        }
    }

    private async Task LookAsync(Desk desk, string name)
    {
        foreach (var (width, height) in new[] { (1920, 1080), (683, 384), (1366, 768) })
        {
            await desk.Page.SetViewportSizeAsync(width, height);
            await desk.PhotographAsync($"{name}-{width}");
            var sideways = await desk.SidewaysAsync();
            if (sideways > 0)
                _offences.Add($"{name}: {sideways} pixels too wide at {width}");
        }

        foreach (var colours in new[] { ForcedColors.None, ForcedColors.Active })
        {
            await desk.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = colours });
            if (await desk.ViolationsAsync() is { Length: > 0 } violations)
                _offences.Add($"{name}, forced colours {colours}: {violations}");
        }

        await desk.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.None });
    }

    private static async Task CollectAsync(Desk desk, string from, HashSet<string> known, Queue<(string Path, string From)> open)
    {
        foreach (var path in await desk.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]:not([download])')].filter(a => a.origin === location.origin).map(a => a.pathname)"))
        {
            if (known.Add(path) && Routes().Contains(Kind(path)))
                open.Enqueue((path, from));
        }
    }

    // The page's route with its parameters left out.
    private static string Kind(string path) => Templates.FirstOrDefault(t => t.Pattern.IsMatch(path)).Route ?? path;

    private static IEnumerable<string> Routes() => Templates.Select(t => t.Route);

    private static readonly IReadOnlyList<(string Route, Regex Pattern)> Templates =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("src/WorkflowAnon.Web/Pages"), "*.cshtml")
            .Select(f => PageDirective().Match(File.ReadAllText(f))).Where(m => m.Success).Select(m => m.Groups[1].Value)
            .Select(r => (Route: Parameter().Replace(r, "{}"), Source: r))
            // What is written out goes before what is a parameter.
            .OrderBy(t => t.Route.Contains('{', StringComparison.Ordinal)).ThenBy(t => t.Route, StringComparer.Ordinal)
            .Select(t => (t.Route, new Regex("^" + OptionalEnd().Replace(Parameter().Replace(t.Source, m => m.Value.Contains('?', StringComparison.Ordinal) || m.Value.Contains('=', StringComparison.Ordinal) ? "{?}" : "[^/]+"), "(/[^/]+)?") + "$"))),
    ];

    [GeneratedRegex("^@page \"([^\"]+)\"")]
    private static partial Regex PageDirective();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"/\{\?\}")]
    private static partial Regex OptionalEnd();
}
