using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Provision;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Provision;

public sealed class ProvisionTests
{
    [Fact]
    [Covers("9-2-1", FindingLevel.Block, FindingLevel.Warn)]
    [Covers("9-2-1但", FindingLevel.Block, FindingLevel.Warn)]
    [Covers("9-2-2a", FindingLevel.Block)]
    [Covers("9-2-2b", FindingLevel.Block)]
    public async Task The_medium_goes_out_protected_as_the_proposal_asked_and_a_delay_is_told()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.ContractedAsync();
        await scene.Case.StartProductionAsync();
        await scene.Case.ProduceAsync();
        await scene.Case.InspectAsync();
        PrepareMediaForm Media() => new() { Measures = ["encryption", "sealed", "tracked"], MediaSerial = "匿加-1", MediaCount = 1 };
        foreach (var measure in new[] { "encryption", "sealed", "tracked" })
        {
            var media = Media();
            media.Measures.Remove(measure);
            await scene.RefusedAsync("measures", "9-2-2b", "prepare-media", scene.Staff, media);
        }

        var none = Media();
        none.MediaCount = 0;
        await scene.RefusedAsync("mediaCount", "", "prepare-media", scene.Staff, none);
        await scene.DoAsync("prepare-media", scene.Staff, Media());

        ProvideForm Provide() => new() { ProvidedOn = scene.Driver.Today, Medium = "cd-r", Way = "post", Recipient = "受領者", ReceiptNote = "書留 1" };
        (string Field, string Clause, Action<ProvideForm> Change)[] wrong =
        [
            ("medium", "9-2-2a", f => f.Medium = "dvd-r"),
            ("way", "9-2-2a", f => f.Way = "counter"),
            ("providedOn", "9-2-1", f => f.ProvidedOn = null),
            ("providedOn", "9-2-1", f => f.ProvidedOn = scene.Driver.Today.AddDays(1)),
            ("receiptNote", "9-2-2b", f => f.ReceiptNote = ""),
            ("recipient", "9-2-2b", f => f.Recipient = ""),
        ];
        foreach (var (field, clause, change) in wrong)
        {
            var form = Provide();
            change(form);
            await scene.RefusedAsync(field, clause, "provide", scene.Staff, form, "Provided");
        }

        // 速やかに is five business days here, over the holidays of May; the day after it a provision without notice needs a reason.
        var due = (await DeadlinesAsync(scene)).Single();
        Assert.Equal(new DateOnly(2026, 4, 27), due.Due);
        await scene.Driver.GoToAsync(due.Due.AddDays(1));
        Assert.Single(await scene.Driver.EventsAsync(scene.CaseId), e => e == "DeadlineExceeded");
        await scene.RefusedAsync("providedOn", "9-2-1但", "provide", scene.Staff, Provide(), "Provided");
        await scene.RefusedAsync("providedOn", "9-2-1", "provide", scene.Staff, Provide(), "Provided");

        await scene.DoAsync("provide", scene.Staff, new ProvideForm(), "Delayed");
        NotifyDelayForm Delay() => new() { NotifiedOn = scene.Driver.Today, Reason = "装置の故障", ExpectedOn = new(2026, 5, 8) };
        var past = Delay();
        past.ExpectedOn = scene.Driver.Today.AddDays(-1);
        await scene.RefusedAsync("expectedOn", "9-2-1但", "notify-delay", scene.Staff, past);
        var silent = Delay();
        silent.Reason = "";
        await scene.RefusedAsync("reason", "9-2-1但", "notify-delay", scene.Staff, silent);
        var early = Delay();
        early.NotifiedOn = scene.Driver.Today.AddDays(1);
        await scene.RefusedAsync("notifiedOn", "9-2-1但", "notify-delay", scene.Staff, early);
        await scene.DoAsync("notify-delay", scene.Staff, Delay());
        Assert.Contains("ProvisionDelayed", await scene.Driver.EventsAsync(scene.CaseId));
        // The day that was told passes too: a second alert.
        await scene.Driver.GoToAsync(new(2026, 5, 9));
        Assert.Equal(2, (await scene.Driver.EventsAsync(scene.CaseId)).Count(e => e == "DeadlineExceeded"));
        await scene.DoAsync("provide", scene.Staff, new ProvideForm(), "Delayed");
        await scene.DoAsync("notify-delay", scene.Staff, new NotifyDelayForm { NotifiedOn = scene.Driver.Today, Reason = "部品の遅れ", ExpectedOn = new(2026, 5, 15) });
        await scene.DoAsync("provide", scene.Staff, Provide(), "Provided");

        var deadlines = await DeadlinesAsync(scene);
        Assert.Equal([(new(2026, 4, 27), false), (new(2026, 5, 8), false), (new DateOnly(2026, 5, 15), true)], deadlines.Select(d => (d.Due, d.MetAt is not null)));
        Assert.NotNull(deadlines[0].SupersededAt);
        Assert.Equal(CaseStage.InUse, (await scene.CaseAsync()).Stage);
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("9-2-1", FindingLevel.Block)]
    [Covers("9-1-1", FindingLevel.Block)]
    public async Task Nothing_is_provided_without_inspection_or_contract_however_the_task_came_about()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.ContractedAsync();
        await scene.Case.StartProductionAsync();
        await scene.Case.ProduceAsync();
        await scene.Case.InspectAsync();
        await scene.Case.PrepareMediaAsync();
        ProvideForm Provide() => new() { ProvidedOn = scene.Driver.Today, Medium = "cd-r", Way = "post", Recipient = "受領者", ReceiptNote = "書留 1" };
        await scene.ReadAsync(async db =>
        {
            (await db.Set<Domain.Production.ProductionFile>().SingleAsync()).Inspections[^1].Passed = false;
            return await db.SaveChangesAsync();
        });
        await scene.RefusedAsync("inspection", "9-2-1", "provide", scene.Staff, Provide(), "Provided");
        await scene.ReadAsync(async db =>
        {
            (await db.Set<Domain.Production.ProductionFile>().SingleAsync()).Inspections[^1].Passed = true;
            (await db.Set<Domain.Contracting.UseContract>().SingleAsync()).TerminatedOn = scene.Driver.Today;
            return await db.SaveChangesAsync();
        });
        await scene.RefusedAsync("contract", "9-2-1", "provide", scene.Staff, Provide(), "Provided");
    }

    private static Task<List<Deadline>> DeadlinesAsync(JourneyScene scene) =>
        scene.ReadAsync(db => db.Set<Deadline>().AsNoTracking().Where(d => d.SubjectId == scene.CaseId && d.Kind == DeadlineKind.Provision).OrderBy(d => d.Due).ToListAsync());
}
