using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Provision;
using WorkflowAnon.Procedure.Records;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Audit;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Records;

/// <summary>The papers of a case that went through the real definitions, from its day to 廃棄簿 and to the end of its audit log.</summary>
public sealed class CaseDisposalTests
{
    private static readonly DateOnly LastDay = new(2031, 3, 31);

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    [Covers("N-2", FindingLevel.Block)]
    public async Task A_case_goes_on_its_day_by_a_decision_and_leaves_its_number_without_its_persons(StorageProvider provider)
    {
        await using var scene = await NotConformingAsync(provider);
        var driver = scene.Driver;
        var (key, name) = (DisposalScene.Key(RetentionKind.NotAdoptedCase, scene.CaseId), (await ProposalAsync(scene)).Proposers[0].Name);
        await scene.ChangeAsync(db => db.Add(new IncidentRow
        {
            Id = "incident-1",
            InstanceId = db.Set<InstanceRow>().First(i => i.CorrelationId == scene.CaseId).Id,
            ActivityId = "notify",
            ExceptionType = "Fault",
            Message = $"「{name}」に送れません。",
            At = driver.Clock.GetUtcNow(),
            Resolution = "skipped",
            ResolvedAt = driver.Clock.GetUtcNow(),
            ResolvedBy = "operator",
            Reason = $"{name}へ郵送した。",
        }));
        Assert.Superset(new HashSet<string> { "proposals.proposers", "workflow_incidents.message", "workflow_incidents.reason" }, (await driver.PlacesOfAsync(name)).ToHashSet());

        // A day too early.
        await driver.GoToAsync(LastDay);
        var id = await driver.BeginAsync("records-disposal", driver.GeneralAffairs());
        await RefusedAsync(driver, id, "items", "draft-disposal", driver.GeneralAffairs(), DisposalScene.Draft(key), "Drafted");
        await RefusedAsync(driver, id, "items", "draft-disposal", driver.GeneralAffairs(), DisposalScene.Draft(), "Drafted");

        await driver.GoToAsync(LastDay.AddDays(1));
        await RefusedAsync(driver, id, "reason", "draft-disposal", driver.GeneralAffairs(), new DraftDisposalForm { Items = [key] }, "Drafted");
        await driver.DoAsync(id, "draft-disposal", driver.GeneralAffairs(), DisposalScene.Draft(key), "Drafted");
        var drafter = driver.GeneralAffairs();
        await driver.ForbiddenAsync(id, "approve-disposal", drafter with { DutySet = new HashSet<string> { Duties.Approver } }, new ApproveForm(), "Approved");
        await driver.DoAsync(id, "approve-disposal", driver.Approver(), new ApproveForm(), "Approved");
        await driver.DoAsync(id, "execute-disposal", driver.GeneralAffairs(2), DisposalScene.Execution);

        Assert.Empty(await driver.PlacesOfAsync(name));
        Assert.Empty(await driver.OpenAsync(id));
        var incident = await scene.ReadAsync(db => db.Set<IncidentRow>().AsNoTracking().SingleAsync());
        Assert.Equal(("", null, "skipped"), (incident.Message, incident.Reason, incident.Resolution));
        await scene.ChangeAsync(db => db.Remove(db.Set<IncidentRow>().Single()));
        var @case = await scene.CaseAsync();
        Assert.Equal((CaseStage.Completed, CaseOutcome.NonConforming, true), (@case.Stage, @case.Outcome, @case.Number.Length > 0));
        var record = Assert.Single(await driver.LedgerAsync());
        Assert.Equal(
            ("令和13年度廃棄簿第1号", @case.Number, LastDay, LastDay.AddDays(1), driver.Approver().Id, driver.Approver().DisplayName),
            (record.Number, record.Label, record.KeptUntil, record.DisposedOn, record.ApproverId, record.ApproverName));
        var timeline = await scene.ReadAsync(db => db.Set<TimelineEntry>().AsNoTracking().Where(t => t.SubjectId == scene.CaseId).OrderBy(t => t.At).ToListAsync());
        Assert.Equal(("文書の廃棄", record.Number), (timeline[^1].Title, timeline[^1].Detail));
        Assert.All(timeline.SkipLast(1), t => Assert.Equal(("", ""), (t.Detail, t.Salt)));
        Assert.Contains(await driver.KeptAsync(), e => e.Kind == RetentionKind.AuditLog && e.SubjectId == scene.CaseId);
        Assert.DoesNotContain(await driver.KeptAsync(), e => e.Key == key);
        await driver.AssertSoundAsync();
    }

