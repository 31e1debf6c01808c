using System.Security.Cryptography;
using System.Text;
using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Domain.Proposals;

/// <summary>提案者の索引: by what one proposer of one proposal is searched and brought together with its other proposals. Follows the proposal at every save; nobody writes it.</summary>
public sealed class ProposalParty
{
    /// <summary>事案.</summary>
    public required string CaseId { get; init; }

    /// <summary>Number of the proposer on the proposal, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>The same for the same party (<see cref="KeyOf"/>).</summary>
    public string Key { get; set; } = "";

    /// <summary>氏名・名称 as searches compare it.</summary>
    public string SearchName { get; set; } = "";

    /// <summary>法人番号, or empty.</summary>
    public string CorporateNumber { get; set; } = "";

    /// <summary>解除の日 of the latest termination by another body that was declared or learnt of (5-1-5), or null.</summary>
    public DateOnly? DeclaredTerminatedOn { get; set; }

    /// <summary>The index of a proposal; a proposer without a name has none.</summary>
    public static IReadOnlyList<ProposalParty> Of(Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return [.. proposal.Proposers.Select((p, number) => new ProposalParty
        {
            CaseId = proposal.CaseId, Number = number, Key = KeyOf(p.Name, p.Address, p.CorporateNumber), SearchName = JapaneseText.Searchable(p.Name), CorporateNumber = p.CorporateNumber,
            DeclaredTerminatedOn = proposal.Declarations.Where(d => d.ProposerIndex == number && d.Kind == DeclarationKind.Termination).Max(d => d.On),
        }).Where(p => p.SearchName.Length > 0)];
    }

    /// <summary>What two records of one party have in common: the 法人番号, else name and address however they are written; 64 characters that tell nothing of either.</summary>
    public static string KeyOf(string name, string address, string corporateNumber)
    {
        ArgumentNullException.ThrowIfNull(corporateNumber);
        var same = corporateNumber.Length > 0 ? corporateNumber : $"{JapaneseText.Searchable(name)}|{JapaneseText.ComparableAddress(address)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(same)));
    }
}
