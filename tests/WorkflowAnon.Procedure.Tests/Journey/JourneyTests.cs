using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Storage.Audit;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Journey;

/// <summary>Whole procedures over the definitions as shipped, on both stores (issue 2, item 5).</summary>
public sealed class JourneyTests
{
    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task A_proposal_goes_from_recruitment_to_provision_register_publication_and_change(StorageProvider provider)
    {
        await using var scene = await JourneyScene.StartAsync(provider);
        await scene.ContractedAsync();
        Assert.Equal(CaseStage.Production, (await scene.CaseAsync()).Stage);
        await scene.Driver.GoToAsync(JourneyScene.Delivered);
        await scene.Case.StartProductionAsync();
        await scene.Case.ProduceAsync();
        await scene.Case.InspectAsync(passed: false);
        Assert.Equal(["produce"], await scene.OpenAsync());
        await scene.Case.ProduceAsync();
        await scene.Case.InspectAsync();
        Assert.Equal(["enter-outline", "prepare-media"], await scene.OpenAsync());
        Assert.Equal(CaseStage.Provision, (await scene.CaseAsync()).Stage);
        await scene.Case.PrepareMediaAsync();
        await scene.Case.ProvideAsync();
        await scene.Case.RegisterAsync();
        await scene.Case.PublishAsync();
        await scene.Case.ReplaceHandlerAsync();
        await scene.Case.ExtendUseAsync();
        Assert.Empty(await scene.OpenAsync());
        Assert.Equal(CaseStage.InUse, (await scene.CaseAsync()).Stage);

        Assert.Equal(
        [
            "ProposalArrived", "ProposalReceived", "ProposalCopyRetained", "ProposalForwarded", "ExaminationStarted", "IdentityVerified", "FormalCheckCompleted", "CriterionAssessed", "ExaminationDecided",
            "FeeEstimated", "ResultNotified", "ContractApplicationReceived", "StampsCancelled", "FeePaid", "ContractConcluded", "CounterpartContractSent", "ApplicationOriginalForwarded",
            "DataHandlersNotified", "ProductionStarted", "ProcessingStandardsChecked", "InspectionFailed", "ProcessingStandardsChecked", "InspectionPassed", "InformationProvided",
            "FileRegisterUpdated", "FileRegisterSubmitted", "PublicationRequested", "AnonymizedInformationPublished", "ChangeNoticeReceived", "ChangeNoticeForwarded",
            "NewProposalRequired",
        ], await scene.Driver.EventsAsync(scene.CaseId));

        var papers = (await scene.ReadAsync(db => db.Set<Paper>().AsNoTracking().Where(p => p.SubjectId == scene.CaseId).ToListAsync()))
            .Select(p => (p.Kind, p.OriginalHolder, p.CopyHolder)).ToHashSet();
        Assert.Subset(papers, new HashSet<(PaperKind, string, string?)>
        {
            (PaperKind.ProposalDocuments, "traffic-planning", "general-affairs"), (PaperKind.ContractApplication, "traffic-planning", "general-affairs"),
            (PaperKind.UseContract, "general-affairs", null), (PaperKind.UseContract, "counterparty", "general-affairs"), (PaperKind.PublicationRequest, "prefecture", "general-affairs"),
            (PaperKind.FileRegister, "general-affairs", "traffic-planning"), (PaperKind.ChangeNotice, "traffic-planning", "general-affairs"),
        });

        var deadlines = await scene.ReadAsync(db => db.Set<Deadline>().AsNoTracking().Where(d => d.SubjectId == scene.CaseId).OrderBy(d => d.Kind).ToListAsync());
        // Notified on 1 April: from the 2nd one month, the 1st of May; provided 速やかに within five business days; the use as proposed.
        Assert.Equal(
            [(DeadlineKind.ContractApplication, new(2026, 5, 1), true), (DeadlineKind.Provision, new(2026, 5, 18), true), (DeadlineKind.UsePeriodEnd, new DateOnly(2029, 3, 31), false)],
            deadlines.Select(d => (d.Kind, d.Due, d.MetAt is not null)));

        // The use ends years later; erasure is confirmed and the case is complete.
        await scene.Driver.GoToAsync(new(2029, 4, 2));
        await scene.DoAsync("confirm-erasure", scene.Staff, new WorkflowAnon.Procedure.Provision.ConfirmErasureForm { ConfirmedOn = scene.Driver.Today, Content = "媒体を裁断し、複製を消去した旨の報告書を受けた。" });
        var @case = await scene.CaseAsync();
        Assert.Equal((CaseStage.Completed, CaseOutcome.UseEnded), (@case.Stage, @case.Outcome));
        await scene.Driver.AssertSoundAsync();
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task A_proposal_is_corrected_and_then_found_not_to_conform(StorageProvider provider)
    {
        await using var scene = await JourneyScene.StartAsync(provider, Demonstration.DemonstrationProposals.Licence);
        await scene.ReceivedAsync(vague: true);
        await scene.Driver.GoToAsync(new(2026, 2, 24));
        await scene.Case.DemandCorrectionAsync(new(2026, 3, 10));
        await scene.Driver.GoToAsync(new(2026, 3, 5));
        await scene.Case.CorrectAsync();
        await scene.Driver.GoToAsync(JourneyScene.Ends.AddDays(1));
        await scene.Round.CloseAsync();
        await scene.Case.ConsultAsync();
        await scene.Case.ExamineAsync(conforms: false);
        await scene.Case.DecideAsync();
        await scene.Case.NotifyNonConformingAsync();

        Assert.Empty(await scene.OpenAsync());
        var @case = await scene.CaseAsync();
        Assert.Equal((CaseStage.Completed, CaseOutcome.NonConforming), (@case.Stage, @case.Outcome));
        Assert.Equal(
        [
            "ProposalArrived", "ProposalReceived", "ProposalCopyRetained", "ProposalForwarded", "ExaminationStarted", "IdentityVerified", "FormalCheckCompleted", "CorrectionRequested",
            "CorrectionReceived", "CorrectionForwarded", "ConsultationRequested", "ConsultationAnswered", "CriterionAssessed", "ExaminationDecided", "ResultNotified",
        ], await scene.Driver.EventsAsync(scene.CaseId));
        var papers = await scene.ReadAsync(db => db.Set<Paper>().AsNoTracking().Where(p => p.SubjectId == scene.CaseId && p.Kind <= PaperKind.CorrectedDocuments).ToListAsync());
        Assert.All(papers, p => Assert.Equal(("driver-licence", "general-affairs"), (p.OriginalHolder, p.CopyHolder)));
        Assert.Equal(2, papers.Count);
        await scene.Driver.AssertSoundAsync();
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    [Covers("10-3")]
    [Covers("10-4")]
    public async Task A_contract_is_terminated_between_two_reports_and_bars_the_party_for_two_years(StorageProvider provider)
    {
        await using var scene = await JourneyScene.StartAsync(provider);
        await scene.DeliveredAsync();
        await scene.Driver.GoToAsync(new(2026, 6, 8));
        await scene.Case.IntendTerminationAsync();
        // Nothing may be terminated before 委員会 has heard of it.
        Assert.DoesNotContain("terminate", await scene.OpenAsync());
        await scene.Driver.GoToAsync(new(2026, 6, 10));
        await scene.Case.TerminateAsync();
        await scene.Case.RegisterAsync();
        await scene.Case.PublishAsync();

        Assert.Empty(await scene.OpenAsync());
        var @case = await scene.CaseAsync();
        Assert.Equal((CaseStage.Completed, CaseOutcome.Terminated), (@case.Stage, @case.Outcome));
        Assert.Equal(
            ["ViolationFound", "ViolationReportedToCommission", "TerminationIntended", "TerminationIntentReportedToCommission", "ContractTerminated", "DisqualificationRegistered", "TerminationReportedToCommission"],
            (await scene.Driver.EventsAsync(scene.CaseId)).Where(e => e.Contains("Terminat", StringComparison.Ordinal) || e.Contains("Violation", StringComparison.Ordinal) || e.StartsWith("Disq", StringComparison.Ordinal)));
        var barred = await scene.ReadAsync(db => db.Set<Domain.Termination.Disqualification>().AsNoTracking().SingleAsync());
        // The day of the termination counts: the last barred day is the 9th of June two years on.
        Assert.Equal(("みちのく保険研究合同会社", new DateOnly(2026, 6, 10), new DateOnly(2028, 6, 9)), (barred.Name, barred.TerminatedOn, barred.BarredUntil));
        await scene.Driver.GoToAsync(new(2029, 4, 2));
        Assert.Empty(await scene.OpenAsync());
        await scene.Driver.AssertSoundAsync();
    }
}
