using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Contracting;
using WorkflowAnon.Procedure.Fees;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Fees;

/// <summary>A formal error in the notified amount that comes to light after the payment (8-2-2但).</summary>
public sealed class FeeCorrectionTests
{
    private const string Definition = "fee-correction";

    private static Actor Supervisor(JourneyScene scene) => scene.People.Supervisor;

    private static async Task<(JourneyScene Scene, long Fee)> PaidAsync(StorageProvider provider = StorageProvider.Sqlite)
    {
        var scene = await JourneyScene.StartAsync(provider);
        await scene.NoticedAsync();
        await scene.Driver.GoToAsync(JourneyScene.Paid);
        await scene.Case.PayAsync();
        return (scene, await scene.ReadAsync(db => db.Set<FeePayment>().AsNoTracking().Select(p => p.Yen).SingleAsync()));
    }

    [Fact]
    [Covers("8-2-2", FindingLevel.Block)]
    [Covers("8-2-2但", FindingLevel.Block)]
    public async Task Before_the_payment_and_for_any_other_reason_nothing_is_corrected()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.NoticedAsync();
        await scene.Driver.BeginAsync(Definition, scene.Clerk, scene.CaseId);
        await scene.RefusedAsync("", "8-2-2但", "report", scene.Clerk, new ReportFormalErrorForm { Note = "誤記" }, "Reported");
        await scene.DoAsync("report", scene.Clerk, new ReportFormalErrorForm(), "NoError");

        await scene.Driver.GoToAsync(JourneyScene.Paid);
        await scene.Case.PayAsync();
        await scene.Driver.BeginAsync(Definition, scene.Clerk, scene.CaseId);
        await scene.RefusedAsync("note", "8-2-2但", "report", scene.Clerk, new ReportFormalErrorForm(), "Reported");
        await scene.DoAsync("report", scene.Clerk, new ReportFormalErrorForm { Note = "実際の作業が見積りより短かった。" }, "Reported");
        var actual = new CorrectAmountForm { ReasonKind = "ActualCost", CorrectedYen = 30_000, Explanation = "実際の作業が短かった。" };
        await scene.RefusedAsync("reasonKind", "8-2-2", "correct-amount", Supervisor(scene), actual, "Corrected");
        actual.ReasonKind = "Other";
        await scene.RefusedAsync("reasonKind", "8-2-2", "correct-amount", Supervisor(scene), actual, "Corrected");
        actual.ReasonKind = "";
        await scene.RefusedAsync("reasonKind", "8-2-2但", "correct-amount", Supervisor(scene), actual, "Corrected");
        await scene.DoAsync("correct-amount", Supervisor(scene), new CorrectAmountForm { Explanation = "実費との差であり、訂正しない。" }, "Refused");

