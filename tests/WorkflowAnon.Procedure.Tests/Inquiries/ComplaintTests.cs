using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Complaints;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Complaints;
using WorkflowAnon.Procedure.Inquiries;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Inquiries;

/// <summary>第12: reception → assignment → answer → close.</summary>
public sealed class ComplaintTests
{
    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    [Covers("12")]
    public async Task A_complaint_is_assigned_answered_handled_anew_and_closed(StorageProvider provider)
    {
        await using var scene = await DeskScene.StartAsync(provider);
        var id = await ReceivedAsync(scene);
        await scene.Driver.DoAsync(id, "assign", scene.Clerk, new AssignComplaintForm { DivisionId = DeskScene.Owner, Note = "提供先での取扱いについて" });
        Assert.Equal(["answer"], await scene.Driver.OpenAsync(id));
        await scene.Driver.DoAsync(id, "answer", DeskScene.Division, Answer());
        await scene.Driver.DoAsync(id, "close", scene.Clerk, new CloseComplaintForm { Measures = "回答が一部にとどまる。" }, "Reassign");
        await scene.Driver.DoAsync(id, "assign", scene.Clerk, new AssignComplaintForm { DivisionId = "general-affairs" });
        await scene.Driver.DoAsync(id, "answer", scene.Clerk, Answer("調査の結果と講じた措置を説明した。"));
        await scene.Driver.DoAsync(id, "close", scene.Clerk, new CloseComplaintForm { Measures = "説明資料を改めた。" }, "Closed");

        Assert.Empty(await scene.Driver.OpenAsync(id));
        Assert.Equal(["ComplaintReceived", "ComplaintAssigned", "ComplaintAnswered", "ComplaintClosed"], await scene.Driver.EventsAsync(id));
        var complaint = await scene.ReadAsync(db => db.Set<Complaint>().AsNoTracking().SingleAsync());
        Assert.Equal(("調査の結果と講じた措置を説明した。", DeskScene.Today, "令和7年度苦情第1号"), (complaint.Answer, complaint.ClosedOn, complaint.Label()));
        await scene.Driver.AssertSoundAsync();
    }

    [Fact]
    [Covers("12", FindingLevel.Block)]
    public async Task A_complaint_needs_its_content_a_division_and_an_answer()
    {
        await using var scene = await DeskScene.StartAsync();
        var id = await scene.BeginAsync("complaint");
        await scene.RefusedAsync(id, "content", "12", "receive", scene.Clerk, Complaint(" "));
        await scene.RefusedAsync(id, "receivedOn", "12", "receive", scene.Clerk, Complaint(on: DeskScene.Today.AddDays(1)));
        await scene.Driver.DoAsync(id, "receive", scene.Clerk, Complaint());
        await scene.RefusedAsync(id, "divisionId", "12", "assign", scene.Clerk, new AssignComplaintForm());
        await scene.RefusedAsync(id, "divisionId", "12", "assign", scene.Clerk, new AssignComplaintForm { DivisionId = "abolished" });
        await scene.Driver.DoAsync(id, "assign", scene.Clerk, new AssignComplaintForm { DivisionId = "general-affairs" });
        await scene.RefusedAsync(id, "answer", "12", "answer", scene.Clerk, Answer(""));
        var early = Answer();
        early.AnsweredOn = DeskScene.Today.AddDays(-1);
        await scene.RefusedAsync(id, "answeredOn", "12", "answer", scene.Clerk, early);
    }

    [Fact]
    [Covers("12", FindingLevel.Block)]
    public async Task No_complaint_is_closed_without_a_record_of_its_answer()
    {
        await using var scene = await DeskScene.StartAsync();
        var id = await ReceivedAsync(scene);
        await scene.Driver.DoAsync(id, "assign", scene.Clerk, new AssignComplaintForm { DivisionId = "general-affairs" });
        await scene.Driver.DoAsync(id, "answer", scene.Clerk, Answer());
        // As if a redrawn procedure had come here without the answer: the rule does not rest on the drawing.
        await scene.BurstAsync(db => db.Set<Complaint>().Single().Answer = "");
        await scene.RefusedAsync(id, "answer", "12", "close", scene.Clerk, new CloseComplaintForm { Measures = "なし" }, "Closed");
    }

    private static async Task<string> ReceivedAsync(DeskScene scene)
    {
        var id = await scene.BeginAsync("complaint");
        await scene.Driver.DoAsync(id, "receive", scene.Clerk, Complaint());
        return id;
    }

    private static ReceiveComplaintForm Complaint(string content = "提供された情報の取扱いに不安がある。", DateOnly? on = null) => new()
    {
        ReceivedOn = on ?? DeskScene.Today,
        Channel = DeskChoices.Phone,
        CaseId = DeskScene.CaseId,
        Content = content,
    };

    private static AnswerComplaintForm Answer(string text = "契約により識別行為が禁じられていることを説明した。") =>
        new() { Investigation = "契約と管理の状況を確かめた。", Answer = text, AnsweredOn = DeskScene.Today };
}
