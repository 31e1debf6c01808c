using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Journeys;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Deployments;
using WorkflowAnon.Testing.Servers;

namespace WorkflowAnon.EndToEnd.Tests.Outages;

/// <summary>The database or the broker goes away while people work: they are told, nothing typed or accepted is lost, and the service recovers by itself.</summary>
public sealed class OutageTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    [Trait("Category", "Full")]
    public async Task A_database_that_stops_under_an_open_form_loses_nothing_and_a_broker_that_is_away_stops_nobody()
    {
        using var folder = new TempDirectory("outage");
        await using var postgres = await PostgresServer.StartAsync();
        await using var broker = await RabbitMqServer.StartNewAsync();
        var database = await postgres.CreateDatabaseAsync();
        await using var deployment = await Deployment.StartAsync(
            DeploymentSettings.Together, role => DeploymentSettings.OnServers(role, database, broker.AmqpUri, folder.Combine("blobs")));
        await using var office = new Building(browser, deployment.WebAddress, DemonstrationAccounts.Password);
        var clerk = await office.DeskOfAsync(RecruitmentPart.GeneralAffairs);
        await clerk.SeeInMenuAsync("個人情報ファイル簿", ReceiptPart.File);
        await clerk.MenuAsync("募集");
        await clerk.PressAsync("提案の募集を始める");
        await clerk.OpenTaskAsync("募集を計画する");
        await clerk.TickOnlyAsync("対象ファイルの選定を依頼する所属", "会計課");
        var starts = await clerk.ValueOfAsync("募集の開始の日");
        var key = await clerk.Page.Locator("#task-form input[name=_key]").InputValueAsync();

        await postgres.StopAsync();
        await clerk.PressAsync("計画を決め、選定を依頼する");
        await clerk.SeeAsync("データベースに接続できません");
        await clerk.SeeAsync("入力した内容はこの画面に残っています");
        Assert.Equal("募集を計画する", await clerk.HeadingAsync());
        await Assertions.Expect(clerk.Page.GetByLabel("会計課")).ToBeCheckedAsync();
        Assert.Equal(starts, await clerk.ValueOfAsync("募集の開始の日"));
        Assert.Equal(key, await clerk.Page.Locator("#task-form input[name=_key]").InputValueAsync());
        await clerk.InspectAsync("outage-database-away");
        await postgres.RestartAsync();

        await broker.StopAsync();
        await clerk.FinishAsync("計画を決め、選定を依頼する");
        await clerk.MenuAsync("受信箱");
        await clerk.FollowAsync("自分が完了");
        Assert.Equal(1, await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "募集を計画する", Exact = true }).CountAsync());
        var division = await office.DeskOfAsync(RecruitmentPart.Division);
        await division.MenuAsync("受信箱");
        await division.SeeAsync("未着手のタスクはありません");

        await broker.StartAsync();
        await division.OpenTaskAsync("対象ファイルを選定する（起案）");
    }
}
