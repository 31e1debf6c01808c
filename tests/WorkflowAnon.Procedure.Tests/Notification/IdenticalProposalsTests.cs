using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Notification;
using WorkflowAnon.Procedure.Tests.Examination;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Notification;

public sealed class IdenticalProposalsTests
{
    private const string Other = "case-2";
    private const string Third = "case-3";

    [Theory]
    [Covers("8-1-3", FindingLevel.Block, FindingLevel.Warn)]
    [Covers("8-1-2ア")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task Identical_proposals_share_the_cost_of_production_and_never_the_basic_fee(string store)
    {
        await using var scene = await ExaminationScene.StartAsync(store == "sqlite" ? ProcedureStore.Sqlite : ProcedureStore.PostgreSql);
        await scene.AddCaseAsync(Other, "匿R7-0002");
        await scene.AddCaseAsync(Third, "匿R7-0003", p => p.RequestedPersonCount = 4000);
        await scene.ToDecisionAsync(conforms: true);
        await scene.DoAsync("decide-outsourcing", scene.Staff, new DecideOutsourcingForm { Outsourced = false, Scope = "容易" });

        // Nobody may estimate before somebody has compared.
        Assert.Equal(["confirm-identical"], await scene.OpenAsync());
        await scene.RefusedAsync("basis", "8-1-3", "confirm-identical", scene.Staff, new ConfirmIdenticalForm { IdenticalCases = [Other] });
        await scene.RefusedAsync("identicalCases", "8-1-3", "confirm-identical", scene.Staff, new ConfirmIdenticalForm { IdenticalCases = ["case-9"], Basis = "同文" });
        // A plain difference needs a reason.
        await scene.RefusedAsync("identicalCases", "8-1-3", "confirm-identical", scene.Staff, new ConfirmIdenticalForm { IdenticalCases = [Other, Third], Basis = "同文" });
        await scene.DoAsync("confirm-identical", scene.Staff, new ConfirmIdenticalForm { IdenticalCases = [Other], Basis = "提案書の2及び3が全て同じである。" });
        await scene.DoAsync("estimate-fee", scene.Staff, NoticeScenes.Estimate(), "Done");

        // 3 hours × 3,950 between two: 21,000 + 5,925.
        var sheet = await SheetAsync(scene, ExaminationScene.CaseId);
        Assert.Equal((2, 21_000L, 11_850L, 5_925L, 26_925L), (sheet.IdenticalProposals, sheet.BaseYen, sheet.ProductionYen, sheet.ProductionShareYen, sheet.TotalYen));

        // The other one of the pair is compared already and may not cost something else without a reason.
        await scene.DecideOtherAsync(Other);
        await scene.Driver.DoAsync(Other, "decide-outsourcing", scene.Staff, new DecideOutsourcingForm { Outsourced = false, Scope = "容易" });
        Assert.Equal(["estimate-fee"], await scene.Driver.OpenAsync(Other));
        var dearer = NoticeScenes.Estimate();
        dearer.Lines.Add(new() { Work = "Other", Minutes = 1 });
        var refused = await scene.Driver.RefusedAsync(Other, "estimate-fee", scene.Staff, dearer, "Done");
        Assert.Contains(refused.Errors, e => e is { Field: "lines", Clause: "8-1-3" });
        await scene.Driver.DoAsync(Other, "estimate-fee", scene.Staff, NoticeScenes.Estimate(), "Done");
        Assert.Equal(26_925, (await SheetAsync(scene, Other)).TotalYen);

        // The third was compared with them, but not they with it as identical: it is asked for itself, and pays alone.
        await scene.DecideOtherAsync(Third);
        await scene.Driver.DoAsync(Third, "decide-outsourcing", scene.Staff, new DecideOutsourcingForm { Outsourced = false, Scope = "容易" });
        await scene.Driver.DoAsync(Third, "confirm-identical", scene.Staff, new ConfirmIdenticalForm { Basis = "本人の数が異なる。" });
        await scene.Driver.DoAsync(Third, "estimate-fee", scene.Staff, NoticeScenes.Estimate(), "Done");
        Assert.Equal((1, NoticeScenes.Fee), ((await SheetAsync(scene, Third)).IdenticalProposals, (await SheetAsync(scene, Third)).TotalYen));
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("8-1-3")]
    public async Task A_proposal_that_does_not_conform_bears_no_share()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.AddCaseAsync(Other, "匿R7-0002");
        await scene.DecideOtherAsync(Other);
        await scene.Driver.DoAsync(Other, "decide-outsourcing", scene.Staff, new DecideOutsourcingForm { Outsourced = false, Scope = "容易" });
        await scene.Driver.DoAsync(Other, "confirm-identical", scene.Staff, new ConfirmIdenticalForm { IdenticalCases = [ExaminationScene.CaseId], Basis = "同文" });
        // The identical one fails by its proposer: whoever remains bears the cost alone.
        await scene.ToDecisionAsync(conforms: false);
        await scene.Driver.DoAsync(Other, "estimate-fee", scene.Staff, NoticeScenes.Estimate(), "Done");

        Assert.Equal((1, NoticeScenes.Fee), ((await SheetAsync(scene, Other)).IdenticalProposals, (await SheetAsync(scene, Other)).TotalYen));
    }

    private static Task<FeeSheet> SheetAsync(ExaminationScene scene, string caseId) => scene.ReadAsync(db => db.Set<FeeSheet>().AsNoTracking().SingleAsync(f => f.CaseId == caseId));
}
