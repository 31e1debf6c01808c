using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Proposals;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Proposals;

public sealed class ReceiptTests
{
    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    [Covers("5-2-3")]
    public async Task A_proposal_is_stamped_copied_forwarded_and_checked_on_the_copy(StorageProvider provider)
    {
        await using var scene = await ProposalScene.StartAsync(new ProcedureStore(provider));
        await scene.ForwardAsync();
        var @case = await scene.CaseAsync();
        Assert.Equal(("file-1", ProposalScene.Owner, CaseStage.Proposals), (@case.FileId, @case.OwningDivisionId, @case.Stage));
        var paper = await scene.Driver.Office.ReadAsync(db => db.Set<Paper>().AsNoTracking().SingleAsync());
        Assert.Equal((PaperKind.ProposalDocuments, ProposalScene.Owner, "general-affairs"), (paper.Kind, paper.OriginalHolder, paper.CopyHolder));
        var proposal = await scene.ProposalAsync();
        Assert.Equal((paper.DocumentNumber, ProposalScene.FirstDay), (proposal.ReceiptNumber, proposal.ProposedOn));
        Assert.Equal(["ProposalArrived", "ProposalReceived", "ProposalCopyRetained", "ProposalForwarded"], await scene.Driver.EventsAsync(scene.CaseId));

        await scene.CheckAsync();
        Assert.Empty(await scene.CorrectionsAsync());
        await scene.DoAsync("send-findings", new SendFindingsForm { Remark = "不備なし" });
        proposal = await scene.ProposalAsync();
        Assert.Equal(("cd-r", "counter", 5_000, "髙"), (proposal.Medium, proposal.ProvisionWay, proposal.RequestedPersonCount, proposal.Proposers[0].Name[4..5]));
        Assert.Equal(["IdentityVerified", "FormalCheckCompleted"], (await scene.Driver.EventsAsync(scene.CaseId))[4..]);

        await scene.BurstAsync(_ => { }, new ExaminationDecided { SubjectId = scene.CaseId });
        Assert.Empty(await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Theory]
    [InlineData("2026-02-20", "recruitment-1")] // the next one has not begun
    [InlineData("2026-04-10", "recruitment-2")] // nobody has confirmed the end of the first yet
    [InlineData("2026-06-01", "")]              // after both: the clerk says which
    public async Task The_page_proposes_the_recruitment_that_runs_on_the_day(string today, string proposed)
    {
        await using var scene = await ProposalScene.StartAsync(today: DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));
        await scene.BurstAsync(db => db.Add(new RecruitmentRound
        {
            Id = "recruitment-2",
            FiscalYear = 2026,
            Round = 1,
            StartsOn = new(2026, 4, 1),
            EndsOn = new(2026, 5, 15),
            State = RecruitmentState.Open,
        }));
        var view = (await scene.Driver.OpenAsync(scene.CaseId, "record-arrival", scene.Clerk)).View;
        Assert.Equal(proposed, Assert.IsType<RecordArrivalForm>(view.Initial).RecruitmentId);
        Assert.Equal(2, view.Choices["recruitments"].Count);
    }

    [Theory]
    [InlineData("email")]
    [InlineData("fax")]
    [InlineData("online")]
    [Covers("5-2-1", FindingLevel.Block)]
    public async Task What_does_not_come_by_hand_or_post_is_returned_with_guidance(string channel)
    {
        await using var scene = await ProposalScene.StartAsync();
        await scene.DoAsync("record-arrival", ProposalScene.Arrival(channel: channel));
        Assert.Equal(["return-papers"], await scene.OpenAsync());
        await scene.RefusedAsync("guidance", "5-2-1", "return-papers", new ReturnPapersForm { ReturnedOn = ProposalScene.FirstDay });
        await scene.RefusedAsync("returnedOn", "5-2-1", "return-papers", new ReturnPapersForm { Guidance = "持参又は郵送を案内した。", ReturnedOn = ProposalScene.FirstDay.AddDays(1) });
        await scene.DoAsync("return-papers", new ReturnPapersForm { ReturnedOn = ProposalScene.FirstDay, Guidance = "持参又は郵送を案内した。" });
        Assert.Equal((CaseStage.Completed, CaseOutcome.NotAccepted), ((await scene.CaseAsync()).Stage, (await scene.CaseAsync()).Outcome));
    }

    [Theory]
    [InlineData("2026-03-17", "in-person", "後です")]   // late
    [InlineData("2026-02-12", "post", "前です")]        // early
    [InlineData("2026-03-07", "post", "閉庁日")]        // Saturday
    [Covers("4-1b", FindingLevel.Human)]
    [Covers("5-2-1")]
    public async Task An_arrival_out_of_the_ordinary_is_decided_by_a_person(string arrived, string channel, string fact)
    {
        await using var scene = await ProposalScene.StartAsync(today: new(2026, 3, 17));
        await scene.DoAsync("record-arrival", ProposalScene.Arrival(DateOnly.Parse(arrived, System.Globalization.CultureInfo.InvariantCulture), channel));
        var opened = await scene.Driver.OpenAsync(scene.CaseId, "decide-receipt", scene.Clerk);
        Assert.Contains(opened.View.Warnings, w => w.Contains(fact, StringComparison.Ordinal));
        await scene.RefusedAsync("reason", "5-2-1", "decide-receipt", new DecideReceiptForm(), "Received");
        await scene.DoAsync("decide-receipt", new DecideReceiptForm { Reason = "封筒により確認した。" }, "Received");
        Assert.Equal(["stamp-receipt"], await scene.OpenAsync());
        Assert.Equal(ArrivalDecision.Received, (await scene.ProposalAsync()).Arrival.Decision);
    }

