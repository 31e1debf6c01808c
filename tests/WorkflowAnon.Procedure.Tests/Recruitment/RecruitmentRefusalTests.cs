using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Recruitment;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Recruitment;

/// <summary>What 第3 and 第4 forbid, step by step on one recruitment: each refusal names its field and clause and leaves no trace.</summary>
public sealed class RecruitmentRefusalTests
{
    [Theory]
    [InlineData("2026-02-13", "2026-03-13", "endsOn", "4-1b")]     // 29 days
    [InlineData("2026-02-13", "2026-03-14", "warningReason", "")]  // 30 days exactly, on a Saturday: a reason is needed
    [InlineData("2026-02-13", "2026-02-01", "endsOn", "4-1b")]     // ends before it starts
    [InlineData("2025-12-01", "2026-01-20", "startsOn", "4-2b")]   // no day left for the notice beforehand
    [Covers("4-1b", FindingLevel.Block, FindingLevel.Warn)]
    [Covers("4-2b", FindingLevel.Block)]
    public async Task A_plan_needs_a_period_that_the_law_allows(string starts, string ends, string field, string clause)
    {
        await using var driver = await ProcedureDriver.StartAsync(ProcedureStore.Sqlite, RecruitmentSteps.Planned, "recruitment");
        var steps = new RecruitmentSteps(driver);
        var id = await driver.BeginAsync("recruitment", steps.Clerk);
        var form = RecruitmentSteps.Plan();
        (form.StartsOn, form.EndsOn) = (Day(starts), Day(ends));
        await RefusedAsync(driver, id, "plan", steps.Clerk, form, field, clause);
    }

    [Fact]
    public async Task Thirty_days_exactly_pass_with_a_reason_and_an_empty_end_is_computed()
    {
        await using var driver = await ProcedureDriver.StartAsync(ProcedureStore.Sqlite, RecruitmentSteps.Planned, "recruitment");
        var steps = new RecruitmentSteps(driver);
        var id = await driver.BeginAsync("recruitment", steps.Clerk);
        var form = RecruitmentSteps.Plan();
        form.EndsOn = new DateOnly(2026, 3, 14);
        form.WarningReason = "年度内に審査を終えるため。";
        await driver.DoAsync(id, "plan", steps.Clerk, form);

        id = await driver.BeginAsync("recruitment", steps.Clerk);
        form = RecruitmentSteps.Plan();
        form.EndsOn = null;
        await driver.DoAsync(id, "plan", steps.Clerk, form);
        var rounds = await driver.Office.ReadAsync(db => Task.FromResult(db.Set<Domain.Recruitment.RecruitmentRound>().OrderBy(r => r.Round).Select(r => new { r.Round, r.EndsOn }).ToList()));
        Assert.Equal([(1, new DateOnly(2026, 3, 14)), (2, RecruitmentSteps.Ends)], rounds.Select(r => (r.Round, r.EndsOn)));
    }

