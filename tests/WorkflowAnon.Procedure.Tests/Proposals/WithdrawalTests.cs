using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Proposals;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Proposals;

/// <summary>取下げ (law.md 6.2): wherever the case stands before the seal, everything ends by events; after the seal it is refused.</summary>
public sealed class WithdrawalTests
{
    [Theory]
    [InlineData(StorageProvider.Sqlite, "arrived")]
    [InlineData(StorageProvider.Sqlite, "received")]
    [InlineData(StorageProvider.PostgreSql, "received")]
    [InlineData(StorageProvider.Sqlite, "correction")]
    [InlineData(StorageProvider.Sqlite, "consultation")]
    [InlineData(StorageProvider.Sqlite, "examined")]
    [InlineData(StorageProvider.Sqlite, "noticed")]
    [InlineData(StorageProvider.Sqlite, "paid")]
    [InlineData(StorageProvider.PostgreSql, "paid")]
    public async Task A_withdrawal_ends_every_procedure_of_the_case_and_leaves_papers_where_they_are(StorageProvider provider, string stage)
    {
        await using var scene = await JourneyScene.StartAsync(provider, stage == "correction" ? Demonstration.DemonstrationProposals.Licence : null);
        await BringToAsync(scene, stage);
        var custody = await CustodyAsync(scene);
        var open = await scene.OpenAsync();
        Assert.NotEmpty(open);

        await WithdrawAsync(scene);

        await scene.SettleAsync();
        var @case = await scene.CaseAsync();
        Assert.Equal((CaseStage.Completed, CaseOutcome.Withdrawn, scene.Driver.Today), (@case.Stage, @case.Outcome, @case.CompletedOn));
        Assert.Equal(stage == "arrived" ? [] : ["note"], await scene.OpenAsync());
        if (stage != "arrived")
            await scene.DoAsync("note", scene.Staff, new NoteWithdrawalForm { Place = "提案書類綴" });
        Assert.Equal(0, await scene.ReadAsync(db => db.Set<InstanceRow>().CountAsync(i => i.CorrelationId == scene.CaseId && !i.IsFinished)));
        Assert.Equal(open.Length, await scene.ReadAsync(db => db.Set<HumanTask>().CountAsync(t => t.SubjectId == scene.CaseId && t.State == HumanTaskState.Cancelled)));
        Assert.Equal(open.Length, await scene.ReadAsync(db => db.Set<TimelineEntry>().CountAsync(t => t.SubjectId == scene.CaseId && t.Title == "タスクの取消し")));
        Assert.Equal(0, await scene.ReadAsync(db => db.Set<Deadline>().CountAsync(d => d.SubjectId == scene.CaseId && d.MetAt == null && d.SupersededAt == null)));
        Assert.Equal(custody, (await CustodyAsync(scene)).Where(p => p.Kind != PaperKind.Withdrawal));
        Assert.Single(await scene.Driver.EventsAsync(scene.CaseId), e => e == "ProposalWithdrawn");
        Assert.Equal(0, await scene.ReadAsync(db => db.Set<StimulusRow>().CountAsync(s => s.CorrelationId == scene.CaseId && s.Name == "ProposalWithdrawn")));
        await scene.Driver.AssertSoundAsync();
    }

    [Fact]
    [Covers("N-2", FindingLevel.Block)]
    public async Task A_withdrawal_is_in_writing_by_all_proposers_and_by_an_agent_who_may()
    {
        await using var scene = await JourneyScene.StartAsync();
        await BringToAsync(scene, "received");
        await scene.Driver.BeginAsync("withdrawal", scene.Clerk, scene.CaseId);
        Task Refused(string field, Action<ReceiveWithdrawalForm> spoil)
        {
            var form = Letter(scene);
            spoil(form);
            return scene.RefusedAsync(field, "N-2", "receive", scene.Clerk, form, "Withdrawn");
        }

        await Refused("datedOn", f => f.DatedOn = null);
        await Refused("datedOn", f => f.DatedOn = scene.Driver.Today.AddDays(1));
        await Refused("arrivedOn", f => f.ArrivedOn = null);
        await Refused("arrivedOn", f => f.ArrivedOn = scene.Driver.Today.AddDays(1));
        await Refused("byAllProposers", f => f.ByAllProposers = false);
        await Refused("authorityJudgement", f => f.ByAgent = true);
        // What turned out to be none leaves the case as it was.
        var before = (await scene.OpenAsync()).Where(t => t != "receive").ToList();
        await scene.DoAsync("receive", scene.Clerk, new ReceiveWithdrawalForm { Reason = "期限の問合せであった。" }, "Kept");
        Assert.Equal(before, await scene.OpenAsync());
        Assert.True((await scene.CaseAsync()).IsOpen);
    }

    [Fact]
    [Covers("N-2", FindingLevel.Block)]
    public async Task After_the_seal_a_withdrawal_is_refused()
    {
        await using var scene = await JourneyScene.StartAsync();
        await BringToAsync(scene, "paid");
        await scene.Driver.BeginAsync("withdrawal", scene.Clerk, scene.CaseId);
        await scene.Case.ConcludeAsync();
        await scene.SettleAsync();
        await scene.RefusedAsync("", "N-2", "receive", scene.Clerk, Letter(scene), "Withdrawn");
        var refused = await Assert.ThrowsAsync<TaskConflictException>(() => scene.Driver.BeginAsync("withdrawal", scene.Clerk, scene.CaseId));
        Assert.Equal(TaskConflictKind.Forbidden, refused.Kind);
        Assert.Equal(CaseStage.Production, (await scene.CaseAsync()).Stage);
    }

