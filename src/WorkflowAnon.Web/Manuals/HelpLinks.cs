using Microsoft.AspNetCore.Http;

namespace WorkflowAnon.Web.Manuals;

/// <summary>Which section of which manual explains a page.</summary>
internal static class HelpLinks
{
    // Pages of the tasks of a definition or draft have its id before their name.
    private const string Composing = "/definitions/tasks";

    private static readonly (string Page, string Section)[] Sections =
    [
        ("/inbox", "staff#inbox"), ("/tasks", "staff#task"), ("/drafts", "staff#approval"), ("/cases", "staff#case"), ("/recruitments", "staff#recruitment"), ("/desk", "staff#desk"),
        ("/files", "staff#files"), ("/created", "staff#files"), ("/attachments", "staff#attachments"), ("/records", "staff#records"), ("/absences", "staff#absences"), ("/notices", "staff#notices"),
        ("/print", "staff#case"), ("/clock", "staff#inbox"), ("/login", "staff#signin"), ("/logout", "staff#signin"), ("/parties", "staff#case"), ("/annual", "supervisor#annual"), (Composing, "designer#own-step"), ("/definitions/drafts", "designer#drafts"), ("/definitions/upload", "designer#drafts"), ("/definitions/requests", "designer#release"), ("/definitions", "designer#definitions"), ("/designer", "designer#studio"), ("/account", "staff#account"), ("/staff", "operator#staff"), ("/transfers", "supervisor#transfers"), ("/deadlines", "supervisor#board"), ("/incidents", "operator#incidents"), ("/integration", "integrator#events"), ("/fault", "staff#trouble"),
    ];

    /// <summary>All of them, for the test that follows them.</summary>
    public static IEnumerable<string> All => Sections.Select(s => s.Section);

    /// <summary>Address of the help for a page; the list of manuals for one that has none of its own.</summary>
    public static string For(PathString page) => Sections.FirstOrDefault(s => s.Page == Composing ? IsComposing(page) : page.StartsWithSegments(s.Page)).Section is { } section ? "/help/" + section : "/help";

    private static bool IsComposing(PathString page) => page.StartsWithSegments("/definitions") && page.Value!.Contains("/tasks", StringComparison.Ordinal);
}
