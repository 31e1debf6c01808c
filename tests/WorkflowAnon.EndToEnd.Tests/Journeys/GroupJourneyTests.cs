using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Server.Hosting;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Machine;
using Xunit.Abstractions;

namespace WorkflowAnon.EndToEnd.Tests.Journeys;

/// <summary>What the other groups do in an office in full swing: 監督者, 運用管理者, 連携開発者, 手続設計者. By the screens alone; axe on every page that they come to.</summary>
public abstract class GroupJourneyTests(BusyPremises premises, Browser browser, ITestOutputHelper output)
{
    private const string Clerk = "general-affairs-1", Colleague = "general-affairs-2";

    // Whose names stand where: the accounts are those of the profile that the demonstration ships with.
    private static readonly Dictionary<string, string> Names = DemonstrationAccounts
        .For(AgencyProfileFile.Load(Repository.PathOf("src/WorkflowAnon.Server/profiles/aomori-police.json"))).ToDictionary(a => a.UserName, a => a.DisplayName);

    [Fact]
    [Trait("Category", "Full")]
    public Task A_supervisor_looks_at_the_board_asks_how_a_date_came_hands_over_registers_an_absence_and_saves_the_tables() => WalkAsync(async office =>
    {
        var desk = await office.DeskOfAsync("supervisor");
        await desk.MenuAsync("期限管理");
        await desk.InspectAsync("supervisor-board");
        var cell = desk.Page.GetByRole(AriaRole.Region, new() { Name = "期限の件数（段階と区分）" }).GetByRole(AriaRole.Link).First;
        var count = int.Parse(Regex.Match(await cell.InnerTextAsync(), @"(\d+)\s*件").Groups[1].Value, CultureInfo.InvariantCulture);
        await desk.LeaveAsync(cell);
        await Assertions.Expect(desk.Page.Locator(".table--deadlines tbody tr")).ToHaveCountAsync(count);
        await desk.UnfoldAsync("どう計算したか");
        await desk.SeeAsync("起算日");
        await desk.InspectAsync("supervisor-deadlines");
        await desk.FollowAsync("暦");
        await desk.InspectAsync("supervisor-calendar");

        await desk.FollowAsync("仕事の偏りと滞り");
        await desk.SeeAsync("本日不在");
        await desk.InspectAsync("supervisor-work");
        await desk.LeaveAsync(desk.Page.GetByRole(AriaRole.Link, new() { NameRegex = new($"^{Names[Colleague]} 計") }));
        await desk.InspectAsync("supervisor-holder");
        await desk.FollowAsync("問合せに回答する");
        await desk.UnfoldAsync("担当を替える");
        await desk.InspectAsync("supervisor-task");
        await desk.ChooseAsync("引き継ぐ相手", $"{Names[Clerk]}（担当者）");
        await desk.FillAsync("理由・申送り", "不在の間に期限が来るため");
        await desk.PressAsync("引き継ぐ");
        await desk.SeeAsync("1件を引き継ぎました");
        await desk.InspectAsync("supervisor-handed-over");
        var clerk = await office.DeskOfAsync(Clerk);
        await clerk.OpenTaskAsync("問合せに回答する");
        await clerk.SeeAsync($"不在の間に期限が来るため（{Names["supervisor"]}）");

        await desk.MenuAsync("不在と代理");
        await desk.InspectAsync("supervisor-absences");
        await desk.ChooseAsync("不在の人", "総務課 " + Names["general-affairs-approver"]);
        await desk.ChooseAsync("代理する人", "総務課 " + Names["supervisor"]);
        await desk.FillAsync("始まりの日", "R8.7.13");
        await desk.FillAsync("終わりの日", "令和8年7月15日");
        await desk.FillAsync("理由", "会議のため");
        await desk.PressAsync("不在と代理を登録する");
        await desk.SeeAsync("不在と代理を登録しました");
        await desk.SeeAsync("会議のため");
        await desk.InspectAsync("supervisor-absence");

        await desk.MenuAsync("期限管理");
        var (name, text) = await desk.DownloadAsync("期限をCSVで保存");
        Assert.EndsWith(".csv", name, StringComparison.Ordinal);
        Assert.StartsWith("\"期限の種類\",\"対象\"", text.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.True(text.Split("\r\n").Length > count, text);
        Assert.Contains("問合せに回答する", (await desk.DownloadAsync("所属のタスクをCSVで保存")).Text, StringComparison.Ordinal);

        await desk.LeaveAsync(desk.Page.Locator(".header__notices"));
        await desk.SeeAsync("人事異動の予定があります");
        await desk.InspectAsync("supervisor-notices");
        await desk.LeaveAsync(desk.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^人事異動：総務課から会計課へ") }).First);
        await desk.SeeAsync($"人事異動：{Names[Colleague]}");
        await desk.InspectAsync("supervisor-transfer");
    });

    [Fact]
    [Trait("Category", "Full")]
    public Task An_operator_registers_staff_announces_a_transfer_for_a_day_looks_at_the_incidents_and_sees_no_case() => WalkAsync(async office =>
    {
        const string userName = "kitano-nagisa", password = "Kita-2026-haru";
        var desk = await office.DeskOfAsync("operator");
        await desk.MenuAsync("職員");
        await desk.InspectAsync("operator-staff");
        await desk.FollowAsync("職員を登録する");
        await desk.InspectAsync("operator-staff-add");
        await desk.FillAsync("利用者ID", userName);
        await desk.FillAsync("氏名", "北野 渚");
        await desk.ChooseAsync("所属", "会計課");
        await desk.TickOnlyAsync("職務", "担当者");
        await desk.PressAsync("職員を登録する");
        await desk.SeeAsync("仮パスワードを発行しました");
        await desk.InspectAsync("operator-staff-added");
        var temporary = await desk.Page.Locator("code.secret").InnerTextAsync();
        await using (var newcomer = await browser.OpenAsync(premises.Address, keyboardOnly: premises.KeyboardOnly))
        {
            await newcomer.SignInAsync(userName, temporary);
            await newcomer.FillAsync("仮パスワード", temporary);
            await newcomer.FillAsync("新しいパスワード", password);
            await newcomer.FillAsync("新しいパスワード（もう一度）", password);
            await newcomer.PressAsync("パスワードを変更する");
            await newcomer.SeeAsync("パスワードを変更しました");
            await newcomer.SeeAsync("受信箱");
        }

        // The transfer takes place on its day, whoever looks.
        const string transferred = "accounting-2";
        var day = (await office.TodayAsync(Clerk)).AddDays(1);
        await desk.MenuAsync("職員");
        await desk.FollowAsync(Names[transferred]);
        await desk.InspectAsync("operator-staff-member");
        await desk.FillAsync("発令日", JapaneseDate.Format(day));
        await desk.ChooseAsync("異動後の所属", "総務課");
        await desk.TickOnlyAsync("異動後の職務", "担当者");
        await desk.PressAsync("人事異動を登録する");
        await desk.SeeAsync("人事異動を登録しました");
        await desk.InspectAsync("operator-transfer-announced");
        await office.GoToAsync(Clerk, day);
        await desk.SeeInMenuAsync("職員", "最近30日の人事異動");
        await desk.UnfoldAsync("最近30日の人事異動");
        await desk.LeaveAsync(desk.Page.GetByRole(AriaRole.Link, new() { NameRegex = new($"{Names[transferred]}$") }).First);
        await desk.SeeAsync("適用済み");
        await desk.InspectAsync("operator-transfer");
        var moved = await office.DeskOfAsync(transferred);
        await Assertions.Expect(moved.Page.Locator(".header__user")).ToContainTextAsync("総務課");

        await desk.MenuAsync("運用（インシデント）");
        await desk.SeeAsync("未解決のインシデントはありません");
        foreach (var tab in new[] { "未解決のインシデント", "解決済みを含む", "届けられなかったイベント", "待つ相手のないイベント", "届かなかったメール" })
        {
            await desk.FollowAsync(tab);
            await desk.InspectAsync("operator-incidents-" + tab);
        }

        var clerk = await office.DeskOfAsync(Clerk);
        await clerk.MenuAsync("事案");
        var @case = (await clerk.Page.Locator("main table a[href^='/cases/']").First.GetAttributeAsync("href"))!;
        await SeeNoCaseAsync(desk, @case);
    });

    [Fact]
    [Trait("Category", "Full")]
    public Task An_integrator_finds_an_event_its_fields_and_where_it_arrives_and_sees_no_case() => WalkAsync(async office =>
    {
        var desk = await office.DeskOfAsync("designer");
        await desk.MenuAsync("連携");
        await desk.SeeAsync(premises.HasBroker ? "このサーバーは画面だけを受け持ち" : "RabbitMQ を使っていません");
        await Assertions.Expect(desk.Page.Locator("#result tbody tr")).ToHaveCountAsync(EventCatalog.Types.Count);
        await desk.InspectAsync("integrator-events");
        await desk.FillAsync("出来事の名前・内容", "期限が近付いた");
        await desk.PressAndStayAsync("検索する");
        await Assertions.Expect(desk.Page.Locator("#result tbody tr")).ToHaveCountAsync(1);
        foreach (var text in new[] { typeof(DeadlineApproaching).FullName!, "第1版", "deadlineId", "dueOn", "workflowanon.event.DeadlineApproaching", "SubjectContext.AnnounceApproachingAsync" })
            await desk.SeeAsync(text);
        await desk.InspectAsync("integrator-event");
        await desk.FollowAsync("この画面の手引き");
        await desk.SeeAsync("連携開発者の手引き");
        await desk.InspectAsync("integrator-manual");
        await SeeNoCaseAsync(desk, "/cases/any");
    });

    [Fact]
    [Trait("Category", "Full")]
    public Task A_designer_changes_a_definition_a_second_person_publishes_it_and_it_is_compared_and_simulated() => WalkAsync(async office =>
    {
        const string before = "苦情を調べ、回答する", after = "苦情を調べ、書面で回答する";
        using var folder = new TempDirectory("designer");
        var desk = await office.DeskOfAsync("designer");
        await desk.MenuAsync("手続定義");
        await desk.InspectAsync("designer-definitions");
        await desk.LeaveAsync(desk.Page.Locator("main a[href='/definitions/complaint/1']"));
        await desk.InspectAsync("designer-definition");
        var (file, text) = await desk.DownloadAsync("ファイルに保存する");
        Assert.Contains(before, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.Combine(file), text.Replace(before, after, StringComparison.Ordinal));

        await desk.MenuAsync("手続定義");
        await desk.FollowAsync("ファイルから下書きを作る");
        await desk.InspectAsync("designer-upload");
        await desk.Page.Locator("input[type=file]").SetInputFilesAsync(folder.Combine(file));
        await desk.PressAsync("下書きを作る");
        await desk.SeeAsync("公開した第1版からの違い");
        await desk.SeeAsync($"「{before}」→「{after}」");
        await desk.InspectAsync("designer-draft");
        await desk.FillAsync("承認する人への説明", "回答を書面によることとするため");
        await desk.PressAsync("公開を申請する");
        await desk.SeeAsync("自分が申請した公開は、自分では承認・差戻しできません");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "公開を承認する" })).ToHaveCountAsync(0);
        await desk.InspectAsync("designer-request");

        var second = await office.DeskOfAsync("supervisor");
        await second.LeaveAsync(second.Page.Locator(".header__notices"));
        await second.LeaveAsync(second.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^公開の申請：") }).First);
        await second.SeeAsync("回答を書面によることとするため");
        await second.InspectAsync("designer-request-second");
        await second.PressAsync("公開を承認する");
        await second.SeeAsync("第2版が公開され、これから始まる手続はこの版で進みます");

        await desk.MenuAsync("手続定義");
        await desk.LeaveAsync(desk.Page.Locator("main a[href='/definitions/complaint/2']").First);
        await desk.SeeAsync("第2版・公開中");
        await desk.PressAsync("違いを見る");
        await desk.SeeAsync("第1版からの違い");
        await desk.SeeAsync($"「{before}」→「{after}」");
        await desk.InspectAsync("designer-compared");

        await desk.FollowAsync("この版を模擬する（シミュレーション）");
        await desk.InspectAsync("designer-simulation-begin");
        for (var moves = 0; moves < 30 && await desk.Page.GetByText("手続は終わりました").CountAsync() == 0; moves++)
            await desk.LeaveAsync(desk.Page.Locator(".simulated button").First);
        await desk.SeeAsync("手続は終わりました");
        await desk.SeeAsync(after);
        await desk.InspectAsync("designer-simulation-end");
    });

