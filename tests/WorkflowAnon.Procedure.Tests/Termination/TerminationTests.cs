using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.CommissionReports;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Procedure.CommissionReports;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Termination;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Termination;

public sealed class TerminationTests
{
    private static ReportToCommissionForm Report(DateOnly on) => new() { ReportedOn = on, Method = "form", Content = "報告の内容" };

    [Fact]
    [Covers("10-1", FindingLevel.Block)]
    [Covers("10-2", FindingLevel.Block)]
    [Covers("10-3", FindingLevel.Block)]
    [Covers("N-2")]
    public async Task A_termination_has_a_cause_an_approval_and_a_report_before_and_after()
    {
        await using var scene = await AtViolationAsync();
        var today = scene.Driver.Today;
        await scene.RefusedAsync("judgedOn", "10-1", "record-violation", scene.Staff, new RecordViolationForm { JudgedOn = today.AddDays(1), Facts = "事実" });
        await scene.RefusedAsync("facts", "10-1", "record-violation", scene.Staff, new RecordViolationForm { JudgedOn = today });
        await scene.DoAsync("record-violation", scene.Staff, new RecordViolationForm { JudgedOn = today, Facts = "第三者に提供した。" });

        // 速やかに is five business days; the 要領 names none.
        var due = scene.Driver.Profile.Calendar().AddBusinessDays(today, 5);
        Assert.Equal(due, (await scene.Driver.Office.TaskAsync(scene.CaseId, "report-violation")).LegalDueOn);
        Assert.Equal([("10-1", due, false)], await ReportDeadlinesAsync(scene));

        // 担当課 waits for 総務課's report; it cannot report by itself.
        Assert.Equal(["report-violation"], await scene.OpenAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => scene.DoAsync("report-violation", scene.Staff, Report(today)));
        await scene.RefusedAsync("content", "", "report-violation", scene.Clerk, new ReportToCommissionForm { ReportedOn = today, Method = "form" });
        await scene.RefusedAsync("reportedOn", "10-1", "report-violation", scene.Clerk, Report(today.AddDays(-1)));
        await scene.RefusedAsync("reportedOn", "10-1", "report-violation", scene.Clerk, Report(today.AddDays(1)));
        await scene.DoAsync("report-violation", scene.Clerk, Report(today));
        Assert.Equal([("10-1", due, true)], await ReportDeadlinesAsync(scene));

        await scene.RefusedAsync("causes", "10-2", "decide-termination", scene.Staff, new DecideTerminationForm { Facts = "違反" }, "Terminate");
        await scene.RefusedAsync("facts", "10-2", "decide-termination", scene.Staff, new DecideTerminationForm { Causes = ["SeriousBreach"] }, "Terminate");
        await scene.RefusedAsync("causes", "10-2", "decide-termination", scene.Staff, new DecideTerminationForm { Causes = ["Fraud"], Facts = "理由" }, "Keep");
        await scene.DoAsync("decide-termination", scene.Staff, new DecideTerminationForm { Causes = ["SeriousBreach", "ByContract"], Facts = "重大な違反" }, "Terminate");
        var both = new Actor(scene.Staff.Id, scene.Staff.DisplayName, scene.Staff.DivisionId, new HashSet<string> { Duties.Staff, Duties.Approver });
        await Assert.ThrowsAsync<TaskConflictException>(() => scene.DoAsync("approve-termination", both, new ApproveForm(), "Approved"));
        await scene.DoAsync("approve-termination", scene.Approver, new ApproveForm(), "Approved");
        Assert.Equal(["notify-intent"], await scene.OpenAsync());
        Assert.Equal(CaseStage.Termination, (await scene.CaseAsync()).Stage);
        await scene.DoAsync("notify-intent", scene.Staff);
        // Not before the first report.
        Assert.Equal(["report-intent"], await scene.OpenAsync());
        await scene.Driver.GoToAsync(today.AddDays(1));
        await scene.DoAsync("report-intent", scene.Clerk, Report(scene.Driver.Today));

        await scene.RefusedAsync("intentReported", "10-3", "terminate", scene.Staff, new TerminateForm { TerminatedOn = today, Way = "post" });
        await scene.RefusedAsync("terminatedOn", "10-2", "terminate", scene.Staff, new TerminateForm { TerminatedOn = today.AddDays(2), Way = "post" });
        await scene.DoAsync("terminate", scene.Staff, new TerminateForm { TerminatedOn = scene.Driver.Today, Way = "contentCertified" });
        Assert.Equal(["report-terminated"], await scene.OpenAsync());
        Assert.Equal(CaseStage.Termination, (await scene.CaseAsync()).Stage);
        await scene.RefusedAsync("reportedOn", "10-3", "report-terminated", scene.Clerk, Report(today));
        await scene.DoAsync("report-terminated", scene.Clerk, Report(scene.Driver.Today));
        await scene.SettleAsync();

        Assert.Equal(CaseOutcome.Terminated, (await scene.CaseAsync()).Outcome);
        Assert.Equal(["10-1", "10-3", "10-3"], (await ReportDeadlinesAsync(scene)).Select(d => d.Met ? d.Clause : "open"));
        var reports = await scene.ReadAsync(db => db.Set<CommissionReport>().AsNoTracking().OrderBy(r => r.Kind).Select(r => r.Kind).ToListAsync());
        Assert.Equal([CommissionReportKind.Violation, CommissionReportKind.IntentToTerminate, CommissionReportKind.Terminated], reports);
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("10-1")]
    public async Task Two_violations_of_one_contract_have_each_their_report_and_its_due_date()
    {
        await using var scene = await AtViolationAsync();
        var first = scene.Driver.Today;
        await scene.DoAsync("record-violation", scene.Staff, new RecordViolationForm { JudgedOn = first, Facts = "第三者に提供した。" });
        await scene.SettleAsync();
        await scene.Driver.GoToAsync(first.AddDays(1));
        await scene.Driver.BeginAsync("termination", scene.Staff, scene.CaseId);
        await scene.DoAsync("record-violation", scene.Staff, new RecordViolationForm { JudgedOn = first.AddDays(1), Facts = "識別行為をした。" });
        await scene.SettleAsync();

        var calendar = scene.Driver.Profile.Calendar();
        DateOnly[] due = [calendar.AddBusinessDays(first, 5), calendar.AddBusinessDays(first.AddDays(1), 5)];
        Assert.Equal([("10-1", due[0], false), ("10-1", due[1], false)], await ReportDeadlinesAsync(scene));
        var tasks = (await scene.Driver.Office.OpenTasksAsync(scene.CaseId)).Where(t => t.ActivityId == "report-violation").OrderBy(t => t.LegalDueOn).ToList();
        Assert.Equal([due[0], due[1]], tasks.Select(t => t.LegalDueOn!.Value));

        // The later one is reported first: the earlier one is still due.
        var commands = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<TaskCommands>(scene.Driver.Services);
        await commands.CompleteAsync(tasks[1].Id, scene.Clerk, WorkflowAnon.Procedure.Kernel.Forms.FormBinder.Unbind(Report(scene.Driver.Today)), "Done", "second-first");
        Assert.Equal([("10-1", due[0], false), ("10-1", due[1], true)], await ReportDeadlinesAsync(scene));
    }

