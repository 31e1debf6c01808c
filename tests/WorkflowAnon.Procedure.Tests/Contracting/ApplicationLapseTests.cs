using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Contracting;
using WorkflowAnon.Procedure.Fees;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Contracting;

/// <summary>The fee is paid in time, the application is late: a person decides, never the software.</summary>
public sealed class ApplicationLapseTests
{
    /// <summary>One month from the day after 1 April.</summary>
    private static readonly DateOnly Due = new(2026, 5, 1);

    private static async Task<JourneyScene> PaidAsync(StorageProvider provider = StorageProvider.Sqlite)
    {
        var scene = await JourneyScene.StartAsync(provider);
        await scene.NoticedAsync();
        await scene.Driver.GoToAsync(JourneyScene.Paid);
        await scene.Case.PayAsync();
        return scene;
    }

    private static ReceiveApplicationForm Application(JourneyScene scene, DateOnly receivedOn) => new()
    {
        ReceivedOn = receivedOn,
        Channel = "in-person",
        Applicants = [new() { Name = scene.Proposal.Party.Name }],
        ContractCopies = 2,
        Taxable = false,
        TaxableReason = "課税物件に当たらない。",
    };

    [Theory]
    [Covers("8-3-1", FindingLevel.Human, FindingLevel.Block)]
    [Covers("8-3-2", FindingLevel.Block)]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task A_late_application_is_taken_after_a_supervisor_has_extended_the_period_by_a_new_notice(StorageProvider provider)
    {
        await using var scene = await PaidAsync(provider);
        await scene.Driver.GoToAsync(Due);
        Assert.Equal(["receive-application"], await scene.OpenAsync());
        await scene.Driver.GoToAsync(Due.AddDays(6));
        Assert.Equal(["lapse-application", "receive-application"], await scene.OpenAsync());
        await scene.RefusedAsync("receivedOn", "8-3-1", "receive-application", scene.Clerk, Application(scene, scene.Driver.Today), "Received");

        var supervisor = scene.People.Supervisor;
        await scene.RefusedAsync("newDueOn", "8-3-2", "lapse-application", supervisor, new DecideApplicationLapseForm { Reason = "依頼", NewDueOn = Due }, "Extended");
        await scene.RefusedAsync("newDueOn", "8-3-2", "lapse-application", supervisor, new DecideApplicationLapseForm { Reason = "依頼" }, "Extended");
        await scene.RefusedAsync("reason", "8-3-2", "lapse-application", supervisor, new DecideApplicationLapseForm { NewDueOn = new(2026, 5, 29) }, "Extended");
        await scene.RefusedAsync("", "8-3-1", "lapse-application", supervisor, new DecideApplicationLapseForm { Reason = "届いていた。" }, "InTime");
        await scene.DoAsync("lapse-application", supervisor, new DecideApplicationLapseForm { Reason = "担当者の急病", NewDueOn = new(2026, 5, 29) }, "Extended");
        await scene.RefusedAsync("receivedOn", "8-3-1", "receive-application", scene.Clerk, Application(scene, scene.Driver.Today), "Received");
        await scene.ReissueAsync("extension");

        var notice = await scene.ReadAsync(db => db.Set<ResultNotice>().AsNoTracking().OrderByDescending(n => n.Version).FirstAsync());
        Assert.Equal((2, new DateOnly(2026, 5, 29), "担当者の急病"), (notice.Version, notice.ApplicationDue, notice.ReissueReason));
        Assert.Contains("ApplicationDueExtended", await scene.Driver.EventsAsync(scene.CaseId));
        Assert.Equal(["receive-application"], await scene.OpenAsync());
        await scene.DoAsync("receive-application", scene.Clerk, Application(scene, scene.Driver.Today), "Received");
        Assert.Equal(["draft-contract"], await scene.OpenAsync());
        Assert.Equal(CaseStage.Contracting, (await scene.CaseAsync()).Stage);
        // The extended period passes: the application is there, nobody is asked.
        await scene.Driver.GoToAsync(new(2026, 6, 1));
        Assert.Equal(["draft-contract"], await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("8-2-2但", FindingLevel.Block)]
    [Covers("8-3-2", FindingLevel.Block)]
    public async Task One_new_notice_at_a_time_so_that_what_goes_out_is_what_was_approved()
    {
        await using var scene = await PaidAsync();
        var fee = await scene.ReadAsync(db => db.Set<ResultNotice>().AsNoTracking().Select(n => n.FeeYen).SingleAsync());
        var correction = new CorrectAmountForm { ReasonKind = "FormalError", CorrectedYen = fee + 10_000, Explanation = "10,000円少なく誤記した。" };
        var extension = new DecideApplicationLapseForm { Reason = "担当者の急病", NewDueOn = new(2026, 5, 29) };
        await scene.Driver.GoToAsync(Due.AddDays(6));
        await scene.Driver.BeginAsync("fee-correction", scene.Clerk, scene.CaseId);
        await scene.DoAsync("report", scene.Clerk, new ReportFormalErrorForm { Note = "積算書の額と異なる。" }, "Reported");
        await scene.DoAsync("correct-amount", scene.People.Supervisor, correction, "Corrected");

        await scene.RefusedAsync("", "8-3-2", "lapse-application", scene.People.Supervisor, extension, "Extended");
        await scene.DoAsync("approve-correction", scene.People.HeadClerk, new ApproveForm(), "Approved");
        await scene.RefusedAsync("", "8-3-2", "lapse-application", scene.People.Supervisor, extension, "Extended");
        await scene.DoAsync("dispatch-correction", scene.Clerk, new DispatchReissueForm { EnforcementDate = scene.Driver.Today, DispatchMethod = "post" }, "Dispatched");
        await scene.DoAsync("lapse-application", scene.People.Supervisor, extension, "Extended");

        await scene.DoAsync("settle", scene.Clerk, new SettleDifferenceForm { Yen = 10_000, SettledOn = scene.Driver.Today, Method = "収入証紙", StampsCancelled = true });
        await scene.Driver.BeginAsync("fee-correction", scene.Clerk, scene.CaseId);
        await scene.DoAsync("report", scene.Clerk, new ReportFormalErrorForm { Note = "なお誤りがある。" }, "Reported");
        correction.CorrectedYen = fee;
        await scene.RefusedAsync("", "8-2-2但", "correct-amount", scene.People.Supervisor, correction, "Corrected");
        // Another decision leaves the other's draft alone.
        await scene.DoAsync("correct-amount", scene.People.Supervisor, new CorrectAmountForm { Explanation = "誤りではなかった。" }, "Refused");
        await scene.ReissueAsync("extension");

        var notices = await scene.ReadAsync(db => db.Set<ResultNotice>().AsNoTracking().OrderBy(n => n.Version).ToListAsync());
        Assert.Equal([(fee, (DateOnly?)Due), (fee + 10_000, Due), (fee + 10_000, new(2026, 5, 29))], notices.Select(n => (n.FeeYen, n.ApplicationDue)));
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("8-3-1", FindingLevel.Block)]
    public async Task An_application_that_came_in_time_is_received_after_the_due_date()
    {
        await using var scene = await PaidAsync();
        await scene.Driver.GoToAsync(Due.AddDays(6));
        await scene.DoAsync("receive-application", scene.Clerk, Application(scene, Due), "Received");
        await scene.RefusedAsync("", "8-3-1", "lapse-application", scene.People.Supervisor, new DecideApplicationLapseForm { Reason = "終了", }, "Closed");
        await scene.DoAsync("lapse-application", scene.People.Supervisor, new DecideApplicationLapseForm { Reason = "期限の日の消印で届いていた。" }, "InTime");
        Assert.Equal(["draft-contract"], await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("8-3-2")]
    public async Task Without_extension_the_case_is_closed()
    {
        await using var scene = await PaidAsync();
        await scene.Driver.GoToAsync(Due.AddDays(6));
        await scene.DoAsync("lapse-application", scene.People.Supervisor, new DecideApplicationLapseForm { Reason = "契約しない旨の回答を得た。" }, "Closed");

        Assert.Empty(await scene.OpenAsync());
        Assert.Equal((CaseStage.Completed, CaseOutcome.LapsedNoApplication), ((await scene.CaseAsync()).Stage, (await scene.CaseAsync()).Outcome));
        Assert.Equal("ContractApplicationLapsed", (await scene.Driver.EventsAsync(scene.CaseId))[^1]);
        await scene.Driver.AssertNoIncidentsAsync();
    }
}
