using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>Single pages in a real browser.</summary>
public sealed class PagesTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
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
        await host.StartTasksAsync("keyboard", "case-keyboard", Steps.Stamp, Steps.Copy);
        await using var desk = await browser.OpenAsync(host.Address, keyboardOnly: true);
        await desk.SignInAsync("ga-1", PagesHost.Password);
        await desk.InspectAsync("inbox-open");
        await desk.OpenTaskAsync("収受日付印を押す");
        await desk.InspectAsync("task");
        await desk.FillAsync("処理の内容", "髙﨑𠮷の書類を収受した");
        await desk.FinishAsync("完了する");
        await desk.SeeAsync("写しを作成して原本を送付する");
        await desk.InspectAsync("task-done");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_keeps_what_was_typed_through_added_rows_and_errors_with_and_without_script(bool script)
    {
        await using var desk = await browser.OpenAsync(host.Address, new BrowserNewContextOptions { JavaScriptEnabled = script });
        await desk.GoAsync("sample");
        if (script)
            await desk.InspectAsync("form-empty");
        await desk.FillAsync("収受日", "令和8年2月31日");
        await desk.ChooseAsync("到達の方法", "郵送");
        await desk.ChooseAsync("個人情報ファイル", "ファイル7");
        await desk.FillAsync("本人の数", "１，２３４");
        await desk.ChooseAsync("代理人による提案か", "いいえ");
        await desk.FillAsync("備考", "\n髙﨑𠮷");
        await desk.FillAsync("氏名又は名称", "株式会社みほん", table: "提案者", row: 1);
        await desk.AddRowAsync("提案者");
        await desk.FillAsync("氏名又は名称", "𠮷田", table: "提案者", row: 2);
        await desk.ChooseAsync("種別", "個人", table: "提案者", row: 2);
        await desk.TickAsync("誓約書", "原本と写しを照合した");
        await desk.PressAsync("登録する");

        await desk.SeeAsync("入力内容に 2 件の誤りがあります");
        if (script)
            await desk.InspectAsync("form-errors");
        var main = desk.Page.Locator("main");
        await main.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#f-receivedOn")).ToBeFocusedAsync();
        await Assertions.Expect(desk.Page.Locator("#f-receivedOn")).ToHaveValueAsync("令和8年2月31日");
        await Assertions.Expect(desk.Page.Locator("#f-note")).ToHaveValueAsync("\n髙﨑𠮷");
        await Assertions.Expect(desk.Page.Locator("#f-fileId")).ToHaveValueAsync("file-7");
        await Assertions.Expect(desk.Page.Locator("#f-personCount")).ToHaveValueAsync("１，２３４");
        await Assertions.Expect(desk.Page.GetByLabel("郵送")).ToBeCheckedAsync();
        await Assertions.Expect(desk.Page.GetByLabel("いいえ")).ToBeCheckedAsync();
        await Assertions.Expect(desk.Page.GetByLabel("誓約書")).ToBeCheckedAsync();
        await Assertions.Expect(desk.Page.Locator("#f-proposers-1-name")).ToHaveValueAsync("𠮷田");

        await desk.PressAndStayAsync("提案者 1行目を削除");
        await Assertions.Expect(desk.Page.Locator("#f-proposers-0-name")).ToHaveValueAsync("𠮷田");
        await Assertions.Expect(desk.Page.Locator("#f-proposers-1-name")).ToHaveCountAsync(0);
    }
}