    [Fact]
    public async Task A_report_that_was_made_is_not_made_twice()
    {
        await using var scene = await AtViolationAsync();
        await scene.DoAsync("record-violation", scene.Staff, new RecordViolationForm { JudgedOn = scene.Driver.Today, Facts = "事実" });
        var task = await scene.Driver.Office.TaskAsync(scene.CaseId, "report-violation");
        var commands = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<TaskCommands>(scene.Driver.Services);
        var typed = WorkflowAnon.Procedure.Kernel.Forms.FormBinder.Unbind(Report(scene.Driver.Today));
        var first = await commands.CompleteAsync(task.Id, scene.Clerk, typed, "Done", "same-key");
        // The page was sent twice: the same answer, one report.
        Assert.Equal(first, await commands.CompleteAsync(task.Id, scene.Clerk, typed, "Done", "same-key"));
        // Somebody else's page, or a second page of the same person: who has done it already.
        var late = await Assert.ThrowsAsync<TaskConflictException>(() => commands.CompleteAsync(task.Id, scene.People.Colleague("general-affairs"), typed, "Done", "other-key"));
        Assert.Equal(TaskConflictKind.Ended, late.Kind);
        Assert.Contains(scene.Clerk.DisplayName, late.Message, StringComparison.Ordinal);
        Assert.Equal(1, await scene.ReadAsync(db => db.Set<CommissionReport>().CountAsync()));
        Assert.Single(await scene.Driver.EventsAsync(scene.CaseId), e => e == "ViolationReportedToCommission");
    }

