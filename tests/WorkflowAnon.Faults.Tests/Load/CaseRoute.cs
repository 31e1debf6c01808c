using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Procedure.Demonstration;

namespace WorkflowAnon.Faults.Tests.Load;

/// <summary>A kind of case: what is proposed and the way it takes through the real definitions.</summary>
/// <param name="Name">Name.</param>
/// <param name="Proposal">Proposal.</param>
/// <param name="Outcome">How it ends.</param>
/// <param name="WorkAsync">The way, up to the end or to the use of the information.</param>
internal sealed record CaseRoute(string Name, DemonstrationProposal Proposal, CaseOutcome Outcome, Func<CaseScript, string, Task> WorkAsync)
{
    /// <summary>Found not to conform.</summary>
    public static CaseRoute NonConforming { get; } = new("non-conforming", DemonstrationProposals.Licence, CaseOutcome.NonConforming, async (script, round) =>
    {
        await ReceiveAsync(script, round);
        await script.ConsultAsync();
        await script.ExamineAsync(conforms: false);
        await script.DecideAsync();
        await script.NotifyNonConformingAsync();
    });

    /// <summary>Corrected once, produced twice, provided, registered, published; then a change is notified.</summary>
    public static CaseRoute Corrected { get; } = new("corrected", DemonstrationProposals.Seminar, CaseOutcome.UseEnded, async (script, round) =>
    {
        await ReceiveAsync(script, round, vague: true);
        await script.DemandCorrectionAsync(Calendar.Corrected);
        await script.CorrectAsync();
        await ContractAsync(script);
        await script.StartProductionAsync();
        await script.ProduceAsync();
        await script.InspectAsync(passed: false);
        await script.ProduceAsync();
        await script.InspectAsync();
        await script.PrepareMediaAsync();
        await script.ProvideAsync();
        await script.RegisterAsync();
        await script.PublishAsync();
        await script.ReplaceHandlerAsync();
    });

    /// <summary>Straight to provision, register and publication.</summary>
    public static CaseRoute Provided { get; } = new("provided", DemonstrationProposals.Accident, CaseOutcome.UseEnded, async (script, round) =>
    {
        await ReceiveAsync(script, round);
        await ContractAsync(script);
        await script.DeliverAsync();
        await script.RegisterAsync();
        await script.PublishAsync();
    });

    /// <summary>The contract is terminated between two reports to 委員会.</summary>
    public static CaseRoute Terminated { get; } = new("terminated", DemonstrationProposals.Guard, CaseOutcome.Terminated, async (script, round) =>
    {
        await ReceiveAsync(script, round);
        await ContractAsync(script);
        await script.DeliverAsync();
        await script.IntendTerminationAsync();
        await script.TerminateAsync();
        await script.RegisterAsync();
        await script.PublishAsync();
    });

    /// <summary>All four, the short ones first.</summary>
    public static IReadOnlyList<CaseRoute> All { get; } = [NonConforming, Corrected, Provided, Terminated];

    /// <summary>The proposal of the <paramref name="number"/>th case: every case has a party of its own.</summary>
    public DemonstrationProposal ProposalOf(int number)
    {
        var party = Proposal.Party;
        return Proposal with
        {
            Party = party with
            {
                Name = FormattableString.Invariant($"{party.Name}{number}"),
                CorporateNumber = party.IsCorporation ? FormattableString.Invariant($"{party.CorporateNumber[..9]}{number:0000}") : "",
            },
        };
    }

    private static async Task ReceiveAsync(CaseScript script, string round, bool vague = false)
    {
        await script.ArriveAsync(round);
        await script.ForwardAsync();
        await script.CheckPapersAsync();
        await script.CheckContentsAsync(vague);
    }

    private static async Task ContractAsync(CaseScript script)
    {
        await script.ExamineAsync();
        await script.DecideAsync();
        await script.EstimateAsync();
        await script.NotifyAsync();
        await script.ApplyAsync();
        await script.PayAsync();
        await script.DraftContractAsync();
        await script.ConcludeAsync();
    }
}
