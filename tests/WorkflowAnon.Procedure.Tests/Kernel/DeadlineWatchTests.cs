using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Outbox;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Kernel;

/// <summary>N-2: whoever listens hears once that a deadline is near and once that it has passed, and never of one that asks nothing any more.</summary>
public sealed class DeadlineWatchTests
{
    private static readonly DateOnly Due = new(2026, 5, 1);

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    [Covers("N-2")]
    public async Task A_deadline_is_told_once_when_it_is_near_and_once_when_it_has_passed(StorageProvider provider)
    {
        await using var driver = await StartAsync(provider, Of("case-1", DeadlineKind.ContractApplication), Of("case-2", DeadlineKind.Provision));
        Assert.Equal(7, driver.Profile.Deadlines.ApproachingDays);
        await LookAsync(driver, Due.AddDays(-8));
        Assert.Empty(await driver.EventsAsync("case-1"));
        foreach (var day in new[] { Due.AddDays(-7), Due.AddDays(-6), Due })
        {
            await LookAsync(driver, day);
            Assert.Equal(["DeadlineApproaching"], await driver.EventsAsync("case-1"));
            Assert.Equal(["DeadlineApproaching"], await driver.EventsAsync("case-2"));
        }

        foreach (var day in new[] { Due.AddDays(1), Due.AddDays(2) })
        {
            await LookAsync(driver, day);
            Assert.Equal(["DeadlineApproaching", "DeadlineExceeded"], await driver.EventsAsync("case-1"));
            Assert.Equal(["DeadlineApproaching", "DeadlineExceeded"], await driver.EventsAsync("case-2"));
        }

        var told = (await driver.Office.ReadAsync(db => db.Set<OutboxRow>().AsNoTracking().Where(o => o.SubjectId == "case-1" || o.SubjectId == "case-2").OrderBy(o => o.SubjectId).ThenBy(o => o.Sequence).ToListAsync()))
            .ConvertAll(o => CaseEventJson.Read(o.EventName, o.Payload)!);
        Assert.Equal(("dl-case-1", "ContractApplication", Due, "general-affairs"), Of((DeadlineApproaching)told[0]));
        Assert.Equal(("dl-case-2", "Provision", Due, "owning-division"), Of((DeadlineApproaching)told[2]));
        Assert.Equal(("dl-case-1", Due), (((DeadlineExceeded)told[1]).DeadlineId, ((DeadlineExceeded)told[1]).DueOn));
        await driver.AssertSoundAsync();
    }

    [Fact]
    [Covers("N-2")]
    public async Task What_was_met_or_superseded_or_belongs_to_a_closed_case_is_not_told()
    {
        var met = Of("case-1", DeadlineKind.ContractApplication);
        met.MetAt = DateTimeOffset.UnixEpoch;
        var superseded = Of("case-2", DeadlineKind.Provision);
        superseded.SupersededAt = DateTimeOffset.UnixEpoch;
        await using var driver = await StartAsync(StorageProvider.Sqlite, met, superseded, Of("case-3", DeadlineKind.ContractApplication));
        await driver.BurstAsync(db =>
        {
            var withdrawn = new Case { Id = "case-3", Number = "匿R7-3", RecruitmentId = "r" };
            withdrawn.Complete(CaseOutcome.Withdrawn, new(2026, 4, 2));
            db.Add(withdrawn);
        });
        await LookAsync(driver, Due.AddDays(-3));
        await LookAsync(driver, Due.AddDays(3));
        foreach (var subject in new[] { "case-1", "case-2", "case-3" })
            Assert.Empty(await driver.EventsAsync(subject));
    }

    [Fact]
    [Covers("N-2")]
    public async Task After_the_service_was_down_each_is_told_once_and_what_has_passed_is_not_called_near()
    {
        await using var driver = await StartAsync(StorageProvider.Sqlite,
            Of("case-1", DeadlineKind.CommissionReport), Of("case-2", DeadlineKind.SafetyEvaluation, Due.AddDays(20)), Of("case-3", DeadlineKind.UsePeriodEnd));
        // Nothing ran from before the lead days until after the first day.
        await LookAsync(driver, Due.AddDays(18));
        Assert.Equal(["DeadlineExceeded"], await driver.EventsAsync("case-1"));
        Assert.Equal(["DeadlineApproaching"], await driver.EventsAsync("case-2"));
        // The use ends by itself: nobody is late for that.
        Assert.Empty(await driver.EventsAsync("case-3"));
        await LookAsync(driver, Due.AddDays(19));
        Assert.Single(await driver.EventsAsync("case-1"));
        Assert.Single(await driver.EventsAsync("case-2"));
        await driver.AssertSoundAsync();
    }

    private static (string, string, DateOnly, string) Of(DeadlineApproaching told) => (told.DeadlineId, told.KindId, told.DueOn, told.ActorUnit);

    private static Deadline Of(string subject, DeadlineKind kind, DateOnly? due = null) =>
        new() { Id = "dl-" + subject, SubjectId = subject, Kind = kind, Raw = due ?? Due, Due = due ?? Due, Rule = "定めた日", Clause = "N-2" };

    private static async Task<ProcedureDriver> StartAsync(StorageProvider provider, params Deadline[] deadlines)
    {
        var driver = await ProcedureDriver.StartAsync(new ProcedureStore(provider), new(2026, 4, 1), "deadline-watch", "deadline-watch-general-affairs");
        await driver.BurstAsync(db => db.AddRange(deadlines));
        return driver;
    }

    /// <summary>One look of each department.</summary>
    private static async Task LookAsync(ProcedureDriver driver, DateOnly day)
    {
        await driver.GoToAsync(day);
        Assert.Equal(2, await driver.StartDueAsync());
    }
}