    // What they may not read they are refused, and told why.
    private static async Task SeeNoCaseAsync(Desk desk, string @case)
    {
        foreach (var name in new[] { "事案", "受信箱", "個人情報ファイル簿" })
            await Assertions.Expect(desk.Page.GetByRole(AriaRole.Navigation, new() { Name = "主なメニュー" }).GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).ToHaveCountAsync(0);
        foreach (var path in new[] { "cases", "inbox", @case.TrimStart('/'), @case.TrimStart('/') + "/print" })
        {
            Assert.Equal(403, (await desk.Page.GotoAsync(path))!.Status);
            await desk.SeeAsync("事案・募集の内容を見る職務");
        }

        await desk.InspectAsync("refused");
    }

    private async Task WalkAsync(Func<Building, Task> walk)
    {
        await using var office = new Building(browser, premises.Address, DemonstrationAccounts.Password, premises.KeyboardOnly);
        try
        {
            await walk(office);
        }
        catch
        {
            output.WriteLine(premises.Logs());
            throw;
        }
    }
}

/// <summary>On the embedded default, with the keyboard alone.</summary>
public sealed class EmbeddedGroupJourneyTests(BusyEmbedded premises, Browser browser, ITestOutputHelper output)
    : GroupJourneyTests(premises, browser, output), IClassFixture<BusyEmbedded>, IClassFixture<Browser>;

/// <summary>On PostgreSQL and RabbitMQ with four processes.</summary>
public sealed class DeployedGroupJourneyTests(BusyDeployed premises, Browser browser, ITestOutputHelper output)
    : GroupJourneyTests(premises, browser, output), IClassFixture<BusyDeployed>, IClassFixture<Browser>;