        Assert.Equal(["receive-application"], await scene.OpenAsync());
        Assert.Empty(await scene.ReadAsync(db => db.Set<FeeSettlement>().AsNoTracking().ToListAsync()));
        Assert.Single(await scene.ReadAsync(db => db.Set<ResultNotice>().AsNoTracking().ToListAsync()));
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Theory]
    [Covers("8-2-2", FindingLevel.Block)]
    [Covers("8-2-2但", FindingLevel.Block)]
    [Covers("8-2-1", FindingLevel.Block)]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task What_was_paid_too_much_is_paid_back_to_the_yen_before_any_contract(StorageProvider provider)
    {
        var (scene, fee) = await PaidAsync(provider);
        await using var _ = scene;
        await scene.Case.ApplyAsync();
        await scene.Driver.BeginAsync(Definition, scene.Clerk, scene.CaseId);
        await scene.DoAsync("report", scene.Clerk, new ReportFormalErrorForm { Note = "積算書の額と異なる額を通知していた。" }, "Reported");
        await scene.DoAsync("correct-amount", Supervisor(scene), new CorrectAmountForm { ReasonKind = "FormalError", CorrectedYen = fee - 10_000, Explanation = "10,000円多く誤記した。" }, "Corrected");
        // One correction at a time; nothing is settled before its notice has gone out.
        await scene.Driver.BeginAsync(Definition, scene.Clerk, scene.CaseId);
        await scene.RefusedAsync("", "8-2-2但", "report", scene.Clerk, new ReportFormalErrorForm { Note = "再び" }, "Reported");
        await scene.DoAsync("report", scene.Clerk, new ReportFormalErrorForm(), "NoError");
        Assert.DoesNotContain("settle", await scene.OpenAsync());
        await scene.ReissueAsync("correction");

        // The amount at hand is not the notified one: no contract until it is.
        await scene.RefusedAsync("payment", "8-2-1", "draft-contract", scene.Clerk, new DraftContractForm { InformationName = "名称" });
        await scene.RefusedAsync("yen", "8-2-2", "settle", scene.Clerk, new SettleDifferenceForm { Yen = 10_001, SettledOn = scene.Driver.Today, Method = "口座振込" });
        await scene.RefusedAsync("settledOn", "8-2-2但", "settle", scene.Clerk, new SettleDifferenceForm { Yen = 10_000, SettledOn = scene.Driver.Today.AddDays(1), Method = "口座振込" });
        await scene.RefusedAsync("method", "8-2-2但", "settle", scene.Clerk, new SettleDifferenceForm { Yen = 10_000, SettledOn = scene.Driver.Today });
        var barred = await Assert.ThrowsAsync<TaskConflictException>(() => scene.DoAsync("settle", scene.Clerk with { Id = Supervisor(scene).Id }, new SettleDifferenceForm()));
        Assert.Equal(TaskConflictKind.Forbidden, barred.Kind);
        await scene.DoAsync("settle", scene.Clerk, new SettleDifferenceForm { Yen = 10_000, SettledOn = scene.Driver.Today, Method = "口座振込" });

        var settlement = await scene.ReadAsync(db => db.Set<FeeSettlement>().AsNoTracking().SingleAsync());
        Assert.Equal((-10_000L, scene.Driver.Today, scene.Clerk.Id), (settlement.DifferenceYen, settlement.SettledOn, settlement.SettledById));
        Assert.Equal([(1, fee), (2, fee - 10_000)], (await scene.ReadAsync(db => db.Set<ResultNotice>().AsNoTracking().OrderBy(n => n.Version).ToListAsync())).Select(n => (n.Version, n.FeeYen)));
        Assert.Equal(["FeeMismatchDetected", "ResultNoticeCorrected", "FeeDifferenceSettled"], (await scene.Driver.EventsAsync(scene.CaseId))[^3..]);
        Assert.NotNull(await scene.ReadAsync(db => new SettlementPaper(scene.Driver.Profile).BuildAsync(db, scene.CaseId, CancellationToken.None)));
        await scene.DoAsync("draft-contract", scene.Clerk, new DraftContractForm { InformationName = "名称" });
        Assert.Equal(["approve-contract"], await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("8-3-4", FindingLevel.Block)]
    public async Task What_was_paid_too_little_is_collected_by_further_stamps_also_after_the_contract()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.ContractedAsync();
        var fee = await scene.ReadAsync(db => db.Set<FeePayment>().AsNoTracking().Select(p => p.Yen).SingleAsync());
        await scene.Driver.BeginAsync(Definition, scene.Clerk, scene.CaseId);
        await scene.DoAsync("report", scene.Clerk, new ReportFormalErrorForm { Note = "桁の誤記" }, "Reported");
        await scene.DoAsync("correct-amount", Supervisor(scene), new CorrectAmountForm { ReasonKind = "FormalError", CorrectedYen = fee + 9_000, Explanation = "9,000円少なく誤記した。" }, "Corrected");
        await scene.ReissueAsync("correction");
        // One correction at a time.
        await scene.Driver.BeginAsync(Definition, scene.Clerk, scene.CaseId);
        await scene.RefusedAsync("", "8-2-2但", "report", scene.Clerk, new ReportFormalErrorForm { Note = "再び" }, "Reported");
        await scene.DoAsync("report", scene.Clerk, new ReportFormalErrorForm(), "NoError");
        var form = new SettleDifferenceForm { Yen = 9_000, SettledOn = scene.Driver.Today, Method = "収入証紙" };
        await scene.RefusedAsync("stampsCancelled", "8-3-4", "settle", scene.Clerk, form);
        form.StampsCancelled = true;
        await scene.DoAsync("settle", scene.Clerk, form);
        Assert.Equal(9_000, await scene.ReadAsync(db => db.Set<FeeSettlement>().AsNoTracking().Select(s => s.DifferenceYen).SingleAsync()));
        await scene.Driver.AssertNoIncidentsAsync();
    }
}