    [Fact]
    [Covers("5-2-1")]
    public async Task A_late_arrival_may_be_returned()
    {
        await using var scene = await ProposalScene.StartAsync(today: new(2026, 3, 17));
        await scene.DoAsync("record-arrival", ProposalScene.Arrival(new(2026, 3, 17)));
        await scene.DoAsync("decide-receipt", new DecideReceiptForm { Reason = "必着の期限を過ぎた。" }, "Returned");
        Assert.Equal(["return-papers"], await scene.OpenAsync());
    }

    [Fact]
    [Covers("5-※", FindingLevel.Human)]
    public async Task A_proposal_on_data_already_made_is_put_before_a_person()
    {
        await using var scene = await ProposalScene.StartAsync();
        var arrival = ProposalScene.Arrival();
        arrival.ForCreatedInformation = true;
        await scene.DoAsync("record-arrival", arrival);
        Assert.Equal(["decide-receipt"], await scene.OpenAsync());
    }

    [Fact]
    [Covers("5-2-2")]
    public async Task Only_general_affairs_receives()
    {
        await using var scene = await ProposalScene.StartAsync();
        var owner = ProcedureDriver.Person(ProposalScene.Owner);
        var task = (await scene.Driver.Office.OpenTasksAsync(scene.CaseId))[0];
        await Assert.ThrowsAsync<TaskConflictException>(() => scene.Driver.BeginAsync("proposal-receipt", owner));
        var commands = (TaskCommands)scene.Driver.Services.GetService(typeof(TaskCommands))!;
        var refused = await Assert.ThrowsAsync<TaskConflictException>(() => commands.OpenAsync(task.Id, owner));
        Assert.Equal(TaskConflictKind.Forbidden, refused.Kind);
    }

    [Fact]
    [Covers("5-2-3", FindingLevel.Block)]
    [Covers("2-b", FindingLevel.Human)]
    public async Task Stamp_copy_and_original_keep_their_order_and_their_dates()
    {
        await using var scene = await ProposalScene.StartAsync();
        await scene.RefusedAsync("arrivedOn", "5-2-3", "record-arrival", ProposalScene.Arrival(ProposalScene.FirstDay.AddDays(1)));
        await scene.DoAsync("record-arrival", ProposalScene.Arrival());

        await scene.RefusedAsync("stamped", "5-2-3", "stamp-receipt", new StampReceiptForm { ReceivedOn = ProposalScene.FirstDay });
        await scene.RefusedAsync("receivedOn", "5-2-3", "stamp-receipt", new StampReceiptForm { Stamped = true });
        await scene.RefusedAsync("receivedOn", "5-2-3", "stamp-receipt", ProposalScene.Stamp(ProposalScene.FirstDay.AddDays(1)));
        await scene.RefusedAsync("receivedOn", "5-2-3", "stamp-receipt", ProposalScene.Stamp(ProposalScene.FirstDay.AddDays(-3)));
        await scene.DoAsync("stamp-receipt", ProposalScene.Stamp());

        await scene.RefusedAsync("place", "5-2-3", "retain-copy", new RetainCopyForm());
        await scene.DoAsync("retain-copy", new RetainCopyForm { Place = "提案書類綴" });

        await scene.RefusedAsync("forwardedOn", "5-2-3", "forward-original", new ForwardOriginalForm { FileName = ProposalScene.FileName });
        await scene.RefusedAsync("divisionId", "2-d", "forward-original", new ForwardOriginalForm { FileName = "古物商許可ファイル", ForwardedOn = ProposalScene.FirstDay });
        await scene.RefusedAsync("divisionId", "2-b", "forward-original", new ForwardOriginalForm { FileName = "古物商許可ファイル", DivisionId = "public-safety", ForwardedOn = ProposalScene.FirstDay });
        await scene.DoAsync("forward-original", new ForwardOriginalForm { FileName = "古物商許可ファイル", DivisionId = "public-safety", DivisionReason = "名称から判断した。", ForwardedOn = ProposalScene.FirstDay });
        Assert.Equal("public-safety", (await scene.CaseAsync()).OwningDivisionId);
    }

    [Fact]
    [Covers("5-2-3", FindingLevel.Block)]
    public async Task An_original_without_a_registered_copy_is_not_forwarded()
    {
        await using var scene = await ProposalScene.StartAsync();
        await scene.DoAsync("record-arrival", ProposalScene.Arrival());
        await scene.DoAsync("stamp-receipt", ProposalScene.Stamp());
        await scene.DoAsync("retain-copy", new RetainCopyForm { Place = "提案書類綴" });
        // As if a redrawn procedure had come here without the copy: the rule does not rest on the drawing.
        await scene.BurstAsync(db => db.Entry(db.Set<Paper>().First()).Property(p => p.CopyHolder).CurrentValue = null);
        await scene.RefusedAsync("", "5-2-3", "forward-original", new ForwardOriginalForm { FileName = ProposalScene.FileName, ForwardedOn = ProposalScene.FirstDay });
    }
}
