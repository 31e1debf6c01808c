using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;

namespace WorkflowAnon.EndToEnd.Tests.Studio;

/// <summary>A designer at the editor: its panels and buttons by what they say.</summary>
internal sealed class Editor(Desk desk)
{
    /// <summary>How long the elements may take on a busy machine, in milliseconds.</summary>
    public const int Patience = 120_000;

    private IPage Page => desk.Page;

    /// <summary>The drawing.</summary>
    public Canvas Canvas { get; } = new(desk.Page);

    /// <summary>Waits until the editor shows the drawing.</summary>
    public async Task OpenedAsync()
    {
        Page.SetDefaultTimeout(Patience);
        await Page.Locator("elsa-activity-wrapper .activity-label").First.WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });
        await Assertions.Expect(Page.GetByText("自動保存").First).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    /// <summary>Opens a panel.</summary>
    public Task PanelAsync(string name) => Page.GetByRole(AriaRole.Tab, new() { Name = name }).First.ClickAsync();

    /// <summary>Types into a field of a panel or of a dialog.</summary>
    public async Task TypeAsync(string label, string text)
    {
        var field = Field(label);
        await field.FillAsync(text);
        await field.PressAsync("Tab");
        await Assertions.Expect(field).ToHaveValueAsync(text);
    }

    /// <summary>Chooses from a list of the panel of inputs.</summary>
    public async Task ChooseAsync(string label, string option)
    {
        await Choice(label).Locator(".mud-input-slot").First.ClickAsync();
        await Page.Locator(".mud-popover-open [class*=mud-list-item]").Filter(new() { HasTextRegex = new Regex($"^\\s*{Regex.Escape(option)}\\s*$") }).First.ClickAsync();
    }

    /// <summary>Chooses again what went with the answer to a save that was under way: the elements take over what an answer holds.</summary>
    public async Task KeepChosenAsync(string label, string option)
    {
        var shown = Choice(label).Locator(".mud-input-slot").First;
        await shown.WaitForAsync();
        if ((await shown.InnerTextAsync()).Trim() != option)
            await Canvas.SavedAsync(() => ChooseAsync(label, option));
        await Assertions.Expect(shown).ToHaveTextAsync(new Regex($"^\\s*{Regex.Escape(option)}\\s*$"));
    }

    /// <summary>Adds a variable of the procedure.</summary>
    public async Task AddVariableAsync(string name, string value)
    {
        await PanelAsync("変数");
        await Page.GetByRole(AriaRole.Button, new() { Name = "変数を追加" }).ClickAsync();
        // The dialog proposes a name a moment after it has opened.
        await Assertions.Expect(Field("名前")).ToHaveValueAsync(new Regex("."));
        await TypeAsync("名前", name);
        await TypeAsync("初めの値", value);
        await Canvas.SavedAsync(() => Page.GetByRole(AriaRole.Button, new() { Name = "OK", Exact = true }).ClickAsync());
        await Assertions.Expect(Page.GetByRole(AriaRole.Cell, new() { Name = name, Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>Presses the button that asks for the publication. Returns the status of the answer, once the editor has said what stands in it.</summary>
    /// <param name="words">What the editor says.</param>
    public async Task<int> AskAsync(string words)
    {
        var asked = Page.WaitForResponseAsync(r => Canvas.IsSave(r) && r.Request.PostData!.Contains("\"publish\":true", StringComparison.Ordinal), new() { Timeout = Patience });
        // The message goes by itself after a few seconds.
        var told = Page.Locator(".mud-snackbar").GetByText(words).First.WaitForAsync(new() { Timeout = Patience });
        await Page.Locator("elsa-workflow-definition-editor .mud-button-group-root button").First.ClickAsync();
        var answer = await asked;
        await told;
        return answer.Status;
    }

    private ILocator Choice(string label) => Page.Locator("div.mud-select-extended[id]").Filter(new() { Has = Label(label) });

    private ILocator Field(string label) => Page.Locator(".mud-input-control:visible").Filter(new() { Has = Label(label) }).Locator("input, textarea").First;

    // Labels of the elements do not always belong to their fields.
    private ILocator Label(string text) => Page.Locator("label").Filter(new() { HasTextRegex = new Regex($"^{Regex.Escape(text)}\\*?$") });
}