    [Fact]
    [Covers("10-3x", FindingLevel.Human)]
    [Covers("10-4")]
    public async Task A_cause_of_the_contract_alone_needs_no_second_report_and_bars_nobody()
    {
        await using var scene = await AtViolationAsync();
        await ToDecisionAsync(scene);
        await scene.RefusedAsync("causes", "10-3x", "decide-termination", scene.Staff, new DecideTerminationForm { Causes = ["ByContract"], Facts = "契約第15条" }, "Terminate");
        await scene.DoAsync("decide-termination", scene.Staff, new DecideTerminationForm { Causes = ["ByContract"], Facts = "契約第15条", ContractCauseReason = "報告を要しないと判断した。" }, "Terminate");
        await scene.DoAsync("approve-termination", scene.Approver, new ApproveForm(), "Approved");
        await scene.DoAsync("terminate", scene.Staff, new TerminateForm { TerminatedOn = scene.Driver.Today, Way = "post" });
        Assert.Empty(await scene.OpenAsync());
        Assert.Equal(CaseOutcome.Terminated, (await scene.CaseAsync()).Outcome);
        Assert.Equal(0, await scene.ReadAsync(db => db.Set<Disqualification>().CountAsync()));
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("10-2", FindingLevel.Block)]
    public async Task A_violation_need_not_end_the_contract()
    {
        await using var scene = await AtViolationAsync();
        await ToDecisionAsync(scene);
        await scene.RefusedAsync("facts", "10-2", "decide-termination", scene.Staff, new DecideTerminationForm(), "Keep");
        await scene.DoAsync("decide-termination", scene.Staff, new DecideTerminationForm { Facts = "軽微であり、是正された。" }, "Keep");
        Assert.Empty(await scene.OpenAsync());
        Assert.Equal(CaseStage.InUse, (await scene.CaseAsync()).Stage);
    }

    [Fact]
    [Covers("10-1", FindingLevel.Block)]
    public async Task The_owning_division_does_not_report_by_itself_whatever_a_definition_says()
    {
        await using var scene = await AtViolationAsync("commission-report", json => json.Replace("\"value\": \"general-affairs\"", "\"value\": \"owning-division\"", StringComparison.Ordinal));
        await scene.DoAsync("record-violation", scene.Staff, new RecordViolationForm { JudgedOn = scene.Driver.Today, Facts = "事実" });
        await scene.SettleAsync();
        await scene.RefusedAsync("reportedBy", "10-1", "report-violation", scene.Staff, Report(scene.Driver.Today));
        Assert.Equal(0, await scene.ReadAsync(db => db.Set<CommissionReport>().CountAsync()));
    }

    [Fact]
    [Covers("10-1", FindingLevel.Block)]
    [Covers("10-2", FindingLevel.Block)]
    [Covers("10-3", FindingLevel.Block)]
    public async Task Neither_report_nor_termination_stands_without_what_must_come_before_it()
    {
        await using var scene = await AtViolationAsync();
        await scene.DoAsync("record-violation", scene.Staff, new RecordViolationForm { JudgedOn = scene.Driver.Today, Facts = "事実" });
        await SetAsync(scene, v => v.NotifiedOn = null);
        await scene.RefusedAsync("notifiedOn", "10-1", "report-violation", scene.Clerk, Report(scene.Driver.Today));
        await SetAsync(scene, v => v.NotifiedOn = scene.Driver.Today);
        await scene.DoAsync("report-violation", scene.Clerk, Report(scene.Driver.Today));
        await scene.DoAsync("decide-termination", scene.Staff, new DecideTerminationForm { Causes = ["Fraud"], Facts = "虚偽の提案書" }, "Terminate");
        await scene.DoAsync("approve-termination", scene.Approver, new ApproveForm(), "Approved");
        await scene.DoAsync("notify-intent", scene.Staff);
        await SetAsync(scene, v => v.TerminatedOn = scene.Driver.Today);
        // The first report belongs before the termination.
        await scene.RefusedAsync("terminatedOn", "10-3", "report-intent", scene.Clerk, Report(scene.Driver.Today));
        await SetAsync(scene, v => v.TerminatedOn = null);
        await scene.DoAsync("report-intent", scene.Clerk, Report(scene.Driver.Today));
        var form = new TerminateForm { TerminatedOn = scene.Driver.Today, Way = "post" };
        await SetAsync(scene, v => v.IntentNotifiedOn = null);
        await scene.RefusedAsync("intentNotified", "10-3", "terminate", scene.Staff, form);
        await SetAsync(scene, v => (v.IntentNotifiedOn, v.Causes) = (scene.Driver.Today, []));
        await scene.RefusedAsync("causes", "10-2", "terminate", scene.Staff, form);
        await SetAsync(scene, v => v.Causes = [TerminationCause.Fraud]);
        await scene.ReadAsync(db => db.Set<Approval>().Where(a => a.Subject == ApprovalSubject.Termination).ExecuteDeleteAsync());
        await scene.RefusedAsync("approval", "10-2", "terminate", scene.Staff, form);
    }

