using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>Single pages in a real browser.</summary>
public sealed class PagesTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    private const string Task0 = """{"id":"t0","type":"WorkflowAnon.HumanTask","version":1,"metadata":{"displayText":"収受日付印を押す"},"unit":{"typeName":"String","expression":{"type":"Literal","value":"general-affairs"}},"instructions":{"typeName":"String","expression":{"type":"Literal","value":"提案書類に収受日付印を押し、収受番号を付けます。"}},"clauses":{"typeName":"String","expression":{"type":"Literal","value":"5-2-3 5-2-2"}},"dueInBusinessDays":{"typeName":"Int32","expression":{"type":"Literal","value":1}}}""";
    private const string Task1 = """{"id":"t1","type":"WorkflowAnon.HumanTask","version":1,"metadata":{"displayText":"写しを作成して原本を送付する"},"unit":{"typeName":"String","expression":{"type":"Literal","value":"general-affairs"}}}""";

    [Fact]
    public async Task The_sign_in_page_refuses_a_wrong_password_and_keeps_the_user_name()
    {
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.GoAsync("inbox");
        await desk.InspectAsync("login");
        await desk.Page.GetByLabel("利用者ID").FillAsync("od-1");
        await desk.Page.GetByLabel("パスワード").FillAsync("wrong");
        await desk.PressAsync("サインインする");
        await desk.SeeAsync("利用者ID又はパスワードが違います");
        await Assertions.Expect(desk.Page.GetByLabel("利用者ID")).ToHaveValueAsync("od-1");
        await desk.InspectAsync("login-wrong");
    }

    [Fact]
    public async Task A_task_is_claimed_and_done_with_the_keyboard_alone()
    {
        await host.StartTasksAsync("keyboard", "case-keyboard", Task0, Task1);
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-1", PagesHost.Password);
        await desk.GoAsync("inbox?tab=open");
        await desk.InspectAsync("inbox-open");
        await desk.TabToAsync("収受日付印を押す");
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.WaitForURLAsync("**/tasks/**");
        await desk.TabToAsync("引き受ける");
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.SeeAsync("タスクを引き受けました");
        await desk.InspectAsync("task");
        await desk.TabToAsync("処理の内容");
        await desk.Page.Keyboard.TypeAsync("髙﨑𠮷の書類を収受した");
        await desk.TabToAsync("完了する");
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.SeeAsync("完了しました");
        await desk.SeeAsync("写しを作成して原本を送付する");
        await desk.InspectAsync("task-done");
    }
}