    [Fact]
    [Covers("N-2", FindingLevel.Block)]
    public async Task Without_a_decision_on_these_very_files_nothing_is_executed()
    {
        await using var scene = await NotConformingAsync(StorageProvider.Sqlite);
        var driver = scene.Driver;
        await driver.GoToAsync(LastDay.AddDays(1));
        var id = await driver.DecidedAsync(DisposalScene.Key(RetentionKind.NotAdoptedCase, scene.CaseId));

        // As if a redrawn procedure had come here otherwise: the rule does not rest on the drawing.
        var drafter = driver.GeneralAffairs();
        await scene.ChangeAsync(db => db.Set<Disposal>().Single().DraftedById = driver.Approver().Id);
        await RefusedAsync(driver, id, "actor", "execute-disposal", driver.GeneralAffairs(2), DisposalScene.Execution);
        await scene.ChangeAsync(db =>
        {
            var disposal = db.Set<Disposal>().Single();
            (disposal.DraftedById, disposal.DraftedAt) = (drafter.Id, disposal.DraftedAt.AddDays(1));
        });
        await RefusedAsync(driver, id, "", "execute-disposal", driver.GeneralAffairs(2), DisposalScene.Execution);
        Assert.Empty(await driver.LedgerAsync());
        Assert.NotNull(await ProposalAsync(scene));
    }

    [Fact]
    public async Task The_audit_log_goes_years_after_the_papers_and_the_chain_still_verifies()
    {
        await using var scene = await NotConformingAsync(StorageProvider.Sqlite);
        var driver = scene.Driver;
        await driver.GoToAsync(LastDay.AddDays(1));
        await driver.DisposedAsync(DisposalScene.Key(RetentionKind.NotAdoptedCase, scene.CaseId));
        var log = DisposalScene.Key(RetentionKind.AuditLog, scene.CaseId);
        var id = await driver.BeginAsync("records-disposal", driver.GeneralAffairs());
        await RefusedAsync(driver, id, "items", "draft-disposal", driver.GeneralAffairs(), DisposalScene.Draft(log), "Drafted");

        await driver.GoToAsync(new(2038, 4, 1));
        await driver.DisposedAsync(log);
        // The line that says so is the only one that is left readable.
        var texts = await scene.ReadAsync(db => db.Set<AuditRow>().AsNoTracking().Where(a => a.SubjectId == scene.CaseId && a.Content != null).CountAsync());
        Assert.Equal(1, texts);
        var report = await driver.Services.GetRequiredService<AuditVerifier>().VerifyAsync();
        Assert.True(report.IsIntact, string.Join("\n", report.Problems));
        Assert.True(report.Disposed > 20);
        Assert.Equal(2, (await driver.LedgerAsync()).Count);
    }

    [Fact]
    public async Task A_case_whose_information_is_still_offered_or_used_by_another_case_stays()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.DeliveredAsync();
        await scene.Case.RegisterAsync();
        await scene.Case.PublishAsync();
        var driver = scene.Driver;
        await driver.GoToAsync(new(2029, 4, 2));
        await scene.DoAsync("confirm-erasure", scene.Staff, new ConfirmErasureForm { ConfirmedOn = driver.Today, Content = "媒体を裁断し、複製を消去した旨の報告書を受けた。" });
        await driver.GoToAsync(new(2040, 4, 1));
        await scene.ChangeAsync(db => db.Set<Domain.FileRegister.CreatedInformationEntry>().Single().ProposalsTo = driver.Today);
        var entry = Assert.Single(await driver.KeptAsync(), e => e.Kind == RetentionKind.AdoptedCase);
        Assert.Equal((new DateOnly(2040, 3, 31), "長い方による"), (entry.Period.KeptUntil, entry.Period.Rule.Contains("長い方による", StringComparison.Ordinal) ? "長い方による" : entry.Period.Rule));
        Assert.Contains("新たな提案を受け付ける", entry.NeededFor, StringComparison.Ordinal);
        var id = await driver.BeginAsync("records-disposal", driver.GeneralAffairs());
        await RefusedAsync(driver, id, "items", "draft-disposal", driver.GeneralAffairs(), DisposalScene.Draft(entry.Key), "Drafted");

