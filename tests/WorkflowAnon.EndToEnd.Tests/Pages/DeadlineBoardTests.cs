using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkflowAnon.Domain.Absences;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Web.Text;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>期限管理: counts that lead to lists, how each date was reckoned, calendar, bars with their table, work, CSV.</summary>
public sealed class DeadlineBoardTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    [Fact]
    public async Task Every_view_is_accessible_and_every_count_leads_to_its_lines()
    {
        await host.AddAsync(SampleRecords.All(host, JapanTime.Now(host.Services.GetRequiredService<TimeProvider>())));
        var today = JapanTime.Today(host.Services.GetRequiredService<TimeProvider>());
        await host.AddAsync(new Absence { Id = "away", PersonId = "nobody", SubstituteId = "nobody", From = today, Until = today.AddDays(3), Reason = "出張", RegisteredById = "nobody" });
        await host.StartTasksAsync("board", SampleRecords.CaseId, Steps.Stamp, Steps.Broken);

        await using var desk = await browser.OpenAsync(host.Address, keyboardOnly: true);
        await desk.SignInAsync("ga-approver", PagesHost.Password);
        await desk.MenuAsync("期限管理");
        await desk.InspectAsync("board-counts");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Img)).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Table, new() { Name = "週ごとの件数" }).GetByRole(AriaRole.Row)).ToHaveCountAsync(10);

        await desk.LeaveAsync(desk.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^審査 計\\s*2\\s*件$") }));
        await desk.SeeAsync("令和8年度第1号");
        await desk.UnfoldAsync("どう計算したか：令和8年度第1号 補正の期限");
        await desk.SeeAsync("末日が土曜日のため");
        await desk.InspectAsync("board-list");

        await desk.FollowAsync("暦");
        await desk.SeeAsync("補正の期限 1件");
        await desk.InspectAsync("board-calendar");
        await desk.FollowAsync("次の月");
        await desk.FollowAsync("仕事の偏りと滞り");
        await desk.SeeAsync("収受日付印を押す");
        await desk.InspectAsync("board-work");
    }

    [Fact]
    public async Task Only_who_leads_a_division_opens_it()
    {
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-1", PagesHost.Password);
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Link, new() { Name = "期限管理" })).ToHaveCountAsync(0);
        foreach (var path in new[] { "deadlines", "deadlines?view=work", "deadlines?handler=Csv", "deadlines?handler=TasksCsv", "deadlines?handler=WorkloadCsv" })
            Assert.Equal(403, (await desk.Page.GotoAsync(path))!.Status);
        await desk.SeeAsync("監督者と決裁者の職務を持つ人");
    }

    [Fact]
    public async Task The_tables_are_saved_as_csv_that_a_spreadsheet_reads_as_text()
    {
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-approver", PagesHost.Password);
        foreach (var (path, header) in new[] { ("deadlines?view=list&handler=Csv", "\"期限の種類\",\"対象\""), ("deadlines?handler=TasksCsv", "\"タスク\",\"事案・募集\""), ("deadlines?handler=WorkloadCsv", "\"担当者\",\"重大な超過\"") })
        {
            var answer = await desk.Page.APIRequest.GetAsync(path);
            Assert.Equal("text/csv; charset=utf-8", answer.Headers["content-type"]);
            var bytes = await answer.BodyAsync();
            Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
            Assert.StartsWith(header, Encoding.UTF8.GetString(bytes[3..]), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData(" @x", "\"' @x\"")]
    [InlineData("-5", "\"'-5\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("氏名 \"A\", 1", "\"氏名 \"\"A\"\", 1\"")]
    [InlineData("１\n２", "\"１\n２\"")]
    public void A_cell_never_begins_a_formula_and_keeps_its_text(string value, string cell) =>
        Assert.Equal($"\uFEFF\"見出し\"\r\n{cell}\r\n", Encoding.UTF8.GetString(Csv.Write(["見出し"], [[value]])));
}
