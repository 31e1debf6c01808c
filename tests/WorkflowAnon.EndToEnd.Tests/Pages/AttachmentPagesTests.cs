using System.Globalization;
using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Testing;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>添付ファイル as people register, look at, replace and withdraw it; axe on every page.</summary>
public sealed class AttachmentPagesTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>, IDisposable
{
    private readonly TempDirectory _folder = new("attachments");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_is_refused_with_the_title_kept_registered_looked_at_replaced_and_withdrawn()
    {
        await host.PrepareAsync();
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-1", PagesHost.Password);
        await desk.GoAsync($"cases/{SampleRecords.CaseId}?tab=papers");
        await desk.SeeAsync("添付ファイルはありません");
        await desk.UnfoldAsync("ファイルを添付する");
        await desk.InspectAsync("case-attach");

        // A program by the name of a PDF.
        await desk.FillAsync("件名", "提案書（髙﨑𠮷）の写し");
        await ChooseAsync(desk, await FileAsync("か\u3099提案書.pdf", "MZ ではじまるプログラム"u8.ToArray()));
        await desk.PressAsync("ファイルを登録する");
        await desk.SeeAsync("入力内容に 2 件の誤りがあります");
        await desk.SeeAsync("どれでもありません");
        await desk.SeeAsync("本人確認書類の写しかどうかを選んでください");
        await Assertions.Expect(desk.Page.GetByLabel("件名")).ToHaveValueAsync("提案書（髙﨑𠮷）の写し");
        await desk.InspectAsync("attachment-refused");
        await desk.Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).Last.ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#f-file")).ToBeFocusedAsync();

        // The right one.
        await desk.ChooseAsync("本人確認書類の写しか", "本人確認書類ではない");
        await desk.ChooseAsync("スキャンした書類", "提案書類 第1版 総収第12号");
        await ChooseAsync(desk, await FileAsync("か\u3099提案書.png", AttachmentFiles.Png));
        await desk.PressAsync("ファイルを登録する");
        await desk.SeeAsync("添付ファイルを登録しました");
        await desk.SeeAsync("か\u3099提案書.png");
        await desk.InspectAsync("case-attachments");
        await desk.FollowAsync("提案書（髙﨑𠮷）の写し");
        Assert.Equal(2, await desk.Page.Locator("img.preview").EvaluateAsync<int>("async i => { await i.decode(); return i.naturalWidth; }"));
        await desk.SeeAsync("佐藤 花子");
        await desk.InspectAsync("attachment");

