using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Contracts;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Examination;

public sealed class CorrectionTests
{
    private static readonly DateOnly Due = new(2026, 4, 15);

    private static DemandCorrectionForm Demand(DateOnly? due) => new()
    {
        Kind = "Both",
        Addressee = "proposer",
        Findings = ["finding-1"],
        Points = [new() { Text = "利用する環境を具体的に説明してください。" }],
        IssuedOn = ExaminationScene.FirstDay,
        DueOn = due,
    };

    private static async Task<ExaminationScene> AtDemandAsync()
    {
        var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite, null, ExaminationScene.AFinding());
        await scene.FormalCheckAsync();
        await scene.DoAsync("proceed", scene.Staff, new DecideProceedingForm(), "Demand");
        return scene;
    }

    private static async Task<Correction> LatestAsync(ExaminationScene scene) =>
        (await scene.ReadAsync(db => db.Set<Correction>().AsNoTracking().OrderBy(c => c.Round).ToListAsync()))[^1];

    private static Task ArriveAsync(ExaminationScene scene, bool forwarded) => ArriveAsync(scene, forwarded, scene.Driver.Today);

    private static Task ArriveAsync(ExaminationScene scene, bool forwarded, DateOnly receivedOn) => scene.BurstAsync(
        db =>
        {
            var correction = db.Set<Correction>().OrderByDescending(c => c.Round).First();
            correction.ReceivedOn = receivedOn;
            if (forwarded)
                correction.ForwardedAt = scene.Driver.Clock.GetUtcNow();
        },
        forwarded ? [new CorrectionForwarded { SubjectId = ExaminationScene.CaseId, CorrectionId = "c" }] : []);

    [Fact]
    [Covers("5-7", FindingLevel.Block)]
    public async Task A_demand_has_a_period_and_a_defect_is_no_refusal()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite, null, ExaminationScene.AFinding());
        await scene.FormalCheckAsync();
        await scene.RefusedAsync("reason", "5-7", "proceed", scene.Staff, new DecideProceedingForm(), "Examine");
        await scene.DoAsync("proceed", scene.Staff, new DecideProceedingForm(), "Demand");

        await scene.RefusedAsync("dueOn", "5-7", "demand", scene.Staff, Demand(null), "Issued");
        await scene.RefusedAsync("dueOn", "5-7", "demand", scene.Staff, Demand(new(2026, 4, 12)), "Issued");
        await scene.RefusedAsync("dueOn", "5-7", "demand", scene.Staff, Demand(ExaminationScene.FirstDay), "Issued");
        var toAgent = Demand(Due);
        toAgent.Addressee = "agent";
        await scene.RefusedAsync("addressee", "5-7", "demand", scene.Staff, toAgent, "Issued");

        await scene.DoAsync("demand", scene.Staff, Demand(Due), "Issued");

        var correction = await LatestAsync(scene);
        Assert.Equal((1, Due, 2), (correction.Round, correction.DueOn, correction.Items.Count));
        var deadline = await scene.ReadAsync(db => db.Set<Deadline>().AsNoTracking().SingleAsync());
        Assert.Equal((DeadlineKind.Correction, Due), (deadline.Kind, deadline.Due));
        Assert.Equal(correction.Id, (await scene.LastEventAsync<CorrectionRequested>()).CorrectionId);
        var paper = await scene.ReadAsync(db => new CorrectionDemandPaper(scene.Driver.Profile).BuildAsync(db, correction.Id, CancellationToken.None));
        Assert.Contains(paper!.Blocks.OfType<Paragraph>(), p => p.Text.Contains("令和8年4月15日（水）", StringComparison.Ordinal));
        Assert.Contains(paper.Blocks.OfType<Paragraph>(), p => p.Text.Contains("株式会社髙﨑データ", StringComparison.Ordinal));
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("5-7")]
    [Covers("5-7n")]
    public async Task Corrected_papers_bring_the_examination_back_and_a_second_round_counts_on()
    {
        await using var scene = await AtDemandAsync();
        await scene.DoAsync("demand", scene.Staff, Demand(Due), "Issued");
        Assert.Empty(await scene.OpenAsync());

        await ArriveAsync(scene, forwarded: true);

        Assert.Equal(["proceed"], await scene.OpenAsync());
        await scene.DoAsync("proceed", scene.Staff, new DecideProceedingForm(), "Demand");
        await scene.DoAsync("demand", scene.Staff, Demand(new(2026, 4, 22)), "Issued");
        Assert.Equal(2, (await LatestAsync(scene)).Round);
        await scene.Driver.GoToAsync(new(2026, 4, 16));
        Assert.Empty(await scene.OpenAsync());
        await ArriveAsync(scene, forwarded: true);
        await scene.ToAssessmentAsync();
        Assert.Equal(["assess"], await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    public async Task Papers_received_in_time_are_not_overdue_while_the_original_is_on_its_way()
    {
        await using var scene = await AtDemandAsync();
        await scene.DoAsync("demand", scene.Staff, Demand(Due), "Issued");
        await scene.Driver.GoToAsync(Due);
        await ArriveAsync(scene, forwarded: false);

        await scene.Driver.GoToAsync(Due.AddDays(1));
        Assert.Empty(await scene.OpenAsync());
        await ArriveAsync(scene, forwarded: true, Due);

        Assert.Equal(["proceed"], await scene.OpenAsync());
        Assert.DoesNotContain("CorrectionOverdue", await scene.Driver.EventsAsync(ExaminationScene.CaseId));
    }

    [Fact]
    [Covers("5-7", FindingLevel.Warn)]
    public async Task A_period_that_ends_on_a_closed_day_needs_a_reason()
    {
        await using var scene = await AtDemandAsync();
        var saturday = new DateOnly(2026, 4, 25);
        await scene.RefusedAsync("dueOn", "5-7", "demand", scene.Staff, Demand(saturday), "Issued");
        var demand = Demand(saturday);
        demand.WarningReason = "提案者が土曜日の提出を希望している。";
        await scene.DoAsync("demand", scene.Staff, demand, "Issued");
        Assert.Equal(saturday, (await LatestAsync(scene)).DueOn);
    }

    [Fact]
    [Covers("5-7", FindingLevel.Block, FindingLevel.Human)]
    public async Task After_the_period_a_supervisor_extends_and_then_examines_the_papers_as_they_are()
    {
        await using var scene = await AtDemandAsync();
        await scene.DoAsync("demand", scene.Staff, Demand(Due), "Issued");
        await scene.Driver.GoToAsync(Due);
        Assert.Empty(await scene.OpenAsync());
        await scene.Driver.GoToAsync(Due.AddDays(1));
        Assert.Equal(["decide-overdue"], await scene.OpenAsync());
        Assert.Contains("CorrectionOverdue", await scene.Driver.EventsAsync(ExaminationScene.CaseId));

        await scene.RefusedAsync("newDueOn", "5-7", "decide-overdue", scene.Supervisor, new DecideOverdueCorrectionForm { Reason = "依頼あり", NewDueOn = Due }, "Extended");
        await scene.RefusedAsync("reason", "5-7", "decide-overdue", scene.Supervisor, new DecideOverdueCorrectionForm { NewDueOn = new(2026, 4, 24) }, "Extended");
        await scene.DoAsync("decide-overdue", scene.Supervisor, new DecideOverdueCorrectionForm { Reason = "提案者の依頼", NewDueOn = new(2026, 4, 24) }, "Extended");
        await scene.Driver.GoToAsync(new(2026, 4, 24));
        Assert.Empty(await scene.OpenAsync());
        await scene.Driver.GoToAsync(new(2026, 4, 25));
        await scene.RefusedAsync("reason", "5-7", "decide-overdue", scene.Supervisor, new DecideOverdueCorrectionForm(), "AsIs");
        await scene.DoAsync("decide-overdue", scene.Supervisor, new DecideOverdueCorrectionForm { Reason = "他の記載から判断できる" }, "AsIs");

        Assert.Equal(["proceed"], await scene.OpenAsync());
        Assert.Equal(CorrectionState.ExaminedAsIs, (await LatestAsync(scene)).State);
        // Twice the period was over, and twice a person decided, with the reason and the name on record.
        Assert.Equal(2, await scene.ReadAsync(db => db.Set<TimelineEntry>().CountAsync(t => t.Title == "人の判断" && t.Clauses == "5-7")));
        Assert.Equal([false, true], (await scene.ReadAsync(db => db.Set<Deadline>().AsNoTracking().OrderBy(d => d.Due).ToListAsync())).Select(d => d.MetAt is not null));
        await scene.ToAssessmentAsync();
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("5-7", FindingLevel.Block)]
    public async Task A_withdrawal_needs_a_paper_and_completes_the_case()
    {
        await using var scene = await AtDemandAsync();
        await scene.DoAsync("demand", scene.Staff, Demand(Due), "Issued");
        await scene.Driver.GoToAsync(Due.AddDays(1));
        await scene.RefusedAsync("confirmedOn", "5-7", "decide-overdue", scene.Supervisor, new DecideOverdueCorrectionForm { Reason = "電話で聞いた" }, "Withdrawn");

        await scene.DoAsync("decide-overdue", scene.Supervisor, new DecideOverdueCorrectionForm { Reason = "取下書（提案者）", ConfirmedOn = Due.AddDays(1) }, "Withdrawn");

        var @case = await scene.CaseAsync();
        Assert.Equal((CaseStage.Completed, CaseOutcome.Withdrawn), (@case.Stage, @case.Outcome));
        Assert.Contains("ProposalWithdrawn", await scene.Driver.EventsAsync(ExaminationScene.CaseId));
        Assert.Empty(await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("5-7n", FindingLevel.Block)]
    [Covers("5-7", FindingLevel.Warn)]
    public async Task Late_papers_are_waited_for_until_the_original_is_forwarded_and_an_extension_to_a_closed_day_needs_a_reason()
    {
        await using var scene = await AtDemandAsync();
        await scene.DoAsync("demand", scene.Staff, Demand(Due), "Issued");
        await scene.Driver.GoToAsync(Due.AddDays(1));
        await scene.RefusedAsync("", "5-7n", "decide-overdue", scene.Supervisor, new DecideOverdueCorrectionForm(), "Arrived");
        // A Saturday.
        await scene.RefusedAsync("newDueOn", "5-7", "decide-overdue", scene.Supervisor, new DecideOverdueCorrectionForm { Reason = "提案者の依頼", NewDueOn = new(2026, 4, 25) }, "Extended");
        await scene.BurstAsync(db => db.Set<Correction>().Single().ForwardedAt = scene.Driver.Clock.GetUtcNow());

        await scene.DoAsync("decide-overdue", scene.Supervisor, new DecideOverdueCorrectionForm(), "Arrived");

        Assert.Equal(["proceed"], await scene.OpenAsync());
        Assert.Equal(CorrectionState.Requested, (await LatestAsync(scene)).State);
        await scene.Driver.AssertNoIncidentsAsync();
    }
}
