using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>The proposal as the rules look at it.</summary>
internal static class ProposalFacts
{
    public static NewProposalFormFacts Form10(Proposal proposal, AgencyProfile profile)
    {
        var form2 = Form2(proposal, profile);
        return new(10, proposal.InformationName, form2.Proposers, form2.Use, form2.Safety, form2.Media, form2.Ways, proposal.AlreadyHoldsInformation);
    }

    public static ProposalFormFacts Form2(Proposal proposal, AgencyProfile profile) => new(
        [.. proposal.Proposers.Select(Proposer)],
        proposal.FileName,
        proposal.RequestedPersonCount,
        [.. proposal.RequestedItems.Select(i => new WantedItemFacts(i.ItemName, i.Wanted == true, i.Granularity))],
        new UseFacts(proposal.Purpose, proposal.Method, proposal.BusinessContent, proposal.ContributionReason, proposal.UseFrom, proposal.UseTo),
        new SafetyFacts(
            [.. proposal.Handlers.Select(h => new DataHandlerFacts(h.Name, h.Unit, h.Position))],
            proposal.PlaceOfUse, proposal.Environment, proposal.StoragePlace, proposal.Management,
            proposal.SafetyAuthority, proposal.SafetyRegulations, proposal.SafetyPrevention),
        [.. proposal.MarkedMedia.Select(m => Name(profile.Media, m))],
        [.. proposal.MarkedWays.Select(w => Name(profile.ProvisionWays, w))]);

    /// <summary>What was recruited. For files that are offered together everybody counts once, and their union is the limit (4-3b, 5-5-3).</summary>
    public static ProposalFormContext Context(AgencyProfile profile, RecruitmentRound round, IEnumerable<PersonalInformationFile> files) => new(
        [.. files.Select(f => new RecruitedFileFacts(f.Name, round.ItemOf(f.Id)?.GroupPersonCount ?? f.PersonCount, [.. f.RecordItems.Select(i => i.Name)]))],
        [.. profile.Media.Select(m => m.Name)],
        [.. profile.ProvisionWays.Select(w => w.Name)]);

    public static ProposerFacts Proposer(Proposer p) => new(
        p.Kind == PartyKind.Corporation, p.Name, p.Address, p.Representative, p.Phone, p.Email, p.HasContactUnit == true, p.ContactUnit, p.ContactPerson);

    /// <summary>Every party whose identity is confirmed, with the papers that came for it (5-4-0).</summary>
    public static IReadOnlyList<PartyPapersFacts> Parties(Proposal proposal)
    {
        List<PartyPapersFacts> parties =
        [
            .. proposal.Proposers.Select((p, i) => new PartyPapersFacts(
                new PartyFacts("提案者", p.Kind == PartyKind.Corporation, p.Name, p.Address),
                Papers(proposal, x => x.Subject == IdentitySubject.Proposer && x.ProposerIndex == i))),
        ];
        if (proposal.Agent is { } agent)
        {
            parties.Add(new PartyPapersFacts(
                new PartyFacts("代理人", agent.PartyKind == PartyKind.Corporation, agent.Name, agent.Address),
                Papers(proposal, x => x.Subject == IdentitySubject.Agent)));
        }

        return parties;
    }

    private static List<IdentityPaperFacts> Papers(Proposal proposal, Func<IdentityPaper, bool> of) => [.. proposal.IdentityPapers.Where(of).Select(p => new IdentityPaperFacts(
        p.Kind, p.NameOnPaper, p.AddressOnPaper, p.IssuedOn, p.ValidUntil, p.ShowedIndividualNumber, p.AlternativeReason, p.AlternativeApprovedById.Length > 0))];

    private static string Name(IEnumerable<NamedChoice> choices, string id) => choices.FirstOrDefault(c => c.Id == id)?.Name ?? id;
}
