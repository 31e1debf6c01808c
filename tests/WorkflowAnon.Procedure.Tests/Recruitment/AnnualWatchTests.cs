using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Recruitment;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Recruitment;

/// <summary>4-1a: no 年度 passes without a recruitment in silence.</summary>
public sealed class AnnualWatchTests
{
    private const string Year = "annual-watch-2025", Next = "annual-watch-2026";

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    [Covers("4-1a", FindingLevel.Warn, FindingLevel.Human)]
    public async Task A_year_without_a_recruitment_alerts_the_supervisor_at_each_lead_day_and_at_its_close(StorageProvider provider)
    {
        await using var driver = await ProcedureDriver.StartAsync(new ProcedureStore(provider), new(2025, 12, 1), "annual-watch");
        var supervisor = driver.GeneralAffairs(1, Duties.Supervisor);
        await LookAsync(driver, new(2025, 12, 31));
        Assert.Empty(await driver.OpenAsync(Year));

        await LookAsync(driver, new(2026, 1, 1));
        var opened = await driver.OpenAsync(Year, "answer", supervisor);
        Assert.Contains(opened.View.Warnings, w => w.Contains("令和7年度の提案の募集がまだ開始されていません", StringComparison.Ordinal));
        Assert.Equal("令和7年度の提案の募集の監視", opened.Task.SubjectLabel);
        var refused = await driver.RefusedAsync(Year, "answer", supervisor, new AnswerAlertForm());
        Assert.Contains(refused.Errors, e => e is { Field: "fiscalYear", Clause: "4-1a" });
        await Assert.ThrowsAsync<TaskConflictException>(() => driver.DoAsync(Year, "answer", driver.GeneralAffairs(), new AnswerAlertForm { Measures = "開始する。" }));
        await driver.DoAsync(Year, "answer", supervisor, new AnswerAlertForm { Measures = "3月に募集を開始する。", PlannedStart = new(2026, 3, 2) });

        // The same lead day alerts once.
        await LookAsync(driver, new(2026, 2, 1));
        Assert.Empty(await driver.OpenAsync(Year));
        await LookAsync(driver, new(2026, 3, 2));
        await driver.DoAsync(Year, "answer", supervisor, new AnswerAlertForm { Measures = "準備が遅れている。" });

        await LookAsync(driver, new(2026, 4, 1));
        var closed = await driver.OpenAsync(Year, "answer", supervisor);
        Assert.Contains(closed.View.Warnings, w => w.Contains("一度も行われませんでした", StringComparison.Ordinal));
        refused = await driver.RefusedAsync(Year, "answer", supervisor, new AnswerAlertForm { Measures = " " });
        Assert.Contains(refused.Errors, e => e is { Field: "fiscalYear", Clause: "4-1a" });
        await driver.DoAsync(Year, "answer", supervisor, new AnswerAlertForm { Measures = "所属長に報告し、直ちに募集の準備を始める。" });
        Assert.Equal(["AnnualRecruitmentMissing", "AnnualRecruitmentMissing", "AnnualRecruitmentMissing"], await driver.EventsAsync(Year));
        await driver.AssertSoundAsync();
    }

    [Fact]
    [Covers("4-1a")]
    public async Task A_recruitment_that_begins_in_the_year_keeps_the_watch_quiet_and_its_start_day_decides()
    {
        await using var driver = await ProcedureDriver.StartAsync(ProcedureStore.Sqlite, new(2025, 12, 1), "annual-watch");
        await driver.BurstAsync(db => db.Add(Round(new(2026, 3, 31), RecruitmentState.Open)));
        foreach (var day in new DateOnly[] { new(2026, 1, 1), new(2026, 3, 2), new(2026, 4, 2) })
        {
            await LookAsync(driver, day);
            Assert.Empty(await driver.OpenAsync(Year));
        }

        // It began on the last day of 令和7年度, so 令和8年度 still needs one of its own.
        await LookAsync(driver, new(2027, 1, 4));
        Assert.Equal(["answer"], await driver.OpenAsync(Next));
    }

    [Fact]
    [Covers("4-1a", FindingLevel.Human)]
    public async Task A_plan_is_no_recruitment_and_what_was_missed_while_nothing_ran_is_made_up_for()
    {
        await using var driver = await ProcedureDriver.StartAsync(ProcedureStore.Sqlite, new(2025, 12, 1), "annual-watch");
        await LookAsync(driver, new(2025, 12, 2));
        await driver.BurstAsync(db => db.Add(Round(new(2026, 2, 13), RecruitmentState.Planned)));
        await LookAsync(driver, new(2026, 4, 20));
        Assert.Equal(["answer"], await driver.OpenAsync(Year));
        Assert.Single(await driver.EventsAsync(Year));
        await LookAsync(driver, new(2026, 4, 21));
        Assert.Equal(["answer"], await driver.OpenAsync(Year));
        Assert.Empty(await driver.OpenAsync(Next));
    }

    private static RecruitmentRound Round(DateOnly starts, RecruitmentState state) =>
        new() { Id = "recruitment-1", FiscalYear = 2025, Round = 1, StartsOn = starts, EndsOn = starts.AddDays(31), State = state };

    private static async Task LookAsync(ProcedureDriver driver, DateOnly day)
    {
        await driver.GoToAsync(day);
        Assert.Equal(1, await driver.StartDueAsync());
    }
}
