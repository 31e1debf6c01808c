using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Procedure.Notification;
using WorkflowAnon.Procedure.Tests.Examination;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Notification;

/// <summary>見積りと実際の工数 (8-1-4).</summary>
public sealed class WorkComparisonTests
{
    [Fact]
    [Covers("8-1-4")]
    public async Task The_fee_sheet_shows_what_the_work_really_took_and_the_fee_stays()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.DeliveredAsync();
        var sheet = await scene.ReadAsync(db => db.Set<FeeSheet>().AsNoTracking().SingleAsync());
        var (estimated, fee) = (sheet.TotalMinutes, sheet.TotalYen);
        var actual = await scene.ReadAsync(db => db.Set<ProductionFile>().AsNoTracking().Select(p => (long)p.ActualMinutes!).SingleAsync());

        var paper = (await scene.ReadAsync(db => new FeeSheetPaper().BuildAsync(db, scene.CaseId, CancellationToken.None)))!;
        var line = paper.Blocks.OfType<Fields>().SelectMany(f => f.Items).Single(i => i.Label.StartsWith("実際に要した工数", StringComparison.Ordinal)).Value;
        Assert.Contains(WorkComparison.Minutes(actual), line, StringComparison.Ordinal);
        Assert.Contains(WorkComparison.Difference(actual - estimated), line, StringComparison.Ordinal);
        Assert.Equal(fee, await scene.ReadAsync(db => db.Set<FeePayment>().AsNoTracking().Select(p => p.Yen).SingleAsync()));
    }

    [Fact]
    [Covers("8-1-4")]
    public async Task The_next_estimate_of_the_division_sees_earlier_estimates_beside_what_was_needed()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.BurstAsync(db =>
        {
            var earlier = ExaminationScene.ACase("case-0", "匿R6-0001", scene.Driver.Clock.GetUtcNow());
            earlier.Complete(Domain.Cases.CaseOutcome.UseEnded, new(2025, 3, 31));
            earlier.FileId = "file-0";
            db.Add(earlier);
            db.Add(new FeeSheet { Id = "fee-0", CaseId = "case-0", TotalMinutes = 180, Rule = "", EstimatedById = "x" });
            db.Add(new ProductionFile { CaseId = "case-0", ActualMinutes = 210, FinishedOn = new(2025, 2, 1) });
        });
        await scene.ToDecisionAsync(conforms: true);
        await scene.DoAsync("decide-outsourcing", scene.Staff, new DecideOutsourcingForm { Outsourced = false, Scope = "容易" });

        var table = Assert.Single((await scene.Driver.OpenAsync(ExaminationScene.CaseId, "estimate-fee", scene.Staff)).View.Tables, t => t.Headers.Contains("差"));
        Assert.Equal(["匿R6-0001", "180分", "210分", "+30分"], table.Rows.Single());
    }
}