    [Fact]
    [Covers("N-2", FindingLevel.Block)]
    public async Task Nothing_moves_on_between_a_withdrawal_and_its_event_and_nothing_begins_after_it()
    {
        await using var scene = await JourneyScene.StartAsync();
        await BringToAsync(scene, "received");
        await scene.Driver.BeginAsync("withdrawal", scene.Clerk, scene.CaseId);
        var proceed = await scene.Driver.Office.TaskAsync(scene.CaseId, "proceed");
        await scene.DoAsync("receive", scene.Clerk, Letter(scene), "Withdrawn");
        // The event has not been delivered yet: the task still stands open.
        Assert.Equal(HumanTaskState.Open, (await scene.ReadAsync(db => db.Set<HumanTask>().AsNoTracking().SingleAsync(t => t.Id == proceed.Id))).State);
        await scene.RefusedAsync("", "N-2", "proceed", scene.Staff, new Procedure.Examination.DecideProceedingForm { Reason = "審査に進む。" }, "Examine");

        // As if a decision of the same moment came through after it: the notification ends at once.
        await scene.Driver.BurstAsync(_ => { }, new ExaminationDecided { SubjectId = scene.CaseId });
        Assert.Equal(["note"], await scene.OpenAsync());
        Assert.Equal(1, await scene.ReadAsync(db => db.Set<InstanceRow>().CountAsync(i => i.CorrelationId == scene.CaseId && !i.IsFinished)));
        Assert.Equal(CaseStage.Completed, (await scene.CaseAsync()).Stage);
        await scene.Driver.AssertNoIncidentsAsync();
    }

    /// <summary>A proposal may be withdrawn until the contract is sealed: every definition that moves a case before that waits for it, also one that is added later.</summary>
    [Fact]
    public void Every_definition_of_a_stage_before_the_contract_waits_for_a_withdrawal()
    {
        string[] stages = ["Proposals", "Examination", "Notification", "Fees", "Contracting"];
        var without = new List<string>();
        foreach (var path in Directory.EnumerateFiles(Testing.Machine.Repository.PathOf("workflows"), "*.json"))
        {
            using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(path));
            var custom = json.RootElement.GetProperty("customProperties");
            if (custom.TryGetProperty("stage", out var stage) && stages.Contains(stage.GetString()) && !File.ReadAllText(path).Contains("\"ProposalWithdrawn\"", StringComparison.Ordinal))
                without.Add(Path.GetFileName(path));
        }

        // Money that was paid wrongly is put right all the same.
        Assert.Equal(["fee-correction.v1.json"], without);
    }

    private static ReceiveWithdrawalForm Letter(JourneyScene scene) =>
        new() { DatedOn = scene.Driver.Today.AddDays(-1), ArrivedOn = scene.Driver.Today, ByAllProposers = true, Reason = "事業の計画を見直すため。" };

    private static async Task WithdrawAsync(JourneyScene scene)
    {
        await scene.Driver.BeginAsync("withdrawal", scene.Clerk, scene.CaseId);
        await scene.DoAsync("receive", scene.Clerk, Letter(scene), "Withdrawn");
    }

    private static async Task BringToAsync(JourneyScene scene, string stage)
    {
        switch (stage)
        {
            case "arrived":
                await scene.Driver.GoToAsync(JourneyScene.Arrival);
                await scene.Case.ArriveAsync(scene.Round.Id);
                break;
            case "received":
                await scene.ReceivedAsync();
                break;
            case "correction":
                await scene.ReceivedAsync(vague: true);
                await scene.Driver.GoToAsync(new(2026, 2, 24));
                await scene.Case.DemandCorrectionAsync(new(2026, 3, 10));
                break;
            case "consultation":
                await scene.ReceivedAsync();
                await scene.DoAsync("proceed", scene.Staff, new Procedure.Examination.DecideProceedingForm(), "Consult");
                await scene.DoAsync("consult", scene.Staff, new Procedure.Examination.RequestConsultationForm { Question = "加工の方法について協議する。" });
                break;
            case "examined":
                await (await scene.ReceivedAsync()).ExaminedAsync();
                break;
            case "noticed":
                await scene.NoticedAsync();
                break;
            default:
                await scene.NoticedAsync();
                await scene.Driver.GoToAsync(JourneyScene.Paid);
                await scene.Case.ApplyAsync();
                await scene.Case.PayAsync();
                await scene.Driver.GoToAsync(JourneyScene.Contracted);
                await scene.Case.DraftContractAsync();
                break;
        }

        await scene.SettleAsync();
    }

    private static Task<List<(PaperKind Kind, int Version, string OriginalHolder, string? CopyHolder)>> CustodyAsync(JourneyScene scene) => scene.ReadAsync(async db =>
        (await db.Set<Paper>().AsNoTracking().Where(p => p.SubjectId == scene.CaseId).OrderBy(p => p.Kind).ThenBy(p => p.Version).ToListAsync())
            .Select(p => (p.Kind, p.Version, p.OriginalHolder, p.CopyHolder)).ToList());
}
