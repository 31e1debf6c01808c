using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Recruitment;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Recruitment;

public sealed class RecruitmentJourneyTests
{
    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    [Covers("4-2a")]
    [Covers("6-2イ")]
    public async Task A_recruitment_goes_from_plan_to_close_and_its_counts_are_fixed(StorageProvider provider)
    {
        await using var driver = await ProcedureDriver.StartAsync(new ProcedureStore(provider), RecruitmentSteps.Planned, "recruitment", "file-selection");
        var steps = new RecruitmentSteps(driver);
        var id = await steps.OpenAsync(RecruitmentSteps.Licence, RecruitmentSteps.Accounting, "juvenile-women-safety");

        var round = await RoundAsync(driver, id);
        Assert.Equal(RecruitmentState.Open, round.State);
        Assert.Equal((2025, 1), (round.FiscalYear, round.Round));
        Assert.Equal(new HashSet<string> { "file-licence", "file-seminar", "file-lost-property" }, round.Items.Select(i => i.FileId).ToHashSet());
        Assert.Equal([PublicationKind.PreNotice, PublicationKind.Guidelines], round.Publications.Select(p => p.Kind));

        Assert.Empty(await driver.OpenAsync(id));
        await driver.GoToAsync(RecruitmentSteps.Ends);
        Assert.Empty(await driver.OpenAsync(id));
        await driver.GoToAsync(RecruitmentSteps.Ends.AddDays(1));
        await driver.DoAsync(id, "close", driver.GeneralAffairs(), new CloseRecruitmentForm { ClosedOn = driver.Today, NothingPending = true });

        await FixAsync(driver, id, RecruitmentSteps.Licence);
        await FixAsync(driver, id, RecruitmentSteps.Accounting);
        var file = await driver.Office.ReadAsync(db => db.Set<PersonalInformationFile>().SingleAsync(f => f.Id == "file-licence"));
        Assert.Equal((700_001, RecruitmentSteps.Ends), (file.PersonCount, file.PersonCountAsOf));
        Assert.Empty(await driver.OpenAsync(id));

        var events = await driver.EventsAsync(id);
        Assert.Equal(3, events.Count(e => e == "FileSelectionRequested"));
        Assert.Equal(3, events.Count(e => e == "FileSelectionCompleted"));
        Assert.Equal(3, events.Count(e => e == "FileNominated"));
        Assert.Equal(3, events.Count(e => e == "PersonCountFixed"));
        string[] once = ["RecruitmentPlanned", "RecruitmentPreNoticePublished", "RecruitmentPublished", "RecruitmentOpened", "RecruitmentClosed"];
        Assert.Equal(once, events.Where(once.Contains));
        var deadlines = await driver.Office.ReadAsync(db => db.Set<Deadline>().Where(d => d.SubjectId == id).OrderBy(d => d.Kind).ToListAsync());
        Assert.Equal([(DeadlineKind.RecruitmentStart, RecruitmentSteps.Starts), (DeadlineKind.RecruitmentEnd, RecruitmentSteps.Ends)], deadlines.Select(d => (d.Kind, d.Due)));
        Assert.All(deadlines, d => Assert.NotNull(d.MetAt));
        await driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("N-2")]
    public async Task Drafter_and_approver_are_different_people_and_what_is_sent_back_is_drafted_again()
    {
        await using var driver = await ProcedureDriver.StartAsync(ProcedureStore.Sqlite, RecruitmentSteps.Planned, "recruitment", "file-selection");
        var steps = new RecruitmentSteps(driver);
        await steps.EnterRegisterAsync();
        var id = await steps.PlanAsync(RecruitmentSteps.Licence);
        var both = new Actor("both", "両方の職務の者", RecruitmentSteps.Licence, new HashSet<string> { Duties.Staff, Duties.Approver });
        await driver.DoAsync(id, "nominate", both, RecruitmentSteps.Nomination(RecruitmentSteps.Licence));
        await Assert.ThrowsAsync<WorkflowAnon.Procedure.Kernel.Tasks.TaskConflictException>(() => driver.DoAsync(id, "approve-selection", both));

        var approver = ProcedureDriver.Person(RecruitmentSteps.Licence, 1, Duties.Approver);
        var refused = await driver.RefusedAsync(id, "approve-selection", approver, button: "SentBack");
        Assert.Equal("comment", refused.Errors[0].Field);
        await driver.DoAsync(id, "approve-selection", approver, new WorkflowAnon.Procedure.Kernel.Activities.ApproveForm { Comment = "第3号の理由を具体的に。" }, "SentBack");
        Assert.Equal(["nominate"], await driver.OpenAsync(id));
        // What was typed is kept for the second draft.
        var again = await driver.FormAsync<NominateFilesForm>(id, "nominate", both);
        Assert.True(again.Files.TrueForAll(f => f.Selected == true));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    [Covers("N-2")]
    public async Task Of_two_who_drafted_at_the_same_instant_the_later_one_may_not_approve(StorageProvider provider)
    {
        // The test's clock stands still: only the order of the bursts tells who drafted last.
        await using var driver = await ProcedureDriver.StartAsync(new ProcedureStore(provider), RecruitmentSteps.Planned, "recruitment", "file-selection");
        var steps = new RecruitmentSteps(driver);
        await steps.EnterRegisterAsync();
        var id = await steps.PlanAsync(RecruitmentSteps.Licence);
        var (first, second) = (Both("z"), Both("a"));
        await driver.DoAsync(id, "nominate", first, RecruitmentSteps.Nomination(RecruitmentSteps.Licence));
        await driver.DoAsync(id, "approve-selection", second, new WorkflowAnon.Procedure.Kernel.Activities.ApproveForm { Comment = "理由を具体的に。" }, "SentBack");
        await driver.DoAsync(id, "nominate", second, RecruitmentSteps.Nomination(RecruitmentSteps.Licence));

        await Assert.ThrowsAsync<WorkflowAnon.Procedure.Kernel.Tasks.TaskConflictException>(() => driver.DoAsync(id, "approve-selection", second));
        await driver.DoAsync(id, "approve-selection", first);

        static Actor Both(string id) => new(id, id, RecruitmentSteps.Licence, new HashSet<string> { Duties.Staff, Duties.Approver });
    }

    [Fact]
    public async Task When_no_division_selects_a_file_the_selection_can_be_asked_for_again()
    {
        await using var driver = await ProcedureDriver.StartAsync(ProcedureStore.Sqlite, RecruitmentSteps.Planned, "recruitment", "file-selection");
        var steps = new RecruitmentSteps(driver);
        await steps.EnterRegisterAsync();
        var id = await steps.PlanAsync("juvenile-women-safety");
        await steps.SelectAsync(id, "juvenile-women-safety");
        var form = await driver.FormAsync<ComposeGuidelinesForm>(id, "compose-guidelines", steps.Clerk);
        Assert.Contains((await driver.RefusedAsync(id, "compose-guidelines", steps.Clerk, form)).Errors, e => e.Clause == "4-1c");
        form.ReselectReason = "他のファイルの検討を求める。";
        await driver.DoAsync(id, "compose-guidelines", steps.Clerk, form, "Reselect");
        Assert.Equal(["nominate"], await driver.OpenAsync(id));
    }

    [Fact]
    [Covers("4-2b", FindingLevel.Block)]
    public async Task A_missed_notice_beforehand_leads_to_a_new_period_and_a_new_approval()
    {
        await using var driver = await ProcedureDriver.StartAsync(ProcedureStore.Sqlite, RecruitmentSteps.Planned, "recruitment", "file-selection");
        var steps = new RecruitmentSteps(driver);
        await steps.EnterRegisterAsync();
        var id = await steps.PlanAsync(RecruitmentSteps.Licence);
        await steps.SelectAsync(id, RecruitmentSteps.Licence);
        await steps.DraftAsync(id);
        await driver.GoToAsync(RecruitmentSteps.Starts);
        var late = await driver.RefusedAsync(id, "publish-pre-notice", steps.Clerk, steps.PreNotice());
        Assert.Contains(late.Errors, e => e is { Field: "publishedOn", Clause: "4-2b" });
        await driver.DoAsync(id, "publish-pre-notice", steps.Clerk, new PublishPreNoticeForm { RescheduleReason = "公示が間に合わなかった。" }, "Reschedule");

        var form = await driver.FormAsync<ComposeGuidelinesForm>(id, "compose-guidelines", steps.Clerk);
        Assert.Contains((await driver.RefusedAsync(id, "compose-guidelines", steps.Clerk, form)).Errors, e => e is { Field: "startsOn", Clause: "4-2b" });
        (form.StartsOn, form.EndsOn) = (new DateOnly(2026, 3, 2), new DateOnly(2026, 4, 1));
        await driver.DoAsync(id, "compose-guidelines", steps.Clerk, form);
        await driver.DoAsync(id, "approve-guidelines", driver.GeneralAffairs(1, Duties.Approver));
        await driver.DoAsync(id, "publish-pre-notice", steps.Clerk, steps.PreNotice());
        Assert.Empty(await driver.OpenAsync(id));
        await driver.GoToAsync(new DateOnly(2026, 3, 2));
        Assert.Equal(["open"], await driver.OpenAsync(id));
    }

    private static async Task FixAsync(ProcedureDriver driver, string id, string division)
    {
        var form = await driver.FormAsync<FixPersonCountsForm>(id, "fix-person-counts", ProcedureDriver.Person(division));
        foreach (var count in form.Counts)
            (count.RawPersonCount, count.PersonCount) = (700_100, 700_001);
        await driver.DoAsync(id, "fix-person-counts", ProcedureDriver.Person(division), form);
    }

    private static Task<RecruitmentRound> RoundAsync(ProcedureDriver driver, string id) => driver.Office.ReadAsync(db => db.Set<RecruitmentRound>().SingleAsync(r => r.Id == id));
}
