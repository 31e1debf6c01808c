using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.EndToEnd.Tests.Pages;

namespace WorkflowAnon.EndToEnd.Tests.Studio;

/// <summary>担当者の作業 in the genuine editor: its outcomes are the ports, also of a step that draws none, and its inputs have editors.</summary>
public sealed class DrawnStepBrowserTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    private const int Patience = 120_000;

    [Fact]
    [Trait("Category", "Full")]
    public async Task The_editor_draws_a_port_for_each_outcome_and_an_editor_for_each_input()
    {
        InstalledStudio.Require();
        using var api = await StudioClient.SignInAsync(host.Address, "designer");
        var drawn = Flow.Activity(
            "consult",
            "WorkflowAnon.HumanTask",
            ("unit", Flow.Literal("general-affairs")),
            ("outcomes", new JsonObject { ["typeName"] = "String[]", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = "[\"異議なし\",\"異議あり\"]" } }));
        var document = Flow.Of("drawn-step", Placed(Flow.Task("plain"), 0), Placed(drawn, 320));
        await api.TakeAsync("workflow-definitions", new JsonObject { ["model"] = document, ["publish"] = false });

        await using var designer = await browser.OpenAsync(host.Address);
        var troubles = new ConcurrentQueue<string>();
        designer.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
                troubles.Enqueue(message.Text);
        };
        designer.Page.PageError += (_, error) => troubles.Enqueue(error);
        await designer.SignInAsync("designer", PagesHost.Password);
        await designer.GoAsync("designer/drawn-step", Editor.Patience);
        await designer.Page.Locator("#activity-consult").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });
        var canvas = designer.Page.Locator("elsa-workflow-definition-editor");
        foreach (var port in new[] { "異議なし", "異議あり", "Done" })
            await Assertions.Expect(canvas.GetByText(port, new() { Exact = true }).First).ToBeAttachedAsync(new() { Timeout = Patience });

        await designer.Page.Locator("#activity-consult").ClickAsync();
        await designer.Page.GetByRole(AriaRole.Tab, new() { Name = "入力" }).First.ClickAsync();
        foreach (var input in new[] { "入力欄", "確かめること", "結果（ボタン）", "理由が要る結果", "期限の決め方", "期限を過ぎたときの知らせ先" })
            await Assertions.Expect(canvas.GetByText(input).First).ToBeAttachedAsync(new() { Timeout = Patience });
        if (Environment.GetEnvironmentVariable("SCREENSHOT_DIR") is { } album)
            await designer.Page.ScreenshotAsync(new() { Path = Path.Combine(album, "studio-drawn-step.png") });
        Assert.Empty(troubles);
    }

    private static JsonObject Placed(JsonObject activity, int x)
    {
        activity["metadata"]!["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = x, ["y"] = 0 }, ["size"] = new JsonObject { ["width"] = 220, ["height"] = 90 } };
        return activity;
    }
}