        await driver.GoToAsync(new(2040, 4, 2));
        await scene.ChangeAsync(db => db.Add(new Case { Id = "case-derived", Number = "派生第1号", FiscalYear = 2027, RecruitmentId = scene.Round.Id, BasisCaseId = scene.CaseId }));
        await RefusedAsync(driver, id, "items", "draft-disposal", driver.GeneralAffairs(), DisposalScene.Draft(entry.Key), "Drafted");
        await scene.ChangeAsync(db => db.Remove(db.Set<Case>().Single(c => c.Id == "case-derived")));
        var name = (await ProposalAsync(scene)).Proposers[0].Name;
        await driver.DoAsync(id, "draft-disposal", driver.GeneralAffairs(), DisposalScene.Draft(entry.Key), "Drafted");
        await driver.DoAsync(id, "approve-disposal", driver.Approver(), new ApproveForm(), "Approved");
        await driver.DoAsync(id, "execute-disposal", driver.GeneralAffairs(2), DisposalScene.Execution);
        Assert.Empty(await driver.PlacesOfAsync(name));
        // What was published stays.
        Assert.Equal(1, await scene.ReadAsync(db => db.Set<Domain.FileRegister.CreatedInformationEntry>().CountAsync()));
        await driver.AssertSoundAsync();
    }

    [Fact]
    public async Task Every_table_with_rows_of_a_case_or_subject_is_disposed_of_or_known_to_stay()
    {
        await using var driver = await ProcedureDriver.StartAsync(ProcedureStore.Sqlite, new(2026, 3, 2), "records-disposal");
        // Ids and numbers only, the office's own people, what was published, or what the disposal itself writes.
        string[] stays =
        [
            "CreatedInformationEntry", "HumanTask", "TimelineEntry", "LegalHold", "DisposalRecord", "Disqualification", "Inquiry", "Complaint",
            "CaseStreamRow", "OutboxRow", "InboxRow", "InboxSubjectRow", "AuditRow", "AuditSealHeadRow",
        ];
        var unknown = await driver.Office.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes()
            .Where(t => t.FindProperty("CaseId") is not null || t.FindProperty("SubjectId") is not null).Select(t => t.ClrType)
            .Where(t => !RecordsRemoval.PapersOfACase.Contains(t) && !RecordsRemoval.PapersOfASubject.Contains(t) && !stays.Contains(t.Name)).Select(t => t.Name).ToList()));

        Assert.Empty(unknown);
    }

    private static async Task<JourneyScene> NotConformingAsync(StorageProvider provider)
    {
        var scene = await JourneyScene.StartAsync(provider, Demonstration.DemonstrationProposals.Licence);
        await scene.ReceivedAsync(vague: true);
        await scene.Driver.GoToAsync(new(2026, 2, 24));
        await scene.Case.DemandCorrectionAsync(new(2026, 3, 10));
        await scene.Driver.GoToAsync(new(2026, 3, 5));
        await scene.Case.CorrectAsync();
        await scene.ExaminedAsync(conforms: false);
        await scene.Case.NotifyNonConformingAsync();
        Assert.False((await scene.CaseAsync()).IsOpen);
        return scene;
    }

    private static Task<Proposal> ProposalAsync(JourneyScene scene) => scene.ReadAsync(db => db.Set<Proposal>().AsNoTracking().SingleAsync(p => p.CaseId == scene.CaseId));

    private static async Task RefusedAsync(ProcedureDriver driver, string id, string field, string step, Actor actor, object form, string? button = null)
    {
        var refused = await driver.RefusedAsync(id, step, actor, form, button);
        Assert.Contains(refused.Errors, e => e.Field == field && e.Clause == "N-2");
    }
}
