using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Recruitment;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Recruitment;

/// <summary>第4: an open recruitment may be extended, and after its close its result is reported.</summary>
public sealed class ExtensionTests
{
    private static readonly DateOnly Later = new(2026, 3, 31);

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    [Covers("4-1b", FindingLevel.Block, FindingLevel.Warn)]
    [Covers("4-2b", FindingLevel.Block)]
    public async Task The_period_of_an_open_recruitment_becomes_longer_by_decision_and_publication(StorageProvider provider)
    {
        await using var driver = await ProcedureDriver.StartAsync(
            new ProcedureStore(provider), RecruitmentSteps.Planned, "recruitment", "file-selection", "recruitment-extension", "recruitment-report");
        var steps = new RecruitmentSteps(driver);
        var id = await steps.OpenAsync(RecruitmentSteps.Licence);
        await driver.BeginAsync("recruitment-extension", steps.Clerk, id);
        Task Refused(string step, object form, string field, string clause, string? button = null) => RefusedAsync(driver, id, step, form, field, clause, button);

        await Refused("draft-extension", new DraftExtensionForm { EndsOn = RecruitmentSteps.Ends, Reason = "周知のため。" }, "endsOn", "4-1b", "Drafted");
        await Refused("draft-extension", new DraftExtensionForm { EndsOn = Later }, "reason", "4-2b", "Drafted");
        await Refused("draft-extension", new DraftExtensionForm { EndsOn = new(2026, 3, 21), Reason = "周知のため。" }, "endsOn", "4-1b", "Drafted");
        await driver.DoAsync(id, "draft-extension", steps.Clerk, new DraftExtensionForm { EndsOn = Later, Reason = "周知の期間を確保するため。" }, "Drafted");
        await driver.DoAsync(id, "approve-extension", driver.GeneralAffairs(3, Duties.Approver), new ApproveForm(), "Approved");
        var publication = await driver.FormAsync<PublishExtensionForm>(id, "publish-extension", steps.Clerk);
        (publication.Url, publication.Evidence, publication.PublishedOn) = ("https://www.example.jp/boshu", "画面の写しを綴じた。", driver.Today.AddDays(1));
        await Refused("publish-extension", publication, "publishedOn", "4-2b");
        publication.PublishedOn = driver.Today;
        await driver.DoAsync(id, "publish-extension", steps.Clerk, publication);

        // The old end passes: the recruitment goes on until the new one.
        await driver.GoToAsync(RecruitmentSteps.Ends.AddDays(1));
        Assert.Empty(await driver.OpenAsync(id));
        await driver.GoToAsync(Later.AddDays(1));
        await driver.DoAsync(id, "close", steps.Clerk, new CloseRecruitmentForm { ClosedOn = driver.Today, NothingPending = true });
        await Refused("report", new ReportRecruitmentForm { ReportedOn = driver.Today }, "report", "4-1b");
        await Refused("report", new ReportRecruitmentForm { ReportedOn = driver.Today.AddDays(-1), Report = "報告した。" }, "reportedOn", "4-1b");
        await driver.DoAsync(id, "report", steps.Clerk);

        var round = await driver.Office.ReadAsync(db => db.Set<RecruitmentRound>().AsNoTracking().SingleAsync());
        Assert.Equal((RecruitmentState.Reported, Later, driver.Today), (round.State, round.EndsOn, round.ReportedOn));
        Assert.Contains("到達した提案0件", round.Report, StringComparison.Ordinal);
        Assert.Equal([(RecruitmentSteps.Ends, false), (Later, true)], (await driver.Office.ReadAsync(db => db.Set<Deadline>().AsNoTracking()
            .Where(d => d.SubjectId == id && d.Kind == DeadlineKind.RecruitmentEnd).OrderBy(d => d.Due).ToListAsync())).Select(d => (d.Due, d.MetAt is not null)));
        Assert.Contains("RecruitmentPeriodChanged", await driver.EventsAsync(id));
        await driver.AssertSoundAsync();
    }

    [Fact]
    [Covers("4-1b", FindingLevel.Block)]
    [Covers("4-2b", FindingLevel.Block)]
    public async Task An_extension_that_comes_after_the_end_is_refused_at_every_step()
    {
        await using var driver = await ProcedureDriver.StartAsync(ProcedureStore.Sqlite, RecruitmentSteps.Planned, "recruitment", "file-selection", "recruitment-extension");
        var steps = new RecruitmentSteps(driver);
        var id = await steps.OpenAsync(RecruitmentSteps.Licence);
        await driver.BeginAsync("recruitment-extension", steps.Clerk, id);
        await driver.DoAsync(id, "draft-extension", steps.Clerk, new DraftExtensionForm { EndsOn = Later, Reason = "周知の期間を確保するため。" }, "Drafted");
        await driver.GoToAsync(RecruitmentSteps.Ends.AddDays(1));
        await driver.DoAsync(id, "approve-extension", driver.GeneralAffairs(3, Duties.Approver), new ApproveForm(), "Approved");
        var publication = await driver.FormAsync<PublishExtensionForm>(id, "publish-extension", steps.Clerk);
        (publication.Url, publication.Evidence, publication.PublishedOn) = ("https://www.example.jp/boshu", "画面の写しを綴じた。", driver.Today);
        await RefusedAsync(driver, id, "publish-extension", publication, "publishedOn", "4-2b");

        await driver.BeginAsync("recruitment-extension", steps.Clerk, id);
        await RefusedAsync(driver, id, "draft-extension", new DraftExtensionForm { EndsOn = Later, Reason = "周知のため。" }, "", "4-1b", "Drafted");
        await driver.DoAsync(id, "draft-extension", steps.Clerk, new DraftExtensionForm(), "GivenUp");
        await driver.DoAsync(id, "close", steps.Clerk, new CloseRecruitmentForm { ClosedOn = driver.Today, NothingPending = true });
        await Assert.ThrowsAsync<TaskConflictException>(() => driver.BeginAsync("recruitment-extension", steps.Clerk, id));
    }

    private static async Task RefusedAsync(ProcedureDriver driver, string id, string step, object form, string field, string clause, string? button = null)
    {
        var refused = await driver.RefusedAsync(id, step, driver.GeneralAffairs(), form, button);
        Assert.Contains(refused.Errors, e => e.Field == field && e.Clause == clause);
    }
}
