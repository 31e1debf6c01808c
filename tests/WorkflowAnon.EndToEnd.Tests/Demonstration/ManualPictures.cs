using System.Text;
using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Testing.Machine;
using WorkflowAnon.Web.Manuals;

namespace WorkflowAnon.EndToEnd.Tests.Demonstration;

/// <summary>Takes the pictures of the manuals from the demonstration and puts them into the source tree; run by name only (docs/development.md).</summary>
public sealed class ManualPictures(Browser browser) : IClassFixture<Browser>
{
    // A definition that a site has begun to draw: the consultation is composed on our own page.
    private const string Begun = """
        {"definitionId":"complaint-consulted","name":"苦情の処理（合議を足した案）","version":1,"customProperties":{"owner":"general-affairs"},"root":{"id":"flow","type":"Elsa.Flowchart","version":1,"activities":[
          {"id":"answer","type":"WorkflowAnon.HumanTask","version":1,"metadata":{"displayText":"回答の案を作る"},"unit":{"expression":{"type":"Literal","value":"general-affairs"}}},
          {"id":"consult","type":"WorkflowAnon.HumanTask","version":1,"metadata":{"displayText":"回答の案を見てもらう"},"unit":{"expression":{"type":"Literal","value":"general-affairs"}},"paper":{"expression":{"type":"Literal","value":"ProposalDocuments"}},"differentFrom":{"expression":{"type":"Literal","value":"answer"}},
           "fields":{"expression":{"type":"Literal","value":"[{\"name\":\"opinion\",\"label\":\"意見\",\"kind\":\"multiline\",\"required\":true,\"hint\":\"結論を先に書きます。\"},{\"name\":\"risk\",\"label\":\"影響\",\"kind\":\"choice\",\"options\":[\"小さい\",\"大きい\"]}]"}},
           "outcomes":{"typeName":"String[]","expression":{"type":"Object","value":"[\"異議なし\",\"異議あり\"]"}}}],
          "connections":[{"source":{"activity":"answer","port":"Done"},"target":{"activity":"consult","port":"In"}}]}}
        """;

    private static readonly string Folder = Repository.PathOf("src/WorkflowAnon.Web/wwwroot/img/manual");

    [Fact]
    [Trait("Category", "Pictures")]
    public async Task The_pictures_of_the_manuals_are_taken_again()
    {
        using var demonstration = new PreparedDemonstration();
        await demonstration.StartAsync();
        try
        {
            await TakeAsync(demonstration);
        }
        finally
        {
            await demonstration.DisposeAsync();
        }

        var taken = Directory.EnumerateFiles(Folder, "*.png").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);
        Assert.Equal(Manual.All.SelectMany(m => m.Pictures).Distinct().Order(StringComparer.Ordinal), taken);
    }

    private async Task TakeAsync(PreparedDemonstration demonstration)
    {
        await using (var desk = await SignInAsync(demonstration, "general-affairs-1"))
        {
            await PhotographAsync(desk, "inbox?tab=open", "inbox");
            await PhotographAsync(desk, "cases/" + demonstration.Ask("SELECT subject_id FROM human_tasks WHERE state IN (1, 2) AND activity_id = 'seal'")[0], "case");
            await PhotographAsync(desk, "recruitments/" + demonstration.Ask("SELECT id FROM recruitment_rounds ORDER BY starts_on DESC")[0], "recruitment");
            await PhotographAsync(desk, "desk", "desk");
            await PhotographAsync(desk, "records", "records");
            await PhotographAsync(desk, "absences", "absences");
            await PhotographAsync(desk, "notices", "notices");
            await desk.GoAsync("tasks/" + TaskOf("check-identity"));
            await desk.PressAsync("引き受ける");
            var check = desk.Page.GetByRole(AriaRole.Checkbox, new() { Name = "提案の日に有効な書類か" });
            await check.CheckAsync();
            await check.EvaluateAsync("box => box.scrollIntoView({ block: 'center' })");
            await PhotographAsync(desk, null, "checks");
        }

        await using (var desk = await SignInAsync(demonstration, OwnerOf("dispatch") + "-1"))
        {
            await desk.GoAsync("tasks/" + TaskOf("dispatch"));
            if (await desk.Page.GetByRole(AriaRole.Button, new() { Name = "引き受ける" }).CountAsync() > 0)
                await desk.PressAsync("引き受ける");
            await PhotographAsync(desk, null, "task");
            await desk.ChooseAsync("発送の方法", "郵送");
            await desk.TickAsync("添付書類を全て同封した（適合の通知: 第6号様式と契約書の案）");
            await desk.PressAsync("通知書を発送した");
            await PhotographAsync(desk, null, "confirm");
        }

        await using (var desk = await SignInAsync(demonstration, OwnerOf("approve") + "-approver"))
            await PhotographAsync(desk, "tasks/" + TaskOf("approve"), "approval");
        await using (var desk = await SignInAsync(demonstration, "supervisor"))
        {
            await PhotographAsync(desk, "deadlines", "board");
            await PhotographAsync(desk, "deadlines?view=work", "workload");
            await PhotographAsync(desk, "annual", "annual");
            await PhotographAsync(desk, "definitions", "definitions");
            await PhotographAsync(desk, "definitions/result-notice/1#picture", "definition");
            await desk.GoAsync("definitions/complaint/1/simulate");
            for (var choice = 0; choice < 2; choice++)
                await desk.Page.Locator(".simulated button").First.ClickAsync();
            await desk.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("次に起きること$") }).EvaluateAsync("heading => { heading.scrollIntoView(); scrollBy(0, -60); }");
            await PhotographAsync(desk, null, "simulation");
        }

        await using (var desk = await SignInAsync(demonstration, "designer"))
        {
            await desk.GoAsync("definitions/upload");
            await desk.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "complaint-consulted.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(Begun) });
            await desk.PressAsync("下書きを作る");
            await desk.FollowAsync("担当者の作業を組み立てる");
            await desk.FollowAsync("回答の案を見てもらう");
            await desk.Page.GetByLabel("見る書類（様式）").EvaluateAsync("box => { box.scrollIntoView(); scrollBy(0, -90); }");
            await PhotographAsync(desk, null, "compose");
        }

        await using (var desk = await SignInAsync(demonstration, "operator"))
        {
            await PhotographAsync(desk, "incidents", "incidents");
            await PhotographAsync(desk, "staff", "staff");
            await desk.GoAsync("integration");
            await desk.Page.GetByLabel("出来事の名前・内容").EvaluateAsync("box => box.scrollIntoView({ block: 'start' })");
            await PhotographAsync(desk, null, "integration");
        }

        string TaskOf(string activity) => demonstration.Ask($"SELECT id FROM human_tasks WHERE state IN (1, 2) AND activity_id = '{activity}'")[0];
        string OwnerOf(string activity) => demonstration.Ask($"SELECT division_id FROM human_tasks WHERE state IN (1, 2) AND activity_id = '{activity}'")[0];
    }

    private async Task<Desk> SignInAsync(PreparedDemonstration demonstration, string userName)
    {
        var desk = await browser.OpenAsync(demonstration.Address);
        await desk.SignInAsync(userName, DemonstrationAccounts.Password);
        return desk;
    }

    private static async Task PhotographAsync(Desk desk, string? path, string name)
    {
        if (path is not null)
            await desk.GoAsync(path);
        await desk.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, name + ".png") });
    }
}
