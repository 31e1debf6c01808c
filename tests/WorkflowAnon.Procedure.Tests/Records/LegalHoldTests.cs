using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Complaints;
using WorkflowAnon.Domain.Inquiries;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Records;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Records;

/// <summary>廃棄の停止, and the disposal of what belongs to no case.</summary>
public sealed class LegalHoldTests
{
    private const string Owner = "driver-licence";

    private static readonly DateOnly Ended = new(2026, 3, 31);

    private static Task<ProcedureDriver> StartAsync() => ProcedureDriver.StartAsync(ProcedureStore.Sqlite, new(2026, 4, 1), "records-disposal");

    private static LegalHoldCommands Holds(ProcedureDriver driver) => driver.Services.GetRequiredService<LegalHoldCommands>();

    private static string Key() => Guid.NewGuid().ToString("N");

    [Fact]
    [Covers("N-2", FindingLevel.Block)]
    public async Task A_hold_is_set_and_lifted_by_a_supervisor_with_a_reason_and_stands_in_the_timeline()
    {
        await using var driver = await StartAsync();
        await driver.BurstAsync(db => db.Add(new Case { Id = "case-1", Number = "匿R7-0001", FiscalYear = 2025, RecruitmentId = "recruitment-1", OwningDivisionId = Owner }));
        var supervisor = driver.Supervisor();
        foreach (var other in new[] { driver.GeneralAffairs(), driver.Approver(), ProcedureDriver.Person("accounting", 1, Duties.Supervisor) })
            Assert.Equal(TaskConflictKind.Forbidden, (await Assert.ThrowsAsync<TaskConflictException>(() => Holds(driver).SetAsync("case-1", "訴訟のため", other, Key()))).Kind);
        Assert.Equal(TaskConflictKind.NotFound, (await Assert.ThrowsAsync<TaskConflictException>(() => Holds(driver).SetAsync("case-2", "訴訟のため", supervisor, Key()))).Kind);
        Assert.Contains((await Assert.ThrowsAsync<TaskRefusedException>(() => Holds(driver).SetAsync("case-1", " ", supervisor, Key()))).Errors, e => e is { Field: "reason", Clause: "N-2" });

        // The division's own supervisor may, and a running case may be held too.
        var hold = await Holds(driver).SetAsync("case-1", "訴訟のため", ProcedureDriver.Person(Owner, 1, Duties.Supervisor), Key());
        Assert.Contains((await Assert.ThrowsAsync<TaskRefusedException>(() => Holds(driver).SetAsync("case-1", "監査のため", supervisor, Key()))).Errors, e => e is { Field: "", Clause: "N-2" });
        Assert.Contains((await Assert.ThrowsAsync<TaskRefusedException>(() => Holds(driver).LiftAsync(hold, "", supervisor, Key()))).Errors, e => e is { Field: "reason", Clause: "N-2" });
        await Holds(driver).LiftAsync(hold, "判決が確定したため", supervisor, Key());
        Assert.Contains((await Assert.ThrowsAsync<TaskRefusedException>(() => Holds(driver).LiftAsync(hold, "理由", supervisor, Key()))).Errors, e => e is { Field: "", Clause: "N-2" });

        var lines = await driver.Office.ReadAsync(db => db.Set<TimelineEntry>().AsNoTracking().OrderBy(t => t.Id).Select(t => t.Title + "　" + t.Detail).ToListAsync());
        Assert.Equal(["廃棄の停止　訴訟のため", "廃棄の停止の解除　判決が確定したため"], lines);
        await driver.AssertSoundAsync();
    }

