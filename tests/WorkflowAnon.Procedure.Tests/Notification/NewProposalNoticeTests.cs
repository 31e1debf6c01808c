using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Notification;
using WorkflowAnon.Procedure.Tests.Examination;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Notification;

/// <summary>新たな提案: five criteria, the fee of 11-6-2エ, forms 11, 12 and 13; nothing of production.</summary>
public sealed class NewProposalNoticeTests
{
    private const string Basis = "case-0";
    private const long FirstPaid = 54_321;

    private static async Task<ExaminationScene> StartAsync(ProposalKind kind, params long[] paid)
    {
        var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite, kind, Basis, p => (p.FileName, p.RequestedPersonCount, p.RequestedItems) = ("免許匿名加工情報", null, []));
        await scene.BurstAsync(db =>
        {
            string[] first = [Basis, .. Enumerable.Range(1, Math.Max(0, paid.Length - 1)).Select(i => $"{Basis}-{i}")];
            foreach (var id in first)
                db.Add(ExaminationScene.ACase(id, "匿R6-" + id, scene.Driver.Clock.GetUtcNow()));
            foreach (var (yen, id) in paid.Zip(first))
                db.Add(new FeePayment { CaseId = id, NoticeId = "n", Yen = yen, PaymentMethodId = "prefectural-stamp", ConfirmedById = "x" });

            db.Add(new IdenticalProposals
            {
                Id = "identical-0",
                RecruitmentId = ExaminationScene.RecruitmentId,
                FileId = "file-1",
                CaseIds = [.. first],
                Basis = "同文",
                ConfirmedById = "x",
            });
            db.Add(new CreatedInformationEntry { CaseId = Basis, FileId = "file-1", InformationName = "免許匿名加工情報", PersonCount = 4500, Items = ["住所（市町村）"] });
        });
        await scene.FormalCheckAsync();
        await scene.DoAsync("proceed", scene.Staff, new DecideProceedingForm(), "Examine");
        await scene.DoAsync("eligibility", scene.Staff, ExaminationScene.Eligibility());
        return scene;
    }

    private static AssessNewProposalForm Met()
    {
        const string reason = "提案書の記載により認められる。";
        const string evidence = "提案書（第10号様式）";
        return new()
        {
            Criterion1Result = "met",
            Criterion1Reason = reason,
            Criterion1Evidence = "誓約書",
            Criterion4Result = "met",
            Criterion4Reason = reason,
            Criterion4Evidence = evidence,
            Criterion5Result = "met",
            Criterion5Reason = reason,
            Criterion5Evidence = evidence,
            Criterion6Result = "met",
            Criterion6Reason = reason,
            Criterion6Evidence = evidence,
            Criterion7Result = "met",
            Criterion7Reason = reason,
            Criterion7Evidence = evidence,
        };
    }

    [Fact]
    [Covers("11-6-2イ")]
    [Covers("11-6-2ウ(ｱ)(ｲ)", FindingLevel.Block)]
    [Covers("11-6-2エ(ｱ)", FindingLevel.Block)]
    [Covers("11-6-2オ", FindingLevel.Block)]
    public async Task Another_party_pays_what_the_first_contractor_paid()
    {
        await using var scene = await StartAsync(ProposalKind.NewByOtherParty, FirstPaid);
        // Neither the number of persons nor the method is examined.
        Assert.Equal(["assess-new"], await scene.OpenAsync());
        await scene.DoAsync("assess-new", scene.Staff, Met(), "Done");
        await scene.ConcludeAsync(conforms: true, "-new");
        Assert.Equal(["estimate-new"], await scene.OpenAsync());
        await scene.RefusedAsync("yen", "11-6-2エ(ｱ)", "estimate-new", scene.Staff, new EstimateNewProposalFeeForm { Yen = "21000" });
        await scene.DoAsync("estimate-new", scene.Staff);

        var draft = NoticeScenes.Draft(scene.Driver.Today);
        draft.NoticeForm = "5";
        await scene.RefusedAsync("noticeForm", "11-6-2ウ(ｱ)(ｲ)", "draft", scene.Staff, draft, "Drafted");
        (draft.NoticeForm, draft.ContractForm) = ("11", "7");
        await scene.RefusedAsync("contractForm", "11-6-2オ", "draft", scene.Staff, draft, "Drafted");
        draft.ContractForm = "13";
        await scene.DoAsync("draft", scene.Staff, draft, "Drafted");
        await scene.DoAsync("approve", scene.Approver, new ApproveForm(), "Approved");
        await scene.DoAsync("dispatch", scene.Staff, NoticeScenes.Dispatch(scene.Driver.Today), "Dispatched");

        var sheet = await scene.ReadAsync(db => db.Set<FeeSheet>().AsNoTracking().SingleAsync());
        Assert.Equal((FirstPaid, 0L), (sheet.TotalYen, sheet.ProductionYen));
        var profile = scene.Driver.Profile;
        var form11 = (await scene.ReadAsync(db => new ConformingNoticePaper(profile).BuildAsync(db, ExaminationScene.CaseId, CancellationToken.None)))!;
        var form13 = (await scene.ReadAsync(db => new ContractDraftPaper(profile).BuildAsync(db, ExaminationScene.CaseId, CancellationToken.None)))!;
        Assert.Equal(("第11号様式", "第13号様式"), (form11.FormNumber, form13.FormNumber));
        Assert.NotNull(await scene.ReadAsync(db => new FeeSheetPaper().BuildAsync(db, ExaminationScene.CaseId, CancellationToken.None)));
        Assert.Equal(["confirm"], await scene.OpenAsync());
        Assert.Equal(CaseStage.Fees, (await scene.CaseAsync()).Stage);
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("11-6-2エ(ｱ)", FindingLevel.Block, FindingLevel.Human)]
    public async Task Where_first_contractors_paid_different_amounts_a_person_decides()
    {
        await using var scene = await StartAsync(ProposalKind.NewByOtherParty, FirstPaid, 50_000);
        await scene.DoAsync("assess-new", scene.Staff, Met(), "Done");
        await scene.ConcludeAsync(conforms: true, "-new");
        await scene.RefusedAsync("firstPaid", "11-6-2エ(ｱ)", "estimate-new", scene.Staff, new EstimateNewProposalFeeForm { Yen = "50000" });
        await scene.DoAsync("estimate-new", scene.Staff, new EstimateNewProposalFeeForm { Yen = "50000", Reason = "端数の切捨てによる差であり、低い額によることとした。" });
        Assert.Equal(50_000, await scene.ReadAsync(db => db.Set<FeeSheet>().AsNoTracking().Select(f => f.TotalYen).SingleAsync()));
    }

    [Fact]
    [Covers("11-6-2エ(ｱ)", FindingLevel.Block)]
    public async Task Without_a_first_payment_there_is_no_fee()
    {
        await using var scene = await StartAsync(ProposalKind.NewByOtherParty);
        await scene.DoAsync("assess-new", scene.Staff, Met(), "Done");
        await scene.ConcludeAsync(conforms: true, "-new");
        await scene.RefusedAsync("firstPaid", "11-6-2エ(ｱ)", "estimate-new", scene.Staff, new EstimateNewProposalFeeForm { Yen = "21000" });
    }

    [Fact]
    [Covers("11-6-2エ(ｲ)", FindingLevel.Block)]
    public async Task A_change_of_business_costs_the_fixed_amount()
    {
        await using var scene = await StartAsync(ProposalKind.NewByChangeOfBusiness, FirstPaid);
        await scene.DoAsync("assess-new", scene.Staff, Met(), "Done");
        await scene.ConcludeAsync(conforms: true, "-new");
        await scene.RefusedAsync("yen", "11-6-2エ(ｲ)", "estimate-new", scene.Staff, new EstimateNewProposalFeeForm { Yen = "54321" });
        await scene.DoAsync("estimate-new", scene.Staff);
        Assert.Equal(12_600, await scene.ReadAsync(db => db.Set<FeeSheet>().AsNoTracking().Select(f => f.TotalYen).SingleAsync()));
        await scene.DoAsync("draft", scene.Staff, NoticeScenes.Draft(scene.Driver.Today), "Reestimate");
        Assert.Equal(["estimate-new"], await scene.OpenAsync());
    }

    [Fact]
    [Covers("11-6-2イ", FindingLevel.Block)]
    public async Task The_number_of_persons_and_the_method_are_not_judged_for_a_new_proposal_whatever_a_definition_asks()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.FormalCheckAsync();
        await scene.ToAssessmentAsync();
        // As if a procedure had brought a new proposal to the seven criteria.
        await scene.ReadAsync(db => db.Set<Case>().Where(c => c.Id == ExaminationScene.CaseId).ExecuteUpdateAsync(u => u.SetProperty(c => c.Kind, ProposalKind.NewByOtherParty)));
        await scene.RefusedAsync("criteria", "11-6-2イ", "assess", scene.Staff, ExaminationScene.AllMet(), "Done");
        Assert.Empty(await scene.ReadAsync(db => db.Set<Domain.Examination.ExaminationFile>().AsNoTracking().Select(f => f.Assessments).SingleAsync()));
    }

    [Fact]
    [Covers("11-6-2イ")]
    public async Task A_refusal_names_only_the_five_criteria()
    {
        await using var scene = await StartAsync(ProposalKind.NewByOtherParty, FirstPaid);
        var form = Met();
        (form.Criterion5Result, form.Criterion5Reason) = ("not-met", "事業計画では2年で終わる事業のために10年の利用を求めている。");
        await scene.DoAsync("assess-new", scene.Staff, Met(), "Done");
        await scene.DoAsync("conclude-new", scene.Staff, new ConcludeForm(), "Reassess");
        await scene.DoAsync("assess-new", scene.Staff, form, "Done");
        await scene.ConcludeAsync(conforms: false, "-new");
        await scene.DoAsync("draft-non-conforming", scene.Staff);
        await scene.DoAsync("approve-non-conforming", scene.Approver, new ApproveForm(), "Approved");
        await scene.DoAsync("dispatch-non-conforming", scene.Staff, new DispatchNoticeForm { EnforcementDate = scene.Driver.Today, DispatchMethod = "post" }, "Dispatched");

        var form12 = (await scene.ReadAsync(db => new NonConformingNoticePaper(scene.Driver.Profile).BuildAsync(db, ExaminationScene.CaseId, CancellationToken.None)))!;
        Assert.Equal("第12号様式", form12.FormNumber);
        Assert.Equal(CaseOutcome.NonConforming, (await scene.CaseAsync()).Outcome);
        await scene.Driver.AssertNoIncidentsAsync();
    }
}