    [Fact]
    [Covers("10-4", FindingLevel.Block)]
    [Covers("10-3", FindingLevel.Block)]
    public async Task A_case_is_not_closed_without_the_register_of_who_is_barred()
    {
        await using var scene = await AtViolationAsync();
        await scene.Driver.Office.OpenTasksAsync(scene.CaseId);
        await ToDecisionAsync(scene);
        await scene.DoAsync("decide-termination", scene.Staff, new DecideTerminationForm { Causes = ["Disqualified"], Facts = "欠格事由に該当した。" }, "Terminate");
        await scene.DoAsync("approve-termination", scene.Approver, new ApproveForm(), "Approved");
        await scene.DoAsync("notify-intent", scene.Staff);
        await scene.DoAsync("report-intent", scene.Clerk, Report(scene.Driver.Today));
        await scene.DoAsync("terminate", scene.Staff, new TerminateForm { TerminatedOn = scene.Driver.Today, Way = "post" });
        var barred = await scene.ReadAsync(db => db.Set<Disqualification>().AsNoTracking().SingleAsync());
        Assert.Equal([scene.Proposal.Party.Representative], barred.Officers);
        await scene.ReadAsync(db => db.Set<Disqualification>().ExecuteDeleteAsync());
        await scene.DoAsync("report-terminated", scene.Clerk, Report(scene.Driver.Today));
        await scene.SettleAsync();
        Assert.Equal(CaseStage.Termination, (await scene.CaseAsync()).Stage);
        var incident = await scene.ReadAsync(db => db.Set<Storage.Engine.IncidentRow>().AsNoTracking().SingleAsync());
        Assert.Contains("解除された者の記録", incident.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Covers("10-3x", FindingLevel.Human)]
    [Covers("10-1", FindingLevel.Block)]
    public async Task A_cause_of_the_contract_alone_may_be_considered_without_telling_general_affairs_but_a_cause_of_the_law_may_not()
    {
        await using var scene = await AtViolationAsync();
        var found = new RecordViolationForm { JudgedOn = scene.Driver.Today, Facts = "相手方の事業の廃止（契約第15条）" };
        await scene.RefusedAsync("noNotificationReason", "10-3x", "record-violation", scene.Staff, found, "ContractCause");
        found.NoNotificationReason = "違反はなく、その他必要と判断する事情もない。";
        await scene.DoAsync("record-violation", scene.Staff, found, "ContractCause");
        // Nobody at 総務課 has to report.
        Assert.Equal(["decide-termination"], await scene.OpenAsync());
        await scene.RefusedAsync("causes", "10-1", "decide-termination", scene.Staff, new DecideTerminationForm { Causes = ["Fraud"], Facts = "虚偽" }, "Terminate");
        await scene.DoAsync("decide-termination", scene.Staff, new DecideTerminationForm { Facts = "虚偽の疑いがある。" }, "Notify");
        await scene.DoAsync("record-violation", scene.Staff, new RecordViolationForm { JudgedOn = scene.Driver.Today, Facts = "虚偽の提案書" });
        await scene.DoAsync("report-violation", scene.Clerk, Report(scene.Driver.Today));
        await scene.RefusedAsync("", "10-1", "decide-termination", scene.Staff, new DecideTerminationForm { Facts = "虚偽" }, "Notify");
        await scene.DoAsync("decide-termination", scene.Staff, new DecideTerminationForm { Causes = ["ByContract"], Facts = "契約第15条", ContractCauseReason = "虚偽はなかった。" }, "Terminate");
        await scene.DoAsync("approve-termination", scene.Approver, new ApproveForm(), "Approved");
        await scene.DoAsync("terminate", scene.Staff, new TerminateForm { TerminatedOn = scene.Driver.Today, Way = "post" });
        await scene.SettleAsync();
        Assert.Equal(CaseOutcome.Terminated, (await scene.CaseAsync()).Outcome);
        Assert.Equal(0, await scene.ReadAsync(db => db.Set<Disqualification>().CountAsync()));
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("10-4", FindingLevel.Human)]
    [Covers("5-1-5", FindingLevel.Human)]
    public async Task Who_was_terminated_proposes_again_and_a_person_decides_that_the_two_years_are_not_over()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.DeliveredAsync();
        await scene.Case.RegisterAsync();
        await scene.Case.PublishAsync();
        await scene.Driver.GoToAsync(new(2026, 6, 8));
        await scene.Case.IntendTerminationAsync();
        await scene.Case.TerminateAsync();

        await scene.Driver.GoToAsync(new(2026, 6, 15));
        // As if the period had been longer: the party proposes within it, a week after its contract was terminated.
        await scene.ReadAsync(db => db.Set<Domain.Recruitment.RecruitmentRound>().ExecuteUpdateAsync(u => u.SetProperty(r => r.EndsOn, new DateOnly(2026, 6, 30))));
        var again = new Demonstration.CaseScript(scene.Driver.Office, scene.People, () => scene.Driver.Today, new Demonstration.DemonstrationCase("again", scene.Proposal));
        await again.ArriveAsync(scene.Round.Id);
        await again.ForwardAsync();
        await scene.SettleAsync();
        await again.CheckPapersAsync();
        var found = await scene.ReadAsync(db => db.Set<Domain.Proposals.FormalFinding>().AsNoTracking().Where(f => f.CaseId == again.CaseId && f.Clause == "5-1-5").ToListAsync());
        Assert.Contains(found, f => f.Level == FindingLevel.Human && f.Message.Contains("令和10年6月7日", StringComparison.Ordinal));
        await again.CheckContentsAsync();
        await scene.SettleAsync();
        await scene.Driver.DoAsync(again.CaseId, "proceed", scene.Staff, new WorkflowAnon.Procedure.Examination.DecideProceedingForm { Reason = "欠格事由に当たるかは、審査で判断する。" }, "Examine");
        var eligibility = Examination.ExaminationScene.Eligibility();
        var refused = await scene.Driver.RefusedAsync(again.CaseId, "eligibility", scene.Staff, eligibility);
        Assert.Contains(refused.Errors, e => e is { Field: "hitJudgement", Clause: "6-0" });
        (eligibility.HitJudgement, eligibility.GroundFound) = ("同一の者であり、解除の日から起算して2年を経過していない。", true);
        await scene.Driver.DoAsync(again.CaseId, "eligibility", scene.Staff, eligibility);
        Assert.Equal(["person-count"], await scene.Driver.OpenAsync(again.CaseId));
    }