    [Fact]
    [Covers("N-2", FindingLevel.Block)]
    public async Task A_hold_set_after_the_decision_keeps_its_file_and_the_others_go()
    {
        await using var driver = await StartAsync();
        await driver.BurstAsync(db => db.AddRange(
            new Inquiry { Id = "inquiry-1", FiscalYear = 2025, Number = 1, ReceivedOn = Ended, InquirerName = "対馬 葵", Question = "手数料は。", AnsweredOn = Ended },
            new Inquiry { Id = "inquiry-2", FiscalYear = 2025, Number = 2, ReceivedOn = Ended, InquirerName = "三上 悠", Question = "期限は。", AnsweredOn = Ended },
            new DraftPreCheck { Id = "pre-check-1", FiscalYear = 2025, Number = 1, ReceivedOn = Ended, ProspectiveName = "対馬 葵", RepliedOn = Ended },
            new Inquiry { Id = "inquiry-open", FiscalYear = 2025, Number = 3, ReceivedOn = Ended, InquirerName = "成田 誠", Question = "窓口は。" }));
        await driver.GoToAsync(new(2029, 4, 1));
        string[] keys = [DisposalScene.Key(RetentionKind.Inquiry, "inquiry-1"), DisposalScene.Key(RetentionKind.Inquiry, "inquiry-2"), DisposalScene.Key(RetentionKind.PreCheck, "pre-check-1")];
        Assert.Equal(keys, (await driver.KeptAsync()).Select(e => e.Key));
        var id = await driver.DecidedAsync(keys);
        await Holds(driver).SetAsync("inquiry-2", "開示請求への対応のため", driver.Supervisor(), Key());
        await driver.DoAsync(id, "execute-disposal", driver.GeneralAffairs(2), DisposalScene.Execution);

        Assert.Empty(await driver.PlacesOfAsync("対馬 葵"));
        Assert.Equal(["inquiries.inquirer_name"], await driver.PlacesOfAsync("三上 悠"));
        Assert.Equal(["令和7年度問合せ第1号", "令和7年度事前チェック第1号"], (await driver.LedgerAsync()).Select(r => r.Label));
        var disposal = await driver.Office.ReadAsync(db => db.Set<Disposal>().AsNoTracking().SingleAsync());
        Assert.Equal([true, false, true], disposal.Items.Select(i => i.IsDisposed));
        Assert.Contains("廃棄が停止されています", disposal.Items[1].KeptReason, StringComparison.Ordinal);
        // Held, it cannot even be proposed again; nothing that is gone can be held.
        var again = await driver.BeginAsync("records-disposal", driver.GeneralAffairs());
        Assert.Contains((await driver.RefusedAsync(again, "draft-disposal", driver.GeneralAffairs(), DisposalScene.Draft(keys[1]), "Drafted")).Errors, e => e is { Field: "items", Clause: "N-2" });
        Assert.Contains((await driver.RefusedAsync(again, "draft-disposal", driver.GeneralAffairs(), DisposalScene.Draft(keys[0]), "Drafted")).Errors, e => e is { Field: "items", Clause: "N-2" });
        await driver.DoAsync(again, "draft-disposal", driver.GeneralAffairs(), new DraftDisposalForm(), "GivenUp");
        Assert.Empty(await driver.OpenAsync(again));
        await driver.AssertSoundAsync();
    }

    [Fact]
    public async Task A_recruitment_a_complaint_an_evaluation_and_a_register_of_a_terminated_party_go_each_in_its_own_year()
    {
        await using var driver = await StartAsync();
        await driver.BurstAsync(db => db.AddRange(
            new RecruitmentRound { Id = "recruitment-1", FiscalYear = 2025, Round = 1, StartsOn = new(2026, 2, 13), EndsOn = new(2026, 3, 16), State = RecruitmentState.Reported, ReportedOn = Ended, Report = "対馬 葵の提案を含む。" },
            new FileSelection { Id = "selection-1", RecruitmentId = "recruitment-1", DivisionId = Owner },
            new Complaint { Id = "complaint-1", FiscalYear = 2025, Number = 1, ReceivedOn = Ended, ComplainantName = "対馬 葵", ClosedOn = Ended },
            new SafetyEvaluation { Id = "safety-2025", DivisionId = Owner, FiscalYear = 2025, EvaluatedOn = Ended, Standards = [new() { Number = 1, IsKept = true, Finding = "対馬 葵の記録により確かめた。" }] },
            new SafetyEvaluation { Id = "safety-2024", DivisionId = Owner, FiscalYear = 2024, EvaluatedOn = Ended, Standards = [new() { Number = 1, Finding = "記録がない。", Improvement = "記録する。" }] },
            new Disqualification { Id = "disqualification-1", Name = "対馬 葵", TerminatedOn = new(2024, 3, 31), BarredUntil = new(2026, 3, 30), RegisteredById = "x" },
            new Disqualification { Id = "disqualification-2", Name = "対馬 葵", TerminatedOn = new(2050, 1, 1), BarredUntil = new(2051, 12, 31), RegisteredById = "x" }));
        var kept = (await driver.KeptAsync()).ToDictionary(e => e.SubjectId, e => e.Period.KeptUntil);
        Assert.Equal(
            new Dictionary<string, DateOnly> { ["complaint-1"] = new(2031, 3, 31), ["safety-2025"] = new(2031, 3, 31), ["recruitment-1"] = new(2036, 3, 31), ["disqualification-1"] = new(2036, 3, 31) }, kept);
        await driver.GoToAsync(new(2036, 4, 1));
        await driver.DisposedAsync([.. (await driver.KeptAsync()).Select(e => e.Key)]);

        // A party that is still barred is still on record.
        Assert.Equal(["disqualifications.name", "disqualifications.search_name"], await driver.PlacesOfAsync("対馬 葵"));
        Assert.Equal("令和7年度第1回提案の募集", (await driver.Office.ReadAsync(db => db.Set<RecruitmentRound>().AsNoTracking().SingleAsync())).Label());
        Assert.Equal(0, await driver.Office.ReadAsync(db => db.Set<FileSelection>().CountAsync()));
        Assert.Equal(4, (await driver.LedgerAsync()).Count);
        // What is still to be improved has not ended.
        Assert.Equal(["safety-2024"], await driver.Office.ReadAsync(db => db.Set<SafetyEvaluation>().Select(e => e.Id).ToListAsync()));
        await driver.AssertSoundAsync();
    }
}