        // A new version; the one before stays.
        await desk.FollowAsync("新しい版を登録する");
        await desk.InspectAsync("attachment-version");
        await desk.PressAsync("新しい版を登録する");
        await desk.SeeAsync("ファイルを選んでください");
        await ChooseAsync(desk, await FileAsync("提案書2.pdf", AttachmentFiles.Pdf));
        await desk.PressAsync("新しい版を登録する");
        await desk.SeeAsync("新しい版を登録しました");
        await desk.UnfoldAsync("前の版（1 件）");
        await desk.InspectAsync("case-attachment-versions");
        await desk.LeaveAsync(desk.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^第1版") }));
        await desk.SeeAsync("新しい版があります");
        await desk.SeeAsync("提案書類 第1版 総収第12号");
        await Assertions.Expect(desk.Page.GetByText("新しい版を登録する")).ToHaveCountAsync(0);
        await desk.GoAsync($"cases/{SampleRecords.CaseId}?tab=papers");
        await desk.FollowAsync("提案書（髙﨑𠮷）の写し");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Link, new() { Name = "PDFを見る（別の画面で開く）" })).ToBeVisibleAsync();

        // Withdrawn with its reason, and still on record.
        await desk.UnfoldAsync("取り下げる");
        await desk.InspectAsync("attachment-withdraw");
        await desk.PressAsync("理由を記録して取り下げる");
        await desk.SeeAsync("取り下げる理由を入力してください");
        await desk.UnfoldAsync("取り下げる");
        await desk.FillAsync("取り下げる理由", "別の事案の書類だったため");
        await desk.PressAsync("理由を記録して取り下げる");
        await desk.SeeAsync("添付ファイルを取り下げました");
        await desk.SeeAsync("別の事案の書類だったため");
        await desk.InspectAsync("attachment-withdrawn");
        await desk.GoAsync($"cases/{SampleRecords.CaseId}?tab=papers");
        await desk.SeeAsync("別の事案の書類だったため");
        await desk.InspectAsync("case-attachment-withdrawn");
    }

    [Fact]
    public async Task Without_script_a_file_comes_in_and_one_of_51_megabytes_is_answered_with_a_page()
    {
        await host.PrepareAsync();
        await using var desk = await browser.OpenAsync(host.Address, new BrowserNewContextOptions { JavaScriptEnabled = false });
        await desk.SignInAsync("ga-1", PagesHost.Password);
        await desk.GoAsync("recruitments/" + SampleRecords.RecruitmentId);
        await desk.UnfoldAsync("ファイルを添付する");
        await desk.FillAsync("件名", "大きなスキャン");
        var large = new byte[51 * 1024 * 1024];
        AttachmentFiles.Pdf.CopyTo(large, 0);
        await ChooseAsync(desk, await FileAsync("large.pdf", large));
        await desk.PressAsync("ファイルを登録する");
        await desk.SeeAsync("ファイルが大きすぎます。50MBまで登録できます");
        await Assertions.Expect(desk.Page.GetByLabel("件名")).ToHaveValueAsync("大きなスキャン");
        await desk.PhotographAsync("attachment-too-large");
        Assert.Empty(await host.AttachmentsAsync("大きなスキャン"));

        await ChooseAsync(desk, await FileAsync("small.pdf", large[..(3 * 1024 * 1024)]));
        await desk.PressAsync("ファイルを登録する");
        await desk.SeeAsync("添付ファイルを登録しました");
        await desk.SeeAsync("3.0MB");
        Assert.Equal(3 * 1024 * 1024, Assert.Single(await host.AttachmentsAsync("大きなスキャン")).Bytes);
    }

    [Fact]
    public async Task A_copy_of_an_identity_paper_is_opened_by_a_button_and_the_opening_stands_with_the_others()
    {
        await host.PrepareAsync();
        var id = await host.AttachAsync("od-1", "運転免許証の写し", "免許証.png", AttachmentFiles.Png, "DriversLicence");
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-2", PagesHost.Password);
        await desk.GoAsync("attachments/" + id);
        await Assertions.Expect(desk.Page.Locator("img.preview")).ToHaveCountAsync(0);
        // Another division's file is not this person's to change.
        await Assertions.Expect(desk.Page.GetByText("差替え・取下げ")).ToHaveCountAsync(0);
        await desk.InspectAsync("attachment-identity");
        var opened = await desk.Page.RunAndWaitForPopupAsync(() => desk.PressAndStayAsync("開く（閲覧が記録されます）"));
        await opened.WaitForLoadStateAsync();
        Assert.Equal(2, await opened.Locator("img").EvaluateAsync<int>("i => i.naturalWidth"));
        // The page itself stays as it was, and the button works again.
        await desk.Page.RunAndWaitForPopupAsync(() => desk.PressAndStayAsync("開く（閲覧が記録されます）"));
        await desk.GoAsync($"cases/{SampleRecords.CaseId}/identity");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "髙橋 直樹" }).Filter(new() { HasText = "運転免許証（添付の写し）" })).ToHaveCountAsync(2);
        await desk.InspectAsync("identity-attachment-views");
    }

    private static Task ChooseAsync(Desk desk, string path) => desk.Page.Locator("input[type=file]").SetInputFilesAsync(path);

    private async Task<string> FileAsync(string name, byte[] content)
    {
        // Each in a folder of its own: the name is what is tested.
        var folder = Directory.CreateDirectory(_folder.Combine(Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)));
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllBytesAsync(path, content);
        return path;
    }
}
