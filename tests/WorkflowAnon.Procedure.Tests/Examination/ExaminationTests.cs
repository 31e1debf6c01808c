using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Examination;

public sealed class ExaminationTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    [Covers("6-0")]
    public async Task An_examination_waits_for_the_formal_check_and_ends_with_an_approved_result(string store)
    {
        await using var scene = await ExaminationScene.StartAsync(store == "sqlite" ? ProcedureStore.Sqlite : ProcedureStore.PostgreSql);
        Assert.Empty(await scene.OpenAsync());
        var @case = await scene.CaseAsync();
        Assert.Equal((CaseStage.Examination, ExaminationScene.Owner), (@case.Stage, @case.HolderDivisionId));

        await scene.ToDecisionAsync(conforms: true);

        var file = await scene.ReadAsync(db => db.Set<ExaminationFile>().AsNoTracking().SingleAsync());
        Assert.True(file is { ConclusionConforms: true, DecidedOn: not null, Assessments.Count: 7 });
        Assert.All(file.Assessments, a => Assert.Equal(scene.Staff.Id, a.ExaminerId));
        var approval = await scene.ReadAsync(db => db.Set<Approval>().AsNoTracking().SingleAsync());
        Assert.Equal((ApprovalSubject.Examination, scene.Staff.Id, scene.Approver.Id), (approval.Subject, approval.DrafterId, approval.ApproverId));
        Assert.Equal(["ProposalForwarded", "ExaminationStarted", "FormalCheckCompleted", "CriterionAssessed", "ExaminationDecided"], await scene.Driver.EventsAsync(ExaminationScene.CaseId));
        Assert.Equal(["decide-outsourcing"], await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("6-0", FindingLevel.Block)]
    [Covers("6-2ア", FindingLevel.Block)]
    [Covers("6-2イ", FindingLevel.Warn)]
    public async Task Evidence_that_is_not_whole_is_refused()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.FormalCheckAsync();
        await scene.DoAsync("proceed", scene.Staff, new DecideProceedingForm(), "Examine");
        var eligibility = ExaminationScene.Eligibility();
        eligibility.OathsConfirmed = false;
        await scene.RefusedAsync("oathsConfirmed", "6-0", "eligibility", scene.Staff, eligibility);
        await scene.DoAsync("eligibility", scene.Staff, ExaminationScene.Eligibility());

        var count = ExaminationScene.Count();
        count.Deduplicated = 7000;
        await scene.RefusedAsync("deduplicated", "6-2ア", "person-count", scene.Staff, count);
        count = ExaminationScene.Count();
        count.CountAsOf = ExaminationScene.RecruitmentEnd.AddDays(3);
        await scene.RefusedAsync("countAsOf", "6-2イ", "person-count", scene.Staff, count);
        count.AsOfReason = "募集終了日は休日で台帳が動かないため";
        await scene.DoAsync("person-count", scene.Staff, count);

        var method = ExaminationScene.Method();
        method.Standard4 = null;
        await scene.RefusedAsync("standard4", "6-0", "method", scene.Staff, method, "Done");
        await scene.DoAsync("method", scene.Staff, method, "Unclear");
        Assert.Equal(["proceed"], await scene.OpenAsync());
    }

    [Fact]
    [Covers("6-1", FindingLevel.Human, FindingLevel.NonConforming)]
    public async Task A_party_of_the_register_is_shown_and_judged_by_a_person()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.BurstAsync(db => db.Add(new Disqualification
        {
            Id = "disqualification-1",
            Name = "株式会社高崎データ",
            CorporateNumber = "1234567890123",
            TerminatedOn = new(2025, 1, 10),
            BarredUntil = new(2027, 1, 9),
            RegisteredById = "x",
        }));
        await scene.FormalCheckAsync();
        await scene.DoAsync("proceed", scene.Staff, new DecideProceedingForm(), "Examine");

        Assert.NotEmpty((await scene.Driver.OpenAsync(ExaminationScene.CaseId, "eligibility", scene.Staff)).View.Warnings);
        await scene.RefusedAsync("hitJudgement", "6-0", "eligibility", scene.Staff, ExaminationScene.Eligibility());
        var form = ExaminationScene.Eligibility();
        form.HitJudgement = "同一の法人であり、2年を経過していない。";
        form.GroundFound = true;
        await scene.DoAsync("eligibility", scene.Staff, form);
        await scene.DoAsync("person-count", scene.Staff, ExaminationScene.Count());
        await scene.DoAsync("method", scene.Staff, ExaminationScene.Method(), "Done");
        await scene.RefusedAsync("criterion1Result", "6-0", "assess", scene.Staff, ExaminationScene.AllMet(), "Done");
    }

    [Fact]
    [Covers("6-0", FindingLevel.Block)]
    [Covers("6-4ア")]
    [Covers("6-4イ(ｲ)", FindingLevel.Warn)]
    [Covers("N-2")]
    public async Task Criteria_and_conclusion_must_fit_and_the_drafter_never_approves()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.FormalCheckAsync();
        await scene.ToAssessmentAsync();

        var form = ExaminationScene.AllMet();
        form.Criterion6Reason = "";
        await scene.RefusedAsync("criterion6Reason", "6-0", "assess", scene.Staff, form, "Done");
        form = ExaminationScene.NotMet();
        form.Criterion4Codes = [];
        await scene.RefusedAsync("criterion4Codes", "6-0", "assess", scene.Staff, form, "Done");
        form = ExaminationScene.AllMet();
        form.Criterion4Reason = "他の提案と比べて優れているため";
        await scene.RefusedAsync("criterion4Reason", "6-4イ(ｲ)", "assess", scene.Staff, form, "Done");

        await scene.DoAsync("assess", scene.Staff, ExaminationScene.NotMet(), "Done");
        await scene.RefusedAsync("conforms", "6-0", "conclude", scene.Staff, new ConcludeForm { Conforms = "conforming", Summary = "適合" }, "Drafted");
        var both = new Actor("both", "両方", ExaminationScene.Owner, new HashSet<string> { Duties.Staff, Duties.Approver });
        await scene.DoAsync("conclude", both, new ConcludeForm { Conforms = "non-conforming", Summary = "不適合" }, "Drafted");
        await Assert.ThrowsAsync<TaskConflictException>(() => scene.DoAsync("approve", both, new ApproveForm(), "Approved"));
        await scene.RefusedAsync("comment", "", "approve", scene.Approver, new ApproveForm(), "SentBack");

        await scene.DoAsync("approve", scene.Approver, new ApproveForm { Comment = "理由を具体的に" }, "SentBack");
        Assert.Equal(["assess"], await scene.OpenAsync());
        await scene.DoAsync("assess", scene.Staff, ExaminationScene.NotMet(), "Done");
        await scene.DoAsync("conclude", scene.Staff, new ConcludeForm { Conforms = "non-conforming", Summary = "不適合" }, "Drafted");
        await scene.DoAsync("approve", scene.Approver, new ApproveForm(), "Approved");
        Assert.Equal(["draft-non-conforming"], await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("6-0", FindingLevel.Block)]
    public async Task General_affairs_is_consulted_and_answers()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.FormalCheckAsync();
        await scene.DoAsync("proceed", scene.Staff, new DecideProceedingForm(), "Consult");
        await scene.RefusedAsync("question", "6-0", "consult", scene.Staff, new RequestConsultationForm(), "Requested");
        await scene.DoAsync("consult", scene.Staff, new RequestConsultationForm { Question = "代理人の権限の範囲について" }, "Requested");
        Assert.Equal(["answer"], await scene.OpenAsync());

        await scene.DoAsync("answer", scene.GeneralAffairs, new AnswerConsultationForm { Answer = "差し支えない" });

        Assert.Equal(["proceed"], await scene.OpenAsync());
        var consultation = await scene.ReadAsync(db => db.Set<Consultation>().AsNoTracking().SingleAsync());
        Assert.Equal(("差し支えない", scene.GeneralAffairs.Id), (consultation.Answer, consultation.AnsweredById));
        // A second round after the first works the same.
        await scene.DoAsync("proceed", scene.Staff, new DecideProceedingForm(), "Consult");
        await scene.DoAsync("consult", scene.Staff, new RequestConsultationForm { Question = "再度の確認" }, "Requested");
        await scene.DoAsync("answer", scene.GeneralAffairs, new AnswerConsultationForm { Answer = "了" });
        await scene.ToAssessmentAsync();
        Assert.Equal(["assess"], await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }
}
