using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Procedure.CaseFiles;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>事案ファイル as people open it by tabs, print it and take it along.</summary>
public sealed class CaseFilePagesTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    [Fact]
    public async Task The_file_is_read_tab_by_tab_printed_as_a_whole_and_exported_with_its_purpose()
    {
        await host.PrepareAsync();
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-1", PagesHost.Password);
        await desk.GoAsync("cases/" + SampleRecords.CaseId);
        foreach (var tab in new[] { "提案者", "審査", "手数料", "契約", "作成", "提供", "変更・報告", "書類・所在", "経過", "概要" })
        {
            await desk.LeaveAsync(desk.Page.GetByRole(AriaRole.Navigation, new() { Name = "事案ファイル" }).GetByRole(AriaRole.Link, new() { Name = tab, Exact = true }));
            await Assertions.Expect(desk.Page.GetByRole(AriaRole.Navigation, new() { Name = "事案ファイル" }).Locator("[aria-current=page]")).ToHaveTextAsync(tab);
        }

        await Assertions.Expect(desk.Page.Locator("svg.map")).ToBeVisibleAsync();
        await desk.FollowAsync("全体を印刷");
        await desk.SeeAsync("所在の移動");
        // On paper only the file itself is left.
        await desk.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Assertions.Expect(desk.Page.Locator("header")).ToBeHiddenAsync();
        await desk.PrintAsync("case-file");
        await desk.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });

        await desk.GoAsync("cases/" + SampleRecords.CaseId);
        await desk.FollowAsync("書き出す");
        await desk.PressAsync("目的を記録して書き出す");
        await desk.SeeAsync("書き出しの目的を入力してください");
        await desk.InspectAsync("case-export-refused");
        await desk.FillAsync("書き出しの目的", "文書主管課へ提供する。");
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.PressAndStayAsync("目的を記録して書き出す"));
        Assert.Equal("事案ファイル_令和8年度第1号.zip", download.SuggestedFilename);
        await using var archive = File.OpenRead(await download.PathAsync());
        var report = await CaseArchiveCheck.CheckAsync(archive);
        // The sample's two lines of the timeline and three moves were put there past the product, so the audit chain knows nothing of them.
        Assert.Equal(5, report.Problems.Count);
        Assert.All(report.Problems, p => Assert.Contains("対応する監査記録がありません", p, StringComparison.Ordinal));
        await desk.GoAsync($"cases/{SampleRecords.CaseId}?tab=timeline");
        await desk.SeeAsync("文書主管課へ提供する。（本人確認書類は入れていない）");
    }

    [Fact]
    public async Task Without_script_the_tabs_and_the_export_work_and_another_division_is_refused()
    {
        await host.PrepareAsync();
        await using (var desk = await browser.OpenAsync(host.Address, new BrowserNewContextOptions { JavaScriptEnabled = false }))
        {
            await desk.SignInAsync("od-1", PagesHost.Password);
            await desk.GoAsync($"cases/{SampleRecords.CaseId}?tab=proposer");
            await desk.SeeAsync("株式会社𠮷髙データ");
            await desk.GoAsync($"cases/{SampleRecords.CaseId}/export");
            await desk.Page.GetByLabel("書き出しの目的").FillAsync("監査のため");
            var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByRole(AriaRole.Button, new() { Name = "目的を記録して書き出す" }).ClickAsync());
            Assert.NotNull(await download.PathAsync());
        }

        await using var other = await browser.OpenAsync(host.Address);
        await other.SignInAsync("od-other", PagesHost.Password);
        foreach (var path in new[] { $"cases/{SampleRecords.CaseId}?tab=proposer", $"cases/{SampleRecords.CaseId}/print", $"cases/{SampleRecords.CaseId}/export" })
        {
            Assert.Equal(403, (await other.Page.GotoAsync(path))!.Status);
            await other.SeeAsync("他の担当課のものです");
        }
    }
}
