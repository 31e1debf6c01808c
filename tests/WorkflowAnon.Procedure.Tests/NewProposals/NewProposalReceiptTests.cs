using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Provision;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.FileRegister;
using WorkflowAnon.Procedure.NewProposals;
using WorkflowAnon.Procedure.Production;
using WorkflowAnon.Procedure.Proposals;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.NewProposals;

/// <summary>新たな提案 (第11-6): what may be proposed on information that was made, and by whom.</summary>
public sealed class NewProposalReceiptTests
{
    [Fact]
    [Covers("11-6-1ア", FindingLevel.Block)]
    [Covers("11-6-1イ", FindingLevel.Block, FindingLevel.Human)]
    public async Task A_new_proposal_names_published_information_in_its_period_and_a_change_of_business_its_contract()
    {
        await using var scene = await NewProposalScene.PublishedAsync();
        var first = scene.Proposal.Party.Name;
        var id = await scene.Driver.BeginAsync("proposal-receipt", scene.Clerk);
        RecordArrivalForm Form(string kind = "NewByOtherParty", string proposer = "株式会社別人") => new()
        {
            ArrivedOn = scene.Driver.Today,
            Channel = "in-person",
            ForCreatedInformation = true,
            NewProposalKind = kind,
            InformationId = scene.CaseId,
            ProposerNames = proposer,
            ExistingContract = kind == "NewByOtherParty" ? "" : scene.CaseId,
        };
        async Task Refused(string field, string clause, RecordArrivalForm form)
        {
            var refused = await scene.Driver.RefusedAsync(id, "record-arrival", scene.Clerk, form);
            Assert.True(refused.Errors.Any(e => e.Field == field && e.Clause == clause), string.Join("\n", refused.Errors));
        }

        await Refused("proposerNames", "11-6-1ア", Form(proposer: ""));
        await Refused("newProposalKind", "11-6-1ア", Form(proposer: first));
        var other = Form();
        other.InformationId = "";
        await Refused("informationId", "11-6-1ア", other);
        var without = Form("NewByChangeOfBusiness", first);
        without.ExistingContract = "";
        await Refused("existingContract", "11-6-1イ", without);
        // Somebody else's name: a person looks whether it is the same party.
        await Refused("existingContract", "11-6-1イ", Form("NewByChangeOfBusiness"));

        await EntryAsync(scene, e => e.ProposalsFrom = scene.Driver.Today.AddDays(1));
        await Refused("arrivedOn", "11-6-1ア", Form());
        await Refused("arrivedOn", "11-6-1イ", Form("NewByChangeOfBusiness", first));
        await EntryAsync(scene, e => (e.ProposalsFrom, e.PublishedOn) = (scene.Driver.Today, null));
        await Refused("informationId", "11-6-1ア", Form());
        await EntryAsync(scene, e => e.PublishedOn = scene.Driver.Today);

        // Contracted but not provided yet (O-19).
        await ProvidedAsync(scene, null);
        await Refused("existingContract", "11-6-1イ", Form("NewByChangeOfBusiness", first));
        var decided = Form("NewByChangeOfBusiness", first);
        decided.DecisionReason = "法第118条第1項後段の「契約を締結した者」に当たる。";
        await scene.Driver.DoAsync(id, "record-arrival", scene.Clerk, decided);
        var @case = await scene.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == id));
        Assert.Equal((ProposalKind.NewByChangeOfBusiness, scene.CaseId), (@case.Kind, @case.BasisCaseId));
        Assert.Equal(["ProposalArrived", "NewProposalReceived"], await scene.Driver.EventsAsync(id));
        Assert.Equal(scene.CaseId, await scene.ReadAsync(db => db.Set<Proposal>().AsNoTracking().Where(p => p.CaseId == id).Select(p => p.ExistingCaseId).SingleAsync()));
    }

    [Fact]
    [Covers("11-6-2ア", FindingLevel.Correct)]
    [Covers("11-6-2", FindingLevel.Block)]
    public async Task Form_10_is_checked_by_its_own_items_and_a_defect_is_to_be_corrected()
    {
        await using var scene = await NewProposalScene.PublishedAsync();
        var script = NewProposalScene.ByOther(scene);
        await script.ArriveNewAsync(ProposalKind.NewByOtherParty, scene.CaseId);
        await script.ForwardAsync();
        await scene.SettleAsync();
        await script.CheckPapersAsync();
        var holding = await scene.Driver.RefusedAsync(script.CaseId, "enter-new-content", scene.Clerk, new EnterNewContentForm { InformationName = "名称", AlreadyHoldsInformation = true });
        Assert.Contains(holding.Errors, e => e is { Field: "alreadyHoldsInformation", Clause: "11-6-2" });
        await scene.Driver.DoAsync(script.CaseId, "enter-new-content", scene.Clerk, new EnterNewContentForm { Purpose = "目的", Method = "方法", BusinessContent = "事業", ContributionReason = "理由" });
        await scene.Driver.DoAsync(script.CaseId, "enter-safety", scene.Clerk, scene.Proposal.Safety());
        var unseen = await scene.Driver.RefusedAsync(script.CaseId, "check-items", scene.Clerk, new CheckItemsForm { Confirmed = ["5-5-1", "5-5-5", "5-5-6", "5-5-7"] });
        Assert.Contains(unseen.Errors, e => e is { Field: "confirmed", Clause: "5-5-8" });
        Assert.DoesNotContain(unseen.Errors, e => e.Clause is "5-5-2" or "5-5-3" or "5-5-4");
        await scene.Driver.DoAsync(script.CaseId, "check-items", scene.Clerk, new CheckItemsForm { Confirmed = ["5-5-1", "5-5-5", "5-5-6", "5-5-7", "5-5-8"] });
        var clauses = await scene.ReadAsync(db => db.Set<FormalFinding>().AsNoTracking().Where(f => f.CaseId == script.CaseId).Select(f => f.Clause).ToListAsync());
        Assert.Contains("11-6-2ア", clauses);
        Assert.Contains("5-5-6", clauses);
        // Neither persons nor method are asked of form 10.
        Assert.DoesNotContain(clauses, c => c is "5-5-2" or "5-5-3" or "5-5-4");
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("11-6-2", FindingLevel.Block)]
    public async Task Nothing_is_made_and_nothing_entered_in_the_register_for_a_new_proposal()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.ContractedAsync();
        await KindAsync(scene, ProposalKind.NewByOtherParty);
        await scene.RefusedAsync("kind", "11-6-2", "start-production", scene.Staff, new StartProductionForm
        {
            StartedOn = scene.Driver.Today,
            Persons = [new() { Name = "作成者", Kind = "Staff", InformedOn = scene.Driver.Today, PromisedNoIdentification = true }],
            AuthorityDefined = true,
            RegulationsKept = true,
            UnauthorisedPrevented = true,
        });
        await KindAsync(scene, ProposalKind.First);
        await scene.Case.DeliverAsync();
        var entry = await scene.Driver.FormAsync<EnterCreatedInformationForm>(scene.CaseId, "enter-outline", scene.Staff);
        (entry.ProposalsFrom, entry.ProposalsTo) = (scene.Driver.Today, scene.Driver.Today.AddYears(1));
        await KindAsync(scene, ProposalKind.NewByOtherParty);
        await scene.RefusedAsync("kind", "11-6-2", "enter-outline", scene.Staff, entry);
    }

    private static Task<int> KindAsync(JourneyScene scene, ProposalKind kind) =>
        scene.ReadAsync(db => db.Set<Case>().Where(c => c.Id == scene.CaseId).ExecuteUpdateAsync(u => u.SetProperty(c => c.Kind, kind)));

    private static Task<int> ProvidedAsync(JourneyScene scene, DateOnly? on) =>
        scene.ReadAsync(db => db.Set<ProvisionFile>().ExecuteUpdateAsync(u => u.SetProperty(p => p.ProvidedOn, on)));

    private static Task<int> EntryAsync(JourneyScene scene, Action<CreatedInformationEntry> change) => scene.ReadAsync(async db =>
    {
        change(await db.Set<CreatedInformationEntry>().SingleAsync());
        return await db.SaveChangesAsync();
    });
}