    [Fact]
    [Covers("3-1a", FindingLevel.Block)]
    [Covers("3-1b", FindingLevel.Block)]
    [Covers("3-2", FindingLevel.Block)]
    [Covers("4-1b", FindingLevel.Block)]
    [Covers("4-1c", FindingLevel.Block)]
    [Covers("4-2a", FindingLevel.Block)]
    [Covers("4-2b", FindingLevel.Block)]
    [Covers("6-2ア", FindingLevel.Block)]
    [Covers("6-2イ", FindingLevel.Block, FindingLevel.Warn)]
    public async Task Selection_entries_draft_notice_and_opening_refuse_what_the_clauses_forbid()
    {
        await using var driver = await ProcedureDriver.StartAsync(ProcedureStore.Sqlite, RecruitmentSteps.Planned, "recruitment", "file-selection");
        var steps = new RecruitmentSteps(driver);
        await steps.EnterRegisterAsync();
        var id = await steps.PlanAsync(RecruitmentSteps.Licence);
        var staff = ProcedureDriver.Person(RecruitmentSteps.Licence);
        Task Refused(string step, Actor who, object form, string field, string clause) => RefusedAsync(driver, id, step, who, form, field, clause);

        await Refused("nominate", staff, Nomination(f => f.Files.RemoveAt(1)), "files", "3-1a");
        await Refused("nominate", staff, Nomination(f => f.Files[1].FileId = f.Files[0].FileId), "files[1].fileId", "3-1a");
        await Refused("nominate", staff, Nomination(f => f.Files[0].CanBeProcessed = null), "files[0].canBeProcessed", "3-1b");
        await Refused("nominate", staff, Nomination(f => f.Files[0].DisclosedReason = ""), "files[0].wouldBeDisclosed", "3-1b");
        await Refused("nominate", staff, Nomination(f => f.Files[0].WouldBeDisclosed = false), "files[0].wouldBeDisclosed", "3-1b");
        await Refused("nominate", staff, Nomination(f => f.Files[0].Selected = false), "files[0].exclusionReason", "3-1a");
        await driver.DoAsync(id, "nominate", staff, RecruitmentSteps.Nomination(RecruitmentSteps.Licence));
        await driver.DoAsync(id, "approve-selection", ProcedureDriver.Person(RecruitmentSteps.Licence, 1, Duties.Approver));

        async Task<RegisterEntriesForm> Entries(Action<RegisterEntriesForm> spoil)
        {
            var form = await steps.EntriesAsync(id, RecruitmentSteps.Licence);
            spoil(form);
            return form;
        }

        await Refused("register-entries", staff, await Entries(f => f.Entries[0].Entered14 = false), "entries[0].entered14", "3-2");
        await Refused("register-entries", staff, await Entries(f => f.Entries[1].Organisation15 = ""), "entries[1].organisation15", "3-2");
        await Refused("register-entries", staff, await Entries(f => f.Entries[1].Address15 = ""), "entries[1].address15", "3-2");
        await Refused("register-entries", staff, await Entries(f => f.PublishedOn = driver.Today.AddDays(1)), "publishedOn", "3-1a");
        await driver.DoAsync(id, "register-entries", staff, await Entries(_ => { }));

        async Task<ComposeGuidelinesForm> Draft(Action<ComposeGuidelinesForm> spoil)
        {
            var form = await driver.FormAsync<ComposeGuidelinesForm>(id, "compose-guidelines", steps.Clerk);
            spoil(form);
            return form;
        }

        await Refused("compose-guidelines", steps.Clerk, await Draft(f => f.Criteria = ""), "criteria", "4-2a");
        await Refused("compose-guidelines", steps.Clerk, await Draft(f => f.FileIds = []), "fileIds", "4-1c");
        await Refused("compose-guidelines", steps.Clerk, await Draft(f => f.FileIds.Add("file-gun")), "fileIds", "4-1c");
        await Refused("compose-guidelines", steps.Clerk, await Draft(f => f.EndsOn = new DateOnly(2026, 3, 1)), "endsOn", "4-1b");
        await Refused("compose-guidelines", steps.Clerk, await Draft(f => f.Groups = [new() { Name = "運転免許", FileIds = [.. f.FileIds] }]), "warningReason", "");
        await steps.DraftAsync(id);

        PublishPreNoticeForm Notice(Action<PublishPreNoticeForm> spoil)
        {
            var form = steps.PreNotice();
            spoil(form);
            return form;
        }

        await Refused("publish-pre-notice", steps.Clerk, Notice(f => f.StatesStartAndPeriod = false), "statesStartAndPeriod", "4-2b");
        await Refused("publish-pre-notice", steps.Clerk, Notice(f => f.ListsFiles = false), "listsFiles", "4-2b");
        await Refused("publish-pre-notice", steps.Clerk, Notice(f => f.GivesSummaries = false), "givesSummaries", "4-2b");
        await Refused("publish-pre-notice", steps.Clerk, Notice(f => f.Url = "県警のページ"), "url", "4-2b");
        await Refused("publish-pre-notice", steps.Clerk, Notice(f => f.PublishedOn = RecruitmentSteps.Starts), "publishedOn", "4-2b");
        await driver.DoAsync(id, "publish-pre-notice", steps.Clerk, steps.PreNotice());

        Assert.Empty(await driver.OpenAsync(id));
        await driver.GoToAsync(RecruitmentSteps.Starts);
        OpenRecruitmentForm Opening(Action<OpenRecruitmentForm> spoil)
        {
            var form = steps.Opening();
            spoil(form);
            return form;
        }

        await Refused("open", steps.Clerk, Opening(f => f.Url = ""), "url", "4-2a");
        await Refused("open", steps.Clerk, Opening(f => f.Evidence = ""), "evidence", "4-2a");
        await Refused("open", steps.Clerk, Opening(f => f.PublishedBy = ""), "publishedBy", "4-2a");
        await driver.GoToAsync(RecruitmentSteps.Starts.AddDays(3));
        await Refused("open", steps.Clerk, steps.Opening(), "publishedOn", "4-2a");
        await driver.DoAsync(id, "open", steps.Clerk, steps.Opening(RecruitmentSteps.Starts));

        await driver.GoToAsync(RecruitmentSteps.Ends.AddDays(1));
        await Refused("close", steps.Clerk, new CloseRecruitmentForm { ClosedOn = RecruitmentSteps.Ends, NothingPending = true }, "closedOn", "4-1b");
        await Refused("close", steps.Clerk, new CloseRecruitmentForm { ClosedOn = driver.Today, NothingPending = false }, "nothingPending", "5-2-1");
        await driver.DoAsync(id, "close", steps.Clerk, new CloseRecruitmentForm { ClosedOn = driver.Today, NothingPending = true });

        async Task<FixPersonCountsForm> Counts(Action<PersonCountRow> spoil)
        {
            var form = await driver.FormAsync<FixPersonCountsForm>(id, "fix-person-counts", staff);
            foreach (var count in form.Counts)
                (count.RawPersonCount, count.PersonCount) = (2_000, 1_500);
            spoil(form.Counts[1]);
            return form;
        }

        await Refused("fix-person-counts", staff, await Counts(c => c.PersonCount = 2_001), "counts[1].personCount", "6-2ア");
        await Refused("fix-person-counts", staff, await Counts(c => c.AsOf = null), "counts[1].asOf", "6-2イ");
        await Refused("fix-person-counts", staff, await Counts(c => c.AsOf = RecruitmentSteps.Starts), "counts[1].asOf", "6-2イ");
        await driver.DoAsync(id, "fix-person-counts", staff, await Counts(c => (c.AsOf, c.Reason) = (new DateOnly(2026, 3, 1), "月末集計のみ可能なため。")));
        await driver.AssertNoIncidentsAsync();
    }

    private static NominateFilesForm Nomination(Action<NominateFilesForm> spoil)
    {
        var form = RecruitmentSteps.Nomination(RecruitmentSteps.Licence);
        spoil(form);
        return form;
    }

    private static async Task RefusedAsync(ProcedureDriver driver, string id, string step, Actor who, object form, string field, string clause)
    {
        var refused = await driver.RefusedAsync(id, step, who, form);
        Assert.True(refused.Errors.Any(e => e.Field == field && e.Clause == clause), $"{step}: {string.Join("\n", refused.Errors)}");
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