    private static async Task<List<(string Clause, DateOnly Due, bool Met)>> ReportDeadlinesAsync(JourneyScene scene) =>
        [.. (await scene.ReadAsync(db => db.Set<Deadline>().AsNoTracking().Where(d => d.SubjectId == scene.CaseId && d.Kind == DeadlineKind.CommissionReport).OrderBy(d => d.Id).ToListAsync()))
            .Select(d => (d.Clause, d.Due, d.MetAt is not null))];

    private static Task<int> SetAsync(JourneyScene scene, Action<ViolationFile> change) => scene.ReadAsync(async db =>
    {
        change(await db.Set<ViolationFile>().SingleAsync());
        return await db.SaveChangesAsync();
    });

    private static async Task<JourneyScene> AtViolationAsync(string definition, Func<string, string> change)
    {
        var scene = await AtViolationAsync();
        var json = await File.ReadAllTextAsync(WorkflowAnon.Testing.Machine.Repository.PathOf($"workflows/{definition}.v1.json"));
        var next = change(json).Replace($"\"id\": \"{definition}-v1\"", $"\"id\": \"{definition}-v2\"", StringComparison.Ordinal).Replace("\"version\": 1,\n  \"toolVersion\"", "\"version\": 2,\n  \"toolVersion\"", StringComparison.Ordinal);
        Assert.NotEqual(json, next);
        await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<WorkflowAnon.Engine.Runtime.IDefinitionStore>(scene.Driver.Services)
            .ImportAsync(new(next, definition) { Publish = true }, WorkflowAnon.Engine.Runtime.EngineCommand.BySystem());
        return scene;
    }

    private static async Task<JourneyScene> AtViolationAsync()
    {
        var scene = await JourneyScene.StartAsync();
        await scene.DeliveredAsync();
        await scene.Case.RegisterAsync();
        await scene.Case.PublishAsync();
        await scene.Driver.BeginAsync("termination", scene.Staff, scene.CaseId);
        return scene;
    }

    private static async Task ToDecisionAsync(JourneyScene scene)
    {
        await scene.DoAsync("record-violation", scene.Staff, new RecordViolationForm { JudgedOn = scene.Driver.Today, Facts = "事実" });
        await scene.DoAsync("report-violation", scene.Clerk, Report(scene.Driver.Today));
    }
}
