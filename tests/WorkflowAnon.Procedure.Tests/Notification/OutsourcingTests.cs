using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Notification;
using WorkflowAnon.Procedure.Tests.Examination;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Notification;

public sealed class OutsourcingTests
{
    private static readonly string[] Items = ["no-identification", "controls", "guidance", "safety"];

    [Fact]
    [Covers("8-1-2ウ(ｲ)", FindingLevel.Block)]
    [Covers("8-1-2ウ(ｱ)", FindingLevel.Warn)]
    [Covers("8-1-2ウ", FindingLevel.Block)]
    [Covers("8-1-2イ", FindingLevel.Block)]
    [Covers("9-1-4ア", FindingLevel.Block, FindingLevel.Warn)]
    public async Task Consultation_estimate_and_conditional_contract_come_in_order_and_before_the_notice()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.ToDecisionAsync(conforms: true);
        await scene.DoAsync("decide-outsourcing", scene.Staff, new DecideOutsourcingForm { Outsourced = true, Scope = "加工処理" });
        await scene.RefusedAsync("question", "8-1-2ウ(ｲ)", "consult-cost", scene.Staff, new ConsultCostForm());
        await scene.DoAsync("consult-cost", scene.Staff, new ConsultCostForm { Question = "委託費の積算と負担" });
        // Until 総務課 has answered, there is nothing to do for the division.
        Assert.Equal(["answer"], await scene.OpenAsync());
        await scene.RefusedAsync("answer", "8-1-2ウ(ｲ)", "answer", scene.GeneralAffairs, new AnswerConsultationForm());
        await scene.DoAsync("answer", scene.GeneralAffairs, new AnswerConsultationForm { Answer = "手数料に算入する" });

        ScrutiniseEstimateForm Estimate() => new() { ContractorName = "委託先", EstimatedOn = scene.Driver.Today, EstimateYen = 200_001, Scrutiny = "妥当" };
        (string Item, Action<ScrutiniseEstimateForm> Change)[] wrong =
        [
            ("contractorName", f => f.ContractorName = ""), ("estimatedOn", f => f.EstimatedOn = null), ("estimatedOn", f => f.EstimatedOn = scene.Driver.Today.AddDays(1)),
            ("estimateYen", f => f.EstimateYen = null), ("estimateYen", f => f.EstimateYen = 0), ("scrutiny", f => f.Scrutiny = " "),
        ];
        foreach (var (item, change) in wrong)
        {
            var form = Estimate();
            change(form);
            await scene.RefusedAsync(item, "9-1-4ア", "scrutinise", scene.Staff, form);
        }

        await scene.DoAsync("scrutinise", scene.Staff, Estimate());
        SignOutsourcingForm Contract() => new() { ContractedOn = scene.Driver.Today, ContractNumber = "委託第1号", ConditionalOnUseContract = true, ContractItems = [.. Items] };
        (string Item, Action<SignOutsourcingForm> Change)[] unsound =
        [
            ("contractedOn", f => f.ContractedOn = null), ("contractedOn", f => f.ContractedOn = scene.Driver.Today.AddDays(-1)), ("contractedOn", f => f.ContractedOn = scene.Driver.Today.AddDays(1)),
            ("contractNumber", f => f.ContractNumber = ""), ("conditionalOnUseContract", f => f.ConditionalOnUseContract = false),
        ];
        foreach (var (item, change) in unsound)
        {
            var form = Contract();
            change(form);
            await scene.RefusedAsync(item, "9-1-4ア", "sign-outsourcing", scene.Staff, form);
        }

        await scene.DoAsync("sign-outsourcing", scene.Staff, Contract());

        var fee = NoticeScenes.Estimate();
        (fee.OutsourcedYen, fee.PaperworkInOutsourced) = (200_001, true);
        await scene.RefusedAsync("paperworkInOutsourced", "8-1-2ウ(ｱ)", "estimate-fee", scene.Staff, fee, "Done");
        fee.PaperworkInOutsourced = false;
        fee.Lines[0].Minutes = 0;
        await scene.RefusedAsync("lines[0].minutes", "8-1-2イ", "estimate-fee", scene.Staff, fee, "Done");
        fee.Lines[0].Minutes = 6;
        await scene.DoAsync("estimate-fee", scene.Staff, fee, "Done");
        // A contract of commission binds: it cannot be decided away.
        await scene.DoAsync("draft", scene.Staff, NoticeScenes.Draft(scene.Driver.Today), "Reestimate");
        await scene.DoAsync("estimate-fee", scene.Staff, fee, "Outsourcing");
        await scene.RefusedAsync("outsourced", "9-1-4ア", "decide-outsourcing", scene.Staff, new DecideOutsourcingForm { Outsourced = false, Scope = "やめる" });
        await scene.DoAsync("decide-outsourcing", scene.Staff, new DecideOutsourcingForm { Outsourced = true, Scope = "加工処理" });
        await scene.DoAsync("estimate-fee", scene.Staff, fee, "Done");

        await scene.DoAsync("draft", scene.Staff, NoticeScenes.Draft(scene.Driver.Today), "Drafted");
        await scene.DoAsync("approve", scene.Approver, new ApproveForm(), "Approved");
        // Estimate, scrutiny and contract of today: a notice of today would not come after them.
        await scene.RefusedAsync("enforcementDate", "9-1-4ア", "dispatch", scene.Staff, NoticeScenes.Dispatch(scene.Driver.Today), "Dispatched");
        await scene.Driver.GoToAsync(scene.Driver.Today.AddDays(1));
        await scene.DoAsync("dispatch", scene.Staff, NoticeScenes.Dispatch(scene.Driver.Today), "Dispatched");
        Assert.Contains("OutsourcingEstimateReceived", await scene.Driver.EventsAsync(ExaminationScene.CaseId));
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("9-1-4ア")]
    public async Task With_the_use_contract_the_contract_of_commission_takes_effect()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.ContractedAsync(outsourcedYen: 200_000);

        var outsourcing = await scene.ReadAsync(db => db.Set<ConditionalOutsourcing>().AsNoTracking().SingleAsync());
        Assert.Equal(JourneyScene.Contracted, outsourcing.EffectiveOn);
        var events = await scene.Driver.EventsAsync(scene.CaseId);
        Assert.Equal(Array.IndexOf(events, "ContractConcluded") + 1, Array.IndexOf(events, "OutsourcingConditionFulfilled"));
        await scene.Driver.AssertNoIncidentsAsync();
    }
}
