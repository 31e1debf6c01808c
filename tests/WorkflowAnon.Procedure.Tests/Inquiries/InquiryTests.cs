using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Inquiries;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Inquiries;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Inquiries;

/// <summary>第2 and 第5-3⑵: inquiries are recorded, go to whom they concern, and end with an answer.</summary>
public sealed class InquiryTests
{
    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    [Covers("2-a")]
    [Covers("2-b")]
    [Covers("2-d")]
    public async Task An_inquiry_about_a_file_is_answered_by_the_division_that_holds_it(StorageProvider provider)
    {
        await using var scene = await DeskScene.StartAsync(provider);
        var id = await scene.BeginAsync("inquiry");
        await scene.Driver.DoAsync(id, "receive", scene.Clerk, Inquiry(topic: "FileContent", fileId: "file-1"));
        Assert.Equal(["answer"], await scene.Driver.OpenAsync(id));
        await scene.Driver.DoAsync(id, "answer", DeskScene.Division, Answer());
        Assert.Empty(await scene.Driver.OpenAsync(id));
        Assert.Equal(["InquiryReceived", "InquiryRouted", "InquiryAnswered"], await scene.Driver.EventsAsync(id));
        var inquiry = await scene.ReadAsync(db => db.Set<Inquiry>().AsNoTracking().SingleAsync());
        Assert.Equal((DeskScene.Owner, "年代は生年月日から求めています。", DeskScene.Today, "令和7年度問合せ第1号"), (inquiry.DivisionId, inquiry.Answer, inquiry.AnsweredOn, inquiry.Label()));
        await scene.Driver.AssertSoundAsync();
    }

    [Fact]
    [Covers("2-a", FindingLevel.Block)]
    public async Task An_inquiry_is_not_recorded_without_its_content_nor_closed_without_an_answer()
    {
        await using var scene = await DeskScene.StartAsync();
        var id = await scene.BeginAsync("inquiry");
        await scene.RefusedAsync(id, "question", "2-a", "receive", scene.Clerk, Inquiry(question: " "));
        var tomorrow = Inquiry();
        tomorrow.ReceivedOn = DeskScene.Today.AddDays(1);
        await scene.RefusedAsync(id, "receivedOn", "2-a", "receive", scene.Clerk, tomorrow);
        await scene.Driver.DoAsync(id, "receive", scene.Clerk, Inquiry());
        await scene.RefusedAsync(id, "answer", "2-a", "answer", scene.Clerk, Answer(""));
        var early = Answer();
        early.AnsweredOn = DeskScene.Today.AddDays(-1);
        await scene.RefusedAsync(id, "answeredOn", "2-a", "answer", scene.Clerk, early);
        await scene.Driver.DoAsync(id, "answer", scene.Clerk, Answer());
        Assert.Equal(["InquiryReceived", "InquiryAnswered"], await scene.Driver.EventsAsync(id));
    }

