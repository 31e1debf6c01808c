using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Domain.Termination;

/// <summary>解除者の記録: a party whose contract was terminated under 法120, and until when it may not propose (10-4). Also terminations by other bodies that were learnt of (5-1-5).</summary>
public sealed class Disqualification
{
    /// <summary>Id ("disqualification-…").</summary>
    public required string Id { get; init; }

    /// <summary>The case that was terminated; empty for a termination by another 行政機関等.</summary>
    public string CaseId { get; init; } = "";

    /// <summary>氏名 or 名称.</summary>
    public required string Name { get; init; }

    /// <summary>住所 or 所在地.</summary>
    public string Address { get; init; } = "";

    /// <summary>法人番号, or empty.</summary>
    public string CorporateNumber { get; init; } = "";

    /// <summary>Name as searches compare it. Follows it; never set.</summary>
    public string SearchName
    {
        get => JapaneseText.Searchable(Name);
        private set => _ = value;
    }

    /// <summary>The same as of the party's proposals (<see cref="ProposalParty.KeyOf"/>). Follows name, address and 法人番号; never set.</summary>
    public string PartyKey
    {
        get => ProposalParty.KeyOf(Name, Address, CorporateNumber);
        private set => _ = value;
    }

    /// <summary>役員 at the time of the termination, if known (10-4): representative and whoever the office knows of.</summary>
    public List<string> Officers { get; set; } = [];

    /// <summary>解除の日; it counts (起算日算入).</summary>
    public DateOnly TerminatedOn { get; init; }

    /// <summary>提案できない最終日.</summary>
    public DateOnly BarredUntil { get; init; }

    /// <summary>解除の事由.</summary>
    public string Cause { get; init; } = "";

    /// <summary>解除した行政機関等; the agency itself when the case is its own.</summary>
    public string TerminatedBy { get; init; } = "";

    /// <summary>Who registered it.</summary>
    public required string RegisteredById { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset RegisteredAt { get; init; }
}
