using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Provision;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Procedure.Provision;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.NewProposals;

/// <summary>新たな提案 of both kinds over the definitions as shipped: the same procedure, without production and without a new entry in the register.</summary>
public sealed class NewProposalJourneyTests
{
    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    [Covers("11-6-1ア")]
    [Covers("11-6-2")]
    public async Task Another_party_gets_what_was_made_for_the_fee_of_the_first_contractor(StorageProvider provider)
    {
        await using var scene = await NewProposalScene.PublishedAsync(provider);
        var script = NewProposalScene.ByOther(scene);
        await script.ArriveNewAsync(ProposalKind.NewByOtherParty, scene.CaseId);
        await ContractAsync(scene, script);
        // Nothing is made: what was made and inspected before is provided.
        Assert.Equal(["prepare-media"], await scene.Driver.OpenAsync(script.CaseId));
        await script.PrepareMediaAsync();
        await script.ProvideAsync();
        Assert.Empty(await scene.Driver.OpenAsync(script.CaseId));
        var @case = await CaseAsync(scene, script);
        Assert.Equal((CaseStage.InUse, scene.CaseId, (await scene.CaseAsync()).FileId), (@case.Stage, @case.BasisCaseId, @case.FileId));
        Assert.Equal(1, await scene.ReadAsync(db => db.Set<CreatedInformationEntry>().CountAsync()));
        Assert.Equal(1, await scene.ReadAsync(db => db.Set<ProductionFile>().CountAsync()));
        var events = await scene.Driver.EventsAsync(script.CaseId);
        Assert.Contains("NewProposalReceived", events);
        Assert.DoesNotContain(events, e => e is "ProductionStarted" or "InspectionPassed" or "FileRegisterUpdated");
        Assert.Equal("InformationProvided", events[^1]);

        await scene.Driver.GoToAsync(new(2028, 4, 3));
        await scene.Driver.DoAsync(script.CaseId, "confirm-erasure", scene.Staff, new ConfirmErasureForm { ConfirmedOn = scene.Driver.Today, Content = "消去の報告書を受けた。" });
        Assert.Equal(CaseOutcome.UseEnded, (await CaseAsync(scene, script)).Outcome);
        await scene.Driver.AssertSoundAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Covers("11-6-1イ")]
    [Covers("11-6-2")]
    public async Task The_recipient_changes_its_business_for_the_fixed_fee(bool alreadyHolds)
    {
        await using var scene = await NewProposalScene.PublishedAsync();
        var script = NewProposalScene.ByRecipient(scene);
        await script.ArriveNewAsync(ProposalKind.NewByChangeOfBusiness, scene.CaseId, scene.CaseId);
        await ContractAsync(scene, script, alreadyHolds);
        if (!alreadyHolds)
        {
            await script.PrepareMediaAsync();
            await script.ProvideAsync();
        }

        Assert.Empty(await scene.Driver.OpenAsync(script.CaseId));
        Assert.Equal(CaseStage.InUse, (await CaseAsync(scene, script)).Stage);
        Assert.Equal(alreadyHolds ? 1 : 2, await scene.ReadAsync(db => db.Set<ProvisionFile>().CountAsync(p => p.ProvidedOn != null)));
        Assert.Equal(new DateOnly(2031, 3, 31), await scene.ReadAsync(db => db.Set<Deadline>().AsNoTracking()
            .Where(d => d.SubjectId == script.CaseId && d.Kind == DeadlineKind.UsePeriodEnd).Select(d => d.Due).SingleAsync()));

        // Its contract is terminated as any other: nothing waits for the end of the use any more.
        await script.IntendTerminationAsync();
        await script.TerminateAsync();
        await scene.Driver.GoToAsync(new(2031, 4, 2));
        Assert.Empty(await scene.Driver.OpenAsync(script.CaseId));
        Assert.Equal(CaseOutcome.Terminated, (await CaseAsync(scene, script)).Outcome);
        await scene.Driver.AssertNoIncidentsAsync();
    }

    private static async Task ContractAsync(JourneyScene scene, CaseScript script, bool alreadyHolds = false)
    {
        await script.ForwardAsync();
        await scene.SettleAsync();
        await script.CheckPapersAsync();
        await script.CheckNewContentsAsync("交通事故統計匿名加工情報", alreadyHolds);
        await scene.SettleAsync();
        await script.ExamineNewAsync();
        await script.NotifyAsync();
        await scene.SettleAsync();
        await script.ApplyAsync();
        await script.PayAsync();
        await script.DraftContractAsync();
        await script.ConcludeAsync();
        await scene.SettleAsync();
    }

    private static Task<Case> CaseAsync(JourneyScene scene, CaseScript script) => scene.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == script.CaseId));
}
