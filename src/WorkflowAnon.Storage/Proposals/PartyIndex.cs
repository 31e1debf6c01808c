using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Proposals;

/// <summary>提案者の索引: brought up to date with every proposal that is saved, by a burst or otherwise, in the same transaction.</summary>
internal static class PartyIndex
{
    /// <summary>Puts the index of each proposal among <paramref name="changed"/> whose proposers or declarations are new in the place of what stands there; twice does no harm.</summary>
    /// <param name="db">The context that is about to be saved.</param>
    /// <param name="changed">What it tracks.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task FollowAsync(WorkflowAnonDbContext db, IReadOnlyList<EntityEntry> changed, CancellationToken cancellationToken)
    {
        foreach (var entry in changed.Where(IsConcerned).ToList())
        {
            var proposal = (Proposal)entry.Entity;
            if (entry.State == EntityState.Modified)
                await db.Set<ProposalParty>().Where(p => p.CaseId == proposal.CaseId).LoadAsync(cancellationToken);
            Renew(db, proposal);
        }
    }

    /// <summary>True for a proposal whose index has to follow.</summary>
    public static bool IsConcerned(EntityEntry entry) => entry.Entity is Proposal && (entry.State == EntityState.Added
        || (entry.State == EntityState.Modified && (entry.Property(nameof(Proposal.Proposers)).IsModified || entry.Property(nameof(Proposal.Declarations)).IsModified)));

    private static void Renew(WorkflowAnonDbContext db, Proposal proposal)
    {
        var now = ProposalParty.Of(proposal).ToDictionary(p => p.Number);
        foreach (var old in db.Set<ProposalParty>().Local.Where(p => p.CaseId == proposal.CaseId).ToList())
        {
            if (now.Remove(old.Number, out var renewed))
                db.Entry(old).CurrentValues.SetValues(renewed);
            else
                db.Remove(old);
        }

        db.AddRange(now.Values);
    }
}
