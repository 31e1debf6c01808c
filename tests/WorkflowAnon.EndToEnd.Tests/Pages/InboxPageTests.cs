using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>The inbox as its people use it: filters, search, saved filters, handing on; by keys alone and without script.</summary>
public sealed class InboxPageTests(PagesHost host, Browser browser) : IClassFixture<PagesHost>, IClassFixture<Browser>
{
    private const string Party = "株式会社𠮷髙データ";

    [Fact]
    public async Task A_clerk_finds_filters_keeps_and_hands_on_with_the_keyboard_alone()
    {
        await FillAsync("keys");
        await using var desk = await browser.OpenAsync(host.Address, keyboardOnly: true);
        await desk.SignInAsync("ga-1", PagesHost.Password);
        await desk.GoAsync("inbox?tab=open");
        await desk.SeeAsync("重大な超過");
        await desk.InspectAsync("inbox-bands");

        await desk.ChooseAsync("手続", "keys（3）");
        await desk.PressAndStayAsync("絞り込む");
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("kind=keys"));
        await Assertions.Expect(desk.Page.Locator("#narrow")).ToBeFocusedAsync();

        // A name is searched for in the other width and with the common character; it never stands in the address.
        await desk.FillAsync("事案番号・提案者・ファイル・タスク名", "吉高データ");
        await desk.PressAsync("検索する");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = Party })).ToHaveCountAsync(3);
        Assert.DoesNotContain("データ", Uri.UnescapeDataString(desk.Page.Url), StringComparison.Ordinal);
        Assert.Equal("吉高データ", await desk.ValueOfAsync("事案番号・提案者・ファイル・タスク名"));

        await desk.UnfoldAsync("絞込みを保存・整理する");
        await desk.FillAsync("今の絞込みの名前", "𠮷髙の仕事");
        await desk.PressAsync("今の絞込みを保存する");
        await desk.SeeAsync("絞込みを保存しました");
        await desk.GoAsync("inbox?tab=open");
        await desk.LeaveAsync(desk.Page.GetByRole(AriaRole.Navigation, new() { Name = "保存した絞込み" }).GetByRole(AriaRole.Link));
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = Party })).ToHaveCountAsync(3);

        await desk.OpenTaskAsync("収受日付印を押す", "令和8年度第901号");
        await desk.GoAsync("inbox?tab=mine");
        await desk.TickAsync("選ぶ：収受日付印を押す 令和8年度第901号");
        await desk.InspectAsync("inbox-mine-chosen");
        await desk.ChooseAsync("引き継ぐ相手", "髙橋 直樹（担当者）");
        await desk.FillAsync("理由・申送り", "出張のため");
        await desk.PressAsync("引き継ぐ");
        await desk.SeeAsync("1件を引き継ぎました");

        await using var colleague = await browser.OpenAsync(host.Address);
        await colleague.SignInAsync("ga-2", PagesHost.Password);
        await colleague.GoAsync("inbox?tab=mine");
        await colleague.SeeAsync("申送り：出張のため（佐藤 花子）");
        await colleague.FollowAsync("収受日付印を押す");
        await colleague.Page.GetByText("担当を替える").ClickAsync();
        await colleague.InspectAsync("task-hand-over");
        await colleague.PressAsync("理由を付けて所属へ戻す");
        await colleague.SeeAsync("所属へ戻す理由を入力してください");
        await colleague.Page.GetByText("担当を替える").ClickAsync();
        await colleague.FillAsync("理由・申送り", "書類が届いていない");
        await colleague.PressAsync("理由を付けて所属へ戻す");
        await colleague.SeeAsync("1件を所属へ戻しました");
        await colleague.SeeAsync("未着手");
    }

    [Fact]
    public async Task Who_leads_the_division_hands_over_many_at_once_and_reads_which_stayed_without_script()
    {
        await FillAsync("lead");
        await using var desk = await browser.OpenAsync(host.Address, new BrowserNewContextOptions { JavaScriptEnabled = false });
        await desk.SignInAsync("ga-approver", PagesHost.Password, land: false);
        await desk.GoAsync("inbox?tab=all&kind=lead");
        foreach (var box in await desk.Page.GetByRole(AriaRole.Checkbox).AllAsync())
            await box.CheckAsync();
        await desk.ChooseAsync("引き継ぐ相手", "佐藤 花子（担当者）");
        await desk.FillAsync("理由・申送り", "担当替え");
        await desk.PressAsync("引き継ぐ");
        await desk.SeeAsync("3件を引き継ぎました");
        Assert.Equal(3, await ReadAsync(db => db.Set<HumanTask>().CountAsync(t => t.DefinitionId == "lead" && t.AssigneeName == "佐藤 花子")));

        foreach (var box in await desk.Page.GetByRole(AriaRole.Checkbox).AllAsync())
            await box.CheckAsync();
        await desk.ChooseAsync("引き継ぐ相手", "佐藤 花子（担当者）");
        await desk.FillAsync("理由・申送り", "もう一度");
        await desk.PressAsync("引き継ぐ");
        await desk.SeeAsync("3件はできませんでした");
        await desk.SeeAsync("佐藤 花子 が引き受けています");
    }

    [Fact]
    public async Task The_supervisors_list_is_accessible_and_offers_its_filters_with_counts()
    {
        await FillAsync("counts");
        await using var desk = await browser.OpenAsync(host.Address);
        await desk.SignInAsync("ga-approver", PagesHost.Password);
        await desk.GoAsync("inbox?tab=all&kind=counts");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Navigation, new() { Name = "期限による絞込み" }).GetByRole(AriaRole.Link, new() { NameRegex = new("^超過\\s*2") })).ToHaveCountAsync(1);
        await desk.InspectAsync("inbox-all");
        await desk.GoAsync("inbox?tab=all&kind=counts&due=none");
        await desk.SeeAsync("この絞込みに当たるタスクはありません");
        await desk.InspectAsync("inbox-empty");
        await desk.FollowAsync("絞込みをすべて外す");
        Assert.EndsWith("inbox?tab=all", desk.Page.Url, StringComparison.Ordinal);
    }

    /// <summary>Three tasks of a definition, of three cases of one party: long over, over and due soon.</summary>
    private async Task FillAsync(string name)
    {
        var today = JapanTime.Today(host.Services.GetRequiredService<TimeProvider>());
        int[] days = [-30, -1, 1];
        for (var i = 0; i < days.Length; i++)
        {
            var id = $"case-{name}-{i}";
            await host.AddAsync(
                new Case { Id = id, Number = $"令和8年度第{(name == "keys" ? 900 : name == "lead" ? 910 : 920) + i}号", FiscalYear = 2026, RecruitmentId = "r", OwningDivisionId = host.OwningDivision, OpenedAt = JapanTime.StartOf(today) },
                new Proposal { CaseId = id, RecruitmentId = "r", FileName = "拾得物管理ファイル", Proposers = [new Proposer { Kind = PartyKind.Corporation, Name = Party }] });
            await host.StartTasksAsync(name, id, Steps.Stamp);
            await ReadAsync(db => db.Set<HumanTask>().Where(t => t.SubjectId == id).ExecuteUpdateAsync(s => s.SetProperty(t => t.DueOn, today.AddDays(days[i])).SetProperty(t => t.SortDue, today.AddDays(days[i]))));
        }
    }

    private async Task<T> ReadAsync<T>(Func<WorkflowAnonDbContext, Task<T>> read)
    {
        T result = default!;
        await host.InScopeAsync(async services => result = await read(services.GetRequiredService<WorkflowAnonDbContext>()));
        return result;
    }
}
