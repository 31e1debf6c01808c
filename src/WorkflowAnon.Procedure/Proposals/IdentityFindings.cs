using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Text;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>What the rules find about the identity papers on record (5-4-0 to 5-4-2ウn, 5-1-1).</summary>
internal static class IdentityFindings
{
    public static RuleResult Of(Proposal proposal, TaskContext context)
    {
        var proposedOn = proposal.ProposedOn!.Value;
        var periods = context.Subject.Periods;
        var identity = IdentityRules.CheckIdentity(ProposalFacts.Parties(proposal), proposedOn, periods);
        var minors = proposal.Proposers.Select((p, i) => EligibilityRules.Check(
            new EligibilityFacts(p.Name, p.Address, p.Kind == PartyKind.Corporation, BirthDate: p.Kind == PartyKind.Individual ? p.BornOn : null),
            [], proposedOn, periods, FormattableString.Invariant($"proposers[{i}]")));
        return new RuleResult(identity.Findings.Where(f => !IsJudgedVariant(proposal, f)).Concat(RuleResult.Merge(minors).Findings));
    }

    /// <summary>True when a paper of イ still needs the supervisor (5-4-1イ, 5-4-2イ).</summary>
    public static bool NeedsSupervisor(RuleResult result) => result.At(FindingLevel.Human).Any(f => f.Item.EndsWith(".alternativeApproved", StringComparison.Ordinal));

    // 規則54④一 asks for the same name. A difference of character form only is settled by a person's note, which stays on record.
    private static bool IsJudgedVariant(Proposal proposal, Finding finding)
    {
        if (!finding.Item.EndsWith(".name", StringComparison.Ordinal))
            return false;
        var parties = ProposalFacts.Parties(proposal);
        for (var i = 0; i < parties.Count; i++)
        {
            var papers = Papers(proposal, i);
            for (var j = 0; j < papers.Count; j++)
            {
                if (finding.Item == FormattableString.Invariant($"parties[{i}].papers[{j}].name"))
                    return papers[j].VariantJudgement.Length > 0 && JapaneseText.CompareNames(papers[j].NameOnPaper, parties[i].Party.Name) == NameMatch.VariantCharacters;
            }
        }

        return false;
    }

    private static List<IdentityPaper> Papers(Proposal proposal, int party) => party < proposal.Proposers.Count
        ? [.. proposal.IdentityPapers.Where(p => p.Subject == IdentitySubject.Proposer && p.ProposerIndex == party)]
        : [.. proposal.IdentityPapers.Where(p => p.Subject == IdentitySubject.Agent)];
}
