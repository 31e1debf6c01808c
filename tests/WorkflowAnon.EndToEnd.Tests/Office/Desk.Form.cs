using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace WorkflowAnon.EndToEnd.Tests.Office;

/// <summary>The fields of a form, found by what is written beside them.</summary>
public sealed partial class Desk
{
    /// <summary>Types into the field with this label; in the n-th row of a table when <paramref name="row"/> (from 1) and <paramref name="table"/> are given.</summary>
    public Task FillAsync(string label, string text, string? table = null, int row = 1) => hands.TypeAsync(Field(label, table, row), text);

    /// <summary>Chooses an option by what it says: from a list, or a radio button of the group with this label.</summary>
    public async Task ChooseAsync(string label, string option, string? table = null, int row = 1)
    {
        var group = Scope(table, row).GetByRole(AriaRole.Group, new() { NameRegex = Labelled(label) });
        if (await group.CountAsync() > 0)
            await hands.PickAsync(group.Last.GetByLabel(option, new() { Exact = true }));
        else
            await hands.SelectAsync(Field(label, table, row), option);
    }

    /// <summary>Ticks boxes by what they say.</summary>
    public async Task TickAsync(params string[] labels)
    {
        foreach (var label in labels)
            await hands.TickAsync(Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = Labelled(label) }).First, true);
    }

    /// <summary>Ticks everything that the page says is to be checked.</summary>
    public async Task CheckOffAsync()
    {
        foreach (var box in await Page.Locator(".checklist--boxes").GetByRole(AriaRole.Checkbox).AllAsync())
            await hands.TickAsync(box, true);
    }

    /// <summary>Leaves exactly these boxes of a group ticked.</summary>
    public async Task TickOnlyAsync(string group, params string[] labels)
    {
        var boxes = Page.GetByRole(AriaRole.Group, new() { NameRegex = Labelled(group) }).GetByRole(AriaRole.Checkbox);
        var wanted = labels.Select(Labelled).ToList();
        foreach (var box in await boxes.AllAsync())
        {
            var label = await box.EvaluateAsync<string>("e => e.labels[0].innerText");
            await hands.TickAsync(box, wanted.Exists(w => w.IsMatch(label)));
        }
    }

    /// <summary>Types into the second field with this label.</summary>
    public Task FillSecondAsync(string label, string text) => hands.TypeAsync(Page.Locator("main").GetByLabel(Labelled(label)).Nth(1), text);

    /// <summary>Types into a field of a section.</summary>
    public Task FillInSectionAsync(string section, string label, string text) => hands.TypeAsync(Section(section).GetByLabel(Labelled(label)).First, text);

    /// <summary>Chooses a radio button in a section.</summary>
    public Task ChooseInSectionAsync(string section, string label, string option) =>
        hands.PickAsync(Section(section).GetByRole(AriaRole.Group, new() { NameRegex = Labelled(label) }).GetByLabel(option, new() { Exact = true }));

    /// <summary>Ticks the first box of a group.</summary>
    public Task TickFirstAsync(string group) => hands.TickAsync(Boxes(Page.Locator("main"), group).First, true);

    /// <summary>Ticks the first box of a group in a section.</summary>
    public Task TickFirstInSectionAsync(string section, string group) => hands.TickAsync(Boxes(Section(section), group).First, true);

    /// <summary>What stands in the field with this label.</summary>
    public Task<string> ValueOfAsync(string label, string? table = null, int row = 1) => Field(label, table, row).InputValueAsync();

    /// <summary>Rows that a table shows.</summary>
    public Task<int> RowCountAsync(string table) => Rows(table).CountAsync();

    /// <summary>Adds a row to a table.</summary>
    public async Task AddRowAsync(string table)
    {
        var rows = Rows(table);
        var before = await rows.CountAsync();
        await PressAndStayAsync(table + "に行を追加");
        await Assertions.Expect(rows).ToHaveCountAsync(before + 1);
    }

    private static ILocator Boxes(ILocator scope, string group) =>
        scope.GetByRole(AriaRole.Group, new() { NameRegex = Labelled(group) }).GetByRole(AriaRole.Checkbox);

    private ILocator Rows(string table) => Page.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^" + Regex.Escape(table) + " \\d+行目$") });

    private ILocator Field(string label, string? table, int row) => Scope(table, row).GetByLabel(Labelled(label)).First;

    private ILocator Scope(string? table, int row) => table is null
        ? Page.Locator("main")
        : Page.GetByRole(AriaRole.Group, new() { Name = $"{table} {row}行目", Exact = true });

    private ILocator Section(string heading) => Page.GetByRole(AriaRole.Group, new() { Name = heading, Exact = true });

    // A label is followed by 必須 or 任意 and the clause.
    private static Regex Labelled(string label) => new("^\\s*" + Regex.Escape(label) + "\\s*(必須|任意|要領|$)");
}
