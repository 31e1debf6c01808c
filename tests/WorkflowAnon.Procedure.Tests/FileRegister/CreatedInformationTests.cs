using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.FileRegister;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.FileRegister;

public sealed class CreatedInformationTests
{
    [Fact]
    [Covers("11-5-1", FindingLevel.Block)]
    [Covers("11-5-2", FindingLevel.Block)]
    [Covers("11-5-1n")]
    public async Task The_register_gets_its_five_items_and_the_prefecture_publishes_them()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.DeliveredAsync();
        var today = scene.Driver.Today;
        (string Field, string Clause, Action<EnterCreatedInformationForm> Change)[] wrong =
        [
            ("informationName", "11-5-2", f => f.InformationName = ""),
            ("personCount", "11-5-1", f => f.PersonCount = 999),
            ("items", "11-5-1", f => f.Items = ""),
            ("receivingOrganisation", "11-5-1", f => f.ReceivingOrganisation = ""),
            ("receivingAddress", "11-5-1", f => f.ReceivingAddress = ""),
            ("proposalsFrom", "11-5-1", f => f.ProposalsFrom = null),
            ("proposalsTo", "11-5-1", f => f.ProposalsTo = today),
        ];
        foreach (var (field, clause, change) in wrong)
        {
            var form = await scene.Driver.FormAsync<EnterCreatedInformationForm>(scene.CaseId, "enter-outline", scene.Staff);
            (form.ProposalsFrom, form.ProposalsTo) = (today.AddDays(7), today.AddYears(1));
            change(form);
            await scene.RefusedAsync(field, clause, "enter-outline", scene.Staff, form);
        }

        await scene.Case.RegisterAsync();
        await scene.RefusedAsync("requestedOn", "11-5-2", "request-publication", scene.Clerk, new RequestPublicationForm { RequestedOn = today.AddDays(1) });
        await scene.DoAsync("request-publication", scene.Clerk);
        await scene.RefusedAsync("publishedOn", "11-5-2", "confirm-publication", scene.Clerk, new ConfirmPublicationForm { PublishedOn = today.AddDays(-1), PublishedAt = "https://www.pref.example.jp/" });
        await scene.RefusedAsync("publishedAt", "11-5-2", "confirm-publication", scene.Clerk, new ConfirmPublicationForm { PublishedOn = today });
        await scene.DoAsync("confirm-publication", scene.Clerk, new ConfirmPublicationForm { PublishedOn = today, PublishedAt = "https://www.pref.example.jp/anon/" });
        var entry = await scene.ReadAsync(db => db.Set<CreatedInformationEntry>().AsNoTracking().SingleAsync());
        Assert.Equal((50_000, 7, today, today), (entry.PersonCount, entry.Items.Count, entry.SubmittedOn, entry.PublishedOn));
        Assert.Empty(await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("11-5-1n", FindingLevel.Block)]
    [Covers("11-5-2", FindingLevel.Block)]
    public async Task Publication_is_not_asked_for_without_the_register_and_its_five_items()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.DeliveredAsync();
        await scene.Case.RegisterAsync();
        await scene.SettleAsync();
        var request = new RequestPublicationForm { RequestedOn = scene.Driver.Today };
        (string Field, string Clause, Action<CreatedInformationEntry> Change)[] wrong =
        [
            ("register", "11-5-1n", e => e.SubmittedOn = null),
            ("informationName", "11-5-2", e => e.InformationName = ""),
            ("personCount", "11-5-2", e => e.PersonCount = 999),
            ("items", "11-5-2", e => e.Items = []),
            ("receivingOrganisation", "11-5-2", e => e.Organisation = ""),
            ("receivingAddress", "11-5-2", e => e.Address = ""),
            ("period", "11-5-2", e => e.ProposalsTo = e.ProposalsFrom.AddDays(-1)),
        ];
        foreach (var (field, clause, change) in wrong)
        {
            var kept = await scene.ReadAsync(db => db.Set<CreatedInformationEntry>().AsNoTracking().SingleAsync());
            await SetAsync(scene, change);
            await scene.RefusedAsync(field, clause, "request-publication", scene.Clerk, request);
            await SetAsync(scene, e => (e.SubmittedOn, e.InformationName, e.PersonCount, e.Items, e.Organisation, e.Address, e.ProposalsTo) =
                (kept.SubmittedOn, kept.InformationName, kept.PersonCount, kept.Items, kept.Organisation, kept.Address, kept.ProposalsTo));
        }

        await scene.DoAsync("request-publication", scene.Clerk, request);
    }

    [Fact]
    [Covers("11-5-1")]
    [Covers("11-5-2")]
    public async Task What_was_made_is_entered_and_published_while_its_provision_is_still_under_way()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.ContractedAsync();
        await scene.Case.StartProductionAsync();
        await scene.Case.ProduceAsync();
        await scene.Case.InspectAsync(passed: false);
        // Nothing has been made that could be entered.
        Assert.Equal(["produce"], await scene.OpenAsync());
        await scene.Case.ProduceAsync();
        await scene.Case.InspectAsync();
        Assert.Equal(["enter-outline", "prepare-media"], await scene.OpenAsync());
        await scene.Case.RegisterAsync();
        await scene.Case.PublishAsync();
        Assert.Equal(["prepare-media"], await scene.OpenAsync());
        Assert.Equal(Domain.Cases.CaseStage.Provision, (await scene.CaseAsync()).Stage);
        await scene.Case.PrepareMediaAsync();
        await scene.Case.ProvideAsync();
        // Provided once, entered once.
        Assert.Empty(await scene.OpenAsync());
        Assert.Equal(1, await scene.ReadAsync(db => db.Set<CreatedInformationEntry>().CountAsync()));
        Assert.Equal(Domain.Cases.CaseStage.InUse, (await scene.CaseAsync()).Stage);
        await scene.Driver.AssertSoundAsync();
    }

    private static Task<int> SetAsync(JourneyScene scene, Action<CreatedInformationEntry> change) => scene.ReadAsync(async db =>
    {
        change(await db.Set<CreatedInformationEntry>().SingleAsync());
        return await db.SaveChangesAsync();
    });
}
