using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Notification;
using WorkflowAnon.Procedure.Tests.Examination;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Notification;

public sealed class ResultNoticeTests
{
    private const string Disposition = "審査請求";

    private static async Task<string> PaperAsync(ExaminationScene scene, IPaperSource source) =>
        PaperText.Of((await scene.ReadAsync(db => source.BuildAsync(db, ExaminationScene.CaseId, CancellationToken.None)))!);

    [Fact]
    [Covers("8-1-2ア", FindingLevel.Block)]
    public async Task Without_the_amounts_of_the_ordinance_nothing_is_estimated()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite, profile => profile with { Fees = [] });
        await scene.ToDecisionAsync(conforms: true);
        await scene.DoAsync("decide-outsourcing", scene.Staff, new DecideOutsourcingForm { Outsourced = false, Scope = "抽出と加工が容易であるため" });
        await scene.RefusedAsync("", "8-1-2ア", "estimate-fee", scene.Staff, NoticeScenes.Estimate(), "Done");
        Assert.Equal(0, await scene.ReadAsync(db => db.Set<FeeSheet>().CountAsync()));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    [Covers("7-0")]
    [Covers("7-1ア")]
    [Covers("7-1イ")]
    [Covers("8-3-2")]
    [Covers("8-1-1")]
    [Covers("8-1-2ア")]
    public async Task A_conforming_notice_goes_out_with_fee_enclosures_and_a_due_date_from_the_real_day(string store)
    {
        await using var scene = await ExaminationScene.StartAsync(store == "sqlite" ? ProcedureStore.Sqlite : ProcedureStore.PostgreSql);
        await scene.ToDecisionAsync(conforms: true);
        await scene.ToDraftAsync();
        await scene.DoAsync("draft", scene.Staff, NoticeScenes.Draft(scene.Driver.Today), "Drafted");
        await scene.DoAsync("approve", scene.Approver, new ApproveForm(), "Approved");

        // Planned for 1 April, sent on the 3rd: the 3 May is a holiday, so the 7th (calendar.md 4.3).
        await scene.Driver.GoToAsync(new(2026, 4, 3));
        await scene.DoAsync("dispatch", scene.Staff, NoticeScenes.Dispatch(new(2026, 4, 3)), "Dispatched");

        Assert.Equal(["confirm"], await scene.OpenAsync());
        var notice = await scene.ReadAsync(db => db.Set<ResultNotice>().AsNoTracking().SingleAsync());
        Assert.Equal((NoticeScenes.Fee, new DateOnly(2026, 5, 7), "免許第1号"), (notice.FeeYen, notice.ApplicationDue, notice.DocumentNumber));
        var deadline = await scene.ReadAsync(db => db.Set<Deadline>().AsNoTracking().SingleAsync());
        Assert.Equal((DeadlineKind.ContractApplication, new DateOnly(2026, 5, 3), new DateOnly(2026, 5, 7), "8-3-2"), (deadline.Kind, deadline.Raw, deadline.Due, deadline.Clause));
        var papers = await scene.ReadAsync(db => db.Set<Paper>().AsNoTracking().ToListAsync());
        Assert.Equal((1, 2), (papers.Count(p => p.Kind == PaperKind.ResultNotice), papers.Count(p => p.Kind == PaperKind.NoticeEnclosure)));
        Assert.Equal(notice.Id, (await scene.LastEventAsync<ResultNotified>()).NoticeId);
        var @case = await scene.CaseAsync();
        Assert.Equal((CaseStage.Fees, scene.GeneralAffairs.DivisionId), (@case.Stage, @case.HolderDivisionId));

        var form5 = await PaperAsync(scene, new ConformingNoticePaper(scene.Driver.Profile));
        Assert.All(["法律第115条", "青森県警察本部長との間で", "32,850円", "青森県収入証紙", "令和8年5月7日（木）", "CD-Rを郵送", "株式会社髙﨑データ", "𠮷田 一郎", "免許第1号"], part => Assert.Contains(part, form5, StringComparison.Ordinal));
        Assert.DoesNotContain(Disposition, form5, StringComparison.Ordinal);
        Assert.Contains("32,850円", await PaperAsync(scene, new ApplicationFormPaper(scene.Driver.Profile)), StringComparison.Ordinal);
        Assert.Contains("市町村まで", await PaperAsync(scene, new ContractDraftPaper(scene.Driver.Profile)), StringComparison.Ordinal);
        Assert.Contains("180", await PaperAsync(scene, new FeeSheetPaper()), StringComparison.Ordinal);
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("7-0", FindingLevel.Block)]
    [Covers("7-0n", FindingLevel.Block)]
    [Covers("7-1ア", FindingLevel.Block)]
    [Covers("7-1イ", FindingLevel.Block)]
    [Covers("8-3-2", FindingLevel.Block, FindingLevel.Warn)]
    public async Task What_the_notice_must_carry_blocks_the_draft()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.ToDecisionAsync(conforms: true);
        await scene.ToDraftAsync();
        (string Item, string Clause, Action<DraftConformingNoticeForm> Change)[] wrong =
        [
            ("contractingPartyConfirmed", "7-1イ", f => f.ContractingPartyConfirmed = false),
            ("paymentMethod", "7-1イ", f => f.PaymentMethod = ""),
            ("provisionWay", "7-1イ", f => f.ProvisionWay = "counter"),
            ("medium", "7-1イ", f => f.Medium = "dvd-r"),
            ("applicationFormEnclosed", "7-1ア", f => f.ApplicationFormEnclosed = false),
            ("contractDraftCopies", "7-1ア", f => f.ContractDraftCopies = 1),
            ("applicationDueReason", "8-3-2", f => f.ApplicationDue = new(2026, 6, 1)),
            ("applicationDue", "8-3-2", f => (f.ApplicationDue, f.ApplicationDueReason) = (new(2026, 4, 20), "急ぐため")),
            ("remarks", "7-0n", f => f.Remarks = "不服があるときは審査請求ができます。"),
        ];
        foreach (var (item, clause, change) in wrong)
        {
            var form = NoticeScenes.Draft(scene.Driver.Today);
            change(form);
            await scene.RefusedAsync(item, clause, "draft", scene.Staff, form, "Drafted");
        }

        var shorter = NoticeScenes.Draft(scene.Driver.Today);
        (shorter.ApplicationDue, shorter.ApplicationDueReason, shorter.WarningReason) = (new(2026, 4, 20), "提案者の希望", "提案者が了承した");
        await scene.DoAsync("draft", scene.Staff, shorter, "Drafted");
        await scene.DoAsync("approve", scene.Approver, new ApproveForm { Comment = "納付場所を確認" }, "SentBack");
        await scene.DoAsync("draft", scene.Staff, NoticeScenes.Draft(scene.Driver.Today), "Drafted");
        await scene.DoAsync("approve", scene.Approver, new ApproveForm(), "Approved");
        var dispatch = NoticeScenes.Dispatch(scene.Driver.Today);
        dispatch.EnclosuresPacked = false;
        await scene.RefusedAsync("enclosuresPacked", "7-1ア", "dispatch", scene.Staff, dispatch, "Dispatched");
        await scene.RefusedAsync("enforcementDate", "7-0", "dispatch", scene.Staff, NoticeScenes.Dispatch(scene.Driver.Today.AddDays(1)), "Dispatched");
        Assert.Single(await scene.ReadAsync(db => db.Set<ResultNotice>().AsNoTracking().ToListAsync()));
    }

    [Fact]
    [Covers("8-1-2ウ", FindingLevel.Block)]
    [Covers("8-1-2ウ(ｲ)")]
    [Covers("9-1-4イ", FindingLevel.Block)]
    public async Task Outsourcing_is_consulted_scrutinised_and_contracted_before_the_fee()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.ToDecisionAsync(conforms: true);
        await scene.DoAsync("decide-outsourcing", scene.Staff, new DecideOutsourcingForm { Outsourced = true, Scope = "加工処理" });
        await scene.DoAsync("consult-cost", scene.Staff, new ConsultCostForm { Question = "委託費の積算と負担について" });
        await scene.DoAsync("answer", scene.GeneralAffairs, new AnswerConsultationForm { Answer = "手数料に算入する" });
        var estimate = new ScrutiniseEstimateForm { ContractorName = "委託先株式会社", EstimatedOn = scene.Driver.Today, EstimateYen = 200_001, Scrutiny = "単価・工数とも妥当" };
        await scene.DoAsync("scrutinise", scene.Staff, estimate);
        var contract = new SignOutsourcingForm { ContractedOn = scene.Driver.Today, ContractNumber = "委託第1号", ConditionalOnUseContract = false, ContractItems = ["no-identification", "controls", "guidance", "safety"] };
        await scene.RefusedAsync("conditionalOnUseContract", "9-1-4ア", "sign-outsourcing", scene.Staff, contract);
        contract.ConditionalOnUseContract = true;
        contract.ContractItems.Remove("safety");
        await scene.RefusedAsync("contractItems", "9-1-4イ", "sign-outsourcing", scene.Staff, contract);
        contract.ContractItems.Add("safety");
        await scene.DoAsync("sign-outsourcing", scene.Staff, contract);

        var fee = NoticeScenes.Estimate();
        await scene.RefusedAsync("outsourcedYen", "8-1-2ウ", "estimate-fee", scene.Staff, fee, "Done");
        fee.OutsourcedYen = 200_000;
        await scene.RefusedAsync("outsourcedYen", "8-1-2ウ", "estimate-fee", scene.Staff, fee, "Done");
        fee.OutsourcedYen = 200_001;
        await scene.DoAsync("estimate-fee", scene.Staff, fee, "Done");

        var sheet = await scene.ReadAsync(db => db.Set<FeeSheet>().AsNoTracking().SingleAsync());
        Assert.Equal(NoticeScenes.Fee + 200_001, sheet.TotalYen);
        var events = await scene.Driver.EventsAsync(ExaminationScene.CaseId);
        Assert.Equal(["ConsultationRequested", "ConsultationAnswered", "OutsourcingConsulted", "OutsourcingEstimateReceived", "ConditionalOutsourcingContractSigned", "FeeEstimated"], events[^6..]);
        Assert.Equal(["draft"], await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("8-1-2イ", FindingLevel.Block)]
    [Covers("8-1-2ウ", FindingLevel.Block)]
    public async Task A_fee_sheet_with_impossible_work_is_refused_and_can_be_made_anew()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.ToDecisionAsync(conforms: true);
        await scene.DoAsync("decide-outsourcing", scene.Staff, new DecideOutsourcingForm { Outsourced = false, Scope = "容易" });
        var form = NoticeScenes.Estimate();
        form.Lines[1].Minutes = 0;
        await scene.RefusedAsync("lines[1].minutes", "8-1-2イ", "estimate-fee", scene.Staff, form, "Done");
        form = NoticeScenes.Estimate();
        form.OutsourcedYen = 1;
        await scene.RefusedAsync("outsourcedYen", "8-1-2ウ", "estimate-fee", scene.Staff, form, "Done");
        await scene.DoAsync("estimate-fee", scene.Staff, NoticeScenes.Estimate(), "Outsourcing");
        await scene.ToDraftAsync();
        await scene.DoAsync("draft", scene.Staff, NoticeScenes.Draft(scene.Driver.Today), "Reestimate");
        form = NoticeScenes.Estimate();
        form.Lines.Add(new() { Work = "Other", Minutes = 1 });
        await scene.DoAsync("estimate-fee", scene.Staff, form, "Done");

        var sheets = await scene.ReadAsync(db => db.Set<FeeSheet>().AsNoTracking().OrderBy(f => f.Version).ToListAsync());
        Assert.Equal([NoticeScenes.Fee, NoticeScenes.Fee + 3_950], sheets.Select(f => f.TotalYen));
        Assert.Equal(["draft"], await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("8-1-1", FindingLevel.Block)]
    [Covers("7-0", FindingLevel.Block)]
    public async Task No_notice_is_drafted_without_a_fee_sheet_or_sent_before_its_decision()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.ToDecisionAsync(conforms: true);
        await scene.ToDraftAsync();
        var sheet = await scene.ReadAsync(db => db.Set<FeeSheet>().AsNoTracking().SingleAsync());
        await scene.BurstAsync(db => db.Remove(sheet));
        await scene.RefusedAsync("", "8-1-1", "draft", scene.Staff, NoticeScenes.Draft(scene.Driver.Today), "Drafted");
        await scene.BurstAsync(db => db.Add(sheet));
        await scene.DoAsync("draft", scene.Staff, NoticeScenes.Draft(scene.Driver.Today), "Drafted");
        await scene.DoAsync("approve", scene.Approver, new ApproveForm(), "Approved");
        await scene.BurstAsync(db => db.RemoveRange(db.Set<Approval>().Where(a => a.Subject == ApprovalSubject.ResultNotice)));
        await scene.RefusedAsync("", "7-0", "dispatch", scene.Staff, NoticeScenes.Dispatch(scene.Driver.Today), "Dispatched");
        await scene.RefusedAsync("enforcementDate", "7-0", "dispatch", scene.Staff, NoticeScenes.Dispatch(scene.Driver.Today.AddDays(-1)), "Dispatched");
    }

    [Fact]
    [Covers("7-0n", FindingLevel.Block)]
    [Covers("7-2", FindingLevel.Block, FindingLevel.Warn)]
    public async Task A_non_conforming_notice_says_concretely_why_and_completes_the_case()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.ToDecisionAsync(conforms: false);
        await scene.RefusedAsync("nonConformities", "7-2", "draft-non-conforming", scene.Staff, new DraftNonConformingNoticeForm());
        await scene.RefusedAsync("nonConformities[0].reason", "7-2", "draft-non-conforming", scene.Staff,
            new DraftNonConformingNoticeForm { NonConformities = [new() { Criterion = "4", Reason = "基準に適合しないため" }] });
        await scene.RefusedAsync("nonConformities[0].reason", "7-0n", "draft-non-conforming", scene.Staff,
            new DraftNonConformingNoticeForm { NonConformities = [new() { Criterion = "4", Reason = "事業計画に閲覧用の一覧を作るとあるのみであり、提案を却下する。" }] });
        await scene.RefusedAsync("nonConformities[0].reason", "7-2", "draft-non-conforming", scene.Staff,
            new DraftNonConformingNoticeForm { NonConformities = [new() { Criterion = "4", Reason = "興味本位のため" }] });
        await scene.RefusedAsync("nonConformities", "7-2", "draft-non-conforming", scene.Staff,
            new DraftNonConformingNoticeForm { NonConformities = [new() { Criterion = "5", Reason = "利用の期間が事業の計画に比べて長過ぎるため、必要な期間を超える。" }] });
        // What the examination found is already filled in.
        await scene.DoAsync("draft-non-conforming", scene.Staff);
        await scene.DoAsync("approve-non-conforming", scene.Approver, new ApproveForm(), "Approved");
        await scene.DoAsync("dispatch-non-conforming", scene.Staff, new DispatchNoticeForm { EnforcementDate = scene.Driver.Today, DispatchMethod = "post" }, "Dispatched");

        Assert.Empty(await scene.OpenAsync());
        var @case = await scene.CaseAsync();
        Assert.Equal((CaseStage.Completed, CaseOutcome.NonConforming), (@case.Stage, @case.Outcome));
        Assert.Equal(0, await scene.ReadAsync(db => db.Set<Deadline>().CountAsync()));
        Assert.Contains("ResultNotified", await scene.Driver.EventsAsync(ExaminationScene.CaseId));
        var form8 = await PaperAsync(scene, new NonConformingNoticePaper(scene.Driver.Profile));
        Assert.Contains("第4号", form8, StringComparison.Ordinal);
        Assert.Contains("閲覧用の一覧", form8, StringComparison.Ordinal);
        Assert.DoesNotContain(Disposition, form8, StringComparison.Ordinal);
        await scene.Driver.AssertNoIncidentsAsync();
    }
}
