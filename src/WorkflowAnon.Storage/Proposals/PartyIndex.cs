using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Proposals;

/// <summary>提案者の索引: brought up to date with every proposal that is saved, in the same transaction.</summary>
internal static class PartyIndex
{
    /// <summary>The proposals among what is about to be saved whose proposers or declarations are new.</summary>
    public static List<Proposal> Concerned(IEnumerable<EntityEntry> changed) =>
        [.. changed.Where(e => e.Entity is Proposal && (e.State == EntityState.Added
                || (e.State == EntityState.Modified && (e.Property(nameof(Proposal.Proposers)).IsModified || e.Property(nameof(Proposal.Declarations)).IsModified))))
            .Select(e => (Proposal)e.Entity)];

    /// <summary>The index of a case as it stands.</summary>
    public static IQueryable<ProposalParty> Of(WorkflowAnonDbContext db, string caseId) => db.Set<ProposalParty>().Where(p => p.CaseId == caseId);

    /// <summary>Puts what the proposal says in the place of what stands there.</summary>
    public static void Renew(WorkflowAnonDbContext db, Proposal proposal, IReadOnlyList<ProposalParty> before)
    {
        var now = ProposalParty.Of(proposal).ToDictionary(p => p.Number);
        foreach (var old in before)
        {
            if (now.Remove(old.Number, out var renewed))
                db.Entry(old).CurrentValues.SetValues(renewed);
            else
                db.Remove(old);
        }

        db.AddRange(now.Values);
    }
}
