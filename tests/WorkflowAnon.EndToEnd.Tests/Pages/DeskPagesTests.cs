using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.EndToEnd.Tests.Office;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>提案者・欠格 and 年次集計 as people use them; axe on every page.</summary>
public sealed class DeskPagesTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    [Fact]
    public async Task A_party_is_searched_by_another_spelling_looked_at_and_the_address_holds_no_name()
    {
        await PrepareAsync();
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-1", PagesHost.Password);
        await desk.FollowAsync("提案者・欠格");
        await desk.SeeAsync("株式会社𠮷髙データ");
        await desk.InspectAsync("parties");
        await desk.Page.GetByLabel("氏名・名称・法人番号").FillAsync("吉高ﾃﾞｰﾀ");
        await desk.PressAsync("検索する");
        await desk.SeeAsync("株式会社𠮷髙データ");
        await Assertions.Expect(desk.Page.GetByText("対馬 葵")).ToHaveCountAsync(0);
        Assert.DoesNotContain("%", new Uri(desk.Page.Url).Query, StringComparison.Ordinal);
        await desk.FollowAsync("株式会社𠮷髙データ");
        await desk.SeeAsync("提案できない期間中");
        await desk.UnfoldAsync("どう計算したか");
        await desk.InspectAsync("party");
        await desk.FollowAsync("令和8年度第1号");
        await desk.GoAsync("parties?barred=true");
        await desk.SeeAsync("株式会社𠮷髙データ");
        await desk.InspectAsync("parties-barred");
        await desk.Page.GetByLabel("氏名・名称・法人番号").FillAsync("ない名前");
        await desk.PressAsync("検索する");
        await desk.SeeAsync("該当する提案者はいません");
    }

    [Fact]
    public async Task The_figures_of_a_year_lead_to_their_lists_and_are_saved_as_csv()
    {
        await PrepareAsync();
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-1", PagesHost.Password);
        await desk.FollowAsync("年次集計");
        await desk.GoAsync("annual?year=2026");
        await desk.SeeAsync("年次集計　令和8年度");
        await desk.InspectAsync("annual");
        await desk.LeaveAsync(desk.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^1 ?件：提案の募集の内訳$") }));
        await desk.SeeAsync("令和8年度第1回提案の募集");
        await desk.InspectAsync("annual-list");
        await desk.GoAsync("annual?year=2026&list=contracts");
        await desk.SeeAsync("令和8年度にはありません");
        var figures = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByText("集計をCSVで保存").ClickAsync());
        Assert.Equal("年次集計_令和8年度.csv", figures.SuggestedFilename);
        var text = await File.ReadAllTextAsync(await figures.PathAsync());
        Assert.Contains("\"募集\",\"提案の募集\",\"募集の年度\",\"1\",\"件\"", text, StringComparison.Ordinal);
        await desk.GoAsync("annual?year=1900&list=nothing");
        await desk.SeeAsync("年次集計");
        await using var owner = await browser.OpenAsync(host.Address);
        await owner.SignInAsync("od-1", PagesHost.Password);
        await owner.GoAsync("annual");
        await owner.SeeAsync("あなたの所属の分です");
        await owner.InspectAsync("annual-division");
    }

    private async Task PrepareAsync()
    {
        await host.PrepareAsync();
        var today = JapanTime.Today(host.Services.GetRequiredService<TimeProvider>());
        await host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<Storage.Model.WorkflowAnonDbContext>();
            if (await db.Set<Disqualification>().FindAsync("disqualification-sample") is not null)
                return;
            db.Add(new Disqualification
            {
                Id = "disqualification-sample",
                Name = "株式会社吉高データ",
                TerminatedOn = today.AddDays(-100),
                BarredUntil = today.AddDays(-101).AddYears(2),
                TerminatedBy = "甲県知事",
                RegisteredById = "system",
                RegisteredAt = JapanTime.Now(host.Services.GetRequiredService<TimeProvider>()),
            });
            await db.SaveChangesAsync();
        });
    }
}