    [Theory]
    [InlineData("FileContent", "", "")]
    [InlineData("FileContent", "file-2", "")]
    [InlineData("ProposalContent", "", "case-unknown")]
    [Covers("2-b", FindingLevel.Human)]
    public async Task An_inquiry_that_no_division_holds_is_routed_by_a_person(string topic, string fileId, string caseId)
    {
        await using var scene = await DeskScene.StartAsync();
        var id = await scene.BeginAsync("inquiry");
        await scene.Driver.DoAsync(id, "receive", scene.Clerk, Inquiry(topic, fileId, caseId));
        Assert.Equal(["route"], await scene.Driver.OpenAsync(id));
        await scene.RefusedAsync(id, "divisionId", "2-b", "route", scene.Clerk, new RouteInquiryForm { DivisionId = DeskScene.Owner });
        await scene.Driver.DoAsync(id, "route", scene.Clerk, new RouteInquiryForm { DivisionId = DeskScene.Owner, Reason = "事務を引き継いだ所属である。" });
        await scene.Driver.DoAsync(id, "answer", DeskScene.Division, Answer());
        Assert.Empty(await scene.Driver.OpenAsync(id));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    [Covers("2-b", FindingLevel.Human)]
    public async Task An_inquiry_that_went_to_the_wrong_division_comes_back_with_a_reason_and_is_routed_anew(StorageProvider provider)
    {
        await using var scene = await DeskScene.StartAsync(provider);
        var id = await scene.BeginAsync("inquiry");
        await scene.Driver.DoAsync(id, "receive", scene.Clerk, Inquiry(topic: "FileContent", fileId: "file-1"));
        await scene.RefusedAsync(id, "sendBackReason", "2-b", "answer", DeskScene.Division, new AnswerRoutedInquiryForm(), "SentBack");
        await scene.Driver.DoAsync(id, "answer", DeskScene.Division, new AnswerRoutedInquiryForm { SendBackReason = "交通規制課の保有するファイルについての問合せである。" }, "SentBack");

        Assert.Equal(["route"], await scene.Driver.OpenAsync(id));
        var route = await scene.Driver.OpenAsync(id, "route", scene.Clerk);
        Assert.Contains(route.View.Facts, f => f.Value.Contains("交通規制課の保有する", StringComparison.Ordinal));
        await scene.RefusedAsync(id, "divisionId", "2-b", "route", scene.Clerk, new RouteInquiryForm { DivisionId = "traffic-regulation" });
        await scene.Driver.DoAsync(id, "route", scene.Clerk, new RouteInquiryForm { DivisionId = "traffic-regulation", Reason = "標識の管理は交通規制課の事務である。" });
        await scene.Driver.DoAsync(id, "answer", ProcedureDriver.Person("traffic-regulation"), Answer());
        Assert.Empty(await scene.Driver.OpenAsync(id));
        Assert.Equal(["InquiryReceived", "InquiryRouted", "InquirySentBack", "InquiryRouted", "InquiryAnswered"], await scene.Driver.EventsAsync(id));
        await scene.Driver.AssertSoundAsync();
    }

    [Fact]
    public async Task General_affairs_may_answer_itself_what_came_back()
    {
        await using var scene = await DeskScene.StartAsync();
        var id = await scene.BeginAsync("inquiry");
        await scene.Driver.DoAsync(id, "receive", scene.Clerk, Inquiry(topic: "FileContent", fileId: "file-1"));
        await scene.Driver.DoAsync(id, "answer", DeskScene.Division, new AnswerRoutedInquiryForm { SendBackReason = "手続についての問合せである。" }, "SentBack");
        await scene.Driver.DoAsync(id, "route", scene.Clerk, new RouteInquiryForm { DivisionId = "general-affairs", Reason = "手続についての問合せである。" });
        await scene.Driver.DoAsync(id, "answer", scene.Clerk, Answer());
        Assert.Empty(await scene.Driver.OpenAsync(id));
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("5-3-2")]
    public async Task An_agent_with_form_3_is_given_what_was_asked_for()
    {
        await using var scene = await DeskScene.StartAsync();
        var id = await scene.BeginAsync("inquiry");
        await scene.Driver.DoAsync(id, "receive", scene.Clerk, Inquiry("ProposalContent", caseId: DeskScene.CaseId, inquirer: "Agent"));
        await scene.Driver.DoAsync(id, "answer", DeskScene.Division, Answer());
        Assert.Equal("InquiryAnswered", (await scene.Driver.EventsAsync(id))[^1]);
    }

    [Fact]
    [Covers("5-3-2", FindingLevel.Human)]
    public async Task An_agent_without_form_3_is_told_nothing_of_a_proposal_until_a_person_confirmed_the_authority()
    {
        await using var scene = await DeskScene.StartAsync(withForm3: false);
        var id = await scene.BeginAsync("inquiry");
        var asked = Inquiry("ProposalContent", caseId: DeskScene.CaseId, inquirer: "Agent");
        await scene.RefusedAsync(id, "agent", "5-3-2", "receive", scene.Clerk, asked);
        asked.AuthorityJudgement = "提案者に電話で確認した。";
        await scene.Driver.DoAsync(id, "receive", scene.Clerk, asked);
        Assert.Equal("提案者に電話で確認した。", (await scene.ReadAsync(db => db.Set<Inquiry>().AsNoTracking().SingleAsync())).AuthorityJudgement);
        Assert.Equal(["answer"], await scene.Driver.OpenAsync(id));
    }

    [Fact]
    public async Task Only_general_affairs_opens_the_desk_and_only_the_division_asked_answers()
    {
        await using var scene = await DeskScene.StartAsync();
        await Assert.ThrowsAsync<TaskConflictException>(() => scene.Driver.BeginAsync("inquiry", DeskScene.Division));
        var id = await scene.BeginAsync("inquiry");
        await scene.Driver.DoAsync(id, "receive", scene.Clerk, Inquiry(topic: "FileContent", fileId: "file-1"));
        await scene.Driver.SettleAsync(CancellationToken.None);
        var task = (await scene.Driver.Office.OpenTasksAsync(id))[0];
        var commands = (TaskCommands)scene.Driver.Services.GetService(typeof(TaskCommands))!;
        var refused = await Assert.ThrowsAsync<TaskConflictException>(() => commands.OpenAsync(task.Id, scene.Clerk));
        Assert.Equal(TaskConflictKind.Forbidden, refused.Kind);
    }

    private static ReceiveInquiryForm Inquiry(string topic = "General", string fileId = "", string caseId = "", string inquirer = "Prospective", string question = "年代の区分はどのように求めていますか。") => new()
    {
        ReceivedOn = DeskScene.Today,
        Channel = DeskChoices.Phone,
        Inquirer = inquirer,
        InquirerName = "甲野 太郎",
        Contact = "017-000-0001",
        Topic = topic,
        FileId = fileId,
        CaseId = caseId,
        Question = question,
    };

    private static AnswerInquiryForm Answer(string text = "年代は生年月日から求めています。") => new() { Answer = text, AnsweredOn = DeskScene.Today };
}
